using CsmBot.Reports.Statistics;

namespace CsmBot.Tests.Reports;

/// <summary>The statistics of reports against examples that others published, and at their edges.</summary>
public class StatisticsTests
{
    /// <summary>R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3 (Wilson's score).</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_that_of_Newcombes_table(int hits, int of, double low, double high)
    {
        var interval = Wilson.Interval(hits, of)!.Value;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Wilsons_interval_of_none_is_none_and_of_all_mirrors_that_of_no_hit()
    {
        Assert.Null(Wilson.Interval(0, 0));
        for (var n = 1; n < 200; n++)
        {
            var (no, all) = (Wilson.Interval(0, n)!.Value, Wilson.Interval(n, n)!.Value);
            Assert.Equal(0, no.Low, 1e-12);
            Assert.Equal(1, all.High, 1e-12);
            Assert.Equal(no.High, 1 - all.Low, 1e-12);
        }
    }

    /// <summary>
    /// R's documentation of t.test: t.test(extra ~ group, data = sleep), from Student, "The probable error of a mean", Biometrika 6 (1908): means 0.75 and 2.33, df = 17.776, 95 percent
    /// confidence interval -3.3654832 to 0.2054832.
    /// </summary>
    [Fact]
    public void Welchs_interval_of_Students_sleepers_is_the_published_one()
    {
        var d = MeanDifference.Of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
        Assert.Equal((-1.58, -3.3654832, 0.2054832), (Math.Round(d.Difference, 7), Math.Round(d.Low, 7), Math.Round(d.High, 7)));
    }

    /// <summary>
    /// Groups of unlike size and variance: fuel consumption by transmission, t.test(mpg ~ am, data = mtcars) in R (data of Henderson and Velleman, "Building multiple regression models
    /// interactively", Biometrics 37 (1981)): df = 18.332, 95 percent confidence interval -11.280194 to -3.209684.
    /// </summary>
    [Fact]
    public void Welchs_interval_of_automatic_against_manual_cars_is_the_published_one()
    {
        var d = MeanDifference.Of(
            [21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 21.5, 15.5, 15.2, 13.3, 19.2], [21, 21, 22.8, 32.4, 30.4, 33.9, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4]);
        Assert.Equal((-11.280194, -3.209684), (Math.Round(d.Low, 6), Math.Round(d.High, 6)));
    }

    /// <summary>Where one group does not scatter at all its size says nothing, and the interval is that of the other's mean: 1, 2, 3, 4, 5 about 3 with t(4) = 2.776 from the usual table.</summary>
    [Fact]
    public void Welchs_interval_stands_where_a_group_or_both_are_all_equal()
    {
        Assert.Equal(new MeanDifference(50, 50, 50), MeanDifference.Of([100, 100, 100], [50, 50]));
        var d = MeanDifference.Of([1, 2, 3, 4, 5], [2, 2]);
        Assert.Equal((1, Math.Round(1 - (2.776 * Math.Sqrt(0.5)), 3)), (d.Difference, Math.Round(d.Low, 3)));
    }

    /// <summary>Student's t at 97.5 %, from the usual table (R. A. Fisher and F. Yates, Statistical Tables, table III): what the second opinion's interval stands on.</summary>
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(4, 2.776)]
    [InlineData(10, 2.228)]
    [InlineData(30, 2.042)]
    [InlineData(120, 1.980)]
    public void The_second_opinions_t_is_that_of_the_tables(int freedom, double t) => Assert.Equal(t, Math.Round(PlainAdherence.T975(freedom), 3));

    /// <summary>R. A. Fisher, The Design of Experiments (1935), §5–11: of the 70 ways to pick four cups of eight one has all right, and one all wrong; 17 have three right or more, and as many three wrong.</summary>
    [Fact]
    public void The_lady_tasting_tea_comes_out_as_Fisher_reckoned()
    {
        Assert.Equal(2 / 70.0, PermutationTest.TwoSided([1, 1, 1, 1], [0, 0, 0, 0]), 1e-12);
        Assert.Equal(34 / 70.0, PermutationTest.TwoSided([1, 1, 1, 0], [0, 0, 0, 1]), 1e-12);
    }

    /// <summary>
    /// The test of Wilcoxon is that of permutations of ranks. M. Hollander and D. Wolfe, Nonparametric Statistical Methods (1999), p. 110, water transfer at term and at 12–26 weeks: W = 35,
    /// exact p = 0.1272 one-sided, as in R's documentation of wilcox.test; 0.2544 two-sided.
    /// </summary>
    [Fact]
    public void Ranks_of_water_transfer_have_the_published_exact_p()
    {
        double[] term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], weeks = [1.15, 0.88, 0.90, 0.74, 1.21];
        double Rank(double value) => term.Concat(weeks).Count(v => v <= value);
        Assert.Equal(0.2544, Math.Round(PermutationTest.TwoSided([.. term.Select(Rank)], [.. weeks.Select(Rank)]), 4));
    }

    /// <summary>
    /// Fisher's twins (R's documentation of fisher.test, "Convictions", from Fisher (1962)): of 17 dizygotic like-sexed twins of convicts 2 were convicted, of 13 monozygotic 10; two-sided p = 0.0005367.
    /// There are 119,759,850 deals, so these are dealt at random.
    /// </summary>
    [Fact]
    public void Deals_at_random_come_to_the_published_exact_p()
    {
        double[] dizygotic = [.. Enumerable.Repeat(1.0, 2), .. Enumerable.Repeat(0.0, 15)], monozygotic = [.. Enumerable.Repeat(1.0, 10), .. Enumerable.Repeat(0.0, 3)];
        Assert.Equal(0.0005367, PlainAdherence.ByCounting([.. dizygotic], [.. monozygotic]), 5e-8);
        Assert.Equal(0.0005367, PermutationTest.TwoSided(dizygotic, monozygotic), 4 * Math.Sqrt(0.0005367 / PermutationTest.Deals));
        Assert.Equal(PermutationTest.TwoSided(dizygotic, monozygotic), PermutationTest.TwoSided(monozygotic, dizygotic), 0.0003);
    }

    /// <summary>All deals, and deals at random, beside the count of all deals by their sums.</summary>
    [Theory]
    [InlineData(12, 6, 1e-9)]
    [InlineData(40, 25, 0.004)]
    public void However_it_is_reckoned_it_is_the_same_test(int left, int right, double within)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            List<double> Draw(int n, double shift) => [.. Enumerable.Range(0, n).Select(_ => 25 * Math.Clamp(Math.Round((random.NextDouble() * 4) + shift), 0, 4))];
            var (a, b) = (Draw(left, 0.2 * seed / Math.Sqrt(left / 12.0)), Draw(right, 0));
            Assert.Equal(PlainAdherence.ByCounting(a, b), PermutationTest.TwoSided(a, b), within);
        }
    }

    [Fact]
    public void Nothing_is_told_from_values_that_are_all_equal_or_groups_of_one()
    {
        Assert.Equal(1, PermutationTest.TwoSided([50, 50, 50], [50, 50]));
        Assert.Equal(1, PermutationTest.TwoSided([.. Enumerable.Repeat(0.1, 300)], [.. Enumerable.Repeat(0.1, 300)]));
        Assert.Equal(1, PermutationTest.TwoSided([1], [2]));
        Assert.Equal(0.2, PermutationTest.TwoSided([10], [1, 2, 3, 4, 5, 6, 7, 8, 9]), 1e-12); // 1 lies as far on the other side
    }

    /// <summary>As many values as deals at random are still done for, and with one more in each group the normal limit; 10,000 deals have a standard error of 0.005 at most.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Between_large_groups_the_normal_limit_says_what_deals_say(double shift)
    {
        var random = new Random(7);
        List<double> Draw(double by) => [.. Enumerable.Range(0, PermutationTest.LargestDealt).Select(_ => random.Next(1_000) / 10.0 + by)];
        var (left, right) = (Draw(shift), Draw(0));
        Assert.Equal(PermutationTest.TwoSided(left, right), PermutationTest.TwoSided([.. left, 50 + shift / 2], [.. right, 50 + shift / 2]), 0.02);
    }

    /// <summary>
    /// R. A. Fisher, "The Design of Experiments" (1935), II: the lady tasting tea names 3 of the 4 cups right, two-sided 0.4857 in R's documentation of fisher.test. The other examples are of the same page: convictions of
    /// like-sex twins of criminals (Fisher 1962), 10 of 13 against 2 of 17, p-value = 0.0005367.
    /// </summary>
    [Theory]
    [InlineData(8, 4, 4, 3, 0.4857)]
    [InlineData(30, 12, 13, 10, 0.0005367)]
    [InlineData(30, 12, 17, 2, 0.0005367)]
    public void The_exact_test_of_one_stratum_is_Fishers(int all, int hits, int own, int got, double p) => Assert.Equal(p, KeptInStrata.TwoSided([new Stratum(all, hits, own)], got), 0.00005);

    /// <summary>Two kinds, one of which none or all hit, or that are wholly one's own, tell nothing; two like ones add up as the deals of both do.</summary>
    [Fact]
    public void Over_strata_each_is_dealt_out_by_itself()
    {
        Assert.Equal(KeptInStrata.TwoSided([new Stratum(30, 12, 13)], 10), KeptInStrata.TwoSided([new Stratum(30, 12, 13), new Stratum(9, 0, 4), new Stratum(5, 3, 5)], 13), 1e-12);
        Assert.Equal(1, KeptInStrata.TwoSided([new Stratum(9, 9, 4), new Stratum(5, 3, 5)], 7), 1e-12);
        // Of two from each of two kinds of four with two hits: 0 to 4 hits in 1, 8, 18, 8 and 1 of 36 deals.
        foreach (var (hits, ways) in new[] { (4, 2), (3, 18), (2, 36), (1, 18), (0, 2) }) Assert.Equal(ways / 36.0, KeptInStrata.TwoSided([new Stratum(4, 2, 2), new Stratum(4, 2, 2)], hits), 1e-12);
        // Large books are no matter.
        Assert.InRange(KeptInStrata.TwoSided([new Stratum(100_000, 80_000, 50_000), new Stratum(60_000, 30_000, 20_000)], 50_000), 0.99, 1);
    }
}
