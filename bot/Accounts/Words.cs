using System.Globalization;

namespace CsmBot.Accounts;

/// <summary>The one spelling of each closed value on every wire: CSV, JSON, answers (<c>site_visit</c>, <c>yellow</c>).</summary>
public static class Words
{
    public static string Of(InteractionType type) => type == InteractionType.SiteVisit ? "site_visit" : Lower(type);
    public static string Of(Role value) => Lower(value);
    public static string Of(AccountStatus value) => Lower(value);
    public static string Of(Stage value) => Lower(value);
    public static string Of(Purpose value) => Lower(value);
    public static string Of(Priority value) => Lower(value);
    public static string Of(EvidenceKind value) => Lower(value);
    public static string Of(FireOutcome value) => Lower(value);
    public static string Of(RenewalOutcome value) => Lower(value);
    public static string Of(Colour value) => Lower(value);
    public static string Of(CheckpointState value) => value == CheckpointState.ToCome ? "to come" : Lower(value);

    /// <summary>Reads a value written by <c>Of</c>, case-insensitively; false when it is none of them.</summary>
    public static bool TryRead<T>(string text, out T value) where T : struct, Enum =>
        Enum.TryParse(text.Replace("_", ""), ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsDigit(text[0]);

    /// <summary>All spellings of a closed set, for messages such as "must be one of call, email, …".</summary>
    public static string All<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(v => v is InteractionType t ? Of(t) : Lower(v)));

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLower(CultureInfo.InvariantCulture);
}
