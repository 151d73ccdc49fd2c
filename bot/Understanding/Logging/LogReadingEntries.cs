using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// Where an entry begins: headings, bare numbers, cores, the same again, what nobody knows.
internal sealed partial class LogReading
{
    /// <summary>"Mon: …": the day of what follows.</summary>
    private bool TakeHeading(in Clause clause)
    {
        headed = false;
        if (clause.End >= items.Count || chart.Tokens.Folded(items[clause.End].Start) is not ":") return false;
        var (day, others) = ((OnDay?)null, 0);
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is OnDay only && day is null) day = only;
            else if (items[i].Value is not (null or LogOrder) || (items[i].Content && (++others > 2 || clause.Before < Break.Sentence || IsOfOther(items[i], chart.Tokens.Folded(items[i].Start))))) return false;
        }

        if (day is null) return false;
        leadingDay = day with { Open = false };
        return headed = true;
    }

    /// <summary>"Deadline Friday: …", "Their launch on Friday: …" heads something else than a day's log.</summary>
    private static bool IsOfOther(in Item item, ReadOnlySpan<char> word) =>
        (item.Role & (WordRole.Others | WordRole.Tells | WordRole.Topic | WordRole.Asks)) != 0 || word is "deadline" or "due" or "eta" or "plan" or "plans" or "agenda" or "goal" or "goals" or "target" or "launch" or "golive" or "live" or "release" or "tomorrow" or "next" or "quote" or "invoice";

    /// <summary>"… discussed the outage and the call they had with Globex": what "and" adds to what it was about.</summary>
    private bool IsTopic(in Clause clause, in Traits traits) => clause.Before == Break.Join && topicOf == clause.Sentence && traits is { Definite: true, HasFigures: false, HasDoneAct: false, Deed: not null, HadIt: false };

    /// <summary>A number between commas: "call, Acme, 30, 4".</summary>
    private bool TakeBareNumber(in Clause clause, in Traits traits)
    {
        // "2." of a list.
        if (current?.Act is null || clause.Quoted || (chart.Tokens[items[clause.First].Start].LineStart && clause.End < items.Count && chart.Tokens.Folded(items[clause.End].Start) is "." or ")")) return false;
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is not null || (!items[i].Mark && chart.Tokens[items[i].Start].Kind != TokenKind.Number)) return false;
        if (!current.HasLength && traits.BareNumber is { } minutes and >= 10) { current.Take(new Lasting(minutes, Length.Plain)); MarkRead(clause, minutes); }
        else if (current.Score is null && traits.BareScore is { } score) { current.Take(new Rated(score)); MarkRead(clause, score); }
        else return false;
        return true;
    }

    private bool TakeCore(in Clause clause, in Traits traits)
    {
        firstDeed = Math.Min(firstDeed, traits.Deed is null ? int.MaxValue : number);
        if (traits is { Deed.Amends: true, Account: null } && current?.Act is not null) { TakePieces(clause, traits); return true; }
        if (traits.Instead && traits.Deed is null or { Amends: true } && current is { Account: not null } or { UnknownName: not null }) { TakePieces(clause, traits); return true; }
        if (traits.Account is null && (TakeAgain(clause, traits) || TakeUnknownDeed(clause, traits))) return true;
        if (current is { Complete: true } && traits.Account is null && traits.Contents == 0 && clause.Before is Break.Comma or Break.Sentence or Break.Turn
            && (current.Inherited || (traits.Deed is { Volume: 0, Form: not Form.Done } && traits.Deed.Type == current.Act!.Type)))
        {
            TakePieces(clause, traits);
            return true;
        }

        if (traits.Deed is { Form: Form.Undone } && !traits.HasDoneAct) { NotDone.Add((Mood.Ahead, traits.Day, traits.Account)); return false; }
        if (Entries.Count > 0 && current is { Complete: true })
        {
            // Beside a complete entry only what clearly begins another one does so.
            if (traits.Account is not null && traits.TellsOfDeed && !traits.HasFigures) return false;
            if (traits.BeginsWithContent && !(traits.Paired && clause.Before >= Break.Sentence && traits.HasFigures)) return false;
            if (traits.Deed is null && traits.Contents > 0 && !IsListed(clause, traits) && !RepeatsTopic(clause)) return false;
            var starts = headedNow || clause.Before is Break.Join or Break.Line || IsFurther(clause, traits);
            if (traits.Account is null && !(traits.HasDoneAct || traits.Deed!.Volume > 0 || starts)) return false;
            if (traits.Account is null && traits.Deed is { Form: not (Form.Done or Form.Incoming), Volume: 0 } && clause.Before == Break.Sentence && !headedNow) return false;
            if (traits.Account is null && traits.Contents > 0 && !traits.Them && (clause.Before == Break.Comma || traits.UnknownAfterWith is null)) return false;
            if (traits.Account is null && clause.Before == Break.Line && GoesOnWithName(clause)) { Begin(sameAccount: false); TakePieces(clause, traits); return true; }
            if (traits.Account is null && traits.Deed is not null && traits.UnknownAfterWith is null) return AddSame(clause, traits);
            if (traits.Account is null && clause.Before is not (Break.Join or Break.Line) && !traits.HasLength) return false;
            if (Wavers(clause, traits)) { current.Account = new AccountName([.. current.Account!.AccountIds.Union(traits.Account!.AccountIds)], false); return true; }
            if (traits.Account is null) Begin(sameAccount: false); else Begin(sameAccount: false, coordinated: traits.Deed is null, newLine: clause.Before == Break.Line);
        }
        else if (current is not null && StartsAnother(clause, traits)) Begin(sameAccount: false, coordinated: traits.Deed is null, newLine: clause.Before == Break.Line).Joined = clause.Before == Break.Join;
        // A heading of its own line, "Today's calls", is one for all that follows.
        if (current is { Account: null, UnknownName: null, Act: not null } && traits is { Account: not null, Deed: null } && clause.Before == Break.Line) current.Listed = true;
        current ??= Begin(sameAccount: false);
        TakePieces(clause, traits);
        return true;
    }

    /// <summary>"call with Acme, my error, Globex": a word of a mistake directly before a second name, and no rule that reads it: which of them is asked.</summary>
    private bool Wavers(in Clause clause, in Traits traits)
    {
        if (traits is not { Account: not null, Deed: null } || number == 0) return false;
        var before = clauses.All[number - 1];
        if (before.End - before.First > 5) return false;
        for (var i = before.First; i < before.End; i++)
            if (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "correction" or "corrected" or "sorry" or "oops" or "ooops" or "wrong" or "mistake" or "typo" or "error" or "wait" or "nope" or "meant" or "scratch" or "strike" or "rather") return true;
        return false;
    }

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
        return traits.Account is null && traits.Deed is not null && current!.Act is not null && current.UnknownName is not null && traits.HasDoneAct;
    }

    /// <summary>Says more of what was named before: "the call was 20 min" of a call and an email, "we spoke for 12 minutes" of a call.</summary>
    private bool TakeAgain(in Clause clause, in Traits traits)
    {
        if (!traits.HasLength || traits.Deed is not { Volume: 0 } deed || (traits.Contents > 0 && !traits.Own)) return false;
        if (current is { Complete: true, HasLength: false, Act: { } act } && traits.Spoke && (clause.Before is Break.Comma or Break.Sentence or Break.Turn || act.Type == deed.Type)
            && act.Type is InteractionType.Call or InteractionType.Meeting or InteractionType.SiteVisit)
        {
            TakePieces(clause, traits);
            return true;
        }

        if (Entries.Count < 2 || deed.Form is not (Form.Noun or Form.NounOrOrder)) return false;
        if (Entries.FindLast(e => e.Act?.Type == deed.Type && !e.HasLength) is not { } named) return false;
        current = named;
        TakePieces(clause, traits);
        return true;
    }

    /// <summary>Beside a complete entry, another one with a name that no account has: all must wait for it.</summary>
    private bool TakeUnknownDeed(in Clause clause, in Traits traits)
    {
        if (current is not { Complete: true } || traits.Foreign || remarkOf == clause.Sentence) return false;
        if ((traits.UnknownBefore ?? UnknownNames.Behind(clauses, clause, traits)) is not { } name) return false;
        Begin(sameAccount: false).UnknownName = name;
        TakePieces(clause, traits);
        return true;
    }

    /// <summary>"meeting - Acme - 40 min" in a line of its own: the account follows.</summary>
    private bool GoesOnWithName(in Clause clause)
    {
        var next = clause.End;
        while (next < items.Count && items[next].Mark && !chart.Tokens[items[next].Start].LineStart) next++;
        return next > clause.End && next < items.Count && items[next].Value is AccountName && !chart.Tokens[items[next].Start].LineStart;
    }

    private bool AddSame(in Clause clause, in Traits traits)
    {
        // "Acme wrote to us about the outage and I answered by email": one exchange.
        if (current is { Act: { Form: Form.Incoming } theirs } && traits.Deed?.Type == theirs.Type && SpeaksBack(clause)) { TakePieces(clause, traits); return true; }
        Begin(sameAccount: true);
        TakePieces(clause, traits);
        return true;
    }

    /// <summary>"emailed Acme about training and Globex about their invoice": the second begins as the first did.</summary>
    private bool RepeatsTopic(in Clause clause)
    {
        if (clause.Before is not (Break.Join or Break.Comma) || remarkOf == clause.Sentence || current is not { Act.Form: Form.Done }) return false;
        var at = clause.First;
        while (at < clause.End && items[at].Value is null && !items[at].Content && (items[at].Role & WordRole.Topic) == 0) at++;
        return at + 1 < clause.End && items[at].Value is AccountName && (items[at + 1].Role & WordRole.Topic) != 0;
    }

    private static bool IsListed(in Clause clause, in Traits traits) => (clause.Before is Break.Join or Break.Line && traits.HasFigures && traits.Contents <= 2) || (traits.Contents == 1 && (traits.BareNumber is not null || (traits.BareScore is not null && clause.Before == Break.Line)));

    private Entry Begin(bool sameAccount, bool coordinated = false, bool newLine = false)
    {
        var before = Entries.Count > 0 ? Entries[^1] : null;
        current = before?.Next(sameAccount, sentence) ?? new Entry { Sentence = sentence };
        (current.Day, current.DayLeads) = (leadingDay ?? current.Day, leadingDay is not null);
        if (coordinated && before?.Act is { } act && (!newLine || before.Listed)) current.Inherit(act);
        current.Listed |= coordinated && before is { Listed: true };
        if (current.Listed) current.Purpose = purposeOfList;
        Entries.Add(current);
        return current;
    }

    /// <summary>"… and Quimby Harnesses 20m": a name that no account has, where the next of a list is due.</summary>
    private bool TakeUnknown(in Clause clause, in Traits traits)
    {
        if (current?.Act is null || remarkOf == clause.Sentence || traits.UnknownName is not { } name) return false;
        if (current.Account is null && current.UnknownName is null) { current.UnknownName = name; TakePieces(clause, traits); return true; }
        // "with Sarah and Tom": people.
        if (clause.Before == Break.Join && clause.First >= 2 && items[clause.First - 2] is { Value: null, Content: true } && current.UnknownName is null) return false;
        if (clause.Before != Break.Join && !(current.HasLength && UnknownNames.HasFigureBehind(clauses, clause, name)) && !(traits.HasLength && clause.Before is Break.Line or Break.Comma or Break.Sentence)) return false;
        Begin(sameAccount: false, coordinated: true).UnknownName = name;
        TakePieces(clause, traits);
        return true;
    }

    /// <summary>Before anything else was said, "On Monday at their office, …" tells the day.</summary>
    private bool TakeLead(in Clause clause, in Traits traits)
    {
        if (Entries.Count > 0 || traits.Day is null || clause.First + 1 > items.Count || items[clause.First].Value is not OnDay day) return false;
        leadingDay = day;
        return false;
    }
}
