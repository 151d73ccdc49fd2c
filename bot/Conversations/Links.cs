using System.Text.RegularExpressions;

namespace CsmBot.Conversations;

/// <summary>The addresses that come with what somebody said: typed in it, or of files attached to the message.</summary>
internal static partial class Links
{
    /// <summary>More than these of one message are not kept.</summary>
    private const int Most = 10;

    public static IReadOnlyList<string> In(string text, IReadOnlyList<string> files) =>
        [.. Address().Matches(text).Select(m => m.Value.TrimEnd('.', ',', ';', ')', ']', '"', '”')).Concat(files).Where(IsLink).Distinct(StringComparer.Ordinal).Take(Most)];

    private static bool IsLink(string text) => text.Length <= 2_000 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http");

    [GeneratedRegex(@"https?://[^\s<>|]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
