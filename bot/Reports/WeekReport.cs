using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>What one CSM did, and what is due.</summary>
internal static class WeekReport
{
    private const int RenewalDays = 90;

    public static Draft Of(Grounds grounds)
    {
        var (book, asOf, csm) = (grounds.Book, grounds.AsOf, grounds.Request.Csm!.Value);
        var (all, done) = (new Volume(), new List<(int At, int Account, InteractionRow Row)>());
        foreach (var account in grounds.Accounts)
            foreach (ref readonly var row in Contact.In(asOf, account, grounds.Span))
            {
                if (!grounds.Spent(row.Person)) continue;
                all.Add(asOf, row);
                done.Add((row.At, account, row));
            }
        var email = book.People.Email(csm);
        var alerts = grounds.Request.OpenAlerts(email).OrderByDescending(a => a.Colour).ThenBy(a => a.Since).ToList();
        var steps = new List<(int Account, PlanStep Step)>();
        foreach (var account in grounds.Accounts)
            foreach (var step in book.Steps.Of(account))
                if (step.Due <= grounds.To && !Plans.IsDone(asOf, step) && string.Equals(step.OwnerEmail, email, StringComparison.OrdinalIgnoreCase)) steps.Add((account, step));
        var mine = grounds.Active.Where(a => book.Figures[a].Owner == csm).ToList();
        var renewals = mine.Where(a => Renewing.In(asOf, a, Accounts.Windows.Next(RenewalDays, asOf.Today))).ToList();
        var overdue = mine.Where(a => Renewing.IsOverdue(asOf, a)).ToList();
        var checkpoints = RenewalCheckpoints.Of(grounds, mine).Where(c => c.IsDueBy(grounds.To)).ToList();
        var due = steps.Select(s => (What: s.Step.Behaviour, s.Account, Day: (DateOnly?)s.Step.Due))
            .Concat(overdue.Concat(renewals).Select(a => (What: Renewing.IsOverdue(asOf, a) ? "renewal overdue" : "renewal", Account: a, Day: book.Figures[a].RenewalDate)))
            .Concat(checkpoints.Select(c => (What: $"commitment {c.Days} days before the renewal", c.Account, Day: (DateOnly?)c.Day)))
            .OrderBy(d => d.Day).ThenBy(d => book.Accounts[d.Account].Name, StringComparer.Ordinal).ToList();
        var ordered = done.OrderBy(d => d.At).ToList();
        return new Draft(
            [
                new("interactions", "Interactions", all.Interactions, "interactions", "What the CSM logged in the window, several in one entry counted as several.") { Table = "done" },
                new("hours", "Hours", Rounded(all.Hours), "hours", "The minutes that were stated.") { Table = "done" },
                new("alerts_open", "Open alerts", alerts.Count, "alerts", "Alerts of the CSM’s that are open now.") { Table = "alerts" },
                new("steps_due", "Steps due", steps.Count, "steps", "Steps of success plans that the CSM owns, due by the last day and not done.") { Table = "due" },
                new("renewals_90_days", "Renewals to come", renewals.Count, "accounts", $"Active accounts of the CSM that renew in the next {RenewalDays} days from today.") { Table = "due" },
                new("checkpoints_due", "Commitments due", checkpoints.Count, "checkpoints", "Checkpoints before renewals of the CSM’s accounts (180, 90 and 30 days) that are due now or come by the last day, and have no commitment written down.") { Table = "due" },
            ],
            [
                new ReportTable("done", "Done", [new("id", "Entry"), new("account", "Account"), new("day", "Day", ColumnUnit.Day), new("type", "Type"), new("minutes", "Minutes", ColumnUnit.Count), new("notes", "Notes")],
                    [.. ordered.Select(d => book.Interaction(d.Account, d.Row)).Select(i => (IReadOnlyList<object?>)[i.InteractionId, book.Accounts[book.Find(i.AccountId)].Name, asOf.Days.Day(i.OccurredAt), Words.Of(i.Type), i.Minutes, i.Notes])])
                    { AccountIds = [.. ordered.Select(d => book.Accounts[d.Account].AccountId)] },
                new ReportTable("due", "Due", [new("what", "What"), new("account", "Account"), new("due", "Due", ColumnUnit.Day)],
                    [.. due.Select(d => (IReadOnlyList<object?>)[d.What, book.Accounts[d.Account].Name, d.Day])]) { AccountIds = [.. due.Select(d => book.Accounts[d.Account].AccountId)] },
                new ReportTable("alerts", "Open alerts", [new("account", "Account"), new("health", "Turned"), new("because", "Because"), new("since", "Since", ColumnUnit.Day)],
                    [.. alerts.Select(a => (IReadOnlyList<object?>)[book.Find(a.Account) is >= 0 and var found ? book.Accounts[found].Name : a.Account, Words.Of(a.Colour), a.Because, asOf.Days.Day(a.Since)])]) { AccountIds = [.. alerts.Select(a => a.Account)] },
            ],
            [.. all.WithoutMinutes > 0 ? [Said.WithoutMinutes(all.WithoutMinutes)] : Array.Empty<string>()])
        {
            InShort = FormattableString.Invariant($"{Said.Count(all.Interactions, "interaction", "interactions")} in {all.Hours:0.#} hours. Due: {Said.Count(steps.Count, "step", "steps")}, {Said.Count(checkpoints.Count, "commitment", "commitments")}, {Said.Count(renewals.Count, "renewal", "renewals")} within {RenewalDays} days{(overdue.Count > 0 ? $", {overdue.Count} overdue" : "")}. {Said.Count(alerts.Count, "alert is", "alerts are")} open."),
        };
    }
}
