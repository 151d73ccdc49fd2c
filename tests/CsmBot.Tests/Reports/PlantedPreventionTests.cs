using CsmBot.Accounts;
using CsmBot.Reports;
using CsmBot.Tests.Accounts;

namespace CsmBot.Tests.Reports;

/// <summary>
/// How often the prevention board names somebody who is no better than others, and finds who is: 400 books for each truth, of 8 CSMs and 480 accounts. Half of the CSMs are given mostly large old accounts, which stay green, half
/// mostly small young ones, which do not: held against all accounts alike, the first would look better in every book.
/// </summary>
public class PlantedPreventionTests(ITestOutputHelper output)
{
    private const int Books = 400, Csms = 8, Better = 5;

    /// <summary>Large, middle, small: how many, what they pay (so that each size is a tier), and how likely an old and a young one stays green.</summary>
    private static readonly (int Count, decimal Arr, double Old, double Young)[] _sizes = [(80, 10_000, 0.92, 0.75), (160, 3_000, 0.85, 0.6), (240, 1_320, 0.75, 0.4)];

    [Fact]
    public void Where_nobody_differs_at_most_one_board_in_twenty_names_anybody_whatever_they_were_given()
    {
        var (named, gap) = (0, 0.0);
        for (var seed = 0; seed < Books; seed++)
        {
            var board = Board(new Random(seed), 1);
            if (board.Rows.Any(r => Cell(board, r, "beyond_chance") is "more" or "fewer")) named++;
            double Rate(Func<int, bool> of) => board.Rows.Where(r => of(Csm(board, r))).Average(r => (double)Cell(board, r, "kept_green_rate")!);
            gap += Rate(c => c < Csms / 2) - Rate(c => c >= Csms / 2);
        }
        output.WriteLine($"No effect: somebody named on {named} of {Books} boards, though the rates of who was given what stays green are {gap / Books:0.0} points higher");
        Assert.InRange(gap / Books, 10, 40);
        Assert.InRange(named, 0, (int)Math.Ceiling(Books * (0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Books)))));
    }

    /// <param name="turning">How many of those that would have turned still do with the better one.</param>
    [Theory]
    [InlineData(0.25, 0.95)]
    [InlineData(0.5, 0.35)]
    public void A_CSM_who_keeps_more_green_than_others_would_is_shown_so(double turning, double atLeast)
    {
        var (found, others, above) = (0, 0, 0.0);
        for (var seed = 0; seed < Books; seed++)
        {
            var board = Board(new Random(seed), turning);
            bool Named(Func<int, bool> of) => board.Rows.Any(r => of(Csm(board, r)) && Cell(board, r, "beyond_chance") is "more");
            if (Named(c => c == Better)) found++;
            if (Named(c => c != Better)) others++;
            above += (double)Cell(board, board.Rows.Single(r => Csm(board, r) == Better), "above_expected")!;
        }
        output.WriteLine($"Of those that would turn, {turning:P0} do: found on {found} of {Books} boards, another named above expected on {others}; {above / Books:0.0} accounts above expected");
        Assert.InRange(found, atLeast * Books, Books);
        Assert.InRange(others, 0, (int)Math.Ceiling(Books * (0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Books)))));
        Assert.True(above > 0);
    }

    private static object? Cell(ReportTable table, IReadOnlyList<object?> row, string column) => row[table.Columns.ToList().FindIndex(c => c.Name == column)];

    private static int Csm(ReportTable table, IReadOnlyList<object?> row) => ((string)Cell(table, row, "csm")!)[^1] - '0';

    private static ReportTable Board(Random random, double turning)
    {
        List<object> facts = [.. Enumerable.Range(0, Csms).Select(c => Given.Person($"csm{c}@example.com") with { Name = $"CSM {c}" })];
        foreach (var (size, (count, arr, old, young)) in _sizes.Index())
            for (var a = 0; a < count; a++)
            {
                var isYoung = random.Next(2) == 0;
                var isEasy = random.NextDouble() < (size == 0 ? 0.85 : size == 1 ? 0.5 : 0.25) * (isYoung ? 0.6 : 1.1);
                var (csm, id) = (random.Next(Csms / 2) + (isEasy ? 0 : Csms / 2), $"A{size}-{a}");
                facts.Add(Given.Account(id, arr) with { CsmEmail = $"csm{csm}@example.com", ContractStart = Given.Day(isYoung ? "2025-06-01" : "2022-06-01") });
                var turns = 1 - (isYoung ? young : old);
                if (random.NextDouble() < (csm == Better ? turning * turns : turns)) facts.Add(Given.Turned(Colour.Yellow, "2026-03-10 10:00", id));
            }
        return CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Prevention), Given.Book([.. facts])).Table("by_csm");
    }
}
