using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CsmBot.Accounts;

namespace CsmBot.Channels.Web;

/// <summary>
/// What the local page (<c>page/</c>) talks to, besides the bot itself. The page is one more client of <c>POST /api/messages</c>: it sends Bot Framework
/// activities, and plays the part that Teams plays elsewhere by keeping the chats.
///
/// <code>
/// page → POST /api/messages
///   message  {type:"message", id, channelId:"web", text, from:{id: e-mail, name}, recipient:{id:"csmbot"}, conversation:{id, conversationType, name}, …}
///            The id is the page's own and the same on every retry. Every message is meant for the bot: no mention is needed in a channel.
///            <see cref="WebInbound"/> puts it into the chat before the bot sees it, and takes it out again when the bot refuses it with 4xx or 5xx.
///   invoke   name "adaptiveCard/action" {value:{action:{type:"Action.Execute", verb, data}, trigger:"manual"}, replyToId}, answered by
///            {statusCode, type, value} in the response; name "application/search" {value:{queryText, queryOptions, dataset}}, answered by {type, value:{results}}.
/// bot → page
///   <see cref="WebMessages"/>: Post, Edit, Delete. A message's activity is {type:"message", text?, summary?, attachments?:[{contentType, content}]}.
/// page → here, all by GET with as=E-MAIL: people, places, history?conversation=&amp;before=, events?after= (server-sent: "message" with a <see cref="WebView"/>
///   for each new, edited or deleted message in any of the person's places; its event id is the number to go on from).
/// </code>
/// The page is for local mode, where nobody signs in: the host serves it on loopback only, and <see cref="LocalOnly"/> guards it against other web pages.
/// </summary>
public static class WebEndpoints
{
    private const int PageLength = 50;
    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(15);

    /// <param name="people">The team as it is now; who may be chosen on the page.</param>
    public static void MapPage(this IEndpointRouteBuilder app, WebMessages messages, Func<IEnumerable<Person>> people)
    {
        var page = app.MapGroup("/page");
        page.MapGet("/people", () => people().GroupBy(p => p.Email).Select(g => g.First()).OrderBy(p => p.Name)
            .Select(p => new { p.Email, p.Name, Role = Words.Of(p.Role), p.Team }));
        page.MapGet("/places", (string @as) => WebPlaces.Of(@as));
        page.MapGet("/history", (string @as, string conversation, long? before, CancellationToken cancel) => History(messages, @as, conversation, before, cancel));
        // A stream would hold up the host's shutdown for half a minute.
        var stopping = app.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        page.MapGet("/events", (string @as, long after, HttpContext http) => TypedResults.ServerSentEvents(Stream(messages, @as, After(http, after), stopping, http.RequestAborted)));
    }

    private static async Task<IResult> History(WebMessages messages, string reader, string conversation, long? before, CancellationToken cancel)
    {
        if (!WebPlaces.Has(reader, conversation)) return Results.Problem($"{reader} has no chat {conversation}.", statusCode: 403);
        var changed = await messages.Newest(cancel);
        var found = await messages.History(conversation, reader, before ?? long.MaxValue, PageLength + 1, cancel);
        var more = found.Count > PageLength;
        return Results.Ok(new WebHistory([.. found.Skip(more ? 1 : 0).Select(WebView.Of)], more, changed));
    }

    // A browser that reconnects by itself says where it was in this header, which then is newer than the address.
    private static long After(HttpContext http, long after) => long.TryParse(http.Request.Headers["Last-Event-ID"], out var last) ? Math.Max(last, after) : after;

    private static async IAsyncEnumerable<SseItem<WebView?>> Stream(
        WebMessages messages, string reader, long after, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var cancel = ends.Token;
        yield return new SseItem<WebView?>(null, "hello");
        // The page may remember another store's numbers.
        after = Math.Min(after, await messages.Newest(cancel));
        while (!cancel.IsCancellationRequested)
        {
            var next = messages.NextChange;
            var found = await messages.Since(reader, after, cancel);
            foreach (var message in found)
                yield return new SseItem<WebView?>(WebView.Of(message), "message") { EventId = (after = message.Changed).ToString() };
            if (found.Count > 0) continue;
            // The beat lets both sides notice a connection that died in silence.
            try { await next.WaitAsync(_beat, cancel); continue; }
            catch (TimeoutException) { }
            catch (OperationCanceledException) { yield break; }
            yield return new SseItem<WebView?>(null, "beat");
        }
    }
}
