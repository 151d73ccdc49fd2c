using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace CsmBot.Channels.Slack;

/// <summary>
/// <c>POST /slack/events</c>, <c>/slack/commands</c>, <c>/slack/interactivity</c> and <c>/slack/options</c>. Nothing is made of a request before its signature holds over
/// its bytes as they came; Slack waits three seconds for an answer.
/// </summary>
internal sealed class SlackEndpoints(SlackApp app, SlackIntake intake, TimeProvider time)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>It goes to one of these, or to the installation, which asks for proof by itself.</summary>
    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments("/slack");

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/slack/events", (HttpRequest request, CancellationToken cancel) => Receive(request, text => text, cancel));
        routes.MapPost("/slack/commands", (HttpRequest request, CancellationToken cancel) => Receive(request, Command, cancel));
        routes.MapPost("/slack/interactivity", (HttpRequest request, CancellationToken cancel) => Receive(request, Interaction, cancel));
        routes.MapPost("/slack/options", (HttpRequest request, CancellationToken cancel) => Receive(request, Interaction, cancel));
    }

    private async Task<IResult> Receive(HttpRequest request, Func<string, string?> json, CancellationToken cancel)
    {
        if (await Body(request, cancel) is not { } body) return Problems.Of(413, "MessageSizeTooBig", $"The body is over {MostBytes / 1024:N0} KiB.");
        if (!SlackSignature.Holds(app.SigningSecret!, request.Headers[SlackSignature.Timestamp], request.Headers[SlackSignature.Signature], body, time.GetUtcNow()))
            return Problems.Of(401, "Unauthorized", "The request is not signed by Slack for this app, or it is too old.");
        var text = Encoding.UTF8.GetString(body);
        if (IsCheck(text)) return Results.Ok();
        if (json(text) is not { } kept || SlackPayload.Read(kept) is not { } payload) return Problems.Of(400, "BadSyntax", "The body is no payload of Slack’s.");
        var acknowledgement = await intake.Take(payload, kept, cancel);
        if (acknowledgement.Refusal is not null)
        {
            request.HttpContext.Response.Headers["x-slack-no-retry"] = "1";
            return Problems.Of(403, "Forbidden", "The payload is not for this bot.");
        }
        return acknowledgement.Body is { } answer ? Results.Text(answer.ToJsonString(Json.Plain), "application/json") : Results.Ok();
    }

    /// <summary>The bytes as they came; null when there are too many.</summary>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytes) return null;
        try
        {
            var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancel);
            return buffer.Length <= MostBytes ? buffer.ToArray() : null;
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge) { return null; }
    }

    /// <summary>Slack tries now and then whether the address's certificate holds.</summary>
    private static bool IsCheck(string text) => text.Contains("ssl_check", StringComparison.Ordinal) && !text.StartsWith('{') && QueryHelpers.ParseQuery(text)["ssl_check"] == "1";

    private static string Command(string text)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in QueryHelpers.ParseQuery(text)) fields[name] = value.ToString();
        fields["type"] = SlackPayload.Command;
        return fields.ToJsonString(Json.Plain);
    }

    private static string? Interaction(string text) => QueryHelpers.ParseQuery(text).TryGetValue("payload", out var payload) ? payload.ToString() : null;
}
