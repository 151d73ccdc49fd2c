using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>The rules made ready for one book and moment. Pure: evaluating any day is making one for that day.</summary>
public sealed class Evaluation
{
    private readonly Judgement?[] _whens;

    /// <param name="read">A condition's words, understood at the moment.</param>
    public Evaluation(RuleSet rules, Func<string, Condition> read, AsOf asOf)
    {
        (Rules, AsOf) = (rules.Rules, asOf);
        _whens = [.. rules.Rules.Select(r => r.Problem is null ? Conditions.Compile(read(r.When), asOf) : null)];
        NotJudged = new int[_whens.Length];
    }

    public IReadOnlyList<HealthRule> Rules { get; }
    public AsOf AsOf { get; }

    /// <summary>Per rule: how many of the accounts stepped so far it could not judge for want of data.</summary>
    public int[] NotJudged { get; }

    /// <summary>Rules look at active accounts.</summary>
    public bool Looks(int account) => AsOf.Book.Figures[account].Status == AccountStatus.Active;

    /// <summary>What the rule's condition says of the account now; unknown where the rule cannot be judged at all.</summary>
    public Verdict Of(int rule, int account) => _whens[rule]?.Of(account) ?? Verdict.Unknown;

    /// <summary>Brings the account's states (one a rule, in their order) forward to this moment; true when one of them changed.</summary>
    public bool Step(int account, Span<RuleState> states)
    {
        var changed = false;
        for (var i = 0; i < _whens.Length; i++)
        {
            var verdict = Of(i, account);
            if (verdict == Verdict.Unknown) NotJudged[i]++;
            var after = states[i].After(verdict, AsOf.Today, Rules[i]);
            changed |= after != states[i];
            states[i] = after;
        }

        return changed;
    }

    /// <summary>What becomes of the account's colour after a step.</summary>
    /// <param name="setting">The setting that the account's newest health change is, where a person made it; see <see cref="ByPerson"/>.</param>
    public Decided Decide(int account, ReadOnlySpan<RuleState> states, Setting? setting) =>
        Decision.For(HealthHistory.Newest(AsOf, account), setting, Decision.Worst(Rules, states), AsOf.Today);

    /// <summary>The account's newest health change, where a person made it.</summary>
    public HealthRow? ByPerson(int account) => HealthHistory.Newest(AsOf, account) is { } newest && Setting.IsPerson(newest.SetBy) ? newest : null;

    /// <summary>The facts that make the rule hold for the account; none for a rule that cannot be judged.</summary>
    public IReadOnlyList<Fact> FactsOf(HealthRule rule, int account) => _whens[IndexOf(rule)] is { } when ? Facts.For(when, account, AsOf) : [];

    /// <summary>What is to be said of the account by this rule: the facts that make it hold, in the rule's own sentence where it has one; of a rule that cannot be judged why not.</summary>
    public string Because(HealthRule rule, int account) => RuleSaying.Fill(rule.Say, AsOf.Book.Accounts[account].Name, rule.Problem ?? InWords(FactsOf(rule, account)));

    private static string InWords(IEnumerable<Fact> facts) => string.Join("; ", facts.Select(f => f.Words));

    private int IndexOf(HealthRule rule)
    {
        for (var i = 0; i < Rules.Count; i++) if (ReferenceEquals(Rules[i], rule)) return i;
        throw new ArgumentException($"\"{rule.Name}\" is not one of these rules", nameof(rule));
    }
}
