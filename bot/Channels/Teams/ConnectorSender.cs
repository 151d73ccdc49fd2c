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
public sealed class ConnectorSender(Store store, ConnectorClient connector) : ISender
{
    public const string Name = "teams";

    /// <summary>What an activity calls the channel.</summary>
    public const string WireName = "msteams";

    /// <summary>What Teams takes of one bot in one conversation (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).</summary>
    private static readonly Limit[] _limits = [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1))];

    /// <summary>A wait that the courier's lease outlasts is waited out; a longer one is a later attempt.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly Pace _pace = new(TimeProvider.System);

    public string Channel => Name;

    public string Render(Reply reply) => Activities.Json(reply);

    public async Task<Attempt> Send(Post post, string? edits, CancellationToken cancel)
    {
        using var db = store.Db();
        if (db.Places.Find(post.Channel, Teams.Activity.RoomOf(post.Conversation)) is not { } place) return new Attempt.Never("the conversation is not known any more");
        return await Send(post, edits, place, cancel);
    }

    /// <summary>Sends to a place, known to the store or not.</summary>
    internal async Task<Attempt> Send(Post post, string? edits, Place place, CancellationToken cancel)
    {
        if (place.ServiceUrl is not { } address || !connector.Trusts(address)) return new Attempt.Never($"the service address {place.ServiceUrl} is not trusted");
        var targeted = post.OnlyFor is not null && place.Kind != PlaceKind.Personal;
        var activity = Activity(post, edits, place, targeted);
        try
        {
            var wait = _pace.Take(post.Conversation, _limits, post.Key, LongestWait);
            if (wait > LongestWait) return new Attempt.Retry("the conversation has had as much as it takes for now", wait);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, cancel);
            using var response = await connector.Send(edits is null ? HttpMethod.Post : HttpMethod.Put, address, Path(post, edits, targeted), () => Json(activity), cancel);
            var attempt = await Read(response, edits, cancel);
            // Messages for one person alone are not to be had in every cloud and client: then they go to the direct chat, never before everyone.
            return attempt is Attempt.Never && targeted && edits is null ? await InPerson(post, place, cancel) : attempt;
        }
        catch (HttpRequestException error) { return new Attempt.Retry(error.Message); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { return new Attempt.Retry("no answer in time"); }
    }

    /// <summary>
    /// Who a conversation's member is, as Teams knows them; null when it knows nobody of that id there
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context).
    /// </summary>
    /// <exception cref="HttpRequestException">The far end did not answer, or asked to be left alone.</exception>
    internal Task<JsonElement?> Member(string serviceUrl, string conversation, string userId, CancellationToken cancel) =>
        Get(serviceUrl, $"v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(userId)}", cancel);

    /// <summary>The channels of a team that the bot is in, by id and name; the general channel has no name.</summary>
    /// <exception cref="HttpRequestException">The far end did not answer, or asked to be left alone.</exception>
    internal Task<JsonElement?> Channels(string serviceUrl, string team, CancellationToken cancel) => Get(serviceUrl, $"v3/teams/{Uri.EscapeDataString(team)}/conversations", cancel);

    private async Task<JsonElement?> Get(string serviceUrl, string path, CancellationToken cancel)
    {
        if (!connector.Trusts(serviceUrl)) return null;
        using var response = await connector.Send(HttpMethod.Get, serviceUrl, "/" + path, () => null, cancel);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest) return null;
        response.EnsureSuccessStatusCode();
        using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
        return json.RootElement.Clone();
    }

    /// <summary>To the direct chat of who alone may see it, made where there is none yet.</summary>
    private async Task<Attempt> InPerson(Post post, Place place, CancellationToken cancel)
    {
        var chat = new JsonObject
        {
            ["isGroup"] = false, ["bot"] = new JsonObject { ["id"] = place.BotId }, ["members"] = new JsonArray(new JsonObject { ["id"] = post.OnlyFor }), ["tenantId"] = place.Tenant,
        }.ToJsonString();
        using var response = await connector.Send(HttpMethod.Post, place.ServiceUrl!, "/v3/conversations", () => Json(chat), cancel);
        if (await Read(response, null, cancel) is not Attempt.Delivered { MessageId: { } direct }) return new Attempt.Never($"HTTP {(int)response.StatusCode} for a message to one person alone, and no direct chat with them");
        var letter = new Post { Key = post.Key, Channel = post.Channel, Conversation = direct, Body = post.Body, Due = post.Due, NotBefore = post.NotBefore };
        return await Send(letter, null, new Place { Channel = place.Channel, Conversation = direct, Kind = PlaceKind.Personal, ServiceUrl = place.ServiceUrl, BotId = place.BotId, Tenant = place.Tenant }, cancel);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string Path(Post post, string? edits, bool targeted) => $"/v3/conversations/{Uri.EscapeDataString(post.Conversation)}/activities"
        + ((edits ?? post.ReplyTo) is { } id ? "/" + Uri.EscapeDataString(id) : "") + (targeted ? "?isTargetedActivity=true" : "");

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
