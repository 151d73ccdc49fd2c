using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Tests.Accounts;

namespace CsmBot.Tests.Reports;

/// <summary>
/// How often the adherence report claims what is not there, and finds what is: 400 books for each truth, of 18 customers who renewed and 6 who churned, with six steps each, done in time with a
/// probability that does or does not hang together with the renewal.
/// </summary>
public class PlantedAdherenceTests(ITestOutputHelper output)
{
    private const int Books = 400, Renewed = 18, Churned = 6, Steps = 6;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Where_nothing_was_planted_at_most_one_book_in_twenty_says_so(double inTime)
    {
        var (claimed, covered, _) = Over(inTime, inTime, 0);
        output.WriteLine($"No effect, {inTime:P0} in time: claimed in {claimed} of {Books}, interval holds 0 in {covered}");
        Assert.InRange(claimed, 0, Most(0.05));
        Assert.InRange(covered, Books - Most(0.05), Books);
    }

    [Fact]
    public void An_effect_that_was_planted_is_found_and_its_size_lies_in_the_interval()
    {
        var (claimed, covered, mean) = Over(0.8, 0.4, 40);
        output.WriteLine($"40 points: found in {claimed} of {Books}, interval holds 40 in {covered}, mean difference {mean:0.0}");
        Assert.InRange(claimed, 0.95 * Books, Books);
        Assert.InRange(covered, Books - Most(0.05), Books);
        Assert.Equal(40, mean, 1.5);
        var small = Over(0.7, 0.5, 20);
        output.WriteLine($"20 points: found in {small.Claimed} of {Books}, interval holds 20 in {small.Covered}, mean difference {small.Mean:0.0}");
        Assert.InRange(small.Claimed, 0.4 * Books, 0.9 * Books);
        Assert.InRange(small.Covered, Books - Most(0.05), Books);
    }

    /// <summary>The share, and three of its standard errors over so many books.</summary>
    private static int Most(double share) => (int)Math.Ceiling(Books * (share + (3 * Math.Sqrt(share * (1 - share) / Books))));

    private static (int Claimed, int Covered, double Mean) Over(double renewed, double churned, double truth)
    {
        var (claimed, covered, sum) = (0, 0, 0.0);
        for (var seed = 0; seed < Books; seed++)
        {
            var report = CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Adherence), Book(new Random(seed), renewed, churned));
            if (report.Notes.Any(n => n.StartsWith("An association", StringComparison.Ordinal))) claimed++;
            if (report.Figure("ci_low").Number <= truth && truth <= report.Figure("ci_high").Number) covered++;
            sum += report.Figure("difference").Number!.Value;
        }
        return (claimed, covered, sum / Books);
    }

    private static AsOf Book(Random random, double renewed, double churned)
    {
        var facts = new List<object>();
        for (var a = 0; a < Renewed + Churned; a++)
        {
            facts.Add(Given.Account($"A{a}"));
            facts.Add(Given.Renewal("2026-10-01", a < Renewed ? RenewalOutcome.Renewed : RenewalOutcome.Churned, 100, a < Renewed ? 100 : 0, account: $"A{a}"));
            for (var s = 0; s < Steps; s++) facts.Add(Given.Step($"2026-0{s + 1}-15", random.NextDouble() < (a < Renewed ? renewed : churned) ? $"2026-0{s + 1}-10" : null, $"S{a}-{s}", $"A{a}"));
        }
        return Given.Book([.. facts]);
    }
}
