namespace CsmBot.Accounts;

/// <summary>
/// An account's colour over time: the status of the newest health change at or before a moment, green if there is none. A row that repeats the colour before it is no change.
/// </summary>
public static class HealthHistory
{
    /// <summary>The colour now.</summary>
    public static Colour Now(AsOf asOf, int account) => At(asOf, account, asOf.Now);

    /// <summary>Health "on DATE": the status at the end of that day, of today as it is now.</summary>
    public static Colour On(AsOf asOf, int account, DateOnly day) => AtSecond(asOf, account, asOf.Days.Start(day.AddDays(1)) - 1);

    /// <summary>The newest row at or before now; null when there is none. Its reason and who set it are those of the present colour.</summary>
    public static HealthRow? Newest(AsOf asOf, int account)
    {
        var rows = Known(asOf, account);
        return rows.Length == 0 ? null : rows[^1];
    }

    /// <summary>All rows at or before now, in order of time.</summary>
    public static ReadOnlySpan<HealthRow> Known(AsOf asOf, int account) => UpTo(asOf.Book.Health.Of(account), asOf.Now);

    /// <summary>How many moves in the span led to a colour of <paramref name="to"/> from another one (of <paramref name="from"/>).</summary>
    public static int Moves(AsOf asOf, int account, Between span, Colours to, Colours from = Colours.Any)
    {
        var (before, moves) = (Colour.Green, 0);
        foreach (ref readonly var row in Known(asOf, account))
        {
            if (row.Status != before && to.Has(row.Status) && from.Has(before) && span.Contains(row.At)) moves++;
            before = row.Status;
        }
        return moves;
    }

    /// <summary>"turned COLOUR in W": a change to that colour in W from another one.</summary>
    public static bool Turned(AsOf asOf, int account, Between span, Colours to, Colours from = Colours.Any) => Moves(asOf, account, span, to, from) > 0;

    /// <summary>"save" of an account: a move from yellow or red back to green.</summary>
    public static int Saves(AsOf asOf, int account, Between span) => Moves(asOf, account, span, Colours.Green, Colours.AtRisk);

    /// <summary>When the account changed to its present colour; null when it never had another.</summary>
    public static DateTime? Since(AsOf asOf, int account)
    {
        var rows = Known(asOf, account);
        var i = rows.Length - 1;
        while (i > 0 && rows[i - 1].Status == rows[i].Status) i--;
        return i < 0 || (i == 0 && rows[0].Status == Colour.Green) ? null : rows[i].At;
    }

    /// <summary>Calendar days since the change to the present colour; null when it never had another.</summary>
    public static int? DaysInColour(AsOf asOf, int account) => Since(asOf, account) is { } since ? asOf.DaysSince(since) : null;

    /// <summary>"been COLOUR for N days": is it now, and its newest change to it is at least N days old (or it never had another).</summary>
    public static bool Been(AsOf asOf, int account, Colours colours, int days) =>
        colours.Has(Now(asOf, account)) && (DaysInColour(asOf, account) is not { } inColour || inColour >= days);

    /// <summary>Green at the start of W: the span's first instant, or now where that is earlier.</summary>
    public static bool WasGreenAtStart(AsOf asOf, int account, Between span) => AtSecond(asOf, account, span.From) == Colour.Green;

    /// <summary>"stayed green through W": green at the start of W and no change to yellow or red in W. The kept-green rate is the share of these among those green at the start.</summary>
    public static bool StayedGreen(AsOf asOf, int account, Between span)
    {
        if (!WasGreenAtStart(asOf, account, span)) return false;
        foreach (ref readonly var row in Known(asOf, account))
            if (row.Status != Colour.Green && span.Contains(row.At)) return false;
        return true;
    }

    private static Colour AtSecond(AsOf asOf, int account, int second) =>
        second >= asOf.NowSeconds ? Now(asOf, account) : At(asOf, account, Seconds.ToInstant(second).AddTicks(TimeSpan.TicksPerSecond - 1));

    private static Colour At(AsOf asOf, int account, DateTime utc)
    {
        var rows = UpTo(asOf.Book.Health.Of(account), utc);
        return rows.Length == 0 ? Colour.Green : rows[^1].Status;
    }

    private static ReadOnlySpan<HealthRow> UpTo(ReadOnlySpan<HealthRow> rows, DateTime utc)
    {
        var n = rows.Length;
        while (n > 0 && rows[n - 1].At > utc) n--;
        return rows[..n];
    }
}
