using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>A checkpoint before an account's renewal, with the commitment that was written down for it.</summary>
/// <param name="Days">Before the renewal.</param>
internal sealed record RenewalCheckpoint(int Account, DateOnly Renewal, int Days, CheckpointState State, Commitment? Commitment)
{
    public DateOnly Day => Checkpoints.DayOf(Renewal, Days);

    /// <summary>Does it wait for a commitment now, or will it by that day?</summary>
    public bool IsDueBy(DateOnly last) => State == CheckpointState.Due || (State == CheckpointState.ToCome && Day <= last);
}

/// <summary>The checkpoints of accounts as they stand (contracts: commitments are kept beside the facts).</summary>
internal static class RenewalCheckpoints
{
    public static IEnumerable<RenewalCheckpoint> Of(Grounds grounds, IEnumerable<int> accounts)
    {
        foreach (var account in accounts)
        {
            if (grounds.Book.Figures[account].RenewalDate is not { } renewal) continue;
            var written = grounds.Request.CommitmentsOf(grounds.Book.Accounts[account].AccountId);
            foreach (var days in Checkpoints.All)
            {
                var commitment = Written(grounds, written, renewal, days);
                if (Checkpoints.Of(grounds.AsOf, account, days, commitment is not null) is { } state) yield return new RenewalCheckpoint(account, renewal, days, state, commitment);
            }
        }
    }

    /// <summary>Known by now, of this renewal; of several the one whose renewal date was nearest.</summary>
    private static Commitment? Written(Grounds grounds, IReadOnlyList<Commitment> written, DateOnly renewal, int days) =>
        written.Count == 0 ? null : written.Where(c => c.Days == days && c.At <= grounds.AsOf.Now && Checkpoints.IsSame(c.RenewalOn, renewal)).MinBy(c => Math.Abs(c.RenewalOn.DayNumber - renewal.DayNumber));
}
