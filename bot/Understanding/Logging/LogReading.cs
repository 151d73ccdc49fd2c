using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// Goes through the clauses of a message and decides of each whether it tells what was done (a core), adds to that (bare), or is a
/// remark for the notes. Entries come from cores; what stands in remarks is never a field.
/// </summary>
internal sealed class LogReading(Clauses clauses)
{
    private readonly Chart chart = clauses.Chart;
    private readonly List<Item> items = clauses.Items;
    private OnDay? leadingDay;
    private Entry? current;
    private int sentence, remarkOf = -1;

    /// <summary>The account of the newest remark, which "them" may stand for.</summary>
    private (AccountName Name, int Start, int End, int Sentence)? mentioned;

    public List<Entry> Entries { get; } = [];

    /// <summary>Clauses (by number) that go to the notes, with the entry they follow.</summary>
    public List<(int Clause, int Entry)> Remarks { get; } = [];

    /// <summary>Interactions named as not done or not yet done.</summary>
    public List<(Mood Mood, OnDay? Day, AccountName? Account)> NotDone { get; } = [];

    public bool LogOrdered { get; private set; }
    public bool OwnVoice { get; private set; }

    public void Read()
    {
        for (var i = 0; i < clauses.All.Count; i++)
        {
            var clause = clauses.All[i];
            var traits = new Traits(clauses, clause);
            todo = IsTodo(clause) || (todo && !TellsOfAnother(clause, traits));
            if (todo && Entries.Count > 0) { Remarks.Add((i, Entries.Count - 1)); continue; }
            LogOrdered |= traits.IsLogOrder;
            OwnVoice |= traits.Own;
            if (traits.Empty) continue;
            sentence = clause.Sentence;
            if (!GoesOnRemark(clause, traits) && Take(clause, traits)) { remarkOf = -1; continue; }
            Remarks.Add((i, Entries.Count - 1));
            remarkOf = traits.Foreign || traits.NotDone is not null || traits.Deed is not null ? clause.Sentence : remarkOf;
            Mention(clause);
        }

        Share();
    }

    /// <summary>"To do: …", "Next steps: …": all that follows lies ahead.</summary>
    private bool IsTodo(in Clause clause)
    {
        if (clause.End >= items.Count || chart.Tokens.Folded(items[clause.End].Start) is not (":" or "-" or "–") || clause.End - clause.First > 3) return false;
        var first = chart.Tokens.Folded(items[clause.First].Start);
        return first is "todo" or "todos" or "followups" or "actions" or "ai" or "ais" || (first is "to" or "next" or "action" or "open" or "follow" && clauses.Text(items[clause.First].Start, items[clause.End - 1].End).ToLowerInvariant() is "to do" or "to-do" or "to dos" or "next steps" or "next step" or "next" or "action items" or "action points" or "open points" or "follow up" or "follow-up" or "follow ups" or "follow-ups");
    }

    /// <summary>A line of its own, and none of a list, with an account and figures: what was done, where the heading's list is over.</summary>
    private bool TellsOfAnother(in Clause clause, in Traits traits) =>
        chart.Tokens[items[clause.First].Start].LineStart && traits is { Account: not null, HasFigures: true, NotDone: null, IsOrder: false };

    private bool todo;

    /// <summary>"They will send an offer and call again": what "and" adds to a remark is a remark, unless we are its subject.</summary>
    private bool GoesOnRemark(in Clause clause, in Traits traits) =>
        clause.Before == Break.Join && remarkOf == clause.Sentence && !traits.Own && !(traits.HasDoneAct && traits.Account is not null) && traits.Deed is not null;

    private void Mention(in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is AccountName name) mentioned = (name, items[i].Start, items[i].End, clause.Sentence);
            // "…, their system is down": said of why, in the same breath.
            if (items[i].Value is About { Purpose: Accounts.Purpose.Firefighting } && !clause.Quoted) fire = clause.Sentence;
        }
    }

    private int fire = -1;

    /// <summary>Takes a clause in; false when it is a remark.</summary>
    private bool Take(in Clause clause, in Traits traits)
    {
        if (clause.Quoted || clause.Asked) return false;
        if (traits.NotDone is { } mood && (traits.Deed is not null || mood == Mood.Off))
        {
            NotDone.Add((mood, traits.Day, traits.Account));
            // "call with Acme, cancelled": what was named before is off.
            if (mood == Mood.Off && traits.Deed is null && traits.Account is null && !traits.Foreign && Entries.Count > 0) { Entries.Clear(); current = null; }
            return false;
        }

        if (traits.Foreign) return false;
        if (traits.Deed is not null || traits.Account is not null) return TakeCore(clause, traits);
        if (traits.Contents == 0) { TakePieces(clause, traits); return true; }
        return TakeUnknown(clause, traits) || TakeLead(clause, traits);
    }

    private bool TakeCore(in Clause clause, in Traits traits)
    {
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
            if (traits.Deed is null && traits.Contents > 0 && !IsListed(clause, traits)) return false;
            if (traits.Account is null && !(traits.HasDoneAct || traits.Deed!.Volume > 0 || clause.Before is Break.Join or Break.Line)) return false;
            if (traits.Account is null && traits.Deed is { Form: not (Form.Done or Form.Incoming), Volume: 0 } && clause.Before == Break.Sentence) return false;
            if (traits.Account is null && traits.Contents > 0 && !traits.Them && (clause.Before == Break.Comma || traits.UnknownAfterWith is null)) return false;
            if (traits.Account is null && traits.Deed is not null && traits.UnknownAfterWith is null) return AddSame(clause, traits);
            if (traits.Account is null && clause.Before is not (Break.Join or Break.Line) && !traits.HasLength) return false;
            if (traits.Account is null) Begin(sameAccount: false); else Begin(sameAccount: false, coordinated: traits.Deed is null);
        }
        else if (current is not null && StartsAnother(clause, traits)) Begin(sameAccount: false, coordinated: traits.Deed is null).Joined = clause.Before == Break.Join;
        current ??= Begin(sameAccount: false);
        TakePieces(clause, traits);
        return true;
    }

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
        if (current is { Complete: true, HasLength: false, Act: { } act } && traits.Spoke && clause.Before is Break.Comma or Break.Sentence or Break.Turn
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
        Begin(sameAccount: true);
        TakePieces(clause, traits);
        return true;
    }

    private static bool IsListed(in Clause clause, in Traits traits) => (clause.Before is Break.Join or Break.Line && traits.HasFigures && traits.Contents <= 2) || (traits.Contents == 1 && traits.BareNumber is not null);

    private Entry Begin(bool sameAccount, bool coordinated = false)
    {
        var before = Entries.Count > 0 ? Entries[^1] : null;
        current = before?.Next(sameAccount, sentence) ?? new Entry { Sentence = sentence };
        current.Day = leadingDay ?? current.Day;
        if (coordinated && before?.Act is { } act) current.Inherit(act);
        current.Listed |= coordinated && before is { Listed: true };
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

    private void TakePieces(in Clause clause, in Traits traits)
    {
        var zone = Zone.Core;
        var started = false;
        for (var i = clause.First; i < clause.End; i++)
        {
            var item = items[i];
            if (item.Value is null)
            {
                if ((item.Role & WordRole.Topic) != 0 && started) zone = Zone.Topic;
                else if ((item.Role & WordRole.Tells) != 0 && started && current is { Complete: true }) zone = Zone.Tail;
                else if (item.Content && current is { Complete: true } && zone == Zone.Core) zone = Zone.Noise;
                continue;
            }

            if (item.Value is Act or AccountName) started = true;
            TakePiece(item, zone, clause);
        }

        if (current is not null) Finish(clause, traits);
    }

    private enum Zone : byte { Core, Noise, Topic, Tail }

    private void TakePiece(in Item item, Zone zone, in Clause clause)
    {
        if (item.Value is OnDay day) { TakeDay(day, zone, clause); return; }
        if (item.Value is AtInstant at) { TakeDay(new OnDay(new DayReading(DateOnly.FromDateTime(at.Past)), true), zone, clause); return; }
        if (current is null && item.Value is Lasting or Rated or About or Times or Added) Begin(sameAccount: false);
        if (current is null) return;
        switch (item.Value)
        {
            case Act act when zone == Zone.Core: current.Take(act); break;
            case Batch batch when zone == Zone.Core: current.Take(batch.Act); current.Take(batch.Lasting); break;
            case AccountName name when zone == Zone.Core: TakeAccount(name, item); break;
            case Lasting lasting when zone != Zone.Tail || !current.HasLength: current.Take(lasting); break;
            case Added { OfSeveral: true } when current.Act is not { Volume: > 1 } && current.Volume is not > 1: break;
            case Added added: current.Take(added); break;
            case Rated rated when zone != Zone.Tail || rated.Labelled: current.Take(rated); break;
            case About about: current.Purpose ??= about.Purpose; break;
            // "Acme (10), Globex (20 min)": nobody makes ten calls in a row.
            case Times { Bracketed: true, Count: >= 5 } many when current.Act is { Type: not (InteractionType.Email or InteractionType.Chat or InteractionType.Ticket) }: current.BareNumber ??= many.Count; break;
            case Times times when current.Act is not null: current.Volume ??= times.Count; break;
            case AtTime time: current.Time ??= new TimeOnly(time.Seconds / 3600, time.Seconds / 60 % 60); break;
            case Happened: current.Done = true; break;
            default: break;
        }
    }

    private void TakeAccount(AccountName name, in Item item)
    {
        if (current!.Account is null)
        {
            (current.Account, current.AccountTokens) = (name, (item.Start, item.End));
            return;
        }

        if (current.Account.AccountIds.SequenceEqual(name.AccountIds) || name.Common || name.Slip) return;
        if (current.Account is { Common: true } or { Slip: true }) { (current.Account, current.AccountTokens) = (name, (item.Start, item.End)); return; }
        // Two names for one interaction and nothing to tell which: asked.
        current.Account = new AccountName([.. current.Account.AccountIds.Union(name.AccountIds)], false);
    }

    private void TakeDay(OnDay day, Zone zone, in Clause clause)
    {
        if (zone == Zone.Tail || (zone == Zone.Topic && !day.Relative)) return;
        if (current is null || (clause.Before >= Break.Sentence && IsLeading(clause, day))) leadingDay = day;
        if (current is null) return;
        // "Monday: call Acme; Tuesday: visit Globex": the day of what comes next.
        if (current is { Complete: true, Day: not null } && leadingDay == day && clause.End == clause.First + 1) return;
        if (current.Day is null || current.Day == leadingDay || Entries.Count > 1) current.Day = day;
    }

    private bool IsLeading(in Clause clause, OnDay day)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (ReferenceEquals(items[i].Value, day)) return true;
            if (items[i].Value is Act or AccountName) return false;
        }

        return false;
    }

    /// <summary>What the whole clause says about the entry: an order, a name with more behind it, a name nobody has.</summary>
    private void Finish(in Clause clause, in Traits traits)
    {
        current!.Done |= traits.HadIt;
        current.Order |= traits.IsOrder && !LogOrdered;
        if (traits.Doubt is { } longer && current.AccountTokens is { } at && longer.Start <= at.Start && longer.End >= at.End) current.UnknownName = longer;
        else if (current.Account is null) current.UnknownName ??= traits.UnknownAfterWith;
        if (current.Account is null && current.UnknownName is null && traits.Them && mentioned is { } them && them.Sentence == clause.Sentence)
            (current.Account, current.AccountTokens) = (them.Name, (them.Start, them.End));
        current.BareNumber ??= traits.BareNumber;
        current.Listed |= traits.IsHeader;
        if (current.Score is null && traits.BareScore is { } score && current.Act is not null) current.Take(new Rated(score));
    }

    /// <summary>What was said once for several: the length, grade and purpose behind "A, B and C", a day at the end.</summary>
    private void Share()
    {
        var lengths = Entries.Exists(e => e.HasLength);
        // "3 calls today: Acme 10m, Globex 20m, Initech 15m": one with each.
        if (Entries.Count > 1 && Entries[0].Volume == Entries.Count && Entries.Skip(1).All(e => e.Coordinated && e.Volume is null)) Entries[0].Volume = null;
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            var entry = Entries[i];
            if (entry.Sentence == fire) entry.Purpose ??= Accounts.Purpose.Firefighting;
            if (lengths && Entries.Count > 1 && !entry.HasLength && entry.BareNumber is { } minutes) entry.Take(new Lasting(minutes, Length.Plain));
            if (i == Entries.Count - 1) continue;
            var next = Entries[i + 1];
            if (next.Joined && next.Sentence == entry.Sentence && entry is { Account: null, UnknownName: null, Act: { } act } && (act.Type != next.Act?.Type || entry.HasLength)) entry.TakeAccountFrom(next);
            if (next.Joined && next.Sentence == entry.Sentence && entry is { Account: not null, Act: null, HasLength: false } && next.Act is { } shared) entry.TakeActFrom(next, shared);
            if (next.Coordinated && next.Act?.Type == entry.Act?.Type && !entry.HasLength) entry.TakeFrom(next);
            if (next.Sentence == entry.Sentence) entry.Day ??= next.Day;
        }
    }
}
