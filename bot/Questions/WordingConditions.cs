using System.Collections.Immutable;
using CsmBot.Accounts;

namespace CsmBot.Questions;

// Conditions in words.
public sealed partial class Wording
{
    /// <summary>A condition as one of several that all hold: alternatives are bracketed.</summary>
    private string Part(Condition c) => c is AnyOf any ? $"either {Join(any.Parts.Select(Inner), "or")}" : Said(c);

    private string Inner(Condition c) => c is AllOf all ? $"({string.Join(" and ", all.Parts.Select(Part))})" : Said(c);

    private string Said(Condition c) => c switch
    {
        AllAccounts => "all",
        AllOf x => string.Join(" and ", x.Parts.Select(Part)),
        AnyOf x => Join(x.Parts.Select(Inner), "or"),
        Not x => Without(x.Part),
        OneOf x => Values(x),
        Missing x => $"without {Name(x.Field)}",
        DayIn x => InDays(x),
        Compare x => Compared(x),
        CompareBoth x => $"with {Quantity(x.Left)} {Than(x.Op, x.Factor == 1 ? Quantity(x.Right) : $"{Number(x.Factor)} × {Quantity(x.Right)}", "")}",
        SameAs x => $"with the same {Name(x.Field)} as {Account(x.AccountId)}",
        OnWeekday x => $"{(x.Field == Field.RenewalDate ? "renewing" : Name(x.Field))} on a {Join(x.Days.Select(d => d.ToString()), "or")}",
        Foremost x => $"among the {x.Limit}{(x.Of is AllAccounts ? "" : $" accounts {Said(x.Of)}")} with the {(x.Descending ? "highest" : "lowest")} {Quantity(x.By)}",
        RenewalOverdue => "with an overdue renewal",
        BehindOnPlan => "behind on plan",
        NotContacted x => $"not contacted in the last {x.Days} days",
        HealthOn x => $"{Colours(x.Colours)} on {Day(x.Day)}",
        Turned x => $"turned {Colours(x.To)}{(x.From.IsEmpty ? "" : $" from {Colours(x.From)}")} {Days(x.Window)}",
        BeenColour x => $"{Colours(x.Colours)} for {Than(x.Op, $"{x.Days} days", "")}",
        StayedGreen x => $"stayed green through {Days(x.Window)}",
        _ => throw new ArgumentOutOfRangeException(nameof(c), c.GetType().Name),
    };

    private string Without(Condition c) => c switch
    {
        Missing x => $"with {Name(x.Field)}",
        Compare { Op: Op.AtLeast, Value: 1, Quantity: Over { Number: RecordNumber.Count or RecordNumber.Learners } } x => $"without {Quantity(x.Quantity)}",
        AnyOf or AllOf => $"not ({Said(c)})",
        _ => $"not {Said(c)}",
    };

    private string Values(OneOf c) => c.Field switch
    {
        Field.Tier => $"tier {Join(c.Values, "or")}",
        Field.Health => Join(c.Values, "or"),
        Field.Owner => $"owned by {Join(c.Values.Select(Person), "or")}",
        Field.Team => $"of team {Join(c.Values, "or")}",
        Field.Account => Join(c.Values.Select(Account), "or"),
        Field.Region or Field.Industry or Field.Segment => $"in {Name(c.Field)} {Join(c.Values, "or")}",
        Field.Stage => $"in stage {Join(c.Values, "or")}",
        Field.HealthSetBy => $"set by {Join(c.Values.Select(Person), "or")}",
        Field.Plan => $"on the {Join(c.Values, "or")} plan",
        _ => $"{Name(c.Field)} {Join(c.Values, "or")}",
    };

    private static string InDays(DayIn c) => c.Field switch
    {
        Field.RenewalDate => $"renewing {Days(c.Window)}",
        Field.ContractStart => $"contract started {Days(c.Window)}",
        Field.LastContact => $"last contact {Days(c.Window)}",
        _ => $"{Name(c.Field)} {Days(c.Window)}",
    };

    private string Compared(Compare c)
    {
        if (c is { Op: Op.AtLeast, Value: 1, Quantity: Over { Number: RecordNumber.Count or RecordNumber.Learners } some }) return $"with {Quantity(some)}";
        if (c is { Op: Op.AtLeast, Value: 1, Quantity: Of { Number: AccountNumber.OpenTickets } }) return "with open tickets";
        if (c is { Op: Op.MoreThan, Value: 0, Quantity: Metric { Name: "overdue_invoices" } }) return "with overdue invoices";
        var (value, high) = (Amount(c.Value, c.Quantity), Amount(c.High, c.Quantity));
        return c.Quantity is MetricChange change ? Moved(change, c.Op, value, high)
            : c.Quantity is Over { Number: RecordNumber.Count } ? $"with {Than(c.Op, value, high)} {Quantity(c.Quantity)}"
            : $"with {Quantity(c.Quantity)} {Than(c.Op, value, high)}";
    }

    private static string Moved(MetricChange change, Op op, string value, string high) =>
        $"{Metric(change.Name)} {(change.Form is ChangeForm.Drop or ChangeForm.DropPercent ? "dropped" : "rose")} by {Than(op, value, high)} over {change.Days} days";

    private string Amount(double value, Quantity quantity) => quantity switch
    {
        Of { Number: AccountNumber.Arr } => $"{Number(value)} {book.Workspace.Currency}",
        Of { Number: AccountNumber.ContractMonths } => $"{Number(value)} months",
        Of { Number: AccountNumber.DaysInColour or AccountNumber.DaysSinceContact or AccountNumber.DaysToRenewal } => $"{Number(value)} days",
        Over { Number: RecordNumber.Minutes } => $"{Number(value)} hours",
        Over { Number: RecordNumber.Cost or RecordNumber.TotalCost } => $"{Number(value)} {book.Workspace.Currency}",
        MetricChange { Form: ChangeForm.DropPercent or ChangeForm.RisePercent } or Ratio => $"{Number(value)} %",
        _ => Number(value),
    };

    private static string Colours(ImmutableArray<Colour> colours) => Join(colours.Select(Words.Of), "or");
}
