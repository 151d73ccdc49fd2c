using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// The day of an entry: the one said in its clause, one that heads a list, one for all, one of several; not that of a paper or of what it was about.
internal sealed partial class LogReading
{
    /// <summary>"called Acme on Monday and Wednesday", "call Acme Mon 10m, Wed 15m": once on either day.</summary>
    private bool TakeOtherDay(in Clause clause, in Traits traits)
    {
        if (current is not { Complete: true, Act: { } act, Day: { Amends: false } before } || traits is not { Day: { Amends: false } day, Contents: 0, HasMood: false } || clause.Before is not (Break.Comma or Break.Join) || clause.Sentence != current.Sentence) return false;
        var today = chart.Reading.Moment.Today;
        // "Nov 18, Dec 2": nobody goes back that far in one breath.
        if (day.Day.Past == before.Day.Past || day.Day.Past > today || day.Day.Past < today.AddDays(-60) || before.Day.Past < today.AddDays(-60)) return false;
        for (var i = clause.First; i < clause.End; i++)
            if (!(items[i].Mark || items[i].Value is OnDay or Lasting or Rated || (items[i].Value is null && chart.Tokens.Folded(items[i].Start) is "on" or "again" or "the"))) return false;
        var at = clause.First - 1;
        while (at > 0 && (items[at].Mark || items[at].Value is Lasting or Rated || (items[at].Role & WordRole.Join) != 0)) at--;
        if (!ReferenceEquals(items[at].Value, before) || (at > 0 && chart.Tokens.Folded(items[at - 1].Start) is "between" or "from" or "either" or "since" or "until")) return false;
        var next = Begin(sameAccount: true);
        next.Inherit(act);
        (next.OtherDay, next.Day) = (true, day);
        TakePieces(clause, traits);
        return true;
    }

    private bool BeginsWithAll(in Clause clause) => chart.Tokens.Folded(items[clause.First].Start) is "both" or "all";

    private void TakeDay(OnDay day, Zone zone, in Clause clause)
    {
        if (IsOfPaper(day, clause)) { Spare(day, clause); return; }
        if (zone is Zone.Tail or Zone.Aim || (zone == Zone.Topic && !day.Relative && !IsLately(day))) { Spare(day, clause); return; }
        // "emailed Acme. Called Globex. Both yesterday."
        if (Entries.Count > 1 && BeginsWithAll(clause)) { foreach (var entry in Entries) entry.Day = day; return; }
        // "Today: call Acme 30m" heads what was done.
        if (current is null) { leadingDay = day with { Open = false }; return; }
        if (clause.Before >= Break.Sentence && IsLeading(clause, day)) (leadingDay, current.DayLeads) = (day, true);
        // "Monday: call Acme; Tuesday: visit Globex": the day of what comes next.
        if (current is { Complete: true, Day: not null } && leadingDay == day && clause.End == clause.First + 1) return;
        if (day.Amends || current.Day is null || current.Day == leadingDay || Entries.Count > 1) current.Day = day;
    }

    /// <summary>"about the renewal on Friday", "about onboarding 11/17": a day just past is that of the call; what it was about lies elsewhere.</summary>
    private bool IsLately(OnDay day) => current is { Day: null, Purpose: not (null or Purpose.Firefighting) } && day.Day.Past <= chart.Reading.Moment.Today && day.Day.Past.DayNumber >= chart.Reading.Moment.Today.DayNumber - 13;

    /// <summary>"emailed Acme the invoice from 10/5": the day of the paper.</summary>
    private bool IsOfPaper(OnDay day, in Clause clause)
    {
        for (var i = clause.First + 1; i < clause.End; i++)
        {
            if (!ReferenceEquals(items[i].Value, day)) continue;
            var at = chart.Tokens.Folded(items[i].Start) is "from" or "of" or "dated" ? i - 1 : i - 2;
            if (at < clause.First || (at == i - 2 && chart.Tokens.Folded(items[i - 1].Start) is not ("from" or "of"))) return false;
            // "about the outage of last night".
            if (items[at].Value is About { Purpose: Purpose.Firefighting }) return true;
            return items[at].Value is null && chart.Tokens.Folded(items[at].Start) is "invoice" or "invoices" or "bill" or "contract" or "quote" or "quotation" or "offer" or "order" or "po" or "proposal" or "report" or "agreement" or "statement" or "document" or "documents" or "letter" or "complaint" or "request" or "reminder" or "summary" or "recap" or "release" or "figures" or "numbers" or "data" or "list" or "file" or "files" or "log" or "logs" or "notes" or "incident" or "outage";
        }

        return false;
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
}
