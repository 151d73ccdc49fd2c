using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>All about one account that is worth reading before a call, a line each: what, how it stands, and the detail. What the book does not hold is left out.</summary>
internal static class Summary
{
    public static Answer Answer(Question q, AsOf asOf)
    {
        var accounts = Scopes.Named(q.Where, asOf.Book)?.ToList() ?? new Scan(q.Where, asOf).Matches(Scopes.Of(q.Scope, q.Where, records: false));
        var rows = accounts.SelectMany(a => Lines(a, asOf)).Where(l => l[1] is not null).ToList();
        return new Answer("", ["about", "value", "detail"], rows, null, asOf.Now)
        {
            AccountIds = accounts.ConvertAll(a => asOf.Book.Accounts[a].AccountId),
        };
    }

    private static IEnumerable<IReadOnlyList<object?>> Lines(int a, AsOf asOf)
    {
        var (account, figures) = (asOf.Book.Accounts[a], asOf.Book.Figures[a]);
        yield return ["account", account.Name, figures.Status == AccountStatus.Churned ? "churned" : Join(account.Segment, account.Industry, account.Region)];
        yield return ["tier", AccountFields.Cell(Field.Tier, asOf)(a), null];
        yield return ["arr", Money.Major(figures.Arr), asOf.Book.Workspace.Currency];
        yield return ["health", Words.Of(HealthHistory.Now(asOf, a)), Because(a, asOf)];
        yield return ["renewal_date", figures.RenewalDate, Facts.RenewsIn(a, asOf)];
        yield return ["csm", AccountFields.PersonName(asOf, figures.Owner), asOf.TeamOf(a)];
        yield return ["executive_sponsor", AccountFields.Cell(Field.Sponsor, asOf)(a) ?? "none", null];
        yield return LastContact(a, asOf);
        foreach (var line in Effort90(a, asOf)) yield return line;
        yield return Tickets(a, asOf);
        yield return OpenFires(a, asOf);
        yield return Plan(a, asOf);
        foreach (var line in Signals(a, asOf)) yield return line;
        yield return Training(a, asOf);
        yield return LatestEvidence(a, asOf);
    }

    private static string? Because(int a, AsOf asOf) => HealthHistory.Newest(asOf, a) is not { } row ? null
        : $"since {Fact.Said(asOf.Days.Day(row.At))}: {row.Reason} ({AccountFields.SetBy(asOf, row.SetBy)})";

    private static IReadOnlyList<object?> LastContact(int a, AsOf asOf)
    {
        var rows = Contact.In(asOf, a, asOf.Span(null));
        if (rows.IsEmpty) return ["last_contact", "never", null];
        ref readonly var last = ref rows[^1];
        return ["last_contact", asOf.Days.Day(last.At), Join(AccountFields.PersonName(asOf, last.Person), Words.Of(last.Type), asOf.Book.Notes(last))];
    }

    private static IReadOnlyList<object?>[] Effort90(int a, AsOf asOf)
    {
        var span = asOf.LastDays(90);
        var (effort, cost) = (Effort.Of(asOf, a, span), Cost.Of(asOf, a, span));
        return [["hours_90_days", Cells.Of(effort.Minutes / 60.0), effort.ReactiveShare is { } share ? $"{Fact.Said(share * 100)} % firefighting" : null],
            ["cost_90_days", Cells.Of(cost.Total), asOf.Book.Workspace.Currency]];
    }

    private static IReadOnlyList<object?> Tickets(int a, AsOf asOf)
    {
        var open = asOf.Book.Tickets.Of(a).ToArray().Where(t => OpenTickets.IsOpen(asOf, t)).OrderByDescending(t => t.Priority).ToArray();
        return ["open_tickets", OpenTickets.Count(asOf, a), Join([.. open.Take(3).Select(t => $"{Words.Of(t.Priority)}: {t.Subject}")])];
    }

    private static IReadOnlyList<object?> OpenFires(int a, AsOf asOf)
    {
        var open = asOf.Book.Fires.Of(a).ToArray().Where(f => Fires.IsOpen(asOf, f)).ToArray();
        return ["open_fires", (double)open.Length, Join([.. open.Select(f => $"{f.FireId} since {Fact.Said(asOf.Days.Day(f.OpenedAt))}{(f.Cause is { } cause ? ", " + cause : "")}")])];
    }

    private static IReadOnlyList<object?> Plan(int a, AsOf asOf)
    {
        var steps = asOf.Book.Steps.Of(a).ToArray();
        if (steps.Length == 0) return ["plan", null, null];
        var (done, late) = (steps.Count(s => Plans.IsDone(asOf, s)), steps.Count(s => Plans.IsOverdue(asOf, s)));
        var next = steps.FirstOrDefault(s => !Plans.IsDone(asOf, s));
        return ["plan", $"{done} of {steps.Length} steps done", Join(AccountFields.Cell(Field.Plan, asOf)(a) as string, late > 0 ? $"{late} overdue" : null,
            next is null ? null : $"next: {next.Behaviour}, due {Fact.Said(next.Due)}")];
    }

    /// <summary>Each metric's newest value, and what it was a quarter of a year before.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Signals(int a, AsOf asOf) =>
        from metric in asOf.Book.Metrics.All.Select((name, ordinal) => (name, ordinal))
        where metric.name != "open_tickets" && Metrics.Value(asOf, a, metric.ordinal) is not null
        let now = Metrics.Newest(asOf, a, metric.ordinal)
        select (IReadOnlyList<object?>)[metric.name, now.Value.Value, $"on {Fact.Said(now.Value.Day)}" + (Metrics.Move(asOf, a, metric.ordinal, 90) is { } move ? $", {Direction(move)}" : "")];

    private static string Direction(MetricMove move) => move.Rise switch { > 0 => $"up from {Fact.Said(move.Then)}", < 0 => $"down from {Fact.Said(move.Then)}", _ => "unchanged in 90 days" };

    private static IReadOnlyList<object?> Training(int a, AsOf asOf)
    {
        var people = Trained.People(asOf, a, asOf.Span(null));
        var courses = asOf.Book.Training.Of(a).ToArray().Where(t => t.CompletedAt <= asOf.Now).Select(t => t.Course).Distinct().ToArray();
        return ["people_trained", (double)people, Join(courses)];
    }

    private static IReadOnlyList<object?> LatestEvidence(int a, AsOf asOf)
    {
        var newest = asOf.Book.Evidence.Of(a).ToArray().LastOrDefault(e => e.RecordedOn <= asOf.Today);
        return ["evidence", newest?.Statement, newest is null ? null : $"{Words.Of(newest.Kind)}, {newest.Source}, {Fact.Said(newest.RecordedOn)}"];
    }

    private static string? Join(params string?[] parts) => parts.Where(p => !string.IsNullOrEmpty(p)).ToArray() is { Length: > 0 } said ? string.Join(", ", said) : null;
}
