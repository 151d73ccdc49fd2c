using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

// What was not done or lies ahead: absences, lists of what is to do, boxes not ticked off, plans that were kept after all.
internal sealed partial class LogReading
{
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

    /// <summary>"To do: …", "Next steps: …": all that follows lies ahead.</summary>
    private bool IsTodo(in Clause clause)
    {
        if (clause.End >= items.Count || clause.End - clause.First > 3) return false;
        if (chart.Tokens.Folded(items[clause.End].Start) is not (":" or "-" or "–") && !(chart.Tokens[items[clause.End].Start].LineStart && chart.Tokens[items[clause.First].Start].LineStart)) return false;
        var first = chart.Tokens.Folded(items[clause.First].Start);
        if (first is "todo" or "todos" or "followups" or "actions" or "ai" or "ais") return true;
        if (first is not ("to" or "next" or "action" or "open" or "follow" or "still" or "later" or "tomorrow")) return false;
        var words = clauses.Text(items[clause.First].Start, items[clause.End - 1].End).ToLowerInvariant();
        foreach (var (end, plain) in Ahead) if (words.EndsWith(end, StringComparison.Ordinal)) words = words[..^end.Length] + plain;
        return words is "to do" or "to-do" or "to dos" or "next steps" or "next step" or "next" or "action items" or "action points" or "open points" or "follow up" or "follow-up" or "follow ups" or "follow-ups" or "still to do" or "still open" or "next up" or "later";
    }

    /// <summary>"Reminder: …", "Next week: …", "Template: …": nothing of what follows was done.</summary>
    private bool HeadsUndone(in Clause clause)
    {
        if (clause.End >= items.Count || clause.End - clause.First > 3 || chart.Tokens.Folded(items[clause.End].Start) is not (":" or "-" or "–") || !(clause.First == 0 || chart.Tokens[items[clause.First].Start].LineStart)) return false;
        var (said, ordered) = (false, items.FindIndex(clause.First, clause.End - clause.First, i => i.Value is LogOrder) >= 0);
        for (var i = clause.First; i < clause.End; i++)
        {
            // "Log it please: …" asks for nothing but that.
            if (items[i].Mark || items[i].Value is Greeting or LogOrder || (ordered && items[i].Value is Moody { Mood: Mood.Request })) continue;
            var heads = items[i].Value is Moody || (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "reminder" or "template" or "example" or "sample" or "e.g" or "todo" or "idea" or "wish" or "task" or "tasks" or "scheduled" or "planned" or "booked" or "skip" or "remember" or "self" or "kpi" or "goal" or "target" or "plan" or "plans" or "proposal" or "suggestion" or "draft");
            if (!heads && (items[i].Value is not null || items[i].Content)) return false;
            said |= heads;
        }

        return ahead = said;
    }

    private bool ahead;

    /// <summary>"to do next", "to do tomorrow": the same as "to do".</summary>
    private static readonly (string End, string Plain)[] Ahead = [("do next", "do"), ("do tomorrow", "do"), ("do later", "do"), ("do still", "do"), ("do this week", "do"), ("do for me", "do")];

    /// <summary>A line of its own, and none of a list, with an account and figures: what was done, where the heading's list is over.</summary>
    private bool TellsOfAnother(in Clause clause, in Traits traits) =>
        (clause.Before == Break.Sentence && traits is { Account: not null, HasDoneAct: true, NotDone: null }) || chart.Tokens[items[clause.First].Start].LineStart && traits is { Account: not null, HasFigures: true, NotDone: null, IsOrder: false };

    private bool todo;

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
            if (items[i].Value is Bound { Ends: false } began) current!.Take(began);
            if (items[i].Value is Lasting { Length: Length.Planned } length) current!.Take(length);
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
            if (items[i].Value is Happened or Lasting { Length: Length.Real or Length.Over } or Bound { Ends: true }) return true;
            if (items[i].Value is null && i + 1 < clause.End && clause.Before is Break.Turn or Break.Join && chart.Tokens.Folded(items[clause.First - 1].Start) is "but" or "and" or "then" or "yet" && chart.Tokens.Folded(items[i].Start) is "did" or "had" or "held" or "made" && chart.Tokens.Folded(items[i + 1].Start) is "it") return true;
        }

        return false;
    }

    /// <summary>"We rescheduled twice before": what was tried before it took place.</summary>
    private bool TellsOfEarlier(in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            if (items[i].Value is Times or OnDay { Relative: true, Open: false } && current is { HasLength: true } || (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "before" or "earlier" or "previously" or "already" or "originally" or "times")) return true;
        return false;
    }

    private bool IsUnanswered(in Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (items[i].Value is Moody { Mood: Mood.Off } && chart.Tokens.Folded(items[i].End - 1) is "answer" or "reply" or "response" or "answered" or "unanswered") return true;
        return false;
    }

    private bool unticked;

    /// <summary>Does the clause stand in a line that begins with an empty box or a cross ("☐", "[ ]", "❌")?</summary>
    /// <param name="seen">The first item that was not looked at yet.</param>
    private bool IsUnticked(in Clause clause, ref int seen)
    {
        for (; seen <= clause.First; seen++)
            if (chart.Tokens[items[seen].Start].LineStart) unticked = IsUnticked(items[seen].Start);
        return unticked;
    }

    private bool IsUnticked(int token)
    {
        while (token < chart.Tokens.Count && chart.Tokens.Folded(token) is "-" or "*" or "•" or "+" or "·") token++;
        if (token >= chart.Tokens.Count) return false;
        return chart.Tokens.Folded(token) is "☐" or "⬜" or "◻" or "□" or "❌" or "✗" or "✘" or "❎" or "🔲" or "⏳" or "🔜"
            || (chart.Tokens.Folded(token) is "[" && token + 1 < chart.Tokens.Count && chart.Tokens.Folded(token + 1) is "]");
    }

    private void AddUnticked(in Traits traits, int number)
    {
        if (traits.Deed is not null) NotDone.Add((Mood.Ahead, traits.Day, traits.Account));
        if (Entries.Count > 0) Remarks.Add((number, Entries.Count - 1));
    }
}
