using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Delivery;

namespace CsmBot.Channels.Slack;

/// <summary>The Web API (https://docs.slack.dev/apis/web-api/). Answers come back as they are; nothing is thrown but cancellation. Tokens and answers' addresses are never logged.</summary>
internal sealed class SlackApi(SlackApp app, SlackHosts hosts, Pace pace, TimeProvider time, HttpClient http)
{
    /// <summary>A call that would have to wait longer for its turn is not made; the caller comes again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Calls with JSON, for methods that write.</summary>
    /// <param name="who">Comes again when the turn is too far away, and keeps it under this name.</param>
    public Task<SlackAnswer> Call(string team, string token, string method, JsonObject arguments, CancellationToken cancel, string? who = null) =>
        Send(team, method, who, new StringContent(arguments.ToJsonString(Json.Plain), Encoding.UTF8, "application/json"), new AuthenticationHeaderValue("Bearer", token), cancel);

    /// <summary>Calls with a form, which methods that read and all of OAuth want.</summary>
    public Task<SlackAnswer> Ask(string team, string token, string method, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancel, string? who = null) =>
        Send(team, method, who, new FormUrlEncodedContent(arguments), new AuthenticationHeaderValue("Bearer", token), cancel);

    /// <summary><c>oauth.v2.access</c>, as the app itself.</summary>
    public Task<SlackAnswer> Access(IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancel) => Send("", "oauth.v2.access", null, new FormUrlEncodedContent(arguments),
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.ClientId}:{app.ClientSecret}"))), cancel);

    /// <summary>Waits for the turn of a post in its channel; when that is too far away, how far.</summary>
    public async Task<TimeSpan?> Turn(string team, string channel, string who, CancellationToken cancel)
    {
        var wait = pace.Take($"slack {team} #{channel}", SlackLimits.InChannel, who, LongestWait);
        if (wait > LongestWait) return wait;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
        return null;
    }

    /// <summary>Answers a command or button where it was used, without a token: at most five times within half an hour.</summary>
    public async Task<SlackAnswer> Respond(string address, JsonObject message, CancellationToken cancel)
    {
        if (!hosts.TakesAnswers(address)) return new SlackAnswer("untrusted_response_url", default);
        var content = new StringContent(message.ToJsonString(Json.Plain), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        return await Send(request, text => text is "ok" or "" ? new SlackAnswer(null, default) : null, cancel);
    }

    private async Task<SlackAnswer> Send(string team, string method, string? who, HttpContent content, AuthenticationHeaderValue authorization, CancellationToken cancel)
    {
        var (what, limits) = ($"slack {team} {method}", SlackLimits.Of(method));
        var wait = pace.Take(what, limits, who, LongestWait);
        if (wait > LongestWait) return new SlackAnswer("ratelimited", default, wait);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Api, method)) { Content = content, Headers = { Authorization = authorization } };
        var answer = await Send(request, _ => null, cancel);
        if (answer.After is { } rest) pace.Rest(what, limits, rest);
        return answer;
    }

    private async Task<SlackAnswer> Send(HttpRequestMessage request, Func<string, SlackAnswer?> known, CancellationToken cancel)
    {
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var text = await response.Content.ReadAsStringAsync(cancel);
            var after = After(response.Headers.RetryAfter);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return new SlackAnswer("ratelimited", default, after ?? TimeSpan.FromSeconds(30));
            return (response.IsSuccessStatusCode ? known(text) : null) ?? Read(response.StatusCode, text, after);
        }
        catch (HttpRequestException) { return new SlackAnswer("no_answer", default); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return new SlackAnswer("no_answer", default); }
    }

    internal static SlackAnswer Read(HttpStatusCode status, string text, TimeSpan? after)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var body = json.RootElement.Clone();
            if (Json.Is(body, "ok")) return new SlackAnswer(null, body);
            if (Json.Word(body, "error") is { } error) return new SlackAnswer(error, body, error is "ratelimited" ? after ?? TimeSpan.FromSeconds(30) : after);
        }
        catch (JsonException) { }
        return new SlackAnswer(string.Create(CultureInfo.InvariantCulture, $"http_{(int)status}"), default, after);
    }

    private static TimeSpan? After(RetryConditionHeaderValue? asked) => asked?.Delta;
}
