namespace CsmBot.Accounts;

/// <summary>Metrics of an account over time (signals). A metric is an ordinal of <see cref="Book.Metrics"/>; -1, a metric nobody collects, has no values.</summary>
public static class Metrics
{
    /// <summary>The metric's rows on or before today, in order of days.</summary>
    public static ReadOnlySpan<SignalRow> Known(AsOf asOf, int account, int metric)
    {
        var rows = asOf.Book.Signals.Of(account);
        var first = FirstAfter(rows, metric, DateOnly.MinValue, orEqual: true);
        return rows[first..FirstAfter(rows, metric, asOf.Today, orEqual: false)];
    }

    /// <summary>"a metric's value": its newest value at or before now; null when there is none.</summary>
    public static double? Value(AsOf asOf, int account, int metric) => Known(asOf, account, metric) is { Length: > 0 } rows ? rows[^1].Value : null;

    /// <summary>Its newest value at the end of an earlier day.</summary>
    public static double? Value(AsOf asOf, int account, int metric, DateOnly day)
    {
        var rows = Known(asOf, account, metric);
        for (var i = rows.Length - 1; i >= 0; i--) if (rows[i].Day <= day) return rows[i].Value;
        return null;
    }

    /// <summary>The newest row; null when there is none.</summary>
    public static SignalRow? Newest(AsOf asOf, int account, int metric) => Known(asOf, account, metric) is { Length: > 0 } rows ? rows[^1] : null;

    /// <summary>"over N days": the newest value against the newest one at least N days old; null when either is missing.</summary>
    public static MetricMove? Move(AsOf asOf, int account, int metric, int days)
    {
        var rows = Known(asOf, account, metric);
        for (var i = rows.Length - 1; i >= 0; i--)
            if (asOf.Today.DayNumber - rows[i].Day.DayNumber >= days) return new MetricMove(rows[i].Value, rows[^1].Value);
        return null;
    }

    private static int FirstAfter(ReadOnlySpan<SignalRow> rows, int metric, DateOnly day, bool orEqual)
    {
        int low = 0, high = rows.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var row = ref rows[middle];
            var before = row.Metric != metric ? row.Metric < metric : orEqual ? row.Day < day : row.Day <= day;
            if (before) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

/// <summary>A metric then and now.</summary>
public readonly record struct MetricMove(double Then, double Now)
{
    public double Drop => Then - Now;
    public double Rise => Now - Then;

    /// <summary>Percent of the older value, positive for a fall; null when the older value is 0.</summary>
    public double? DropPercent => Then == 0 ? null : Drop / Math.Abs(Then) * 100;

    public double? RisePercent => Then == 0 ? null : Rise / Math.Abs(Then) * 100;
}
