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
        if (entries.Count > 1 && entries[0].Volume == entries.Count && entries.Skip(1).All(e => e is { Coordinated: true, Inherited: true, Volume: null })) entries[0].Volume = null;
        OnTheirDays(entries);
        InOrder(entries);
        for (var i = 1; i < entries.Count; i++) if (entries[i].Coordinated) entries[i].TakeEachFrom(entries[i - 1]);
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var entry = entries[i];
            if (entry.Sentence == fire) entry.Purpose ??= Purpose.Firefighting;
            if (lengths && entries.Count > 1 && !entry.HasLength && entry.BareNumber is { } minutes) entry.Take(new Lasting(minutes, Length.Plain));
            if (i < entries.Count - 1) Between(entry, entries[i + 1]);
        }
    }

    /// <summary>"2 calls with Acme, on Monday and Wednesday": one on either.</summary>
    private static void OnTheirDays(List<Entry> entries)
    {
        for (var (first, i) = (0, 1); i <= entries.Count; i++)
        {
            if (i < entries.Count && entries[i].OtherDay) continue;
            if (i - first > 1 && entries[first].Volume == i - first) entries[first].Volume = null;
            first = i;
        }
    }

    /// <summary>"called Acme and Globex, 12 and 18 minutes respectively": to each its own, where there are as many.</summary>
    private static void InOrder(List<Entry> entries)
    {
        for (var last = 0; last < entries.Count; last++)
        {
            var (lengths, grades) = (entries[last].Lengths, entries[last].Grades);
            var count = Math.Max(lengths.Count, grades.Count);
            if (count < 2) continue;
            // Behind the last of them, or before the first: "12 and 18 min calls with Acme and Globex".
            var (first, end) = (last, last);
            while (first > 0 && GoesOn(entries, first)) first--;
            while (first == last && end + 1 < entries.Count && GoesOn(entries, end + 1)) end++;
            if (end - first + 1 != count) continue;
            if (entries[first] is { Act: null } bare && entries[first + 1].Act is { } shared) bare.TakeActFrom(entries[first + 1], shared);
            for (var i = 0; i < count; i++)
            {
                if (i < lengths.Count) entries[first + i].TakeOwn(lengths[i]);
                if (i < grades.Count) entries[first + i].Take(new Rated(grades[i], Labelled: true, Amends: true));
            }
        }
    }

    /// <summary>It names a further account of the one before: "Acme and Globex calls", "calls with Acme and Globex".</summary>
    private static bool GoesOn(List<Entry> entries, int at) =>
        entries[at].Coordinated || (entries[at].Joined && entries[at - 1] is { Act: null, Account: not null } before && before.Sentence == entries[at].Sentence);

    private static void Between(Entry entry, Entry next)
    {
        var joined = next.Joined && next.Sentence == entry.Sentence;
        if (joined && entry is { Account: null, UnknownName: null, Act: { } act } && (act.Type != next.Act?.Type || entry.HasLength)) entry.TakeAccountFrom(next);
        if (joined && entry is { Account: not null, Act: null, HasLength: false } && next.Act is { } shared) entry.TakeActFrom(next, shared);
        if (next.Coordinated && next.Act?.Type == entry.Act?.Type && !entry.HasLength) entry.TakeFrom(next);
        if (next.Sentence == entry.Sentence) entry.Day ??= next.Day;
    }
}
