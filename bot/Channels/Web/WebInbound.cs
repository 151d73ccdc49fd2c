using System.Text.Json;

namespace CsmBot.Channels.Web;

/// <summary>Puts what a person writes on the local page into the chat, before the bot answers it; nothing stays of a message that the bot refused.</summary>
public static class WebInbound
{
    private const int MostBytes = 256 * 1024;

    public static void UseWebInbound(this IApplicationBuilder app, WebMessages messages) => app.Use(async (http, next) =>
    {
        var said = http.Request is { Method: "POST", Path.Value: "/api/messages", ContentLength: null or <= MostBytes } ? await Read(http) : null;
        if (said is null)
        {
            await next(http);
            return;
        }
        if (!WebPlaces.Has(said.Author, said.Conversation))
        {
            await Results.Problem($"{said.Author} has no chat {said.Conversation}.", statusCode: 403).ExecuteAsync(http);
            return;
        }
        await messages.Post(said.Conversation, said.Id, said.Activity, said.Author, cancel: http.RequestAborted);
        await next(http);
        if (http.Response.StatusCode >= 400) await messages.Delete(said.Conversation, said.Id);
    });

    private sealed record Said(string Conversation, string Id, string Author, string Activity);

    /// <summary>Null for all that is no text written on the page; the bot's own endpoint says what is wrong with it.</summary>
    private static async Task<Said?> Read(HttpContext http)
    {
        http.Request.EnableBuffering(MostBytes);
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            var activity = body.RootElement;
            if (Text(activity, "channelId") != WebMessages.Channel || Text(activity, "type") != "message") return null;
            return (Text(activity, "text"), Text(activity, "id"), Text(activity, "from", "id"), Text(activity, "conversation", "id")) is ({ Length: > 0 }, { Length: > 0 } id, { } author, { } place)
                ? new Said(place, id, author, activity.GetRawText()) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or InvalidOperationException)
        {
            return null;
        }
        finally
        {
            http.Request.Body.Position = 0;
        }
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
