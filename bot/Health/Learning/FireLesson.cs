using CsmBot.Accounts;
using CsmBot.Questions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health.Learning;

/// <summary>Where a rule that a fire teaches comes from.</summary>
public enum LessonSource : byte
{
    /// <summary>Nothing fits.</summary>
    None,

    /// <summary>The sign, as it was written down, is a condition.</summary>
    Words,

    /// <summary>The facts before the fire show what the sign says.</summary>
    Facts,

    /// <summary>Nobody wrote a sign down; this is what stands out in the facts.</summary>
    FactsAlone,
}

/// <summary>What a fire teaches: the first warning sign as a rule in the bot's own language, and which rules in force held before it.</summary>
/// <param name="When">The rule's words; null where nothing fits.</param>
/// <param name="Opened">The day on which the fire opened; <paramref name="Seen"/> that of the first sign, where it was written down.</param>
public sealed record FireLesson(Fire Fire, LessonSource Source, string? When, DateOnly Opened, DateOnly? Seen)
{
    /// <summary>From when on the condition held for the account before the fire; null where by the facts it did not.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>What the facts were, in words.</summary>
    public string? Facts { get; init; }

    /// <summary>The rule in force that asks the same.</summary>
    public HealthRule? Same { get; init; }

    /// <summary>Rules in force that held for the account before the fire, the earliest first.</summary>
    public IReadOnlyList<(HealthRule Rule, DateOnly Since)> Warned { get; init; } = [];

    /// <summary>Conditions that stood out in the facts before the fire, but that the sign does not speak of.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    private const int MostOthers = 3;

    /// <summary>
    /// The sign is read as a condition first. Where that is not one to the last word, or says no number and did not hold, the facts of the weeks before are looked through for
    /// what the sign's words are about: of the conditions that the account met then, few others did and itself seldom before, the one closest in meaning.
    /// </summary>
    /// <param name="rules">Those in force.</param>
    /// <param name="horizon">Days before the fire in which a warning counts.</param>
    public static FireLesson Of(Fire fire, Book book, Moment now, Directory names, IReadOnlyList<HealthRule> rules, int horizon)
    {
        var past = new FirePast(book, now, fire, horizon);
        var nothing = new FireLesson(fire, LessonSource.None, null, past.Opened, past.Seen);
        if (past.Account < 0 || past.Eve is not { } eve) return nothing;
        var warned = rules.Where(r => r.Problem is null && Trial.Of(r, now, names).Trial is not null).Select(r => (Rule: r, Since: past.Since(Read(r.When, names))?.AddDays(r.HoldDays - 1)))
            .Where(r => r.Since < past.Opened).Select(r => (r.Rule, Since: r.Since!.Value)).OrderBy(r => r.Since).ToList();
        nothing = nothing with { Warned = warned };
        var sign = fire.FirstWarningSign is { Length: > 0 } said ? said : null;
        var written = sign is null ? null : SignReading.Read(sign, book.Accounts[past.Account], now, names);
        if (written is not null && (past.Since(Read(written, names)) is not null || sign!.Any(char.IsAsciiDigit))) return Taught(LessonSource.Words, written);

        var candidates = SignFamilies.Of(eve, past.Account).Where(f => sign is null || (Shared(sign, f) > 0 && SignWords.Fits(SignWords.SenseOf(sign), f.Sense) >= 0)).Select(f => Candidate.Of(f, past, names)).OfType<Candidate>().Where(c => sign is null ? c.IsRare : c.IsTelling).ToList();
        if (candidates.Count > 0) return Taught(sign is null ? LessonSource.FactsAlone : LessonSource.Facts, Best(candidates, sign).When);
        if (written is not null) return Taught(LessonSource.Words, written);
        if (sign is null) return nothing;
        var others = SignFamilies.Of(eve, past.Account).Select(f => Candidate.Of(f, past, names)).OfType<Candidate>().Where(c => c.IsRare);
        return nothing with { Others = [.. others.GroupBy(c => c.Family.About).Select(g => g.MaxBy(c => c.Worth)!).OrderByDescending(c => c.Worth).Take(MostOthers).Select(c => c.When)] };

        FireLesson Taught(LessonSource source, string when)
        {
            var read = Read(when, names);
            var same = rules.FirstOrDefault(r => RuleWords.Read(r.When, now, names).Condition is { } other && other.Equals(RuleWords.Read(when, now, names).Condition));
            return nothing with { Source = source, When = when, Since = past.Since(read), Facts = past.InWords(read), Same = same, Warned = [.. warned.Where(w => w.Rule != same)] };
        }
    }

    /// <summary>What shares most meaning with the sign, then what moved as it says, then the rarest and earliest.</summary>
    private static Candidate Best(IEnumerable<Candidate> candidates, string? sign) => sign is null ? candidates.MaxBy(c => c.Worth)!
        : candidates.OrderByDescending(c => Shared(sign, c.Family)).ThenByDescending(c => SignWords.Fits(SignWords.SenseOf(sign), c.Family.Sense)).ThenByDescending(c => c.Worth).First();

    private static int Shared(string sign, SignFamily family) => SignWords.About(family.About).Count(SignWords.About(sign).Contains);

    private static Func<Moment, Condition> Read(string when, Directory names) =>
        moment => RuleWords.Read(when, moment, names) is var (condition, problem) && condition is not null ? condition : throw new CannotAnswer(problem!);
}
