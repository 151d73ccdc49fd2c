using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>Why an account has its colour: the newest health change (or the one that is asked about), and the facts around it in the notes.</summary>
internal static class Why
{
    public static Answer Answer(Question q, AsOf asOf)
    {
        var accounts = Scopes.Named(q.Where, asOf.Book)?.ToList() ?? new Scan(q.Where, asOf).Matches(Scopes.Of(q.Scope, q.Where, records: false));
        var rows = accounts.ConvertAll(a => Row(a, q.Where, asOf));
        return new Answer("", ["account", "health", "since", "set_by", "reason"], rows, null, asOf.Now)
        {
            AccountIds = accounts.ConvertAll(a => asOf.Book.Accounts[a].AccountId),
            Notes = accounts.Count == 1 ? [.. Corrections(accounts[0], q.Where, asOf), .. Around(accounts[0], asOf)] : [],
        };
    }

    private static IReadOnlyList<object?> Row(int account, Condition where, AsOf asOf)
    {
        var name = asOf.Book.Accounts[account].Name;
        if (Change(account, where, asOf) is not { } change) return [name, Words.Of(HealthHistory.Now(asOf, account)), null, null, null];
        return [name, Words.Of(change.Status), asOf.Days.Day(change.At), AccountFields.SetBy(asOf, change.SetBy), change.Reason];
    }

    /// <summary>The change that is asked about: of those to a colour in a time the newest; else the newest of all.</summary>
    public static HealthRow? Change(int account, Condition where, AsOf asOf) => Asked(account, where, asOf) ?? HealthHistory.Newest(asOf, account);

    private static HealthRow? Asked(int account, Condition where, AsOf asOf)
    {
        if (Scopes.Walk(where).OfType<Turned>().FirstOrDefault() is not { } turned) return null;
        var (span, to, found) = (asOf.Span(turned.Window), ColourSets.Of(turned.To), (HealthRow?)null);
        var before = Colour.Green;
        foreach (var row in HealthHistory.Known(asOf, account))
        {
            if (row.Status != before && span.Contains(row.At) && to.Has(row.Status)) found = row;
            before = row.Status;
        }

        return found;
    }

    /// <summary>"why is Acme yellow", when it is red.</summary>
    private static IEnumerable<string> Corrections(int account, Condition where, AsOf asOf) => Scopes.Walk(where).OfType<OneOf>()
        .Where(c => c.Field == Field.Health && !Conditions.Compile(c, asOf).Holds(account))
        .Select(c => $"{asOf.Book.Accounts[account].Name} is {Words.Of(HealthHistory.Now(asOf, account))}, not {string.Join(" or ", c.Values)}.")
        .Concat(Scopes.Walk(where).OfType<Turned>().Where(_ => Asked(account, where, asOf) is null)
            .Select(t => $"{asOf.Book.Accounts[account].Name} did not turn {string.Join(" or ", t.To.Select(Words.Of))} then; this is its newest change."));

    private static readonly Quantity[] s_around =
    [
        new Of(AccountNumber.DaysSinceContact), new MetricChange("usage_index", 90, ChangeForm.DropPercent), new Of(AccountNumber.OpenTickets),
        new Over(RecordNumber.Count, new RecordFilter(Kind.Fires, null, new RecordIs(RecordField.Open, "yes"))), new Metric("nps"), new Metric("overdue_invoices"),
    ];

    /// <summary>What else is known that bears on health; what is not known, or is nothing, is left out.</summary>
    public static IEnumerable<string> Around(int account, AsOf asOf) => s_around.Select(n => Facts.OfQuantity(n, account, asOf))
        .Append(Plans.IsBehind(asOf, account) ? Facts.For(new BehindOnPlan(), account, asOf)[0] : new Fact("", null, null, ""))
        .Where(f => f.Name == "last_contact" || f.Value is not (null or 0.0)).Select(f => $"{char.ToUpperInvariant(f.Words[0])}{f.Words[1..]}.");
}
