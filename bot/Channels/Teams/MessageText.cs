using System.Net;
using System.Text.RegularExpressions;

namespace CsmBot.Channels.Teams;

/// <summary>The words of a message that Teams hands on as HTML: somebody else's, so that nothing of it but the text is taken.</summary>
internal static partial class MessageText
{
    /// <summary>UTF-16 units of HTML that are looked at.</summary>
    public const int MostHtml = 50_000;

    public static string OfHtml(string html)
    {
        var text = html.Length > MostHtml ? html[..MostHtml] : html;
        text = Unseen().Replace(text, "");
        text = Break().Replace(text, "\n");
        text = Tag().Replace(text, "");
        text = WebUtility.HtmlDecode(text).Replace('\u00a0', ' ').ReplaceLineEndings("\n");
        return Empty().Replace(Spaces().Replace(text, " "), "\n").Trim();
    }

    // An element that was not closed before the cut is unseen to the end.
    [GeneratedRegex(@"<(script|style|head|title)\b.*?(</(script|style|head|title)\s*>|\z)|<!--.*?(-->|\z)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<(br|/p|/div|/li|/tr|/h[1-6]|/blockquote)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Break();

    [GeneratedRegex(@"<[a-zA-Z/!?][^>]*(>|\z)", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("[ \t]+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(" ?\n[ \n]*", RegexOptions.NonBacktracking)]
    private static partial Regex Empty();
}
