using CsmBot.Accounts;
using CsmBot.Questions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health.Learning;

/// <summary>Reads the text of a warning sign as a condition on accounts, by the whole grammar and to the last word: "usage under 40" → "accounts with usage under 40".</summary>
internal static class SignReading
{
    private static readonly string[] _joints = ["accounts with", "accounts whose", "accounts that", "accounts"];

    // Behind these a sentence goes on, and "with" would not be said.
    private static readonly string[] _verbs = ["left", "dropped", "fell", "declined", "decreased", "rose", "grew", "increased", "jumped", "went", "is", "was", "are", "were"];
    private static readonly string[] _states = ["behind", "not", "have", "has", "were", "are", "never", "renew"];

    /// <summary>The rule's words; null where the text does not read so, or is about the fire itself, one account or a colour, of which no rule can be made.</summary>
    /// <param name="account">Whose name in the text is left out.</param>
    public static string? Read(string sign, Account account, Moment moment, Directory names)
    {
        var text = Plain(sign, account);
        return text.Length == 0 ? null : Ways(text).FirstOrDefault(way => RuleWords.Read(way, moment, names).Condition is { } condition && IsRule(condition));
    }

    private static IEnumerable<string> Ways(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "3 urgent tickets open" was seen when there were three; a fourth would not end it.
        if (char.IsAsciiDigit(text[0])) yield return $"accounts with at least {text}";
        var first = words.Skip(1).Any(_verbs.Contains) ? "accounts whose" : _states.Contains(words[0]) ? "accounts that are" : null;
        if (words[0].ToLowerInvariant() is "accounts" or "customers") yield return text;
        if (first is not null) yield return $"{first} {text}";
        if (_states.Contains(words[0])) yield return $"accounts that {text}";
        foreach (var joint in _joints) yield return $"{joint} {text}";
        yield return text;
    }

    private static string Plain(string sign, Account account)
    {
        var text = sign.Trim(' ', '.', '!', '"', '“', '”', '\'', ',', ';').ReplaceLineEndings(" ");
        foreach (var name in account.Aliases.Prepend(account.Name))
            foreach (var own in new[] { $"{name}'s ", $"{name}’s ", $"at {name}", $"of {name}", $"{name} " })
                text = text.Replace(own, "", StringComparison.OrdinalIgnoreCase);
        foreach (var their in new[] { "their ", "the customer's ", "the customer’s ", "customer's ", "customer " })
            if (text.StartsWith(their, StringComparison.OrdinalIgnoreCase)) text = text[their.Length..];
        text = text.Trim();
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private static bool IsRule(Condition condition) => !Scopes.Walk(condition).Any(c => c is OneOf { Field: Field.Account or Field.AccountId or Field.Owner or Field.Health } or Turned or BeenColour or HealthOn or StayedGreen)
        && !Hindsight.Of(condition).Any(d => d.Kind == DoubtKind.Future && d.Text.Contains("fire", StringComparison.Ordinal));
}
