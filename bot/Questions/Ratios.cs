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

    public static RatioParts Parts(Ratio q, AsOf asOf) => (Rates.Of(q.Name).Parts ?? throw new ArgumentOutOfRangeException(nameof(q)))(new RateSums(q, asOf));

    internal static RecordFilter Filter(Ratio q, Kind kind)
    {
        var filter = q.Records ?? new RecordFilter(kind);
        return filter.Window is null ? filter with { Window = q.Window } : filter;
    }
}

/// <summary>The sums that rates are made of, over the records and the window of one question.</summary>
internal sealed class RateSums(Ratio q, AsOf asOf)
{
    public string Churned { get; } = Words.Of(RenewalOutcome.Churned);

    /// <summary>A number over what people did.</summary>
    public Source Work(RecordNumber number) => Sum(number, Ratios.Filter(q, Kind.Interactions));

    /// <summary>A number over the renewals that were closed.</summary>
    public Source Renewals(RecordNumber number, params RecordTest[] tests) => Sum(number, With(Ratios.Filter(q, Kind.Renewals), [.. tests]));

    public Source Arr => new AccountSource(Quantities.Of(new Of(AccountNumber.Arr), asOf));

    /// <summary>An account that came after the window's first day was not green at its start; one that churned since was.</summary>
    public RatioParts KeptGreen()
    {
        var span = asOf.Span(q.Window);
        bool Was(int a) => (asOf.Book.Figures[a].ContractStart is not { } start || q.Window?.From is not { } from || start <= from) && HealthHistory.WasGreenAtStart(asOf, a, span);
        return new(new AccountSource(a => Was(a) && HealthHistory.StayedGreen(asOf, a, span) ? 1 : 0), new AccountSource(a => Was(a) ? 1 : 0), 100);
    }

    /// <summary>Of the steps due in the window, and by today, those done by their due date.</summary>
    public RatioParts Adherence()
    {
        var due = With(Ratios.Filter(q, Kind.Steps), [new RecordDayIn(RecordDay.Due, new Window(null, asOf.Today.AddDays(1)))]);
        var inTime = With(due, [new RecordIs(RecordField.Done, "yes"), new RecordIs(RecordField.Late, "no")]);
        return new(Sum(RecordNumber.Count, inTime), Sum(RecordNumber.Count, due), 100);
    }

    private RecordSource Sum(RecordNumber number, RecordFilter filter) => new(RecordSet.Of(filter, asOf), number);

    private static RecordFilter With(RecordFilter filter, ImmutableArray<RecordTest> tests) => filter with { Tests = filter.Tests.AddRange(tests) };
}
