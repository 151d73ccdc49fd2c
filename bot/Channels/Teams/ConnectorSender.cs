using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Teams;

/// <summary>Sends through the Bot Framework connector (REST) at the address that a conversation's last activity named.</summary>
public sealed class ConnectorSender(Store store, ServiceAddresses addresses, HttpClient http) : ISender
{
    public const string Name = "teams";

    public string Channel => Name;

    public string Render(Reply reply) => Activities.Json(reply);

    public async Task<Attempt> Send(Post post, string? edits, CancellationToken cancel)
    {
        using var db = store.Db();
        if (db.Places.Find(post.Channel, post.Conversation) is not { } place) return new Attempt.Never("the conversation is not known any more");
        return await Send(post, edits, place, cancel);
    }

    /// <summary>Sends to a place, known to the store or not.</summary>
    internal async Task<Attempt> Send(Post post, string? edits, Place place, CancellationToken cancel)
    {
        if (place.ServiceUrl is not { } address || !addresses.Trusts(address)) return new Attempt.Never($"the service address {place.ServiceUrl} is not trusted");
        using var request = Request(post, edits, place, address);
        try
        {
            using var response = await http.SendAsync(request, cancel);
            return await Read(response, edits, cancel);
        }
        catch (HttpRequestException error) { return new Attempt.Retry(error.Message); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return new Attempt.Retry("no answer in time"); }
    }

    private static HttpRequestMessage Request(Post post, string? edits, Place place, string address)
    {
        var targeted = post.OnlyFor is not null && place.Kind != PlaceKind.Personal;
        var url = $"{address.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(post.Conversation)}/activities"
            + ((edits ?? post.ReplyTo) is { } id ? "/" + Uri.EscapeDataString(id) : "") + (targeted ? "?isTargetedActivity=true" : "");
        return new HttpRequestMessage(edits is null ? HttpMethod.Post : HttpMethod.Put, url)
        {
            Content = new StringContent(Activity(post, edits, place, targeted), Encoding.UTF8, "application/json"),
        };
    }

    private static string Activity(Post post, string? edits, Place place, bool targeted)
    {
        var activity = JsonNode.Parse(post.Body)!.AsObject();
        if (edits is not null) activity["id"] = edits;
        if (post.ReplyTo is not null) activity["replyToId"] = post.ReplyTo;
        if (place.BotId is not null) activity["from"] = new JsonObject { ["id"] = place.BotId };
        if (targeted) activity["recipient"] = new JsonObject { ["id"] = post.OnlyFor };
        activity["conversation"] = new JsonObject { ["id"] = post.Conversation };
        return activity.ToJsonString(AdaptiveCard.Json);
    }

    /// <summary>
    /// 412, 429 and 502–504 are Microsoft's list of answers to try again (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). 408 and 500 are
    /// added: what is owed is better sent twice than never.
    /// </summary>
    private static async Task<Attempt> Read(HttpResponseMessage response, string? edits, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode) return new Attempt.Delivered(await MessageId(response, cancel) ?? edits);
        var reason = $"HTTP {(int)response.StatusCode}";
        return response.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
            ? new Attempt.Retry(reason, After(response.Headers.RetryAfter))
            : new Attempt.Never(reason);
    }

    private static TimeSpan? After(RetryConditionHeaderValue? asked) => asked?.Delta ?? (asked?.Date is { } until ? until - TimeProvider.System.GetUtcNow() : null);

    private static async Task<string?> MessageId(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("id", out var id) ? id.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) { return null; }
    }
}
