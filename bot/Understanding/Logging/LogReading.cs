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

    /// <summary>An account named in a remark, which "them" may stand for.</summary>
    private sealed record Mentioned(AccountName Name, int Start, int End, int Clause, bool Quoted, bool IsSubject, bool Another);

    private Mentioned? mentioned;
    private bool quoted, remarkDeed, speaksOfThem, headed;
    private int firstDeed = int.MaxValue, topicOf = -1, number;
    private Accounts.Purpose? purposeOfList;
    private bool headedNow, bareClause;

    public List<Entry> Entries { get; } = [];

    /// <summary>Clauses (by number) that go to the notes, with the entry they follow.</summary>
    public List<(int Clause, int Entry)> Remarks { get; } = [];

    /// <summary>Interactions named as not done or not yet done.</summary>
    public List<(Mood Mood, OnDay? Day, AccountName? Account)> NotDone { get; } = [];

    public bool LogOrdered { get; private set; }
    public bool OwnVoice { get; private set; }

    /// <summary>A clause tells what was done and how long, and has no word that was not read.</summary>
    public bool ToldBare { get; private set; }

    public void Read()
    {
        ReadClauses();
        // "… (a forwarded mail) please log it, 25 min": what is quoted tells the rest.
        // "… (an invitation) took place as planned": likewise.
        if ((LogOrdered || TookPlace()) && Entries.TrueForAll(e => e.Act is null && e.Account is null) && clauses.All.Exists(c => c.Quoted))
        {
            (quoted, current, leadingDay, remarkOf) = (true, null, null, -1);
            Entries.Clear();
            Remarks.Clear();
            NotDone.Clear();
            ReadClauses();
        }

        Sharing.Between(Entries, fire);
    }

    /// <summary>Outside of what is quoted it says that it happened, and no more.</summary>
    private bool TookPlace()
    {
        foreach (var clause in clauses.All)
        {
            var (said, open) = (false, clause.Quoted || clause.Asked);
            for (var i = clause.First; i < clause.End; i++) (said, open) = (said || items[i].Value is Happened, open || items[i].Value is Moody);
            if (said && !open) return true;
        }

        return false;
    }

    private void ReadClauses()
    {
        for (var i = 0; i < clauses.All.Count; i++)
        {
            var clause = clauses.All[i];
            clause.Quoted &= !quoted;
            var traits = new Traits(clauses, clause);
            todo = IsTodo(clause) || (todo && !TellsOfAnother(clause, traits));
            if (todo && Entries.Count > 0) { Remarks.Add((i, Entries.Count - 1)); continue; }
            LogOrdered |= traits.IsLogOrder;
            OwnVoice |= traits.Own;
            if (traits.Empty) continue;
            sentence = clause.Sentence;
            (number, headedNow) = (i, headed);
            speaksOfThem |= !clause.Quoted && (traits.Them || SpeaksBack(clause));
            if (!GoesOnRemark(clause, traits) && Take(clause, traits))
            {
                remarkOf = -1;
                if (traits.HasTopic) topicOf = clause.Sentence;
                continue;
            }

            if (traits.HasTopic) topicOf = clause.Sentence;
            Remarks.Add((i, Entries.Count - 1));
            TakeEnd(clause);
            TakeTopic(clause, traits);
            remarkDeed = traits.Deed is not null || (remarkDeed && remarkOf == clause.Sentence);
            remarkOf = traits.Foreign || traits.NotDone is not null || traits.Deed is not null ? clause.Sentence : remarkOf;
            Mention(clause, i);
        }

        TakeMentioned();
    }

    /// <summary>"replied", "called back", "log it": of what stands before.</summary>
    private bool SpeaksBack(in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            if (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "replied" or "answered" or "responded" or "back" or "reply") return true;
        return quoted;
    }

    /// <summary>"To do: …", "Next steps: …": all that follows lies ahead.</summary>
    private bool IsTodo(in Clause clause)
    {
        if (clause.End >= items.Count || clause.End - clause.First > 3) return false;
        if (chart.Tokens.Folded(items[clause.End].Start) is not (":" or "-" or "–") && !(chart.Tokens[items[clause.End].Start].LineStart && chart.Tokens[items[clause.First].Start].LineStart)) return false;
        var first = chart.Tokens.Folded(items[clause.First].Start);
        return first is "todo" or "todos" or "followups" or "actions" or "ai" or "ais" || (first is "to" or "next" or "action" or "open" or "follow" && clauses.Text(items[clause.First].Start, items[clause.End - 1].End).ToLowerInvariant() is "to do" or "to-do" or "to dos" or "next steps" or "next step" or "next" or "action items" or "action points" or "open points" or "follow up" or "follow-up" or "follow ups" or "follow-ups");
    }

    /// <summary>A line of its own, and none of a list, with an account and figures: what was done, where the heading's list is over.</summary>
    private bool TellsOfAnother(in Clause clause, in Traits traits) =>
        chart.Tokens[items[clause.First].Start].LineStart && traits is { Account: not null, HasFigures: true, NotDone: null, IsOrder: false };

    private bool todo;

    /// <summary>"They will send an offer and call again": what "and" adds to a remark is a remark, unless we are its subject.</summary>
    private bool GoesOnRemark(in Clause clause, in Traits traits) =>
        clause.Before == Break.Join && remarkOf == clause.Sentence && !traits.Own && !(traits.HasDoneAct && traits.Account is not null) && (traits.Deed is not null || (remarkDeed && traits.Account is null && current is { Complete: true }));

    /// <summary>"…, but they left after 20 minutes" says how long it was, though it tells of them.</summary>
    private void TakeEnd(in Clause clause)
    {
        if (current?.Act is null || clause.Quoted) return;
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is Lasting { Length: Length.Over } over) current.Take(over);
    }

    /// <summary>"…, we talked about an upgrade of two more plants" says what it was for, however it goes on.</summary>
    private void TakeTopic(in Clause clause, in Traits traits)
    {
        if (current is not { Complete: true, Purpose: null } || clause.Quoted || traits is not { Own: true, Foreign: false, HasMood: false }) return;
        for (var i = clause.First + 1; i < clause.End; i++)
        {
            if (items[i].Value is About { Purpose: var purpose } && (items[i - 1].Role & WordRole.Topic) != 0) { current.Purpose = purpose; return; }
            if (items[i].Content || items[i].Value is not (null or Act or OnDay)) return;
        }
    }

    private void Mention(in Clause clause, int index)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is AccountName name)
            {
                var another = mentioned is { } before && !before.Name.AccountIds.SequenceEqual(name.AccountIds);
                mentioned = new Mentioned(name, items[i].Start, items[i].End, index, clause.Quoted, IsSubject(clause, i), another || mentioned is { Another: true });
            }

            // "…, their system is down": said of why, in the same breath.
            if (items[i].Value is About { Purpose: Accounts.Purpose.Firefighting } && !clause.Quoted) fire = clause.Sentence;
        }
    }

    /// <summary>Nothing but a day and glue before it.</summary>
    private bool IsSubject(in Clause clause, int at)
    {
        for (var i = clause.First; i < at; i++) if (items[i].Value is not (null or OnDay or Aside or Greeting) || items[i].Content || (items[i].Role & WordRole.With) != 0) return false;
        return true;
    }

    /// <summary>
    /// The account of an interaction told without one: "Acme had an outage this morning, 2h call", "Acme escalated; I was on the phone with them for
    /// an hour", a mail of theirs and "replied to her by email". Only where no other account could be meant.
    /// </summary>
    private void TakeMentioned()
    {
        if (Entries.Count == 0 || mentioned is not { Another: false } them || Entries.Exists(e => e.Account is not null || e.UnknownName is not null)) return;
        var of = clauses.All[them.Clause];
        if (Entries[0].Act is null || of.First > items.FindIndex(i => i.Value is Act or Batch)) return;
        // "Acme introduced us to …" tells of somebody else.
        for (var i = of.First; i < of.End; i++) if (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "introduced" or "referred" or "recommended" or "connected" or "acquired" or "bought" or "like" or "unlike") return;
        if (them.Quoted ? !speaksOfThem : !speaksOfThem && !(them.IsSubject && firstDeed <= them.Clause + 2)) return;
        foreach (var entry in Entries) (entry.Account, entry.AccountTokens) = (them.Name, (them.Start, them.End));
        for (var i = of.First; i < of.End && !of.Quoted; i++)
        {
            if (items[i].Value is OnDay day) Entries[0].Day ??= day;
            if (items[i].Value is About { Purpose: Accounts.Purpose.Firefighting }) Entries[0].Purpose ??= Accounts.Purpose.Firefighting;
        }
    }

    private int fire = -1;

    /// <summary>Takes a clause in; false when it is a remark.</summary>
    private bool Take(in Clause clause, in Traits traits)
    {
        if (clause.Quoted || clause.Asked) return false;
        if (TakeHeading(clause)) return true;
        if (traits.NotDone is { } mood && (traits.Deed is not null || mood == Mood.Off))
        {
            // "emailed Acme, no answer yet": it was sent all the same.
            if (mood == Mood.Off && traits.Deed is null && traits.Account is null && IsUnanswered(clause) && current?.Act is { Type: InteractionType.Email or InteractionType.Chat or InteractionType.Ticket }) return false;
            NotDone.Add((mood, traits.Day, traits.Account));
            planned = traits is { Deed: { } plan, Account: not null } && clause.First >= 0 && !plan.Plural ? clause : null;
            // "call with Acme, cancelled": what was named before is off.
            if (mood == Mood.Off && traits.Deed is null && traits.Account is null && !traits.Foreign && Entries.Count > 0)
            {
                // In a list it is off what stands in its line.
                var of = clause.Sentence;
                var line = Entries.Exists(e => e.Sentence == of) ? of : Entries[^1].Sentence;
                Entries.RemoveAll(e => e.Sentence == line);
                current = Entries.Count > 0 ? Entries[^1] : null;
            }

            return false;
        }

        if (traits.Foreign) return false;
        if (TakePlanDone(clause, traits)) return true;
        // "Acme's last meeting was on Nov 3", "they rated our last training 4/5".
        if (traits is { Before: true, HasLength: false, HasDoneAct: false }) return false;
        if (current is { Complete: true } && traits is { HasMood: true, Deed: null, Account: null, HasLength: false }) return false;
        if (current is { Complete: true } && (traits.IsRemarkOfDay || (traits.Earlier && traits.Account is null) || (traits.FromThem && !traits.Own) || IsTopic(clause, traits))) return false;
        if (traits.Contents == 1 && traits.Deed is null && traits.Account is null && TakeBareNumber(clause, traits)) return true;
        if (traits.Deed is not null || traits.Account is not null) return TakeCore(clause, traits);
        if (traits.Contents == 0) { TakePieces(clause, traits); return true; }
        return (!quoted && TakeUnknown(clause, traits)) || TakeLead(clause, traits);
    }

    private Clause? planned;

    /// <summary>"the visit at Acme was planned for Friday but we did it yesterday, 2h".</summary>
    private bool TakePlanDone(in Clause clause, in Traits traits)
    {
        if (planned is not { } plan || plan.Sentence != clause.Sentence || Entries.Count > 0 || traits is not { Deed: null, Account: null, HasMood: false, Contents: 0 } || !SaysDone(clause)) return false;
        planned = null;
        NotDone.Clear();
        Begin(sameAccount: false).Done = true;
        for (var i = plan.First; i < plan.End; i++)
        {
            if (items[i].Value is Act act) current!.Take(act);
            if (items[i].Value is AccountName name && current!.Account is null) (current.Account, current.AccountTokens) = (name, (items[i].Start, items[i].End));
        }

        TakePieces(clause, traits);
        return true;
    }

    /// <summary>"we did it", "had it", "took place".</summary>
    private bool SaysDone(in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is Happened) return true;
            if (items[i].Value is null && i + 1 < clause.End && clause.Before is Break.Turn or Break.Join && chart.Tokens.Folded(items[clause.First - 1].Start) is "but" or "and" or "then" or "yet" && chart.Tokens.Folded(items[i].Start) is "did" or "had" or "held" or "made" && chart.Tokens.Folded(items[i + 1].Start) is "it") return true;
        }

        return false;
    }

    private bool IsUnanswered(in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is Moody { Mood: Mood.Off } && chart.Tokens.Folded(items[i].End - 1) is "answer" or "reply" or "response" or "answered" or "unanswered") return true;
        return false;
    }

    /// <summary>"Mon: …": the day of what follows.</summary>
    private bool TakeHeading(in Clause clause)
    {
        headed = false;
        if (clause.End >= items.Count || chart.Tokens.Folded(items[clause.End].Start) is not ":") return false;
        OnDay? day = null;
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is OnDay only && day is null) day = only;
            else if (items[i].Value is not null || items[i].Content) return false;
        }

        if (day is null) return false;
        leadingDay = day with { Open = false };
        return headed = true;
    }

    /// <summary>"… discussed the outage and the call they had with Globex": what "and" adds to what it was about.</summary>
    private bool IsTopic(in Clause clause, in Traits traits) => clause.Before == Break.Join && topicOf == clause.Sentence && traits is { Definite: true, HasFigures: false, HasDoneAct: false, Deed: not null, HadIt: false };

    /// <summary>A number between commas: "call, Acme, 30, 4".</summary>
    private bool TakeBareNumber(in Clause clause, in Traits traits)
    {
        // "2." of a list.
        if (current?.Act is null || clause.Quoted || (chart.Tokens[items[clause.First].Start].LineStart && clause.End < items.Count && chart.Tokens.Folded(items[clause.End].Start) is "." or ")")) return false;
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is not null || (!items[i].Mark && chart.Tokens[items[i].Start].Kind != TokenKind.Number)) return false;
        if (!current.HasLength && traits.BareNumber is { } minutes and >= 10) current.Take(new Lasting(minutes, Length.Plain));
        else if (current.Score is null && traits.BareScore is { } score) current.Take(new Rated(score));
        else return false;
        return true;
    }

    private bool TakeCore(in Clause clause, in Traits traits)
    {
        firstDeed = Math.Min(firstDeed, traits.Deed is null ? int.MaxValue : number);
        if (traits is { Deed.Amends: true, Account: null } && current?.Act is not null) { TakePieces(clause, traits); return true; }
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
            var starts = headedNow || clause.Before is Break.Join or Break.Line || IsFurther(clause, traits);
            if (traits.Account is null && !(traits.HasDoneAct || traits.Deed!.Volume > 0 || starts)) return false;
            if (traits.Account is null && traits.Deed is { Form: not (Form.Done or Form.Incoming), Volume: 0 } && clause.Before == Break.Sentence && !headedNow) return false;
            if (traits.Account is null && traits.Contents > 0 && !traits.Them && (clause.Before == Break.Comma || traits.UnknownAfterWith is null)) return false;
            if (traits.Account is null && traits.Deed is not null && traits.UnknownAfterWith is null) return AddSame(clause, traits);
            if (traits.Account is null && clause.Before is not (Break.Join or Break.Line) && !traits.HasLength) return false;
            if (traits.Account is null) Begin(sameAccount: false); else Begin(sameAccount: false, coordinated: traits.Deed is null, newLine: clause.Before == Break.Line);
        }
        else if (current is not null && StartsAnother(clause, traits)) Begin(sameAccount: false, coordinated: traits.Deed is null, newLine: clause.Before == Break.Line).Joined = clause.Before == Break.Join;
        // A heading of its own line, "Today's calls", is one for all that follows.
        if (current is { Account: null, UnknownName: null, Act: not null } && traits is { Account: not null, Deed: null } && clause.Before == Break.Line) current.Listed = true;
        current ??= Begin(sameAccount: false);
        TakePieces(clause, traits);
        return true;
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

    private bool AddSame(in Clause clause, in Traits traits)
    {
        Begin(sameAccount: true);
        TakePieces(clause, traits);
        return true;
    }

    private static bool IsListed(in Clause clause, in Traits traits) => (clause.Before is Break.Join or Break.Line && traits.HasFigures && traits.Contents <= 2) || (traits.Contents == 1 && (traits.BareNumber is not null || (traits.BareScore is not null && clause.Before == Break.Line)));

    private Entry Begin(bool sameAccount, bool coordinated = false, bool newLine = false)
    {
        var before = Entries.Count > 0 ? Entries[^1] : null;
        current = before?.Next(sameAccount, sentence) ?? new Entry { Sentence = sentence };
        current.Day = leadingDay ?? current.Day;
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

    private void TakePieces(in Clause clause, in Traits traits)
    {
        bareClause = traits.Contents == 0;
        ToldBare |= bareClause && traits is { Deed: not null, HasLength: true };
        var zone = Zone.Core;
        var (started, over) = (false, 0);
        for (var i = clause.First; i < clause.End; i++)
        {
            var item = items[i];
            if (i >= over && started && item.Value is null or OnDay) over = Math.Max(over, EndOfOther(clause, i));
            if (item.Value is null)
            {
                if ((item.Role & WordRole.Topic) != 0 && started) zone = Zone.Topic;
                // "emailed Acme the notes of the Globex workshop".
                else if (current is { Complete: true, Act.Form: Form.Done } && zone == Zone.Core && chart.Tokens.Folded(item.Start) is "of" && i + 1 < clause.End && items[i - 1].Value is null) zone = Zone.Noise;
                else if ((item.Role & WordRole.Tells) != 0 && started && current is { Complete: true }) zone = Zone.Tail;
                else if (item.Content && current is { Complete: true } && zone == Zone.Core) zone = Zone.Noise;
                continue;
            }

            if (i < over || (i == clause.First && item.Value is OnDay && clause.First > 0 && chart.Tokens.Folded(items[clause.First - 1].Start) is "since" or "until" or "till")) continue;
            if (item.Value is Act or AccountName) started = true;
            TakePiece(item, zone, clause);
        }

        if (current is not null) Finish(clause, traits);
    }

    /// <summary>"emailed Acme the agenda for Friday's 90 min workshop": behind the workshop, whose day and length are not the mail's; 0 for none.</summary>
    private int EndOfOther(in Clause clause, int at)
    {
        if (current?.Act is not { Type: InteractionType.Email or InteractionType.Chat } || at == clause.First || items[at - 1].Value is not null || items[at - 1].Mark || chart.Tokens.Folded(items[at].Start) is not ("of" or "for" or "from" or "to" or "about" or "on" or "after")) return 0;
        for (var i = at + 1; i < clause.End; i++)
        {
            if (items[i].Value is Act { Form: Form.Noun or Form.NounOrOrder } or Batch) return i + 1 < clause.End && items[i + 1].Value is OnDay ? i + 2 : i + 1;
            if (items[i].Mark || items[i].Content || items[i].Value is not (null or OnDay or Lasting or AtTime)) return 0;
        }

        return 0;
    }

    private enum Zone : byte { Core, Noise, Topic, Tail }

    private void TakePiece(in Item item, Zone zone, in Clause clause)
    {
        if (item.Value is OnDay day) { TakeDay(day, zone, clause); return; }
        if (item.Value is AtInstant at)
        {
            TakeDay(new OnDay(new DayReading(DateOnly.FromDateTime(at.Past)), true), zone, clause);
            if (current is not null) current.Time ??= TimeOnly.FromDateTime(at.Past);
            return;
        }

        if (current is null && item.Value is Lasting or Rated { Bare: false } or About or Times or Added) Begin(sameAccount: false);
        if (current is null) return;
        switch (item.Value)
        {
            case Act act when zone == Zone.Core: current.Take(act); break;
            case Act { Purpose: { } purpose }: current.Purpose ??= purpose; break;
            case Batch batch when zone == Zone.Core: current.Take(batch.Act); current.Take(batch.Lasting); break;
            case AccountName name when zone == Zone.Core: TakeAccount(name, item); break;
            case Lasting lasting when zone != Zone.Tail || !current.HasLength: current.Take(lasting); break;
            case Added { OfSeveral: true } when current.Act is not { Volume: > 1 } && current.Volume is not > 1: break;
            case Added added: current.Take(added); break;
            case Rated { OfAll: true } rated: foreach (var entry in Entries) entry.Take(rated); break;
            case Rated { Bare: true } when !bareClause: break;
            case Bound bound: current.Take(bound); break;
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
        // "Today: call Acme 30m" heads what was done.
        if (current is null) { leadingDay = day with { Open = false }; return; }
        if (clause.Before >= Break.Sentence && IsLeading(clause, day)) leadingDay = day;
        // "Monday: call Acme; Tuesday: visit Globex": the day of what comes next.
        if (current is { Complete: true, Day: not null } && leadingDay == day && clause.End == clause.First + 1) return;
        if (day.Amends || current.Day is null || current.Day == leadingDay || Entries.Count > 1) current.Day = day;
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
        if (current.Account is null && current.UnknownName is null && traits.Them && mentioned is { Quoted: false } them && clauses.All[them.Clause].Sentence == clause.Sentence)
            (current.Account, current.AccountTokens) = (them.Name, (them.Start, them.End));
        current.BareNumber ??= traits.BareNumber;
        if (traits.BareMinutes is { } beside && !current.HasLength && current.Act is not { Type: InteractionType.Ticket }) current.Take(new Lasting(beside, Length.Plain));
        if (traits.LeadingCount is { } count && (current.Listed || current.Coordinated)) current.Volume ??= count;
        if (traits.IsHeader) (current.Listed, purposeOfList) = (true, current.Purpose);
        // "Emails: Acme 2, Globex 4".
        if (traits.BareScore is { } several && current is { Listed: true, Act: { Plural: true, Type: InteractionType.Email or InteractionType.Chat or InteractionType.Ticket } }) current.Volume ??= several;
        else if (current.Score is null && traits.BareScore is { } score && current.Act is not null) current.Take(new Rated(score));
    }
}
