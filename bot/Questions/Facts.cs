using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>The facts that make a condition true of an account, or false, or beyond judging: why a row is in a list, why a rule turned an account yellow.</summary>
public static class Facts
{
    public static IReadOnlyList<Fact> For(Condition condition, int account, AsOf asOf) => For(Conditions.Compile(condition, asOf), account, asOf);

    /// <summary>The same for a judgement made before, by <see cref="Conditions.Compile(Condition, AsOf)"/> with the same book and moment.</summary>
    public static IReadOnlyList<Fact> For(Judgement judgement, int account, AsOf asOf) => [.. Walk(judgement, account, asOf).DistinctBy(f => f.Words)];

    private static IEnumerable<Fact> Walk(Judgement judgement, int account, AsOf asOf)
    {
        var verdict = judgement.Of(account);
        return judgement switch
        {
            Every e => e.Parts.Where(p => p.Of(account) == verdict).SelectMany(p => Walk(p, account, asOf)),
            Either e => e.Parts.Where(p => p.Of(account) == verdict).SelectMany(p => Walk(p, account, asOf)),
            Opposite o => Walk(o.Part, account, asOf),
            _ => Of(judgement.Condition, account, asOf),
        };
    }

    private static IEnumerable<Fact> Of(Condition condition, int account, AsOf asOf) => condition switch
    {
        OneOf c => [OfField(c.Field, account, asOf)],
        Missing c => [OfField(c.Field, account, asOf)],
        DayIn c => [OfField(c.Field, account, asOf)],
        SameAs c => [OfField(c.Field, account, asOf)],
        OnWeekday c => [OfField(c.Field, account, asOf)],
        Compare c => [OfQuantity(c.Quantity, account, asOf)],
        CompareBoth c => [OfQuantity(c.Left, account, asOf), OfQuantity(c.Right, account, asOf)],
        Foremost c => [OfQuantity(c.By, account, asOf)],
        RenewalOverdue => [OfField(Field.RenewalDate, account, asOf)],
        BehindOnPlan => [Overdue(account, asOf)],
        NotContacted => [LastContact(account, asOf)],
        HealthOn c => [On(c, account, asOf)],
        Turned or BeenColour or StayedGreen => [OfField(Field.Health, account, asOf)],
        _ => [],
    };

    public static Fact OfField(Field field, int account, AsOf asOf)
    {
        if (field == Field.LastContact) return LastContact(account, asOf);
        if (field == Field.Health) return Health(account, asOf);
        if (field == Field.RenewalDate) return OfQuantity(new Of(AccountNumber.DaysToRenewal), account, asOf);
        var (name, cell) = (AccountFields.Name(field), AccountFields.Cell(field, asOf)(account));
        var said = name.Replace('_', ' ');
        return new Fact(name, cell, cell as DateOnly?, cell is null ? $"no {said}" : $"{said} {Fact.Said(cell)}");
    }

    public static Fact OfQuantity(Quantity quantity, int account, AsOf asOf) => quantity switch
    {
        Of { Number: AccountNumber.DaysSinceContact } => LastContact(account, asOf),
        Of { Number: AccountNumber.DaysToRenewal } => Renewal(account, asOf),
        Of { Number: AccountNumber.DaysInColour } => Health(account, asOf),
        Metric { On: null } q => OfMetric(q.Name, account, asOf),
        MetricChange q => Moved(q, account, asOf),
        _ => Plain(quantity, account, asOf),
    };

    private static Fact Plain(Quantity quantity, int account, AsOf asOf)
    {
        var (name, unit, value) = (Quantities.Name(quantity), Quantities.Unit(quantity, asOf.Book.Workspace), Cells.Of(Quantities.Of(quantity, asOf)(account)));
        var said = name.Replace('_', ' ');
        if (value is null) return new Fact(name, null, null, $"no {said}");
        var counted = quantity is Over { Number: RecordNumber.Count } or Of { Number: AccountNumber.OpenTickets };
        return new Fact(name, value, null, counted ? $"{Fact.Said(value)} {Kind(quantity)}{(value is 1.0 ? said.TrimEnd('s') : said)}" : $"{said} {Fact.Said(value)}{(unit == "" || said.Contains(unit) ? "" : unit == "percent" ? " %" : " " + unit)}");
    }

    /// <summary>What the counted records have in common, as an adjective: "open", "urgent".</summary>
    private static string Kind(Quantity quantity)
    {
        if (quantity is not Over { Records: var records }) return "";
        var open = records.Kind is Questions.Kind.Fires && records.Tests.Any(t => t is RecordIs { Field: RecordField.Open, Values: ["yes"], Negated: false });
        var priority = records.Tests.OfType<RecordIs>().FirstOrDefault(t => t is { Field: RecordField.Priority, Negated: false, Values.Length: 1 });
        return (open ? "open " : "") + (priority is null ? "" : priority.Values[0] + " ");
    }

    private static Fact LastContact(int account, AsOf asOf) => Contact.LastDay(asOf, account) is not { } day ? new Fact("last_contact", null, null, "never contacted")
        : (asOf.Today.DayNumber - day.DayNumber) is var days and > 0 ? new Fact("last_contact", day, day, $"no contact for {Days(days)}") : new Fact("last_contact", day, day, "contacted today");

    private static Fact Renewal(int account, AsOf asOf)
    {
        if (asOf.Book.Figures[account].RenewalDate is not { } day) return new Fact("renewal_date", null, null, "no renewal date");
        return new Fact("renewal_date", day, day, $"{RenewsIn(account, asOf)} ({Fact.SaidDay(day)})");
    }

    /// <summary>"renews in 41 days", for beside the day itself; null without one.</summary>
    public static string? RenewsIn(int account, AsOf asOf) => Renewing.DaysTo(asOf, account) switch
    {
        null => null,
        0 => "renews today",
        > 0 and var days => $"renews in {Days(days)}",
        var days => $"renewal date passed {Days(-days.Value)} ago",
    };

    private static Fact Health(int account, AsOf asOf)
    {
        var (colour, newest) = (Words.Of(HealthHistory.Now(asOf, account)), HealthHistory.Newest(asOf, account));
        var since = AccountFields.Day(Field.HealthSince, asOf)(account);
        return new Fact("health", colour, since, colour + (since is { } day ? $" since {Fact.SaidDay(day)}" : "") + (newest is { Reason.Length: > 0 } row ? $" ({row.Reason})" : ""));
    }

    private static Fact On(HealthOn c, int account, AsOf asOf)
    {
        var colour = Words.Of(HealthHistory.On(asOf, account, c.Day));
        return new Fact("health", colour, c.Day, $"{colour} on {Fact.SaidDay(c.Day)}");
    }

    private static Fact OfMetric(string name, int account, AsOf asOf) => Metrics.Newest(asOf, account, asOf.Book.Metrics.Find(name)) is { } row
        ? new Fact(name, row.Value, row.Day, $"{OfMetric(name, row.Value)} on {Fact.SaidDay(row.Day)}") : new Fact(name, null, null, $"no {MetricName(name)}");

    private static string OfMetric(string name, double value) => (name, value) switch
    {
        ("sponsor_left", 1) => "the sponsor left",
        ("sponsor_left", 0) => "the sponsor is there",
        _ => $"{MetricName(name)} {Fact.Said(value)}",
    };

    private static string MetricName(string name) => name is "nps" or "csat" ? name.ToUpperInvariant() : name.Replace('_', ' ');

    private static Fact Moved(MetricChange q, int account, AsOf asOf)
    {
        var rows = Metrics.Known(asOf, account, asOf.Book.Metrics.Find(q.Name));
        var then = rows.Length - 1;
        while (then >= 0 && asOf.Today.DayNumber - rows[then].Day.DayNumber < q.Days) then--;
        var now = OfMetric(q.Name, account, asOf);
        return then < 0 ? now with { Words = $"{now.Words}, nothing from {q.Days} days ago" }
            : now with { Words = $"{now.Words}, was {Fact.Said(rows[then].Value)} on {Fact.SaidDay(rows[then].Day)}" };
    }

    private static Fact Overdue(int account, AsOf asOf)
    {
        var late = asOf.Book.Steps.Of(account).ToArray().Where(s => Plans.IsOverdue(asOf, s)).ToArray();
        return late.Length == 0 ? new Fact("steps_overdue", 0.0, null, "no step overdue")
            : new Fact("steps_overdue", (double)late.Length, late[0].Due, $"{late.Length} {(late.Length == 1 ? "step" : "steps")} overdue, the oldest since {Fact.Said(late[0].Due)}");
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
