using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>A column of a list of accounts; the cell is raw.</summary>
internal sealed record AccountColumn(string Name, Func<int, object?> Cell);

/// <summary>The columns of a list: what a CSM always wants, and what the question's conditions and order are about, so that each row shows why it is there.</summary>
internal static class AccountColumns
{
    private static readonly Field[] s_usual = [Field.Account, Field.Tier, Field.Health, Field.RenewalDate, Field.Arr, Field.Owner];

    public static List<AccountColumn> Of(Question q, AsOf asOf)
    {
        var columns = s_usual.Select(f => OfField(f, asOf)).ToList();
        var wanted = Scopes.Walk(q.Where).SelectMany(c => About(c, asOf))
            .Concat(q.Sort.SelectMany(s => About(s.Key, asOf)))
            .Concat(q.Measures.Select(m => OfQuantity(m.Quantity, asOf)))
            .Concat(q.Show.Select(s => Of(s, asOf)));
        foreach (var column in wanted)
            if (columns.All(c => c.Name != column.Name)) columns.Add(column);
        return columns;
    }

    public static AccountColumn Of(Show show, AsOf asOf) => show switch
    {
        ShowField s => OfField(s.Field, asOf),
        ShowQuantity s => OfQuantity(s.Quantity, asOf),
        ShowRecord s => OfRecord(s, asOf),
        ShowHealthOn s => HealthOn(s.Day, asOf),
        _ => throw new ArgumentOutOfRangeException(nameof(show), show.GetType().Name),
    };

    public static AccountColumn OfField(Field field, AsOf asOf) => new(AccountFields.Name(field), AccountFields.Cell(field, asOf));

    public static AccountColumn OfQuantity(Quantity quantity, AsOf asOf)
    {
        var number = Quantities.Of(quantity, asOf);
        return new(Quantities.Name(quantity), a => Cells.Of(number(a)));
    }

    private static AccountColumn OfRecord(ShowRecord show, AsOf asOf)
    {
        var pick = RecordSet.Of(show.Records, asOf).Pick(show.Field, show.Day, show.Oldest);
        return new(Name(show), a => pick(a)?.Value);
    }

    /// <summary>"last_qbr", "first_warning_sign", "last_interaction_person".</summary>
    public static string Name(ShowRecord show)
    {
        var type = show.Records.Tests.OfType<RecordIs>().FirstOrDefault(t => t is { Field: RecordField.Type, Negated: false, Values.Length: 1 })?.Values[0];
        var thing = type ?? Quantities.CountUnit(show.Records.Kind).TrimEnd('s');
        return $"{(show.Oldest ? "first" : "last")}_{thing}{(show.Field is { } f ? "_" + Quantities.Snake(f.ToString()) : "")}";
    }

    private static IEnumerable<AccountColumn> About(SortKey key, AsOf asOf) => key switch
    {
        ByField k => [OfField(k.Field, asOf)],
        ByQuantity k => [OfQuantity(k.Quantity, asOf)],
        _ => [],
    };

    private static IEnumerable<AccountColumn> About(Condition condition, AsOf asOf) => condition switch
    {
        OneOf c => [OfField(c.Field == Field.AccountId ? Field.Account : c.Field, asOf)],
        Missing c => [OfField(c.Field, asOf)],
        DayIn c => [OfField(c.Field, asOf)],
        SameAs c => [OfField(c.Field, asOf)],
        OnWeekday c => [OfField(c.Field, asOf)],
        Compare { Quantity: Of { Number: AccountNumber.One } } => [],
        Compare c => [OfQuantity(c.Quantity, asOf)],
        CompareBoth c => [OfQuantity(c.Left, asOf), OfQuantity(c.Right, asOf) is var right && Quantities.Name(c.Left) == Quantities.Name(c.Right) ? right with { Name = right.Name + "_before" } : right],
        Foremost { By: not Of { Number: AccountNumber.Arr } } c => [OfQuantity(c.By, asOf)],
        RenewalOverdue => [OfField(Field.RenewalDate, asOf)],
        BehindOnPlan => [OfQuantity(s_overdueSteps, asOf) with { Name = "steps_overdue" }],
        NotContacted => [OfField(Field.LastContact, asOf)],
        HealthOn c => [HealthOn(c.Day, asOf)],
        Turned c => [TurnedOn(c, asOf)],
        BeenColour => [OfField(Field.HealthSince, asOf)],
        _ => [],
    };

    private static AccountColumn HealthOn(DateOnly day, AsOf asOf) => new($"health_on_{day:yyyy-MM-dd}", a => Words.Of(HealthHistory.On(asOf, a, day)));

    private static readonly Over s_overdueSteps = new(RecordNumber.Count, new RecordFilter(Kind.Steps, null, new RecordIs(RecordField.Overdue, "yes")));

    private static AccountColumn TurnedOn(Turned c, AsOf asOf)
    {
        var (to, from) = (new RecordIs(RecordField.Colour, [.. c.To.Select(Words.Of)]), new RecordIs(RecordField.FromColour, [.. c.From.IsDefault ? [] : c.From.Select(Words.Of)]));
        var filter = new RecordFilter(Kind.HealthChanges, c.Window, from.Values.IsEmpty ? [to] : [to, from]);
        return OfRecord(new ShowRecord(filter, null, RecordDay.Main), asOf) with { Name = "turned_on" };
    }
}
