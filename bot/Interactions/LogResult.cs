using CsmBot.Accounts;

namespace CsmBot.Interactions;

/// <summary>What became of a change to a log. A closed set.</summary>
public abstract record LogResult
{
    /// <summary>The entries as they stand now; <see cref="Again"/> when they stood so before.</summary>
    public sealed record Stored(StoredLog Log, bool Again = false) : LogResult;

    /// <summary>Taken back: the entries as they were.</summary>
    public sealed record Undone(StoredLog Log) : LogResult;

    /// <summary>They were taken back before, or never existed.</summary>
    public sealed record Gone : LogResult;

    public sealed record NotYours : LogResult;

    /// <summary>Somebody wrote the entries since they were looked at: nothing was done, this is how they stand.</summary>
    public sealed record ChangedMeanwhile(StoredLog Log) : LogResult;
}

/// <summary>All that one message logged, undone and edited together. The version changes with every edit.</summary>
public sealed record StoredLog(string LogId, IReadOnlyList<Interaction> Entries, string Version);
