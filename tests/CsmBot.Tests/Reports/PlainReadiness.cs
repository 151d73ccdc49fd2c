using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Tests.Reports;

/// <summary>What stakeholders agreed to call ready, drawn at random beside the facts, and how it stands by a day a second time: one day after the other, each condition counted anew.</summary>
internal sealed class PlainReadiness
{
    private readonly PlainFacts _plain;
    private readonly Random _random;
    private readonly List<(Readiness Statement, List<Condition> Conditions)> _all = [];

    public PlainReadiness(PlainFacts plain, int seed)
    {
        (_plain, _random) = (plain, new Random(seed));
        foreach (var account in plain.Facts.Accounts)
        {
            for (var n = _random.Next(9); n > 0; n--)
                Training.Add(new TrainingCompletion(account.AccountId, $"p{_random.Next(4)}", $"Course {_random.Next(2)}", ReportFacts.Now.AddDays(_random.Next(-400, 5)).AddSeconds(_random.Next(86_400)), _random.Next(4) == 0 ? null : _random.Next(101)));
            for (var n = _random.Next(4); n > 0; n--) Agree(account);
        }
    }

    public List<TrainingCompletion> Training { get; } = [];

    public IEnumerable<Readiness> Of(string account) => _all.Select(a => a.Statement).Where(s => s.AccountId == account).OrderBy(s => s.AgreedOn);

    public PlainReport AddTo(PlainReport report, string account, DateOnly by)
    {
        var last = by < _plain.Today ? by : _plain.Today;
        var stated = _all.Where(a => a.Statement.AccountId == account && a.Statement.AgreedOn <= last).Select(a => (a.Statement, Standing: Stands(a.Statement, a.Conditions, last))).ToList();
        var standing = stated.Where(s => !(s.Statement.WithdrawnOn <= last)).ToList();
        return report.Figure("readiness_agreed", (double)standing.Count).Figure("readiness_met", (double)standing.Count(s => s.Standing.Met is not null))
            .Table("readiness", "ready_for state met_on conditions stands agreed_by agreed_on author", stated.Select(s => new object?[]
                { s.Statement.Goal, s.Standing.State, s.Standing.Met, s.Statement.Conditions.Replace("\n", " and "), s.Standing.Words, "Ruth Abel, their CTO", s.Statement.AgreedOn, _plain.NameOf(s.Statement.RecordedBy) }));
    }

    /// <summary>What was withdrawn stays as it was on the day before, or on its only day.</summary>
    private static (DateOnly? Met, string State, string Words) Stands(Readiness statement, List<Condition> conditions, DateOnly last)
    {
        var gone = statement.WithdrawnOn <= last ? statement.WithdrawnOn : null;
        if (gone is { } day) last = day.AddDays(-1) < statement.AgreedOn ? statement.AgreedOn : day.AddDays(-1);
        var met = PlainFacts.DaysFrom(statement.AgreedOn, last).Cast<DateOnly?>().FirstOrDefault(d => conditions.All(c => c.Holds(d!.Value)));
        var (holding, first) = (conditions.Count(c => c.Holds(last)), conditions[0]);
        return (met, gone is { } withdrawn ? $"withdrawn on {Said(withdrawn)}" : met is { } on ? $"met on {Said(on)}"
            : conditions.Count == 1 && first.Count is { } count && count(last) > 0 ? $"{count(last)} of {first.Need} so far" : conditions.Count > 1 && holding > 0 ? $"{holding} of {conditions.Count} conditions so far" : "not yet", string.Join("; ", conditions.Select(c => c.Stands(last))));
    }

    private static string With(int? score) => score is null ? "" : $" with {score} or more";

    private static string Said(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private void Agree(Account account)
    {
        var conditions = Enumerable.Range(0, 1 + (_random.Next(5) / 2)).Select(_ => Draw(account)).DistinctBy(c => c.Words).ToList();
        var agreed = _plain.Today.AddDays(_random.Next(-450, 10));
        _all.Add((new Readiness
        {
            Id = $"R{_all.Count}", AccountId = account.AccountId, Goal = $"SSO {_all.Count}", Conditions = string.Join('\n', conditions.Select(c => c.Words)), AgreedBy = "Ruth Abel\ntheir CTO", AgreedOn = agreed,
            RecordedBy = ReportFacts.People[_random.Next(5)], WithdrawnOn = _random.Next(4) == 0 ? agreed.AddDays(_random.Next(4) * _random.Next(60)) : null,
        }, conditions));
    }

    private Condition Draw(Account account)
    {
        var steps = _plain.Facts.Steps.Where(s => s.AccountId == account.AccountId).ToList();
        switch (_random.Next(4))
        {
            case 0:
                var (people, course, score) = (1 + _random.Next(3), $"Course {_random.Next(2)}", _random.Next(2) == 0 ? (int?)null : _random.Next(80));
                return new Condition($"{(people == 1 ? "1 person finishes" : $"{people} people finish")} {course}{(score is null ? "" : $" with {score}")}", people, d => Training
                    .Where(t => t.AccountId == account.AccountId && t.Course == course && t.CompletedAt <= ReportFacts.Now && _plain.DayOf(t.CompletedAt) <= d && (score is null || t.Score >= score)).Select(t => t.Learner).Distinct().Count())
                { Having = have => have > people ? $"{have} people finished {course}{With(score)}, {people} {(people == 1 ? "is" : "are")} enough" : $"{have} of {people} {(people == 1 ? "person" : "people")} finished {course}{With(score)}" };
            case 1 when steps.Count > 0:
                var some = steps.Where(_ => _random.Next(3) == 0).DefaultIfEmpty(steps[0]).ToList();
                return new Condition(some.Count == 1 ? $"step {some[0].StepId} is done" : $"steps {string.Join(", ", some.Select(s => s.StepId))} are done", some.Count, d => some.Count(s => s.DoneOn <= d))
                { Having = have => some.Count > 1 ? $"{have} of {some.Count} steps done" : $"step {some[0].StepId} is {(have == 1 ? "done" : "not done yet")}" };
            case 2:
                var (words, mine) = _random.Next(3) switch { 0 => ("all steps of the Rollout plan are done", steps), 1 => ("all steps of the Adoption plan are done", []), _ => ("all steps are done", steps) };
                // Without a step there is nothing that could be done.
                var plan = words.Contains(" the ", StringComparison.Ordinal) ? words.Split(' ')[4] : null;
                return new Condition(words, Math.Max(1, mine.Count), d => mine.Count(s => s.DoneOn <= d))
                    { Having = have => mine.Count == 0 ? $"there is no {(plan is null ? "plan" : $"{plan} plan")} yet" : $"{have} of {mine.Count} steps {(plan is null ? "" : $"of {plan} ")}done" };
            default:
                var (metric, edge) = (_random.Next(4) == 0 ? "nps" : "usage_index", _random.Next(100));
                var values = _plain.Facts.Signals.Where(s => s.AccountId == account.AccountId && s.Metric == metric).ToList();
                var (bound, reaches) = _random.Next(4) switch { 0 => ("at least", (Func<double, bool>)(v => v >= edge)), 1 => ("over", v => v > edge), 2 => ("at most", v => v <= edge), _ => ("under", v => v < edge) };
                Signal? Newest(DateOnly d) => values.Where(s => s.Date <= d).MaxBy(s => s.Date);
                return new Condition($"{metric} is {bound} {edge}", 1, null)
                {
                    Reached = d => Newest(d) is { } newest && reaches(newest.Value),
                    Told = d => Newest(d) is { } newest ? $"{metric} is {newest.Value.ToString("0.####", CultureInfo.InvariantCulture)}, to be {bound} {edge}" : $"{metric} has no value yet, to be {bound} {edge}",
                };
        }
    }

    /// <param name="Count">What there is of <paramref name="Need"/> by the end of a day; null where there is nothing to count.</param>
    private sealed record Condition(string Words, int Need, Func<DateOnly, int>? Count)
    {
        public Func<DateOnly, bool>? Reached { get; init; }

        /// <summary>How so many read; where nothing is counted, <see cref="Told"/> has the words of a day.</summary>
        public Func<int, string>? Having { get; init; }

        public Func<DateOnly, string>? Told { get; init; }

        public string Stands(DateOnly day) => Count is null ? Told!(day) : Having!(Count(day));

        public bool Holds(DateOnly day) => Count is null ? Reached!(day) : Count(day) >= Need;
    }
}
