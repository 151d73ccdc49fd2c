using System.Globalization;

namespace CsmBot.Cards.Templates;

/// <summary>How cards say the facts' wire words to people.</summary>
public static class Phrases
{
    private static readonly string[] Effect = ["waste of time", "not great", "ok", "good", "excellent"];

    /// <summary>"site_visit" → "Site visit", "qbr" → "QBR".</summary>
    public static string Label(string word) => word switch
    {
        "" => "",
        "qbr" => "QBR",
        _ => char.ToUpperInvariant(word[0]) + word[1..].Replace('_', ' '),
    };

    /// <summary>"call", "site visit", "QBR"; with a volume "3 calls".</summary>
    public static string Contact(string type, int volume = 1)
    {
        var one = type == "qbr" ? "QBR" : type == "other" ? "contact" : type.Replace('_', ' ');
        return volume == 1 ? one : $"{volume} {one}s";
    }

    /// <summary>85 → "1 h 25 min".</summary>
    public static string Duration(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"{m} min",
        (var h, 0) => $"{h} h",
        (var h, var m) => $"{h} h {m} min",
    };

    /// <summary>4 → "★★★★☆ good (4 of 5)".</summary>
    public static string Effectiveness(int score) => $"{new string('★', score)}{new string('☆', 5 - score)} {Effect[score - 1]} ({score} of 5)";

    /// <summary>"Sat 21 Nov 2026": the weekday lets a wrong day be seen at a glance.</summary>
    public static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static Tone Health(string colour) => colour switch { "green" => Tone.Good, "yellow" => Tone.Warning, "red" => Tone.Bad, _ => Tone.Default };

    /// <summary>"3 accounts", "1 account".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{number.ToString("#,##0", CultureInfo.InvariantCulture)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"Acme Corp", "Acme Corp and Bolt Ltd", "Acme Corp, Bolt Ltd and 3 more".</summary>
    public static string Join(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        3 => $"{names[0]}, {names[1]} and {names[2]}",
        _ => $"{names[0]}, {names[1]} and {names.Count - 2} more",
    };
}
