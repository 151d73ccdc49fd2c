namespace CsmBot.Reports.Statistics;

/// <summary>
/// The interval of a share: Wilson's score interval, which keeps its 95 % for small numbers and shares near 0 and 1, where the usual one fails.
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927); R. G. Newcombe, Statistics in Medicine 17 (1998).
/// </summary>
public static class Wilson
{
    /// <summary>The standard normal's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of <paramref name="hits"/> of <paramref name="of"/>, each end 0–1; null of nothing.</summary>
    public static (double Low, double High)? Interval(int hits, int of)
    {
        if (of == 0) return null;
        var (n, p) = ((double)of, (double)hits / of);
        var centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
