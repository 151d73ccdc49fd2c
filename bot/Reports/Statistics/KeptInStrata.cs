namespace CsmBot.Reports.Statistics;

/// <summary>What one of several had of each kind: <paramref name="All"/> of that kind with anybody, <paramref name="Hits"/> of them hits, <paramref name="Own"/> of them their own.</summary>
public readonly record struct Stratum(int All, int Hits, int Own);

/// <summary>
/// Whether somebody's hits are more or fewer than chance gives who has as many of each kind: the exact conditional test over strata (hypergeometric in each), two-sided as R's <c>fisher.test</c> counts it; of one stratum it is
/// Fisher's exact test. Source: R. A. Fisher, "The Design of Experiments" (1935), II; over strata: A. Agresti, "Categorical Data Analysis" (3rd ed. 2013), 7.3.5.
/// </summary>
public static class KeptInStrata
{
    /// <summary>What is rarer than this beside the likeliest adds nothing that is shown.</summary>
    private const double Tail = 1e-15;

    /// <summary>Ties that arithmetic tells apart are ties.</summary>
    private const double Slack = 1 + 1e-7;

    /// <summary>The probability, 0–1, of what is no likelier than so many hits, where nothing but chance deals them out; 1 where it could not have been otherwise.</summary>
    public static double TwoSided(IEnumerable<Stratum> strata, int hits)
    {
        var (first, sums) = (0, new[] { 1.0 });
        foreach (var stratum in strata)
        {
            if (stratum.Own == 0) continue;
            var (least, chances) = Dealt(stratum);
            (first, sums) = (first + least, Convolved(sums, chances));
        }
        var at = hits - first;
        var seen = at >= 0 && at < sums.Length ? sums[at] : 0;
        return Math.Min(1, sums.Where(p => p <= seen * Slack).Sum());
    }

    /// <summary>The hypergeometric distribution of one's own hits, from the fewest that are likely at all.</summary>
    private static (int Least, double[] Chances) Dealt(Stratum s)
    {
        var (low, high) = (Math.Max(0, s.Own + s.Hits - s.All), Math.Min(s.Own, s.Hits));
        var mode = Math.Clamp((int)((s.Own + 1.0) * (s.Hits + 1.0) / (s.All + 2.0)), low, high);
        // Each from its neighbour, beside the likeliest, outwards until it is too rare to count.
        double Next(int k) => (double)(s.Hits - k) * (s.Own - k) / ((k + 1.0) * (s.All - s.Hits - s.Own + k + 1.0));
        List<double> up = [1], down = [];
        for (var k = mode; k < high && up[^1] > Tail; k++) up.Add(up[^1] * Next(k));
        for (var (k, p) = (mode - 1, 1.0); k >= low && p > Tail; k--) down.Add(p /= Next(k));
        down.Reverse();
        double[] all = [.. down, .. up];
        var sum = all.Sum();
        return (mode - down.Count, [.. all.Select(p => p / sum)]);
    }

    private static double[] Convolved(double[] a, double[] b)
    {
        var sums = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++) sums[i + j] += a[i] * b[j];
        return sums;
    }
}
