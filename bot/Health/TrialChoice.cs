using CsmBot.Accounts;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health;

/// <summary>What is to be back-tested, by what people call it.</summary>
public static class TrialChoice
{
    /// <summary>The trials of what was named: rules by their names, all else as a condition; of all rules when nothing was named. With a sentence for each that cannot be tried.</summary>
    public static (IReadOnlyList<Trial> Trials, IReadOnlyList<string> Problems) Of(IReadOnlyList<string> wanted, IReadOnlyList<HealthRule> rules, Moment now, Directory names)
    {
        var (trials, problems) = (new List<Trial>(), new List<string>());
        foreach (var rule in wanted.Count == 0 ? rules : wanted.Select(w => Named(w, rules) ?? new HealthRule(w, w, Colour.Yellow)))
        {
            var (trial, problem) = Trial.Of(rule, now, names);
            if (trial is not null) trials.Add(trial);
            else if (rules.Contains(rule)) problems.Add($"The rule “{rule.Name}” cannot be tried: {problem}.");
            else problems.Add($"There is no rule “{rule.Name}”, and as a condition {problem}. The rules are {string.Join(", ", rules.Select(r => r.Name))}.");
        }
        return (trials, problems);
    }

    /// <summary>The rule of that name, without regard to case and to how words are parted.</summary>
    public static HealthRule? Named(string name, IReadOnlyList<HealthRule> rules) => rules.FirstOrDefault(r => Key(r.Name) == Key(name));

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
