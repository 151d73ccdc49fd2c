using System.Text.Json;
using CsmBot.Data;

namespace CsmBot.Channels.Web;

/// <summary>A message as the page gets it. <see cref="Activity"/> is null once it was deleted.</summary>
public sealed record WebView(string Conversation, string Id, long Place, long Changed, DateTime PostedAt, string? Author, bool OnlyYou, JsonElement? Activity)
{
    public static WebView Of(WebMessage m) => new(
        m.Conversation, m.Id, m.Place, m.Changed, m.PostedAt, m.Author, m.OnlyFor is not null, m.Deleted ? null : JsonElement.Parse(m.Activity));
}

/// <param name="More">Whether older messages remain.</param>
/// <param name="Changed">The event stream goes on from here.</param>
public sealed record WebHistory(IReadOnlyList<WebView> Messages, bool More, long Changed);
