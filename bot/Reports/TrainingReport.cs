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

    /// <summary>One course of one account: who completed it, in order of time, and what stood before and after.</summary>
    private sealed record Delivery(int Account, string Course, IReadOnlyList<(DateOnly Day, TrainingCompletion Row)> Rows, DateOnly After, Colour ColourBefore, Colour ColourAfter, IReadOnlyList<string> StepsDone)
    {
        public DateOnly First => Rows[0].Day;
        public DateOnly Last => Rows[^1].Day;
        public int People { get; } = PeopleOf(Rows);
    }

    public static Draft Of(Grounds grounds)
    {
        var (asOf, book) = (grounds.AsOf, grounds.Book);
        var (deliveries, people) = (new List<Delivery>(), 0);
        foreach (var account in grounds.Accounts.Where(a => !book.Training.Of(a).IsEmpty).OrderBy(a => book.Accounts[a].Name, StringComparer.Ordinal)) people += Deliver(grounds, account, deliveries);
        var accounts = deliveries.Select(d => d.Account).Distinct().ToList();
        var sessions = Sessions(grounds);
        var steps = deliveries.SelectMany(d => d.StepsDone).Distinct().Count();
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
                new("better", "Better afterwards", deliveries.Count(d => d.ColourAfter < d.ColourBefore), "courses", $"Courses of an account after which its colour was better than on the day before the first completion; afterwards is {DaysAfter} days after the last one, today at the latest.") { Table = "delivered" },
                new("worse", "Worse afterwards", deliveries.Count(d => d.ColourAfter > d.ColourBefore), "courses", "The same where the colour was worse.") { Table = "delivered" },
            ],
            [Courses(deliveries), Delivered(grounds, deliveries), Completions(book, deliveries), SessionTable(grounds, sessions)],
            [.. Notes(asOf, deliveries)])
        {
            InShort = deliveries.Count == 0 ? null : $"{Said.Count(people, "person", "people")} of {Said.Count(accounts.Count, "account", "accounts")} completed {Said.Count(deliveries.Sum(d => d.Rows.Count), "course", "courses")}. Of {Said.Count(deliveries.Count, "course", "courses")} of an account, the colour was better after {deliveries.Count(d => d.ColourAfter < d.ColourBefore)} and worse after {deliveries.Count(d => d.ColourAfter > d.ColourBefore)}; since then {Said.Count(steps, "step of their plans was", "steps of their plans were")} done.",
        };
    }

    /// <summary>Adds the account's courses, by name; gives how many people completed any.</summary>
    private static int Deliver(Grounds grounds, int account, List<Delivery> deliveries)
    {
        var asOf = grounds.AsOf;
        var rows = new List<(DateOnly Day, TrainingCompletion Row)>();
        foreach (var row in grounds.Book.Training.Of(account))
            if (Trained.Counts(asOf, row, grounds.Span, null, null)) rows.Add((asOf.Days.Day(row.CompletedAt), row));
        rows.Sort(static (a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Row.Course, b.Row.Course) is not 0 and var order ? order : a.Row.CompletedAt.CompareTo(b.Row.CompletedAt));
        for (var (from, to) = (0, 0); from < rows.Count; from = to)
        {
            while (to < rows.Count && string.Equals(rows[to].Row.Course, rows[from].Row.Course, StringComparison.OrdinalIgnoreCase)) to++;
            var (first, after) = (rows[from].Day, rows[to - 1].Day.AddDays(DaysAfter));
            if (after > asOf.Today) after = asOf.Today;
            List<string>? steps = null;
            foreach (var step in asOf.Book.Steps.Of(account)) if (step.DoneOn >= first && step.DoneOn <= after) (steps ??= []).Add(step.StepId);
            deliveries.Add(new Delivery(account, rows[from].Row.Course, rows.GetRange(from, to - from), after, HealthHistory.On(asOf, account, first.AddDays(-1)), HealthHistory.On(asOf, account, after), steps ?? (IReadOnlyList<string>)[]));
        }
        return PeopleOf(rows);
    }

    private static int PeopleOf(IReadOnlyList<(DateOnly Day, TrainingCompletion Row)> rows)
    {
        if (rows.Count < 2) return rows.Count;
        var learners = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < rows.Count; i++) learners.Add(rows[i].Row.Learner);
        return learners.Count;
    }

    private static double? Mean(Delivery delivery)
    {
        var (sum, stated) = (0, 0);
        for (var i = 0; i < delivery.Rows.Count; i++) if (delivery.Rows[i].Row.Score is { } score) (sum, stated) = (sum + score, stated + 1);
        return stated == 0 ? null : Rounded((double)sum / stated);
    }

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
            new Lazily(deliveries.Count, i => deliveries[i] is var d ? [
                book.Accounts[d.Account].Name, d.Course, d.People, d.First, d.Last, Mean(d), Words.Of(d.ColourBefore), Words.Of(d.ColourAfter),
                UsageOn(asOf, d.Account, metric, d.First.AddDays(-1)), UsageOn(asOf, d.Account, metric, d.After), d.StepsDone.Count] : []))
            { AccountIds = new LazyIds(deliveries.Count, i => book.Accounts[deliveries[i].Account].AccountId), Narrow = ["account", "course", "health_after", "steps_done"] };
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
        { Narrow = ["course", "people", "completions", "mean_score"], Chart = new ReportChart(IsOverTime: false, Stacked: false, "people") };

    private static ReportTable Completions(Book book, List<Delivery> deliveries)
    {
        var rows = new List<(int Account, DateOnly Day, TrainingCompletion Row)>();
        foreach (var delivery in deliveries) for (var i = 0; i < delivery.Rows.Count; i++) rows.Add((delivery.Account, delivery.Rows[i].Day, delivery.Rows[i].Row));
        rows.Sort(static (a, b) => a.Row.CompletedAt.CompareTo(b.Row.CompletedAt) is not 0 and var order ? order : string.CompareOrdinal(a.Row.Learner, b.Row.Learner) is not 0 and var byName ? byName : a.Account.CompareTo(b.Account));
        return new ReportTable("completions", "Completions", [new("completed_on", "Completed", ColumnUnit.Day), new("account", "Account"), new("course", "Course"), new("learner", "Learner"), new("score", "Score", ColumnUnit.Count)],
            new Lazily(rows.Count, i => [rows[i].Day, book.Accounts[rows[i].Account].Name, rows[i].Row.Course, rows[i].Row.Learner, rows[i].Row.Score])) { AccountIds = new LazyIds(rows.Count, i => book.Accounts[rows[i].Account].AccountId) };
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
