using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>
/// A health rule as people write it: a question in the bot's own language and the colour of the accounts that fit it. The words stay words: they are
/// understood anew for each day that is judged, so "in the last 30 days" always means the 30 days before that day.
/// </summary>
public sealed record HealthRule(string Name, string When, Colour Status)
{
    /// <summary>The rule must hold on so many days in a row, today included, before it counts; 1 counts at once.</summary>
    public int HoldDays { get; init; } = 1;

    /// <summary>It must be clear on so many days in a row before it ends, so that a value near the limit does not flap; 1 ends at once.</summary>
    public int ClearDays { get; init; } = 1;

    /// <summary>Short reason code from the team's own list, for counting ("usage", "support").</summary>
    public string? Reason { get; init; }

    /// <summary>What to do about it, shown on the alert.</summary>
    public string? Next { get; init; }

    /// <summary>The fire that taught this rule.</summary>
    public string? LearnedFrom { get; init; }

    public string? Owner { get; init; }
    public string? Notes { get; init; }

    /// <summary>Line in the rules file.</summary>
    public int Line { get; init; }
}

/// <summary>The rules in force, with what each colour means to this team.</summary>
public sealed record RuleSet(IReadOnlyList<HealthRule> Rules, IReadOnlyDictionary<Colour, string> Meanings)
{
    public static readonly RuleSet None = new([], new Dictionary<Colour, string>());
}

/// <summary>A rules file that cannot be used: every mistake at once, each as <c>file:line: what is wrong</c>.</summary>
public sealed class RuleFileException(IReadOnlyList<string> mistakes) : Exception(string.Join(Environment.NewLine, mistakes))
{
    public IReadOnlyList<string> Mistakes => mistakes;
}
