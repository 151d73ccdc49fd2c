using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>The rules made ready for one book and moment. Pure: evaluating any day is making one for that day.</summary>
public sealed class Evaluation
{
    private readonly Judgement[] _whens;

    /// <param name="read">A condition's words, understood at the moment.</param>
    public Evaluation(RuleSet rules, Func<string, Condition> read, AsOf asOf)
    {
        (Rules, AsOf) = (rules.Rules, asOf);
        _whens = [.. rules.Rules.Select(r => Conditions.Compile(read(r.When), asOf))];
        NotJudged = new int[_whens.Length];
    }

    public IReadOnlyList<HealthRule> Rules { get; }
    public AsOf AsOf { get; }

    /// <summary>Per rule: how many of the accounts stepped so far it could not judge for want of data.</summary>
    public int[] NotJudged { get; }

    /// <summary>Rules look at active accounts.</summary>
    public bool Looks(int account) => AsOf.Book.Figures[account].Status == AccountStatus.Active;

    /// <summary>Brings the account's states (one a rule, in their order) forward to this moment; true when one of them changed.</summary>
    public bool Step(int account, Span<RuleState> states)
    {
        var changed = false;
        for (var i = 0; i < _whens.Length; i++)
        {
            var verdict = _whens[i].Of(account);
            if (verdict == Verdict.Unknown) NotJudged[i]++;
            var after = states[i].After(verdict, AsOf.Today, Rules[i]);
            changed |= after != states[i];
            states[i] = after;
        }

        return changed;
    }

    /// <summary>The transition that is due after a step, and why or why not.</summary>
    public (Transition? Transition, string Reason) Decide(int account, ReadOnlySpan<RuleState> states)
    {
        var newest = HealthHistory.Newest(AsOf, account);
        return Decision.For(newest, newest is { } row ? AsOf.DaysSince(row.At) : 0, Decision.Worst(Rules, states), Rules);
    }

    /// <summary>The facts that make the rule hold for the account, in words.</summary>
    public string Because(HealthRule rule, int account) => string.Join("; ", Facts.For(_whens[IndexOf(rule)], account, AsOf).Select(f => f.Words));

    private int IndexOf(HealthRule rule)
    {
        for (var i = 0; i < Rules.Count; i++) if (ReferenceEquals(Rules[i], rule)) return i;
        throw new ArgumentException($"\"{rule.Name}\" is not one of these rules", nameof(rule));
    }
}
