using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Reports;

namespace CsmBot.Conversations;

/// <summary>What customers committed to before their renewals, as it lies in the store.</summary>
internal static class Commitments
{
    /// <summary>By an account's id.</summary>
    public static Func<string, IReadOnlyList<Commitment>> Of(CsmDb db, Book book, DateOnly today)
    {
        var known = db.RenewalCommitments.ToList().ToLookup(c => c.AccountId, c => new Commitment(c.RenewalOn, c.Days, c.Statement, book.People.On(book.People.Find(c.RecordedBy), today)?.Name ?? c.RecordedBy, c.RecordedAt));
        return id => known.Contains(id) ? [.. known[id]] : [];
    }

    /// <summary>Of that renewal, also where its date has been put right since.</summary>
    public static RenewalCommitment? Find(CsmDb db, string account, DateOnly renewal, int days) =>
        db.RenewalCommitments.Where(c => c.AccountId == account && c.Days == days).ToList().Where(c => Checkpoints.IsSame(c.RenewalOn, renewal)).MinBy(c => Math.Abs(c.RenewalOn.DayNumber - renewal.DayNumber));
}

/// <summary>What a report tells that lies beside the facts: open alerts, what was written down of fires, what customers committed to, and whose accounts were before.</summary>
public static class BesideFacts
{
    public static ReportRequest With(this ReportRequest request, Store store, Book book, DateOnly today)
    {
        using var db = store.Db();
        if (request.Name == ReportName.Prevention)
        {
            var handovers = db.OwnerChanges.ToList().OrderBy(c => c.SeenAt).ToLookup(c => c.AccountId, c => new Handover(c.SeenAt, c.Before, c.After));
            request = request with { HandoversOf = id => handovers.Contains(id) ? [.. handovers[id]] : [] };
        }
        return request with { OpenAlerts = email => AlertLists.Of(store, book, email), OfFire = FireNotes.Of(db, book, today), CommitmentsOf = Commitments.Of(db, book, today), Beside = PlanNotes.Of(store) };
    }
}
