using System.Text;

namespace CsmBot.Cards.Teams;

/// <summary>
/// Plain text made safe for a TextBlock or FactSet, where Teams reads a subset of Markdown and mentions in <c>&lt;at&gt;</c>
/// (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format). Titles of buttons, labels and choices are plain
/// and need none of this.
/// </summary>
public static class Markdown
{
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        var atLineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\r': continue;
                // One newline alone is a space in Markdown; two are a new line.
                case '\n': safe.Append("\n\n"); break;
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '\\' or '*' or '[' or ']' or '`' or '~': safe.Append('\\').Append(c); break;
                case '_' when !InsideWord(text, i): safe.Append("\\_"); break;
                case '#' or '-' or '+' or '=' when atLineStart: safe.Append('\\').Append(c); break;
                case '.' or ')' when EndsListNumber(text, i): safe.Append('\\').Append(c); break;
                default: safe.Append(c); break;
            }
            atLineStart = c == '\n' || (atLineStart && char.IsWhiteSpace(c));
        }
        return safe.ToString();
    }

    public static string Of(Span span)
    {
        var (before, text, after) = SplitSpace(span.Text);
        if (text.Length == 0) return span.Text;
        var safe = Escape(text);
        // Teams draws no code in cards: quotation marks set such words apart.
        var styled = span.Style switch { SpanStyle.Bold => $"**{safe}**", SpanStyle.Code => $"“{safe}”", _ => safe };
        return before + (IsLink(span.Url) ? $"[{styled}]({Uri(span.Url!)})" : styled) + after;
    }

    public static bool IsLink(string? url) => System.Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == System.Uri.UriSchemeHttps
        || (uri.Scheme == System.Uri.UriSchemeHttp && uri.IsLoopback));

    private static string Uri(string url) => url.Replace("(", "%28").Replace(")", "%29").Replace(" ", "%20");

    private static bool InsideWord(string text, int i) => i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);

    private static bool EndsListNumber(string text, int i)
    {
        var start = i;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        if (start == i || (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))) return false;
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        return start == 0 || text[start - 1] == '\n';
    }

    /// <summary>Emphasis must touch the words, so that spaces at the edges stand outside.</summary>
    private static (string Before, string Text, string After) SplitSpace(string text)
    {
        var start = text.Length - text.TrimStart(' ').Length;
        var end = text.TrimEnd(' ').Length;
        return start >= end ? (text, "", "") : (text[..start], text[start..end], text[end..]);
    }
}
