namespace CsmBot.Reports.Statistics;

/// <summary>
/// Could the difference of two groups' means come of chance? The two-sided permutation test: how often a difference at least as large comes when the values are dealt anew to groups
/// of the same sizes. All deals where there are not too many; else many at random, with a fixed seed so that a report says the same each time, and with one added above and below, which keeps
/// the test from ever claiming too much. Sources: R. A. Fisher, The Design of Experiments (1935), §21; B. Phipson and G. Smyth, "Permutation p-values should never be zero" (2010).
/// </summary>
public static class PermutationTest
{
    /// <summary>Up to so many deals all are looked at.</summary>
    public const int MostExact = 200_000;

    /// <summary>Deals at random beyond that: the p-value's standard error at 0.05 is 0.0007.</summary>
    public const int Deals = 100_000;

    /// <returns>0–1.</returns>
    public static double TwoSided(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        double[] all = [.. left, .. right];
        // With the sizes fixed, the sum of the left group says it all; distances from its expectation are compared.
        var (total, k) = (all.Sum(), left.Count);
        var expected = total * k / all.Length;
        var observed = Math.Abs(left.Sum() - expected) - 1e-9 * Math.Max(1, Math.Abs(total));
        return Choose(all.Length, k) <= MostExact ? Exact(all, k, expected, observed) : Sampled(all, k, expected, observed);
    }

    private static double Exact(double[] all, int k, double expected, double observed)
    {
        long deals = 0, asLarge = 0;
        var picked = Enumerable.Range(0, k).ToArray();
        while (true)
        {
            var sum = 0.0;
            foreach (var i in picked) sum += all[i];
            deals++;
            if (Math.Abs(sum - expected) >= observed) asLarge++;
            // The next combination in order.
            var at = k - 1;
            while (at >= 0 && picked[at] == all.Length - k + at) at--;
            if (at < 0) return (double)asLarge / deals;
            picked[at]++;
            for (var i = at + 1; i < k; i++) picked[i] = picked[i - 1] + 1;
        }
    }

    private static double Sampled(double[] all, int k, double expected, double observed)
    {
        var (random, asLarge) = (new Random(20_261_122), 0);
        for (var deal = 0; deal < Deals; deal++)
        {
            var sum = 0.0;
            for (var i = 0; i < k; i++)
            {
                var j = random.Next(i, all.Length);
                (all[i], all[j]) = (all[j], all[i]);
                sum += all[i];
            }
            if (Math.Abs(sum - expected) >= observed) asLarge++;
        }
        return (asLarge + 1.0) / (Deals + 1.0);
    }

    /// <summary>n over k, or more than <see cref="MostExact"/> where it is.</summary>
    private static double Choose(int n, int k)
    {
        var ways = 1.0;
        for (var i = 1; i <= Math.Min(k, n - k) && ways <= MostExact; i++) ways = ways * (n - Math.Min(k, n - k) + i) / i;
        return ways;
    }
}
