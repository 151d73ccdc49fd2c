using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Interactions;

/// <summary>
/// Stores, edits and takes back what was logged in chat, in the caller's transaction. The entries of log L are the interactions L.1, L.2, …, so that whoever names
/// a log after the message it came from stores it once, however often the message arrives.
/// </summary>
public static class Logbook
{
    /// <summary>Stores the drafts as log <paramref name="logId"/>, unless that was done before.</summary>
    public static LogResult Store(Work work, string logId, IReadOnlyList<Draft> drafts, string email, Moment moment)
    {
        if (work.Find<Interaction>(EntryId(logId, 0)) is not null) return Find(work, logId) is { } log ? new LogResult.Stored(log, Again: true) : new LogResult.Gone();
        var entries = drafts.Select((d, i) => Entry(d, EntryId(logId, i), email, moment)).ToList();
        foreach (var entry in entries) work.Put(entry, Origin.Chat);
        return new LogResult.Stored(new StoredLog(logId, entries, Version(entries.Select(_ => 1))));
    }

    /// <summary>Writes the drafts over the entries of the log, in their order; entries beyond the drafts stay as they are.</summary>
    /// <param name="version">The version that the editor saw; null to edit whatever stands.</param>
    public static LogResult Edit(Work work, string logId, string? version, Func<StoredLog, IReadOnlyList<Draft>> drafts, Person editor, Rights rights, Moment moment)
    {
        if (Checked(work, logId, version, editor, rights, out var log) is { } refusal) return refusal;
        var changed = drafts(log);
        var entries = log.Entries.Select((e, i) => i < changed.Count ? Entry(changed[i], e.InteractionId, e.CsmEmail, moment) : e).ToList();
        foreach (var entry in entries) work.Put(entry, Origin.Chat);
        // Who loses an entry is judged anew like who gains it.
        foreach (var entry in log.Entries) work.Touch(entry.AccountId);
        return new LogResult.Stored(Find(work, logId)!);
    }

    public static LogResult Undo(Work work, string logId, Person person, Rights rights)
    {
        if (Checked(work, logId, null, person, rights, out var log) is { } refusal) return refusal;
        foreach (var entry in log.Entries) work.Remove(entry);
        return new LogResult.Undone(log);
    }

    /// <summary>The log as it stands; null when it was taken back or never existed.</summary>
    public static StoredLog? Find(Work work, string logId)
    {
        var found = new List<StoredFact<Interaction>>();
        while (work.Find<Interaction>(EntryId(logId, found.Count)) is { } entry) found.Add(entry);
        var standing = found.Where(f => f.Origin != Origin.Removed).ToList();
        return standing.Count == 0 ? null : new StoredLog(logId, [.. standing.Select(f => f.Fact)], Version(standing.Select(f => f.Version)));
    }

    /// <summary>Was anything ever stored as this log?</summary>
    public static bool Exists(CsmDb db, string logId) => db.Find<Interaction>(EntryId(logId, 0)) is not null;

    /// <summary>What has been said of an entry, as if it were to be logged now.</summary>
    public static Draft AsDraft(Interaction entry, Moment moment)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(entry.OccurredAt, moment.Zone);
        return new Draft
        {
            AccountId = entry.AccountId, Type = entry.Type, Minutes = entry.Minutes, Volume = entry.Volume, Effectiveness = entry.Effectiveness, Purpose = entry.Purpose,
            OccurredOn = DateOnly.FromDateTime(local), OccurredAt = TimeOnly.FromDateTime(local), FireId = entry.FireId, Notes = entry.Notes,
        };
    }

    private static LogResult? Checked(Work work, string logId, string? version, Person person, Rights rights, out StoredLog log)
    {
        log = Find(work, logId)!;
        if (log is null) return new LogResult.Gone();
        if (!log.Entries.All(e => rights.MayChange(person, e))) return new LogResult.NotYours();
        return version is not null && version != log.Version ? new LogResult.ChangedMeanwhile(log) : null;
    }

    private static Interaction Entry(Draft draft, string id, string email, Moment moment) => new(
        id, OccurredAt(draft, moment), draft.AccountId!, email, draft.Type!.Value, draft.Minutes, draft.Volume, draft.Effectiveness, draft.Purpose, draft.FireId, draft.Notes);

    /// <summary>Said to the minute, or now for today, or noon for another day; never later than now, or it would not count yet.</summary>
    private static DateTime OccurredAt(Draft draft, Moment moment)
    {
        if (draft.OccurredAt is null && draft.OccurredOn == moment.Today) return moment.NowUtc;
        var local = draft.OccurredOn.ToDateTime(draft.OccurredAt ?? new TimeOnly(12, 0));
        while (moment.Zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        var utc = TimeZoneInfo.ConvertTimeToUtc(local, moment.Zone);
        return utc < moment.NowUtc ? utc : moment.NowUtc;
    }

    /// <summary>The log that an interaction belongs to; null for one that was not logged in chat.</summary>
    public static string? LogOf(string interactionId) => interactionId.StartsWith("log-", StringComparison.Ordinal) && interactionId.LastIndexOf('.') is > 0 and var end ? interactionId[..end] : null;

    private static string EntryId(string logId, int index) => $"{logId}.{index + 1}";

    private static string Version(IEnumerable<int> versions) => string.Join('.', versions);
}
