using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

// What is told beside the entries: remarks that still say how long, what for or with whom.
internal sealed partial class LogReading
{
    /// <summary>"replied", "called back", "log it": of what stands before.</summary>
    private bool SpeaksBack(in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            if (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "replied" or "answered" or "responded" or "back" or "reply") return true;
        return quoted;
    }

    /// <summary>"export down since 9am": since when that is so.</summary>
    private bool IsSince(in Clause clause) =>
        clause is { Before: Break.Turn, First: > 0 } && chart.Tokens.Folded(items[clause.First - 1].Start) is "since" or "until" or "till" && items[clause.First].Value is OnDay or AtTime or AtInstant;

    /// <summary>"They will send an offer and call again": what "and" adds to a remark is a remark, unless we are its subject.</summary>
    private bool GoesOnRemark(in Clause clause, in Traits traits) =>
        clause.Before == Break.Join && remarkOf == clause.Sentence && !traits.Own && !(traits.HasDoneAct && traits.Account is not null) && !(traits.HadIt && traits.Account is not null && !othersDidNot && notDoneOf == clause.Sentence && NotDone is [.., { Mood: Mood.Off }]) && (traits.Deed is not null || (remarkDeed && traits.Account is null && current is { Complete: true }));

    /// <summary>"…, but they left after 20 minutes" says how long it was, though it tells of them.</summary>
    private void TakeEnd(in Clause clause)
    {
        if (current?.Act is null || clause.Quoted) return;
        // "took us 35 minutes to calm them down".
        for (var i = clause.First; i < clause.End && items[i].Value is null && !items[i].Content && (items[i].Role & WordRole.Others) == 0; i++)
            if (i + 1 < clause.End && items[i + 1].Value is Lasting { Length: Length.Real } first && !current.HasLength) current.Take(first);
        if (items[clause.First].Value is Lasting { Length: Length.Real } real && !current.HasLength) current.Take(real);
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is Lasting { Length: Length.Over } over && !(current.HasLength && IsOfSome(clause))) current.Take(over);
    }

    /// <summary>"3 dropped out after 30 min": some of them, while the rest went on.</summary>
    private bool IsOfSome(in Clause clause)
    {
        var first = clause.First;
        while (first < clause.End && items[first].Mark) first++;
        if (first == clause.End) return false;
        return chart.Tokens[items[first].Start].Kind == TokenKind.Number || chart.Tokens.Folded(items[first].Start) is "some" or "one" or "two" or "three" or "four" or "five" or "several" or "few" or "half" or "most" or "many" or "a" or "their" or "his" or "her";
    }

    /// <summary>"…, because they want to upgrade" says what it was for.</summary>
    private void TakeReason(in Clause clause)
    {
        if (current is not { Complete: true, Purpose: null } || clause.Quoted || clause.Before != Break.Turn || clause.First == 0 || current.Sentence != clause.Sentence || chart.Tokens.Folded(items[clause.First - 1].Start) is not ("because" or "since")) return;
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is About about) { current.Purpose = about.Purpose; return; }
    }

    /// <summary>"…, we talked about an upgrade of two more plants", "…, to go through the renewal offer" say what it was for, however they go on.</summary>
    private void TakeTopic(in Clause clause, in Traits traits)
    {
        if (current is not { Complete: true, Purpose: null } || clause.Quoted || traits.Foreign) return;
        // "email to Acme (renewal quote)": the whole remark is what it was about.
        if (items[clause.First].Value is About { Purpose: var whole } && clause is { First: > 0, Before: Break.Comma } && clause.End - clause.First <= 3 && chart.Tokens.Folded(items[clause.First - 1].Start) is "(" or "-" or ":"
            && !TellsHowItStands(clause, clause.First) && items.FindIndex(clause.First + 1, clause.End - clause.First - 1, i => i.Value is not null || i.Mark || (i.Role & (WordRole.Tells | WordRole.Own | WordRole.Others)) != 0 || chart.Tokens[i.Start].Kind == TokenKind.Number) < 0)
        {
            current.Purpose = whole;
            return;
        }

        var dealt = false;
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is About { Purpose: var purpose })
            {
                if ((i > clause.First && traits.Own && (items[i - 1].Role & WordRole.Topic) != 0) || (dealt && !TellsHowItStands(clause, i))) current.Purpose = purpose;
                return;
            }

            dealt |= items[i].Value is Act { Form: Form.Undone } && i > clause.First && chart.Tokens.Folded(items[i - 1].Start) is "to" && DealsWith(chart.Tokens.Folded(items[i].Start));
            dealt |= items[i].Value is null && DealsWith(chart.Tokens.Folded(items[i].Start)) && (traits.Own || i == clause.First || chart.Tokens.Folded(items[i - 1].Start) is "to");
            if (items[i].Content && !dealt || items[i].Value is not (null or Act or OnDay)) return;
        }
    }

    /// <summary>"their renewal is on Jan 15": a remark, and no purpose.</summary>
    private bool TellsHowItStands(in Clause clause, int about) =>
        about + 1 < clause.End && (items[about + 1].Value is OnDay || chart.Tokens.Folded(items[about + 1].Start) is "is" or "was" or "are" or "were" or "will" or "date" or "comes" or "came" or "in" or "on" or "due" or "dropped" or "fell" or "rose" or "grew");

    private static bool DealsWith(ReadOnlySpan<char> word) => word is "sort" or "sorted" or "settle" or "settled" or "agree" or "agreed" or "finalise" or "finalised" or "finalize" or "finalized" or "negotiate" or "negotiated" or "review" or "reviewed"
        or "prepare" or "prepared" or "handle" or "handled" or "show" or "showed" or "shown" or "showing" or "teach" or "taught" or "teaching" or "explain" or "explained" or "explaining" or "demonstrated" or "help" or "helped" or "helping" or "deal" or "dealt" or "resolve" or "resolved" or "fix" or "fixed" or "tackle" or "tackled" or "address" or "addressed" or "clarify" or "clarified" or "solve" or "solved" or "pitch" or "pitched"
        or "go" or "went" or "walk" or "walked" or "work" or "worked" or "iron" or "ironed" or "focus" or "focused" or "focussed" or "present" or "presented" or "explore" or "explored" or "discuss" or "discussed" or "talk" or "talked" or "speak" or "spoke" or "cover" or "covered" or "push" or "pushed" or "close" or "closed" or "calm" or "calmed"
        or "walking" or "going" or "working" or "sorting" or "settling" or "reviewing" or "negotiating" or "preparing" or "handling" or "dealing" or "resolving" or "fixing" or "addressing" or "clarifying" or "solving" or "pitching" or "presenting" or "exploring" or "discussing" or "talking" or "covering" or "closing" or "calming" or "agreeing" or "finalising" or "finalizing" or "focusing";

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
            if (items[i].Value is About { Purpose: Accounts.Purpose.Firefighting } && !clause.Quoted && !IsCounted(clause, items[i])) fire = clause.Sentence;
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
}
