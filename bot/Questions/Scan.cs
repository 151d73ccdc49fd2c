using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>One pass over the accounts that a question is about; remembers which could not be judged.</summary>
internal sealed class Scan(Condition where, AsOf asOf)
{
    private readonly Judgement _judgement = Conditions.Compile(where, asOf);
    private readonly List<int> _unknown = [];

    public AsOf AsOf => asOf;
    public Condition Where => where;

    /// <summary>Calls for every account that passes, whatever its status; what could not be judged is noted for the status that counts.</summary>
    public void Each(AccountStatus? noted, Action<int> take)
    {
        var count = asOf.Book.Accounts.Count;
        if (where is AllAccounts) for (var account = 0; account < count; account++) take(account);
        else if (_judgement.Candidates() is { } candidates) foreach (var account in candidates) Judge(account, noted, take);
        else for (var account = 0; account < count; account++) Judge(account, noted, take);
    }

    /// <summary>The accounts of one status (all for null) that pass, in the book's order.</summary>
    public List<int> Matches(AccountStatus? only)
    {
        var matches = new List<int>();
        Each(only, a => { if (only.Has(asOf.Book, a)) matches.Add(a); });
        return matches;
    }

    private void Judge(int account, AccountStatus? noted, Action<int> take)
    {
        var verdict = _judgement.Of(account);
        if (verdict == Verdict.True) take(account);
        else if (verdict == Verdict.Unknown && noted.Has(asOf.Book, account)) _unknown.Add(account);
    }

    /// <summary>"12 accounts could not be judged: no usage_index."</summary>
    public IEnumerable<string> Notes()
    {
        if (_unknown.Count == 0) yield break;
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var account in _unknown.Take(1000))
            foreach (var quantity in Lacking(_judgement, account)) missing.Add(quantity);
        yield return $"{_unknown.Count} {(_unknown.Count == 1 ? "account" : "accounts")} could not be judged: no {string.Join(", no ", missing)}.";
    }

    /// <summary>What an account lacks to be judged.</summary>
    internal static IEnumerable<string> Lacking(Judgement judgement, int account) => judgement.Of(account) != Verdict.Unknown ? [] : judgement switch
    {
        Every e => e.Parts.SelectMany(p => Lacking(p, account)),
        Either e => e.Parts.SelectMany(p => Lacking(p, account)),
        Opposite o => Lacking(o.Part, account),
        { Condition: Compare c } => [Quantities.Missing(c.Quantity)],
        { Condition: CompareBoth c } => [Quantities.Missing(c.Left), Quantities.Missing(c.Right)],
        _ => [judgement.Condition.GetType().Name],
    };
}
