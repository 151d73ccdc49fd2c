using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// Goes through the clauses of a message and decides of each whether it tells what was done (a core), adds to that (bare), or is a
/// remark for the notes. Entries come from cores; what stands in remarks is never a field.
/// </summary>
internal sealed partial class LogReading(Clauses clauses)
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

        TakeTypeOfQuoted();
        Sharing.Between(Entries, fire);
    }

    /// <summary>"Thanks for the call yesterday!" – that was Acme, 20 min": what they thank for is what was done, where the mail names one kind alone.</summary>
    private void TakeTypeOfQuoted()
    {
        if (quoted || Entries is not [{ Act: null, Account: not null } only]) return;
        var (found, day) = ((Act?)null, (OnDay?)null);
        foreach (var clause in clauses.All)
        {
            if (!clause.Quoted || new Traits(clauses, clause) is not { Deed: { } deed, HasMood: false, NotDone: null } traits) continue;
            if (found is not null && found.Type != deed.Type) return;
            (found, day) = (deed, day ?? traits.Day);
        }

        if (found is not { Form: Form.Noun or Form.NounOrOrder or Form.Undone }) return;
        only.Take(found with { Form = Form.Noun, Volume = 0 });
        only.Done = true;
        only.Day ??= day;
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
        var lineSeen = 0;
        for (var i = 0; i < clauses.All.Count; i++)
        {
            var clause = clauses.All[i];
            clause.Quoted &= !quoted;
            var traits = new Traits(clauses, clause);
            if (IsUnticked(clause, ref lineSeen)) { AddUnticked(traits, i); continue; }
            todo = IsTodo(clause) || (todo && !TellsOfAnother(clause, traits));
            if (todo && Entries.Count > 0) { Remarks.Add((i, Entries.Count - 1)); continue; }
            LogOrdered |= traits.IsLogOrder;
            OwnVoice |= traits.Own;
            if (traits.Empty) continue;
            sentence = clause.Sentence;
            (number, headedNow) = (i, headed);
            speaksOfThem |= !clause.Quoted && (traits.Them || clause.When || SpeaksBack(clause));
            if (IsAbsence(clause, traits)) absent = clause.Sentence;
            if (!GoesOnRemark(clause, traits) && Take(clause, traits))
            {
                remarkOf = -1;
                if (traits.HasTopic) topicOf = clause.Sentence;
                continue;
            }

            if (traits.HasTopic) topicOf = clause.Sentence;
            Remarks.Add((i, Entries.Count - 1));
            TakeEnd(clause);
            TakeReason(clause);
            TakeTopic(clause, traits);
            remarkDeed = traits.Deed is not null || (remarkDeed && remarkOf == clause.Sentence);
            remarkOf = traits.Foreign || traits.NotDone is not null || traits.Deed is not null ? clause.Sentence : remarkOf;
            Mention(clause, i);
        }

        TakeMentioned();
    }

    /// <summary>"Nobody at Acme answered", "the line was busy": what "when I called" behind it came to.</summary>
    private bool IsAbsence(in Clause clause, in Traits traits)
    {
        if (traits.NotDone == Mood.Off) return true;
        var not = false;
        for (var i = clause.First; i < clause.End; i++)
        {
            not |= items[i].Value is Moody { Mood: Mood.Not or Mood.Off } || chart.Tokens.Folded(items[i].Start) is "nobody" or "noone" or "no" or "none";
            if (items[i].Value is Moody { Mood: Mood.Off }) return true;
            var text = chart.Tokens.Folded(items[i].Start);
            if (not && text is "answered" or "answering" or "picked" or "there" or "available" or "around" or "in" or "reachable" or "home" or "showed" or "came" or "responded" or "replied" or "reached" or "free" or "appeared" or "turned") return true;
            if (text is "busy" or "engaged" or "voicemail" or "mailbox" or "dead") return true;
        }

        return false;
    }

    private int absent = -1;

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
        // "took us 35 minutes to calm them down".
        for (var i = clause.First; i < clause.End && items[i].Value is null && !items[i].Content && (items[i].Role & WordRole.Others) == 0; i++)
            if (i + 1 < clause.End && items[i + 1].Value is Lasting { Length: Length.Real } first && !current.HasLength) current.Take(first);
        if (items[clause.First].Value is Lasting { Length: Length.Real } real && !current.HasLength) current.Take(real);
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is Lasting { Length: Length.Over } over) current.Take(over);
    }

    /// <summary>"…, because they want to upgrade" says what it was for.</summary>
    private void TakeReason(in Clause clause)
    {
        if (current is not { Complete: true, Purpose: null } || clause.Quoted || clause.Before != Break.Turn || clause.First == 0 || current.Sentence != clause.Sentence || chart.Tokens.Folded(items[clause.First - 1].Start) is not ("because" or "since")) return;
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is About about) { current.Purpose = about.Purpose; return; }
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
        if (clause.When && absent == clause.Sentence)
        {
            NotDone.Add((Mood.Off, traits.Day, traits.Account ?? mentioned?.Name));
            return false;
        }

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
}
