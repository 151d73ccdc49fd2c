using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// What is taken from a clause into its entry: accounts, days, lengths, grades, purposes.
internal sealed partial class LogReading
{
    private void TakePieces(in Clause clause, in Traits traits)
    {
        (bareClause, otherDeed) = (traits.Contents == 0, false);
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
                else if ((item.Role & WordRole.Tells) != 0 && started && current is { Complete: true } && !(i + 1 < clause.End && items[i + 1].Value is Lasting { Length: Length.Real } && chart.Tokens.Folded(item.Start) is "that")) zone = Zone.Tail;
                else if (item.Content && current is { Complete: true } && zone == Zone.Core) zone = Zone.Noise;
                continue;
            }

            // "the minutes of the meeting with their CFO on Nov 12": the day of the meeting.
            if (i < over || (over > 0 && item.Value is OnDay { Relative: false } && current?.Act is { Type: InteractionType.Email or InteractionType.Chat }) || (i == clause.First && item.Value is OnDay && clause.First > 0 && chart.Tokens.Folded(items[clause.First - 1].Start) is "since" or "until" or "till")) 
            {
                if (item.Value is OnDay or Act or Batch or Lasting) Spare(item.Value, clause);
                continue;
            }

            // "the slides for the Acme QBR": of the QBR it was not.
            if (item.Value is Act && zone == Zone.Core && Traits.IsOfPaper(items, chart.Tokens, clause, i)) zone = Zone.Noise;
            if (item.Value is Act or AccountName) started = true;
            // "called Acme to set up a training": what it was for.
            if (item.Value is Moody { Mood: not Mood.Off } && current is { Complete: true } && i > clause.First && chart.Tokens.Folded(items[i - 1].Start) is "to") zone = Zone.Aim;
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

    /// <summary>What was told of or announced has an act of its own.</summary>
    private bool otherDeed;

    private enum Zone : byte
    {
        Core, Noise, Topic, Tail,

        /// <summary>What it was to lead to: whose day, length and kind are not the entry's.</summary>
        Aim,
    }

    private void TakePiece(in Item item, Zone zone, in Clause clause)
    {
        if (item.Value is OnDay day) { TakeDay(day, zone, clause); return; }
        if (item.Value is AtInstant at)
        {
            TakeDay(new OnDay(new DayReading(DateOnly.FromDateTime(at.Past)), true), zone, clause);
            if (current is not null) (current.Time, current.Soon) = (current.Time ?? TimeOnly.FromDateTime(at.Past), current.Soon || at.Counted);
            return;
        }

        if (current is null && item.Value is Bound { Loose: false } or Lasting or Rated { Bare: false } or Grades or About or Times or Added) Begin(sameAccount: false);
        if (current is null) return;
        otherDeed |= zone == Zone.Tail && item.Value is Act or Batch;
        if (item.Value is Added row) current.Lengths = row.Each;
        switch (item.Value)
        {
            // "had a meeting to speak about the expansion".
            case Act { Form: Form.Undone, Type: not InteractionType.Training } when current is { Act: not null, Inherited: false }: break;
            case Act act when zone == Zone.Core: current.Take(act); break;
            case Act { Purpose: { } purpose }: current.Purpose ??= purpose; break;
            case Act or Batch when zone != Zone.Core: Spare(item.Value, clause); break;
            case Batch batch: current.Take(batch.Act); current.Take(batch.Lasting); break;
            case AccountName name when item.Instead > 0: Replace(name, item); break;
            case AccountName when Traits.IsCause(clauses, clause, IndexOf(clause, item)): Spare(item.Value, clause); break;
            case AccountName name when zone == Zone.Core: TakeAccount(name, item); break;
            case AccountName: Spare(item.Value, clause); break;
            case Lasting or Times or Bound or AtTime or Added when zone == Zone.Aim: break;
            // "emailed Acme that we'd call them for 30 min"
            case Lasting when zone == Zone.Tail && otherDeed: Spare(item.Value, clause); break;
            case Lasting lasting when zone != Zone.Tail || !current.HasLength: current.Take(lasting); break;
            case Grades grades: current.Grades = grades.Each; break;
            // "three calls with Acme (5, 10 and 15 min)"
            case Added { Listed: true } all when (current.Volume ?? current.Act?.Volume) == all.Each.Count: current.Take(all); break;
            case Added { Listed: true } several when Entries.Count == 1 && current is { Volume: null, Act: { Plural: true, Volume: 0 } }: current.Volume = several.Each.Count; current.Take(several); break;
            case Added { Listed: true }: break;
            case Added { OfSeveral: true } when current.Act is not { Volume: > 1 } && current.Volume is not > 1: break;
            case Added added: current.Take(added); break;
            case Rated { OfAll: true } rated: foreach (var entry in Entries) entry.Take(rated); break;
            case Rated { Bare: true } when !bareClause: break;
            case Bound bound: current.Take(bound); break;
            case Rated rated when zone != Zone.Tail || rated.Labelled: current.Take(rated); break;
            // "Acme 1h, then Globex 30 minutes, both about onboarding".
            case About about when item.Start > 0 && IsOfAll(clause, item): foreach (var entry in Entries) if (entry.Sentence == current.Sentence) entry.Purpose ??= about.Purpose; break;
            // "4 escalations": how many there were.
            case About when IsCounted(clause, item): Spare(item.Value, clause); break;
            case About about: current.Purpose ??= about.Purpose; break;
            // "Acme (10), Globex (20 min)": nobody makes ten calls in a row.
            case Times { Bracketed: true, Count: >= 5 } many when current.Act is { Type: not (InteractionType.Email or InteractionType.Chat or InteractionType.Ticket) }: current.BareNumber ??= many.Count; break;
            case Times { Amends: true } instead when current.Volume is > 1: current.Volume = instead.Count; break;
            case Times { Amends: true, Count: <= 5 } instead when current.Score is not null: current.Take(new Rated(instead.Count, true, Amends: true)); break;
            case Times { Amends: true }: break;
            case Times times when current.Act is not null: current.Volume ??= times.Count; break;
            case AtTime time: current.Time ??= new TimeOnly(time.Seconds / 3600, time.Seconds / 60 % 60); break;
            case Happened: current.Done = true; break;
            default: break;
        }
    }

    /// <summary>"4 escalations", and nothing before it: how many there were, and not what it was about.</summary>
    private bool IsCounted(in Clause clause, in Item item) =>
        items[clause.First].End == item.Start && chart.Tokens[items[clause.First].Start].Kind == TokenKind.Number && chart.Tokens.Folded(item.End - 1) is [.., 's'];

    private int IndexOf(in Clause clause, in Item item)
    {
        var i = clause.First;
        while (i < clause.End && items[i].Start != item.Start) i++;
        return i;
    }

    /// <summary>The bare number was taken, and is nothing for the notes.</summary>
    private void MarkRead(in Clause clause, int number)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (items[i].Value is not null || chart.Tokens[items[i].Start].Kind != TokenKind.Number || chart.Tokens[items[i].Start].Number != number) continue;
            items[i] = items[i] with { Content = false };
            return;
        }
    }

    /// <summary>What was read, and is nothing of the entry's after all, goes to the notes: "the slides from the workshop", "the window on Saturday".</summary>
    private void Spare(object piece, in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (ReferenceEquals(items[i].Value, piece)) items[i] = items[i] with { Content = true };
    }

    private bool IsOfAll(in Clause clause, in Item item)
    {
        for (var i = clause.First; i < clause.End && items[i].Start < item.Start; i++) if (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "both" or "all" or "each") return Entries.Count > 1;
        return false;
    }

    /// <summary>"no, Globex": in the place of the one before, in every entry of that sentence that had it.</summary>
    private void Replace(AccountName name, in Item item)
    {
        var before = current!.AccountTokens;
        foreach (var entry in Entries)
            if (ReferenceEquals(entry, current) || (before is not null && entry.AccountTokens == before)) (entry.Account, entry.AccountTokens, entry.UnknownName) = (name, (item.Instead, item.End), null);
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

    /// <summary>"email Acme upsell", and not a word more.</summary>
    private bool IsNoted(in Clause clause) =>
        clause.End - clause.First == 3 && clause.End == items.Count && items[clause.First].Value is Act && items[clause.First + 1].Value is AccountName && items[clause.First + 2].Value is About && items[clause.First + 2].End - items[clause.First + 2].Start == 1;

    /// <summary>What the whole clause says about the entry: an order, a name with more behind it, a name nobody has.</summary>
    private void Finish(in Clause clause, in Traits traits)
    {
        current!.Done |= traits.HadIt;
        current.Order |= traits.IsOrder && !LogOrdered;
        current.Beside |= traits.Beside;
        current.Noted |= IsNoted(clause);
        if (traits.Doubt is { } longer && current.AccountTokens is { } at && longer.Start <= at.Start && longer.End >= at.End) current.UnknownName = longer;
        else if (current.Account is null) current.UnknownName ??= traits.UnknownAfterWith;
        if (current.Account is null && current.UnknownName is null && traits.Them && mentioned is { Quoted: false } them && clauses.All[them.Clause].Sentence == clause.Sentence)
            (current.Account, current.AccountTokens) = (them.Name, (them.Start, them.End));
        current.BareNumber ??= traits.BareNumber;
        if (traits.BareMinutes is { } beside && !current.HasLength && current.Act is not { Type: InteractionType.Ticket }) { current.Take(new Lasting(beside, Length.Plain)); current.LengthIsBare = true; MarkRead(clause, beside); }
        if (traits.LeadingCount is { } count && (current.Listed || current.Coordinated)) current.Volume ??= count;
        if (traits.IsHeader) (current.Listed, purposeOfList) = (true, current.Purpose);
        // "Emails: Acme 2, Globex 4".
        if (traits.BareScore is { } several && current is { Listed: true, Act: { Plural: true, Type: InteractionType.Email or InteractionType.Chat or InteractionType.Ticket } }) current.Volume ??= several;
        // "Acme 10, Globex 15, Initech 5": the same in all of the list.
        else if (traits.BareScore is { } few && !current.HasLength && current.Coordinated && Entries.Count > 1 && Entries[^2].LengthIsBare) { current.Take(new Lasting(few, Length.Plain)); current.LengthIsBare = true; MarkRead(clause, few); }
        else if (current.Score is null && traits.BareScore is { } score && current.Act is not null) { current.Take(new Rated(score)); MarkRead(clause, score); }
    }
}
