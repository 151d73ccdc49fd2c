using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Health;
using CsmBot.Questions;
using Fact = CsmBot.Cards.Fact;

namespace CsmBot.Conversations;

/// <summary>Health rules as cards show them: what they say, whom they hold for now, what they would have caught.</summary>
internal sealed class RuleViews(RulesInForce rules)
{
    private const int MostNames = 3;

    /// <summary>A turn does not wait longer for the past of a large book.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The moment at which rules judge: the same for everybody who looks.</summary>
    public static AsOf AsOf(Scene scene) => new(scene.Book, new Moment(scene.Now, scene.Book.Workspace.TimeZone, scene.Book.Workspace));

    public RuleView View(Scene scene, HealthRule rule, (int Holds, int NotJudged) now) => new(rule.Name, rule.Number, Words.Of(rule.Status), rule.When, Made(scene, rule))
    {
        Off = rule.OffBy is { } by ? $"since {Day(scene, rule.OffAt)} by {scene.NameOf(by)}" : null, Problem = rule.Problem, Holds = now.Holds, NotJudged = now.NotJudged,
    };

    /// <summary>For how many accounts each rule that is on holds now, and how many it cannot judge.</summary>
    public IReadOnlyDictionary<HealthRule, (int Holds, int NotJudged)> Now(Scene scene)
    {
        var evaluation = rules.Evaluation(AsOf(scene));
        var counts = new (int Holds, int NotJudged)[evaluation.Rules.Count];
        for (var account = 0; account < scene.Book.Accounts.Count; account++)
        {
            if (!evaluation.Looks(account)) continue;
            for (var i = 0; i < counts.Length; i++)
                switch (evaluation.Of(i, account))
                {
                    case Verdict.True: counts[i].Holds++; break;
                    case Verdict.Unknown: counts[i].NotJudged++; break;
                    case Verdict.False: break;
                }
        }

        return evaluation.Rules.Select((r, i) => (Rule: r, Count: counts[i])).ToDictionary(p => p.Rule, p => p.Count);
    }

    /// <summary>For whom a condition holds now, the greatest ARR first, and how many cannot be judged.</summary>
    public static (int Holds, int NotJudged, IReadOnlyList<string> Names) Holding(Scene scene, Condition when)
    {
        var (asOf, holding, unknown) = (AsOf(scene), new List<int>(), 0);
        var judge = Conditions.Compile(when, asOf);
        for (var account = 0; account < scene.Book.Accounts.Count; account++)
        {
            if (scene.Book.Figures[account].Status != AccountStatus.Active) continue;
            var verdict = judge.Of(account);
            if (verdict == Verdict.True) holding.Add(account);
            else if (verdict == Verdict.Unknown) unknown++;
        }

        return (holding.Count, unknown, [.. holding.Select(a => scene.Book.Accounts[a]).OrderByDescending(a => a.Arr).ThenBy(a => a.Name, StringComparer.Ordinal).Take(MostNames).Select(a => a.Name)]);
    }

    /// <summary>What a rule says beside its condition and colour.</summary>
    public IReadOnlyList<Fact> Facts(Scene scene, HealthRule rule) => new Cards.Facts((IEnumerable<Fact?>)
    [
        Fact.If("Counts after", rule.HoldDays > 1 ? RuleTrail.Days(rule.HoldDays) : null),
        Fact.If("Ends after", rule.ClearDays > 1 ? $"{RuleTrail.Days(rule.ClearDays)} clear" : null),
        Fact.If("Says", rule.Say),
        Fact.If("Next step", rule.Next),
        Fact.If("Reason code", rule.Reason),
        Fact.If("Learned from", LearnedFrom(scene, rule)),
        Fact.If("Owner", rule.Owner is { } owner ? scene.NameOf(owner) : null),
        Fact.If("Notes", rule.Notes),
    ]).Items;

    public IReadOnlyList<string> Warnings(HealthRule rule) =>
        rules.LearnedFrom(rule) is ({ } id, null) ? [$"I know no fire “{id}”: “learned from” may be misspelled. The rule works all the same."] : [];

    /// <summary>What the rule would have caught.</summary>
    public RulePast Past(Scene scene, HealthRule rule)
    {
        var asOf = AsOf(scene);
        if (Trial.Of(rule, asOf.Moment, scene.Names).Trial is not { } trial) return RulePast.None;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var history = new History(scene.Book, asOf.Moment);
            return Said(new Backtest(history, rules.Horizon).Run(trial, history.First, asOf.Today, patience.Token), history.First);
        }
        catch (OperationCanceledException)
        {
            return new RulePast(["Its past is too long to look through here: “back-test” with its name does."], []);
        }
    }

    private static RulePast Said(Backtested tested, DateOnly from)
    {
        var view = BacktestViews.Rule(tested);
        return new RulePast(
        [
            BacktestCard.Summary(view),
            $"Since {Cell.Day(from)}: {Cell.Text(Math.Round(view.AlarmsPerWeek, 2))} alarms a week and CSM{(view.Undecided > 0 ? $", {view.Undecided} too recent to be called true or false" : "")}{(view.NotJudged > 0 ? $"; {Phrases.Count(view.NotJudged, "account")} never judged" : "")}.",
        ], [.. tested.Doubts.Select(d => d.Text)]);
    }

    private string? LearnedFrom(Scene scene, HealthRule rule) => rules.LearnedFrom(rule) switch
    {
        (null, _) => null,
        (_, { } fire) => $"{fire.FireId} at {scene.Account(fire.AccountId)?.Name ?? fire.AccountId}, {Day(scene, fire.OpenedAt)}{(fire.FirstWarningSign is { Length: > 0 } sign ? $": {sign}" : "")}",
        ({ } id, _) => id,
    };

    private string Made(Scene scene, HealthRule rule) => rule.OfChat ? $"made by {scene.NameOf(rule.By!)}, {Day(scene, rule.At)}" : $"in {rules.FileName}, line {rule.Line}";

    private static string Day(Scene scene, DateTime? at) => at is { } utc ? Cell.Day(DateOnly.FromDateTime(LocalTime.Of(utc, scene.Moment.Zone))) : "some day";
}
