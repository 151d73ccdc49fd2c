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

    private void ReadClauses()
    {
        var lineSeen = 0;
        for (var i = 0; i < clauses.All.Count; i++)
        {
            var clause = clauses.All[i];
            clause.Quoted &= !quoted;
            var traits = new Traits(clauses, clause);
            if (IsUnticked(clause, ref lineSeen)) { AddUnticked(traits, i); continue; }
            todo = HeadsUndone(clause) || IsTodo(clause) || (todo && !TellsOfAnother(clause, traits));
            if (todo && (Entries.Count > 0 || ahead))
            {
                if (traits.Deed is not null) NotDone.Add((Mood.Ahead, traits.Day, traits.Account));
                if (Entries.Count > 0) Remarks.Add((i, Entries.Count - 1));
                continue;
            }

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

    /// <summary>The sentence in which something is told that was not done; -1 for none.</summary>
    private int notDoneOf = -1;

    /// <summary>It was others who did not do it.</summary>
    private bool othersDidNot;

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
            (notDoneOf, othersDidNot) = (clause.Sentence, traits.Foreign);
            planned = traits is { Deed: { } plan, Account: not null } && clause.First >= 0 && !plan.Plural ? clause : null;
            // "call with Acme, cancelled": what was named before is off.
            if (mood == Mood.Off && traits.Deed is null && traits.Account is null && !traits.Foreign && Entries.Count > 0 && !TellsOfEarlier(clause))
            {
                // In a list it is off what stands in its line.
                var of = clause.Sentence;
                var line = Entries.Exists(e => e.Sentence == of) ? of : Entries[^1].Sentence;
                // "Acme (10m), Globex (no answer)": only of the last, where the others say how long or how good it was.
                if (Entries.Count > 1 && Entries[^1] is { Coordinated: true, HasLength: false, Score: null } && (Entries[^2].HasLength || Entries[^2].Score is not null)) Entries.RemoveAt(Entries.Count - 1);
                else Entries.RemoveAll(e => e.Sentence == line);

                current = Entries.Count > 0 ? Entries[^1] : null;
            }

            return false;
        }

        if (traits is { Foreign: true, HasMood: true } && current is null) notDoneOf = clause.Sentence;
        if (traits.Foreign) return false;
        // "call with Acme, because Globex is down": why, and not with whom.
        if (current is { Complete: true } && traits is { Deed: null, Account: not null, HasLength: false } && clause is { Before: Break.Turn, First: > 0 } && chart.Tokens.Folded(items[clause.First - 1].Start) is "because" or "since") return false;
        if (TakePlanDone(clause, traits)) return true;
        // "Acme's last meeting was on Nov 3", "they rated our last training 4/5".
        if (traits is { Before: true, HasLength: false, HasDoneAct: false }) return false;
        if (current is { Complete: true } && traits is { HasMood: true, Deed: null, Account: null } && (!traits.HasLength || traits.Day is not null)) return false;
        if (current is { Complete: true } && (traits.IsRemarkOfDay || (traits.Earlier && traits.Account is null) || (traits.FromThem && !traits.Own) || IsTopic(clause, traits))) return false;
        if (traits.Contents == 1 && traits.Deed is null && traits.Account is null && TakeBareNumber(clause, traits)) return true;
        if (traits.Deed is not null || traits.Account is not null) return TakeCore(clause, traits);
        // "next call with Acme: Thursday, 30 min".
        if (current is null && notDoneOf == clause.Sentence && traits.Contents == 0) return false;
        if (current is not null && traits is { Contents: 0, Deed: null, Account: null, HasFigures: false } && IsSince(clause)) return false;
        if (TakeOtherDay(clause, traits)) return true;
        if (traits.Contents == 0) { TakePieces(clause, traits); return true; }
        return (!quoted && TakeUnknown(clause, traits)) || TakeLead(clause, traits);
    }
}
