using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// Is the clause a further interaction, or more of the one before? A name, a type or a length of its own begins another one; people, counts and headings do not.
internal sealed partial class LogReading
{
    /// <summary>"call with Anna, Bob and Carl from Acme", "call with Mrs. Smith (Acme)": the names before it are people.</summary>
    private bool IsPeopleOf(in Clause clause)
    {
        if (clause.Before is not (Break.Join or Break.Comma)) return false;
        if (clause.End - clause.First == 1 && items[clause.First].Value is AccountName && clause.First > 1 && chart.Tokens.Folded(items[clause.First - 1].Start) is "(" && items[clause.First - 2].End - current!.UnknownName!.Value.End is >= 0 and <= 2) return true;
        for (var i = clause.First + 1; i < clause.End; i++)
            if (items[i].Value is AccountName) return items[clause.First] is { Value: null, Content: true } && items[i - 1].Value is null && chart.Tokens.Folded(items[i - 1].Start) is "from" or "at" or "of";
        return false;
    }

    /// <summary>"Acme, Globex, Initech: calls": an account and nothing else, as the one before it.</summary>
    private bool NamesOnly(in Clause clause)
    {
        if (Entries.Count < 2 || Entries[^2] is not { Act: null, HasLength: false, Score: null, Account: not null }) return false;
        for (var i = clause.First; i < clause.End; i++) if (!items[i].Mark && items[i].Value is not AccountName) return false;
        return true;
    }

    /// <summary>"Acme: call, 10 min. Globex: 30 min": each begins with its name, and says all of its own.</summary>
    private bool IsRecord(in Clause clause) =>
        clause.Before == Break.Sentence && clause.End < items.Count && current?.AccountTokens is { } before && before.End < chart.Tokens.Count && chart.Tokens.Folded(before.End) is ":" or "-" or "–" && chart.Tokens.Folded(items[clause.End].Start).SequenceEqual(chart.Tokens.Folded(before.End));

    /// <summary>"email thread with Acme: 4 mails, 6 min each": how many they were.</summary>
    private bool CountsHeading(in Clause clause, in Traits traits) =>
        traits.Deed is { Volume: > 1 } deed && current is { Volume: null, HasLength: false, Act: { Plural: false, Volume: 0 } act } && act.Type == deed.Type && clause.First > 0 && chart.Tokens.Folded(items[clause.First - 1].Start) is ":" or "(" or "-";

    /// <summary>"…: a call for 10 min in the morning, a 30 min meeting after lunch": another type with a length of its own.</summary>
    private bool IsFurther(in Clause clause, in Traits traits) =>
        clause.Before == Break.Comma && traits is { HasLength: true, Contents: 0, Deed: { Volume: 0, Form: Form.Noun or Form.NounOrOrder } deed } && current is { HasLength: true, Act: { } act } && act.Type != deed.Type
        && (items[clause.First].Value is Batch || chart.Tokens.Folded(items[clause.First].Start) is "a" or "an" or "one" or "another");

    /// <summary>An entry that has an account or a type already gets no second one.</summary>
    private bool StartsAnother(in Clause clause, in Traits traits)
    {
        if (traits.Account is not null && (current!.Account is not null || current.UnknownName is not null)) return true;
        if (traits.Account is not null && traits.Deed is not null && current!.Act is not null) return true;
        // "a call (25m) and a visit (2h) with Acme".
        if (clause.Before == Break.Join && traits.Contents == 0 && traits.Deed is { } deed && current is { Account: null, UnknownName: null, HasLength: true, Act: { } before } && deed.Type != before.Type) return true;
        // "two emails and a call (15m) with Acme": each with its article or number.
        if (clause.Before == Break.Join && traits is { Contents: 0, Deed: { Form: Form.Noun or Form.NounOrOrder } second } && current is { Account: null, UnknownName: null, Act: { Form: Form.Noun or Form.NounOrOrder } one } && second.Type != one.Type
            && (second.Volume > 0 || chart.Tokens.Folded(items[clause.First].Start) is "a" or "an" or "one" or "another") && HasLengthBehind(clause)) return true;
        return traits.Account is null && traits.Deed is not null && current!.Act is not null && current.UnknownName is not null && traits.HasDoneAct;
    }

    /// <summary>"… (15m)", "…: 15m": directly behind the clause.</summary>
    private bool HasLengthBehind(in Clause clause) => clause.End + 1 < items.Count && items[clause.End].Mark && items[clause.End + 1].Value is Lasting;
}
