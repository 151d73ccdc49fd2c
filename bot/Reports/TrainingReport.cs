using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>
/// What the training team delivered to whom, and what was different afterwards: colour, usage and steps of success plans, around each course that an account's people completed. What changed is set
/// beside the training, not claimed to come from it.
/// </summary>
internal static class TrainingReport
{
    /// <summary>"Afterwards" is so many days after the last completion, today at the latest.</summary>
    internal const int DaysAfter = 30;

    internal const string Usage = "usage_index";

    /// <summary>One course of one account: who completed it, from when to when.</summary>
    private sealed record Delivery(int Account, string Course, IReadOnlyList<(DateOnly Day, TrainingCompletion Row)> Rows, DateOnly After)
    {
        public DateOnly First { get; } = Rows.Min(r => r.Day);
        public DateOnly Last { get; } = Rows.Max(r => r.Day);
        public int People => Rows.Select(r => r.Row.Learner).Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }

    public static Draft Of(Grounds grounds)
    {
        var (asOf, book) = (grounds.AsOf, grounds.Book);
        var deliveries = grounds.Accounts.SelectMany(a => Deliveries(grounds, a)).OrderBy(d => book.Accounts[d.Account].Name, StringComparer.Ordinal).ThenBy(d => d.Course, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.Account).ToList();
        var accounts = deliveries.Select(d => d.Account).Distinct().ToList();
        var moves = deliveries.Select(d => (Before: HealthHistory.On(asOf, d.Account, d.First.AddDays(-1)), After: HealthHistory.On(asOf, d.Account, d.After))).ToList();
        var sessions = Sessions(grounds);
        var people = deliveries.GroupBy(d => d.Account).Sum(g => g.SelectMany(d => d.Rows).Select(r => r.Row.Learner).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var steps = deliveries.SelectMany(d => StepsDone(asOf, d).Select(s => s.StepId)).Distinct().Count();
        return new Draft(
            [
                new("completions", "Completions", deliveries.Sum(d => d.Rows.Count), "completions", "Courses completed in the window, each completion once.") { Table = "completions" },
                new("people", "People", people, "people", "Distinct learners of each account with a completion in the window.") { Table = "completions" },
                new("accounts", "Accounts", accounts.Count, "accounts", "Accounts with a completion in the window, churned since included.") { Table = "delivered" },
                new("courses", "Courses", deliveries.Select(d => d.Course).Distinct(StringComparer.OrdinalIgnoreCase).Count(), "courses", "Different courses that were completed.") { Table = "courses" },
                new("mean_score", "Mean score", Mean(deliveries), "points", "Mean of the scores that were stated, 0–100, each completion once.") { Table = "completions" },
                new("sessions", "Training sessions", sessions.Sum(s => s.Volume.Interactions), "sessions", "Interactions of type training in the window, several in one entry counted as several.") { Table = "sessions" },
                new("hours", "Hours of training", Rounded(sessions.Sum(s => s.Volume.Hours)), "hours", "The minutes that were stated of them.") { Table = "sessions" },
                new("steps_done", "Steps done since", steps, "steps", $"Steps of the accounts’ success plans done from the first completion of a course to {DaysAfter} days after the last one, each step once.") { Table = "delivered" },
                new("better", "Better afterwards", moves.Count(m => m.After < m.Before), "courses", $"Courses of an account after which its colour was better than on the day before the first completion; afterwards is {DaysAfter} days after the last one, today at the latest.") { Table = "delivered" },
                new("worse", "Worse afterwards", moves.Count(m => m.After > m.Before), "courses", "The same where the colour was worse.") { Table = "delivered" },
            ],
            [Delivered(grounds, deliveries), Courses(deliveries), Completions(book, deliveries), SessionTable(grounds, sessions)],
            [.. Notes(asOf, deliveries)])
        {
            InShort = deliveries.Count == 0 ? null : $"{Said.Count(people, "person", "people")} of {Said.Count(accounts.Count, "account", "accounts")} completed {Said.Count(deliveries.Sum(d => d.Rows.Count), "course", "courses")}. Of {Said.Count(deliveries.Count, "course", "courses")} of an account, the colour was better after {moves.Count(m => m.After < m.Before)} and worse after {moves.Count(m => m.After > m.Before)}; since then {Said.Count(steps, "step of their plans was", "steps of their plans were")} done.",
        };
    }

    private static IEnumerable<Delivery> Deliveries(Grounds grounds, int account)
    {
        var asOf = grounds.AsOf;
        var rows = new List<(DateOnly Day, TrainingCompletion Row)>();
        foreach (var row in grounds.Book.Training.Of(account))
            if (Trained.Counts(asOf, row, grounds.Span, null, null)) rows.Add((asOf.Days.Day(row.CompletedAt), row));
        foreach (var course in rows.GroupBy(r => r.Row.Course, StringComparer.OrdinalIgnoreCase))
        {
            var after = course.Max(r => r.Day).AddDays(DaysAfter);
            yield return new Delivery(account, course.First().Row.Course, [.. course.OrderBy(r => r.Row.CompletedAt)], after < asOf.Today ? after : asOf.Today);
        }
    }

    private static IEnumerable<PlanStep> StepsDone(AsOf asOf, Delivery delivery) => asOf.Book.Steps.Of(delivery.Account).ToArray().Where(s => s.DoneOn >= delivery.First && s.DoneOn <= delivery.After);

    private static double? Mean(IEnumerable<Delivery> deliveries) => Rounded(deliveries.SelectMany(d => d.Rows).Average(r => r.Row.Score));

    private static ReportTable Delivered(Grounds grounds, List<Delivery> deliveries)
    {
        var (asOf, book) = (grounds.AsOf, grounds.Book);
        var metric = book.Metrics.Find(Usage);
        return new ReportTable("delivered", "Delivered, and what changed",
            [
                new("account", "Account"), new("course", "Course"), new("people", "People", ColumnUnit.Count), new("first", "First", ColumnUnit.Day), new("last", "Last", ColumnUnit.Day), new("mean_score", "Mean score", ColumnUnit.Number),
                new("health_before", "Colour before"), new("health_after", "Colour after"), new("usage_before", "Usage before", ColumnUnit.Number), new("usage_after", "Usage after", ColumnUnit.Number),
                new("steps_done", "Steps done since", ColumnUnit.Count),
            ],
            [.. deliveries.Select(d => (IReadOnlyList<object?>)[
                book.Accounts[d.Account].Name, d.Course, d.People, d.First, d.Last, Mean([d]), Words.Of(HealthHistory.On(asOf, d.Account, d.First.AddDays(-1))), Words.Of(HealthHistory.On(asOf, d.Account, d.After)),
                UsageOn(asOf, d.Account, metric, d.First.AddDays(-1)), UsageOn(asOf, d.Account, metric, d.After), StepsDone(asOf, d).Count()])])
            { AccountIds = [.. deliveries.Select(d => book.Accounts[d.Account].AccountId)] };
    }

    /// <summary>The newest value by the end of a day.</summary>
    private static double? UsageOn(AsOf asOf, int account, int metric, DateOnly day)
    {
        double? value = null;
        foreach (ref readonly var row in Metrics.Known(asOf, account, metric))
            if (row.Day <= day) value = row.Value;
        return value;
    }

    private static ReportTable Courses(List<Delivery> deliveries) => new("courses", "By course",
        [new("course", "Course"), new("accounts", "Accounts", ColumnUnit.Count), new("people", "People", ColumnUnit.Count), new("completions", "Completions", ColumnUnit.Count), new("mean_score", "Mean score", ColumnUnit.Number)],
        [.. deliveries.GroupBy(d => d.Course, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Sum(d => d.People)).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => (IReadOnlyList<object?>)[g.First().Course, g.Count(), g.Sum(d => d.People), g.Sum(d => d.Rows.Count), Mean(g)])])
        { Chart = new ReportChart(IsOverTime: false, Stacked: false, "people") };

    private static ReportTable Completions(Book book, List<Delivery> deliveries)
    {
        var rows = deliveries.SelectMany(d => d.Rows.Select(r => (d.Account, r.Day, r.Row))).OrderBy(r => r.Row.CompletedAt).ThenBy(r => r.Row.Learner, StringComparer.Ordinal).ToList();
        return new ReportTable("completions", "Completions", [new("completed_on", "Completed", ColumnUnit.Day), new("account", "Account"), new("course", "Course"), new("learner", "Learner"), new("score", "Score", ColumnUnit.Count)],
            [.. rows.Select(r => (IReadOnlyList<object?>)[r.Day, book.Accounts[r.Account].Name, r.Row.Course, r.Row.Learner, r.Row.Score])]) { AccountIds = [.. rows.Select(r => book.Accounts[r.Account].AccountId)] };
    }

    /// <summary>Interactions of type training, by who gave them to which account.</summary>
    private static List<(int Account, int Person, Volume Volume)> Sessions(Grounds grounds)
    {
        var sums = new Dictionary<(int Account, int Person), Volume>();
        foreach (var account in grounds.Accounts)
            foreach (ref readonly var row in Contact.In(grounds.AsOf, account, grounds.Span))
            {
                if (row.Type != InteractionType.Training) continue;
                var sum = sums.GetValueOrDefault((account, row.Person));
                sum.Add(grounds.AsOf, row);
                sums[(account, row.Person)] = sum;
            }
        return [.. sums.Select(s => (s.Key.Account, s.Key.Person, s.Value))];
    }

    private static ReportTable SessionTable(Grounds grounds, List<(int Account, int Person, Volume Volume)> sessions)
    {
        var rows = sessions.OrderBy(s => grounds.Book.Accounts[s.Account].Name, StringComparer.Ordinal).ThenBy(s => grounds.NameOf(s.Person), StringComparer.Ordinal).ToList();
        return new ReportTable("sessions", "Training sessions", [new("account", "Account"), new("person", "Given by"), new("volume", "Sessions", ColumnUnit.Count), new("hours", "Hours", ColumnUnit.Hours)],
            [.. rows.Select(s => (IReadOnlyList<object?>)[grounds.Book.Accounts[s.Account].Name, grounds.NameOf(s.Person), s.Volume.Interactions, Rounded(s.Volume.Hours)])])
            { AccountIds = [.. rows.Select(s => grounds.Book.Accounts[s.Account].AccountId)] };
    }

    private static IEnumerable<string> Notes(AsOf asOf, List<Delivery> deliveries)
    {
        if (deliveries.Count == 0) yield return "Nobody completed a course in the window.";
        else yield return $"Before is the day before the first completion, after is {DaysAfter} days after the last one, today at the latest: what changed then stands beside the training and need not come from it.";
        if (deliveries.Count(d => d.Last.AddDays(DaysAfter) > asOf.Today) is var fresh and > 0) yield return $"{Said.Count(fresh, "delivery is", "deliveries are")} not {DaysAfter} days old yet: what follows is not all known.";
        if (deliveries.SelectMany(d => d.Rows).Count(r => r.Row.Score is null) is var silent and > 0) yield return $"{Said.Count(silent, "completion has", "completions have")} no score.";
    }
}
