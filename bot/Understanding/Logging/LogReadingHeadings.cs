using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

// Headings, and what of a clause belongs to another one: days above a list, topics, bare numbers, second thoughts.
internal sealed partial class LogReading
{
    /// <summary>"Mon: …": the day of what follows.</summary>
    private bool TakeHeading(in Clause clause)
    {
        headed = false;
        if (clause.End >= items.Count || (chart.Tokens.Folded(items[clause.End].Start) is not ":" && !HeadsByDash(clause))) return false;
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

    /// <summary>"Mon - Acme visit 3h, Tue - Globex call": a day alone, and behind the dash what was done with whom.</summary>
    private bool HeadsByDash(in Clause clause)
    {
        if (chart.Tokens.Folded(items[clause.End].Start) is not ("-" or "→" or "=" or "|" or "/") || items.FindIndex(clause.First, clause.End - clause.First, i => i.Value is not OnDay && !i.Mark) >= 0) return false;
        var (act, account) = (false, false);
        for (var i = clause.End + 1; i < items.Count && !items[i].Mark && !chart.Tokens[items[i].Start].LineStart; i++) (act, account) = (act || items[i].Value is Act or Batch or Lasting, account || items[i].Value is AccountName);
        return act && account;
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
        // "emails to Acme: 4".
        else if (traits.BareScore is { } several && current is { Volume: null, HasLength: false, Act: { Plural: true, Volume: 0 } }) { current.Volume = several; MarkRead(clause, several); }
        else if (current.Score is null && traits.BareScore is { } score) { current.Take(new Rated(score)); MarkRead(clause, score); }
        else return false;
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

    /// <summary>"meeting - Acme - 40 min" in a line of its own: the account follows.</summary>
    private bool GoesOnWithName(in Clause clause)
    {
        var next = clause.End;
        while (next < items.Count && items[next].Mark && !chart.Tokens[items[next].Start].LineStart) next++;
        return next > clause.End && next < items.Count && items[next].Value is AccountName && !chart.Tokens[items[next].Start].LineStart;
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

    /// <summary>Before anything else was said, "On Monday at their office, …" tells the day.</summary>
    private bool TakeLead(in Clause clause, in Traits traits)
    {
        if (Entries.Count > 0 || traits.Day is null || clause.First + 1 > items.Count || items[clause.First].Value is not OnDay day) return false;
        leadingDay = day;
        return false;
    }
}
