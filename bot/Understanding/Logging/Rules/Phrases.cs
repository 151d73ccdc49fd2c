namespace CsmBot.Understanding.Logging.Rules;

/// <summary>Pattern text from lists of words and phrases.</summary>
internal static class Phrases
{
    public static string OneOf(params string[] phrases) => "(" + string.Join('|', phrases.Select(p => p.Contains(' ') ? $"({p})" : p)) + ")";
}
