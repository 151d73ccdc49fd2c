using System.Text;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>
/// What people wrote stands in rich_text and plain_text alone, where nothing in it has a meaning to Slack: no mention, no channel, no link, no styling, no emoji
/// by its name. Slack's own markup (mrkdwn) cannot be escaped whole: it has no way to write a star or an underscore that styles nothing.
/// </summary>
internal static class RichText
{
    /// <summary>https://docs.slack.dev/messaging/formatting-message-text#date-formatting: "20 Nov 2026, 09:30" in the reader's zone and way of writing it.</summary>
    private const string DateFormat = "{date_short}, {time}";

    /// <summary>Emoji names such as :x: stay as they were written.</summary>
    public static JsonObject Plain(string text, int most) => new() { ["type"] = "plain_text", ["text"] = Filled(Cut.Short(Clean(text), most)), ["emoji"] = false };

    public static JsonObject Section(JsonArray elements) => new() { ["type"] = "rich_text_section", ["elements"] = elements };

    public static JsonObject Preformatted(string text) => new() { ["type"] = "rich_text_preformatted", ["elements"] = new JsonArray(Text(text)) };

    /// <summary>The spans as elements, cut visibly to <paramref name="most"/> characters together; empty when there is nothing to read.</summary>
    public static JsonArray Of(IReadOnlyList<Span> spans, int most)
    {
        var elements = new JsonArray();
        var left = most;
        foreach (var span in spans)
        {
            var text = Clean(span.Text);
            if (text.Length == 0) continue;
            elements.Add(Element(span, Cut.Long(text, left)));
            if (text.Length > left) break;
            left -= text.Length;
        }
        return elements;
    }

    public static JsonObject Text(string text, string? style = null)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = text };
        if (style is not null) element["style"] = new JsonObject { [style] = true };
        return element;
    }

    /// <summary>A moment, which each reader sees in their own zone; the text is for whom Slack cannot show it so.</summary>
    public static JsonObject Date(Instant at) => new() { ["type"] = "date", ["timestamp"] = at.Epoch, ["format"] = DateFormat, ["fallback"] = Cell.Moment(at) };

    /// <summary>The same in Slack's markup, where rich text cannot stand: nothing in it was written by people.</summary>
    public static JsonObject Markup(Instant at) => new() { ["type"] = "mrkdwn", ["text"] = FormattableString.Invariant($"<!date^{at.Epoch}^{DateFormat}|{Cell.Moment(at)}>") };

    /// <summary>The characters of an element that a reader sees.</summary>
    public static string Words(JsonNode element) => (string)(element["text"] ?? element["fallback"])!;

    /// <summary>https only: a link to anything else is shown as text.</summary>
    public static bool IsLink(string? url) => url is { Length: <= Limits.Url } && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    /// <summary>One kind of line break, and no characters that control anything else.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.Any(c => char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\n' or '\t')))) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c)) clean.Append(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? text.AsSpan(i++, 2) : "\uFFFD");
            else if (c == '\r') clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (!char.IsControl(c) || c is '\n' or '\t') clean.Append(c);
        }
        return clean.ToString();
    }

    /// <summary>Slack refuses text that is empty.</summary>
    public static string Filled(string text) => string.IsNullOrWhiteSpace(text) ? Cell.Empty : text;

    private static JsonObject Element(Span span, string text)
    {
        var element = Text(text, span.Style switch { SpanStyle.Bold => "bold", SpanStyle.Code => "code", _ => null });
        if (IsLink(span.Url)) (element["type"], element["url"]) = ("link", span.Url);
        return span.At is { } at && text == span.Text ? Date(at) : element;
    }
}
