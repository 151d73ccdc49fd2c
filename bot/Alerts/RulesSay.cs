using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>What the rules say of an account, whatever a person has set.</summary>
/// <param name="Rules">Those that count, the worst first, with the facts that make them hold.</param>
public sealed record Saying(Colour Colour, IReadOnlyList<(HealthRule Rule, string Because)> Rules)
{
    /// <summary>"gone quiet: no contact for 41 days".</summary>
    public IReadOnlyList<string> InWords => [.. Rules.Select(r => $"{r.Rule.Name}: {r.Because}")];
}

/// <summary>Looks up how the rules stand for single accounts, with their facts as of now.</summary>
public sealed class RulesSay(RulesInForce rules)
{
    /// <summary>Null where the rules cannot be read.</summary>
    public Saying? Of(CsmDb db, AsOf asOf, int account)
    {
        try
        {
            var evaluation = rules.Evaluation(asOf);
            var id = asOf.Book.Accounts[account].AccountId;
            var counts = db.RuleStandings.Where(s => s.AccountId == id && s.Counts).Select(s => s.Rule).ToHashSet();
            var counting = evaluation.Rules.Where(r => counts.Contains(r.Name)).OrderByDescending(r => r.Status).Select(r => (r, evaluation.Because(r, account))).ToList();
            return new Saying(counting.Count > 0 ? counting[0].r.Status : Colour.Green, counting);
        }
        catch (RuleFileException) { return null; }
    }

    /// <summary>The worst colour of the rules that count for these accounts; green where there is no entry. Null where the rules cannot be read.</summary>
    public IReadOnlyDictionary<string, Colour>? Colours(CsmDb db, IReadOnlyCollection<string> accounts)
    {
        try { return Colours(db, rules.Rules.Rules, accounts); }
        catch (RuleFileException) { return null; }
    }

    internal static Dictionary<string, Colour> Colours(CsmDb db, IReadOnlyList<HealthRule> rules, IReadOnlyCollection<string> accounts)
    {
        var colours = rules.ToDictionary(r => r.Name, r => r.Status);
        return db.RuleStandings.Where(s => s.Counts && accounts.Contains(s.AccountId)).AsEnumerable().Where(s => colours.ContainsKey(s.Rule))
            .GroupBy(s => s.AccountId).ToDictionary(g => g.Key, g => g.Max(s => colours[s.Rule]));
    }
}
