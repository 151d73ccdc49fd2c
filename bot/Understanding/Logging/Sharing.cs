using CsmBot.Accounts;

namespace CsmBot.Understanding.Logging;

/// <summary>What was said once for several interactions: the length, grade and purpose behind "A, B and C", a day at the end.</summary>
internal static class Sharing
{
    /// <param name="fire">The sentence in which something was said to be down; -1 for none.</param>
    public static void Between(List<Entry> entries, int fire)
    {
        var lengths = entries.Exists(e => e.HasLength);
        // "3 calls today: Acme 10m, Globex 20m, Initech 15m": one with each.
        if (entries.Count > 1 && entries[0].Volume == entries.Count && entries.Skip(1).All(e => e.Coordinated && e.Volume is null)) entries[0].Volume = null;
        for (var i = 1; i < entries.Count; i++) if (entries[i].Coordinated) entries[i].TakeEachFrom(entries[i - 1]);
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = entries[i];
            if (entry.Sentence == fire) entry.Purpose ??= Purpose.Firefighting;
            if (lengths && entries.Count > 1 && !entry.HasLength && entry.BareNumber is { } minutes) entry.Take(new Lasting(minutes, Length.Plain));
            if (i < entries.Count - 1) Between(entry, entries[i + 1]);
        }
    }

    private static void Between(Entry entry, Entry next)
    {
        var joined = next.Joined && next.Sentence == entry.Sentence;
        if (joined && entry is { Account: null, UnknownName: null, Act: { } act } && (act.Type != next.Act?.Type || entry.HasLength)) entry.TakeAccountFrom(next);
        if (joined && entry is { Account: not null, Act: null, HasLength: false } && next.Act is { } shared) entry.TakeActFrom(next, shared);
        if (next.Coordinated && next.Act?.Type == entry.Act?.Type && !entry.HasLength) entry.TakeFrom(next);
        if (next.Sentence == entry.Sentence) entry.Day ??= next.Day;
    }
}
