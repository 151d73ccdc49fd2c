using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// Where an entry begins: cores, the same again, what nobody knows.
internal sealed partial class LogReading
{
    private bool TakeCore(in Clause clause, in Traits traits)
    {
        firstDeed = Math.Min(firstDeed, traits.Deed is null ? int.MaxValue : number);
        if (traits is { Deed.Amends: true, Account: null } && current?.Act is not null) { TakePieces(clause, traits); return true; }
        if (traits.Instead && traits.Deed is null or { Amends: true } && current is { Account: not null } or { UnknownName: not null }) { TakePieces(clause, traits); return true; }
        if (traits.Account is null && (TakeAgain(clause, traits) || TakeUnknownDeed(clause, traits))) return true;
        if (current is { Complete: true } && traits.Account is null && traits.Contents == 0 && clause.Before is Break.Comma or Break.Sentence or Break.Turn
            && (current.Inherited || CountsHeading(clause, traits) || (traits.Deed is { Volume: 0, Form: not Form.Done } && traits.Deed.Type == current.Act!.Type)))
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
            if (traits.Account is null) Begin(sameAccount: false); else Begin(sameAccount: false, coordinated: traits.Deed is null, newLine: clause.Before == Break.Line || IsRecord(clause));
        }
        else if (traits is { Account: not null, Deed: null } && current is { Account: null, UnknownName: not null } && IsPeopleOf(clause)) current.UnknownName = null;
        else if (current is not null && StartsAnother(clause, traits)) Begin(sameAccount: false, coordinated: traits.Deed is null, newLine: clause.Before == Break.Line || IsRecord(clause)).Joined = clause.Before == Break.Join || (clause.Before == Break.Comma && NamesOnly(clause));
        // A heading of its own line, "Today's calls", is one for all that follows.
        if (current is { Account: null, UnknownName: null, Act: not null } && traits is { Account: not null, Deed: null } && clause.Before == Break.Line) current.Listed = true;
        current ??= Begin(sameAccount: false);
        TakePieces(clause, traits);
        return true;
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

    private bool AddSame(in Clause clause, in Traits traits)
    {
        // "Acme wrote to us about the outage and I answered by email": one exchange.
        if (current is { Act: { Form: Form.Incoming } theirs } && traits.Deed?.Type == theirs.Type && SpeaksBack(clause)) { TakePieces(clause, traits); return true; }
        Begin(sameAccount: true);
        TakePieces(clause, traits);
        return true;
    }

    private Entry Begin(bool sameAccount, bool coordinated = false, bool newLine = false)
    {
        var before = Entries.Count > 0 ? Entries[^1] : null;
        current = before?.Next(sameAccount, sentence) ?? new Entry { Sentence = sentence };
        // In a list the day at the end of a line is that line's alone.
        (current.Day, current.DayLeads) = (leadingDay ?? (newLine ? null : current.Day), leadingDay is not null);
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
}
