namespace CsmBot.Accounts;

/// <summary>Fires of an account. What is closed later is open still, and has no outcome yet.</summary>
public static class Fires
{
    public static bool IsKnown(AsOf asOf, Fire fire) => fire.OpenedAt <= asOf.Now;

    /// <summary>"open fire": opened at or before now and not closed by now.</summary>
    public static bool IsOpen(AsOf asOf, Fire fire) => IsKnown(asOf, fire) && !IsClosed(asOf, fire);

    public static bool IsClosed(AsOf asOf, Fire fire) => fire.ClosedAt <= asOf.Now;

    /// <summary>"save" of a fire: outcome saved. Null while it is open.</summary>
    public static FireOutcome? Outcome(AsOf asOf, Fire fire) => IsClosed(asOf, fire) ? fire.Outcome : null;

    public static int CountOpen(AsOf asOf, int account)
    {
        var open = 0;
        foreach (var fire in asOf.Book.Fires.Of(account))
            if (IsOpen(asOf, fire)) open++;
        return open;
    }

    /// <summary>"fire cost, direct": the exact cost (see <see cref="Cost.Amount"/>) of interactions with that fire_id.</summary>
    public static long DirectCost(AsOf asOf, Fire fire) => asOf.CostOfFire(asOf.Book.FireIds.Find(fire.FireId));

    /// <summary>Indirect cost in the workspace's currency; 0 when unsaid.</summary>
    public static double IndirectCost(AsOf asOf, int account, Fire fire) => Money.Major(asOf.Book.Minor(account, fire.IndirectCost ?? 0));

    /// <summary>"fire cost, total": direct + indirect_cost.</summary>
    public static double TotalCost(AsOf asOf, int account, Fire fire) => Cost.Amount(DirectCost(asOf, fire)) + IndirectCost(asOf, account, fire);

    /// <summary>The direct cost of every fire, by its ordinal. An interaction of another account can be linked to a fire, so all are looked through, once a question.</summary>
    internal static long[] DirectCosts(AsOf asOf)
    {
        var costs = new long[asOf.Book.FireIds.Count];
        for (var account = 0; account < asOf.Book.Accounts.Count; account++)
            foreach (ref readonly var row in asOf.Book.Interactions.Of(account))
                if (row.Fire >= 0 && row.At <= asOf.NowSeconds) costs[row.Fire] += Cost.Of(asOf, row);
        return costs;
    }
}
