using CsmBot.Interactions;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>Changes to the entry just made: "no, 35 minutes", "that was Globex", "also 2 emails".</summary>
internal static class Corrections
{
    private static readonly string[] Openers = ["no", "nope", "sorry", "actually", "correction", "oops", "wait", "make", "change", "it", "that", "should", "meant", "not", "i"];

    public static Understood? Read(Clauses clauses, LogReading reading, Context context)
    {
        if (!clauses.IsBare || reading.Entries.Count != 1) return null;
        var entry = reading.Entries[0];
        var opener = clauses.Chart.Tokens.Count > 0 ? clauses.Chart.Tokens.Folded(0).ToString() : "";
        var also = opener is "also" or "plus" or "and";
        if (also && entry.Act is not null && entry.Account is null) return Of(entry, context, also: true);
        var corrects = Array.IndexOf(Openers, opener) >= 0 && !entry.Done;
        var onlyFields = entry.Act is null && entry.Account is null && entry.UnknownName is null;
        return corrects || onlyFields ? Of(entry, context, also: false) : null;
    }

    private static Correct? Of(Entry entry, Context context, bool also)
    {
        var (minutes, volume) = entry.Total;
        var fields = new List<string>(7);
        void Add(bool said, string field) { if (said) fields.Add(field); }
        Add(entry.Account is not null, "account");
        Add(entry.Act is not null, "type");
        Add(minutes is not null, "minutes");
        Add(entry.Volume is not null, "volume");
        Add(entry.Score is not null, "effectiveness");
        Add(entry.Purpose is not null, "purpose");
        Add(entry.Day is not null, "occurred_on");
        if (fields.Count == 0 || entry.Day is { } day && day.Day.Past > context.Moment.Today) return null;
        var ids = entry.Account?.AccountIds ?? [];
        return new Correct(new Correction(new Draft
        {
            AccountId = ids.Length == 1 ? ids[0] : null, AccountChoices = ids.Length > 1 ? ids : [], Type = entry.Act?.Type, Minutes = minutes, Volume = volume,
            Effectiveness = entry.Score, Purpose = entry.Purpose, OccurredOn = entry.Day?.Day.Past ?? context.Moment.Today,
        }, [.. fields], also));
    }
}
