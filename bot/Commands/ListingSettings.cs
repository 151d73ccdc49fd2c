using System.Text.RegularExpressions;

namespace CsmBot.Commands;

/// <summary>What the settings of a chat channel's listing have in common: the same words and address everywhere, unless a channel's own say otherwise.</summary>
internal static partial class ListingSettings
{
    public const string UsualName = "CsmBot", UsualColour = "#0f766e", UsualDescription = "Log customer interactions, ask about accounts, and be warned in time.";

    public const string UsualLongDescription = "Log a call in one message, ask about accounts, renewals, effort and plans in your own words, and hear when an account of yours turns yellow or red, with the reason "
        + "and a next step. Numbers are computed from your team’s own facts; what was not understood is said, never guessed. It works for members of the customer success team; others are told how to be added.";

    public static string? Value(IConfiguration settings, string key) => string.IsNullOrWhiteSpace(settings[key]) ? null : settings[key]!.Trim();

    public static IEnumerable<string> Strays(IConfiguration settings, string section, string[] known) => settings.GetSection(section).GetChildren().Where(s => !known.Contains(s.Path, StringComparer.OrdinalIgnoreCase))
        .Select(s => $"{s.Path}: is no setting; there are {string.Join(", ", known)}.");

    /// <summary>Where the world reaches the host, or, to try it out, this machine; null when it is not said, or wrong.</summary>
    public static Uri? PublicAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Query: "", Fragment: "" } && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)) ? uri : null;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")] public static partial Regex Colour();
}
