namespace CsmBot.Understanding.Logging.Rules;

/// <summary>Pattern text from lists of words and phrases.</summary>
internal static class Phrases
{
    /// <summary>What was said is taken back, and what follows stands in its place: "sorry,", "no wait,", "I mean".</summary>
    public const string Sorry = "(((no (,|wait|sorry|-|.|…))|(edit :)|nope|sorry|oops|ooops|wait|correction|corrected|erm|er|uh|((i|we) (mean|meant))|(make (that|it))|((scratch|strike) that)|(or rather)|(my (mistake|bad))) (,|-|:|.|…)? (no|wait|sorry|(i (mean|meant)))? (,|-|:)? ((it|that) (was|is)|'s)?)";

    public static string OneOf(params string[] phrases) => "(" + string.Join('|', phrases.Select(p => p.Contains(' ') ? $"({p})" : p)) + ")";
}
