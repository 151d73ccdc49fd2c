using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.SuccessPlans;

/// <summary>Evidence with who it is from, and where what it rests on lies.</summary>
public static class EvidenceTrail
{
    /// <param name="author">An e-mail of the team, or a customer's name.</param>
    /// <param name="links">Addresses.</param>
    public static void Put(Work work, Evidence evidence, string author, IReadOnlyList<string> links)
    {
        work.Put(evidence, Origin.Chat);
        // The same message worked off again says the same.
        if (work.Db.EvidenceNotes.Find(evidence.EvidenceId) is null)
            work.Db.Add(new EvidenceNote { EvidenceId = evidence.EvidenceId, Author = author, Links = links.Count == 0 ? null : string.Join('\n', links) });
    }

    public static void Remove(Work work, string evidenceId)
    {
        if (work.Find<Evidence>(evidenceId) is { Origin: not Origin.Removed } had) work.Remove(had.Fact);
        if (work.Db.EvidenceNotes.Find(evidenceId) is { } note) work.Db.Remove(note);
    }
}
