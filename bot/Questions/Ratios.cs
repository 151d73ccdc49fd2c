using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>A quotient's two sums. <see cref="Scale"/> is 100 for percent. Each adds up over accounts, so a group's quotient is never a mean of quotients.</summary>
internal sealed record RatioParts(Source Above, Source Below, double Scale)
{
    public Func<int, double> OfAccount()
    {
        var (above, below) = (Above.OfAccount, Below.OfAccount);
        return a => Quotient(above(a), below(a));
    }

    public double Quotient(double above, double below) => below == 0 || double.IsNaN(below) ? double.NaN : (double.IsNaN(above) ? 0 : above) / below * Scale;
}

internal static class Ratios
{
    /// <summary>A mean is no quotient of sums that the book keeps; it is the mean over the records, which already adds up right.</summary>
    public static Quantity Plain(Quantity quantity) =>
        quantity is Ratio { Name: RatioName.MeanEffectiveness } q ? new Over(RecordNumber.Effectiveness, Filter(q, Kind.Interactions)) : quantity;

    private static RecordFilter Filter(Ratio q, Kind kind)
    {
        var filter = q.Records ?? new RecordFilter(kind);
        return filter.Window is null ? filter with { Window = q.Window } : filter;
    }

    public static RatioParts Parts(Ratio q, AsOf asOf)
    {
        RecordFilter Of(Kind kind) => Filter(q, kind);
        Source Sum(RecordNumber number, RecordFilter filter) => new RecordSource(RecordSet.Of(filter, asOf), number);
        Source Interactions(RecordNumber number) => Sum(number, Of(Kind.Interactions));
        Source Renewals(RecordNumber number, params RecordTest[] tests) => Sum(number, With(Of(Kind.Renewals), [.. tests]));
        var churned = Words.Of(RenewalOutcome.Churned);
        return q.Name switch
        {
            RatioName.ReactiveShare => new(Interactions(RecordNumber.ReactiveMinutes), Interactions(RecordNumber.Minutes), 100),
            RatioName.ProactiveShare => new(Interactions(RecordNumber.ProactiveMinutes), Interactions(RecordNumber.Minutes), 100),
            RatioName.Grr => new(Renewals(RecordNumber.ArrKept), Renewals(RecordNumber.ArrBefore), 100),
            RatioName.Nrr => new(Renewals(RecordNumber.ArrAfter), Renewals(RecordNumber.ArrBefore), 100),
            RatioName.RenewalRate => new(Renewals(RecordNumber.Count, new RecordIs(RecordField.Outcome, [churned], true)), Renewals(RecordNumber.Count), 100),
            RatioName.ChurnRate => new(Renewals(RecordNumber.Count, new RecordIs(RecordField.Outcome, churned)), Renewals(RecordNumber.Count), 100),
            RatioName.KeptGreenRate => KeptGreen(q, asOf),
            RatioName.Adherence => Adherence(Of(Kind.Steps), asOf),
            RatioName.CrcShareOfArr => new(Interactions(RecordNumber.ProactiveCost), new AccountSource(Quantities.Of(new Of(AccountNumber.Arr), asOf)), 100),
            RatioName.CostPerHour => new(Interactions(RecordNumber.Cost), Interactions(RecordNumber.Minutes), 1),
            _ => throw new ArgumentOutOfRangeException(nameof(q)),
        };
    }

    /// <summary>An account that came after the window's first day was not green at its start; one that churned since was.</summary>
    private static RatioParts KeptGreen(Ratio q, AsOf asOf)
    {
        var span = asOf.Span(q.Window);
        bool Was(int a) => (asOf.Book.Figures[a].ContractStart is not { } start || q.Window?.From is not { } from || start <= from) && HealthHistory.WasGreenAtStart(asOf, a, span);
        return new(new AccountSource(a => Was(a) && HealthHistory.StayedGreen(asOf, a, span) ? 1 : 0), new AccountSource(a => Was(a) ? 1 : 0), 100);
    }

    /// <summary>Of the steps due in the window, and by today, those done by their due date.</summary>
    private static RatioParts Adherence(RecordFilter steps, AsOf asOf)
    {
        var due = With(steps, [new RecordDayIn(RecordDay.Due, new Window(null, asOf.Today.AddDays(1)))]);
        var inTime = With(due, [new RecordIs(RecordField.Done, "yes"), new RecordIs(RecordField.Late, "no")]);
        return new(new RecordSource(RecordSet.Of(inTime, asOf), RecordNumber.Count), new RecordSource(RecordSet.Of(due, asOf), RecordNumber.Count), 100);
    }

    private static RecordFilter With(RecordFilter filter, ImmutableArray<RecordTest> tests) => filter with { Tests = filter.Tests.AddRange(tests) };
}
