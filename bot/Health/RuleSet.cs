using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>What a colour means to this team.</summary>
/// <param name="Notes">What the team has agreed on beside it.</param>
public sealed record StatusMeaning(string Means, string? Notes = null);

/// <summary>The rules in force, with what each colour means to this team.</summary>
public sealed record RuleSet(IReadOnlyList<HealthRule> Rules, IReadOnlyDictionary<Colour, StatusMeaning> Meanings)
{
    public static readonly RuleSet None = new([], new Dictionary<Colour, StatusMeaning>());

    /// <summary>Rules that were switched off or deleted: they judge nobody, and the colours that they gave are taken back.</summary>
    public IReadOnlyList<HealthRule> Resting { get; init; } = [];

    /// <summary>Those in force and those switched off: the file's in its order, then those made in chat.</summary>
    public IEnumerable<HealthRule> Known => Rules.Concat(Resting.Where(r => !r.Deleted)).OrderBy(r => r.Number).ThenBy(r => r.Line);

    /// <summary>By its number ("3", "rule 3") or its name; null when there is none.</summary>
    public HealthRule? Find(string named)
    {
        var key = HealthRule.KeyOf(named);
        var number = key.StartsWith("rule ", StringComparison.Ordinal) ? key[5..] : key.TrimStart('#');
        return Known.FirstOrDefault(r => HealthRule.KeyOf(r.Name) == key) ?? (int.TryParse(number, out var n) && n > 0 ? Known.FirstOrDefault(r => r.Number == n) : null);
    }
}

/// <summary>What was decided about rules in chat, as of the newest change.</summary>
/// <param name="Newest">Rises with every change.</param>
/// <param name="Rules">Rules made in chat, those switched off and deleted too.</param>
/// <param name="Off">The keys of the file's rules that were switched off, with who did and when.</param>
public sealed record ChatRules(long Newest, IReadOnlyList<HealthRule> Rules, IReadOnlyDictionary<string, (string By, DateTime At)> Off)
{
    public static readonly ChatRules None = new(0, [], new Dictionary<string, (string, DateTime)>());
}

/// <summary>A rules file that cannot be used: every mistake at once, each as <c>file:line: what is wrong</c>.</summary>
public sealed class RuleFileException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<string> Mistakes => mistakes;
}
