using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CsmBot.Channels.Slack;

/// <summary>What people wrote, out of Slack's form: <c>&lt;…&gt;</c> is a link or a mention, and only <c>&amp; &lt; &gt;</c> are escaped (https://docs.slack.dev/messaging/formatting-message-text).</summary>
internal static partial class SlackText
{
    /// <param name="text">As Slack sends it.</param>
    /// <param name="bot">The bot's own user, whose mention goes; other people's are part of what was said.</param>
    /// <param name="nameOf">Whom a user's mention names; null when that is not known.</param>
    public static string Plain(string text, string? bot, Func<string, string?>? nameOf = null)
    {
        var plain = new StringBuilder(text.Length);
        var done = 0;
        foreach (Match match in Bracket().Matches(text))
        {
            plain.Append(Unescaped(text[done..match.Index])).Append(Said(match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : null, bot, nameOf));
            done = match.Index + match.Length;
        }
        return plain.Append(Unescaped(text[done..])).ToString().Trim();
    }

    /// <summary>The users that are mentioned, the bot among them.</summary>
    public static IEnumerable<string> Mentions(string text) => Bracket().Matches(text).Select(m => m.Groups[1].Value).Where(t => t.StartsWith('@')).Select(t => t[1..]).Distinct();

    /// <summary>When a message of this <c>ts</c> was written; the id is no number and only its seconds are a time.</summary>
    public static DateTime? Written(string? ts) =>
        long.TryParse(ts?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null;

    private static string Said(string target, string? label, string? bot, Func<string, string?>? nameOf) => target switch
    {
        ['@', .. var user] when user == bot => "",
        ['@', .. var user] => nameOf?.Invoke(user) ?? (label is null ? "@" + user : Unescaped(label)),
        ['#', .. var channel] => "#" + Unescaped(label is { Length: > 0 } ? label : channel),
        ['!', .. var special] => Unescaped(label ?? "@" + special.Split('^')[0]),
        // A name with a dot ("acme.com") is made a link by Slack itself; what was typed is the label.
        _ => Unescaped(label is { Length: > 0 } ? label : target.StartsWith("mailto:", StringComparison.Ordinal) ? target[7..] : target),
    };

    private static string Unescaped(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<([^<>|]+)(?:\|([^<>]*))?>")]
    private static partial Regex Bracket();
}
