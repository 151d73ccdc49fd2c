namespace CsmBot.Accounts;

public enum DateOrder { MonthFirst, DayFirst }

/// <summary>The settings that give words their meaning (contracts: vocabulary, config).</summary>
public sealed record Workspace
{
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;
    public string Currency { get; init; } = "USD";

    /// <summary>Where people reach the host from outside; null where nobody does: then no links to accounts are given.</summary>
    public Uri? Address { get; init; }

    /// <summary>How much of <see cref="Currency"/> one unit of another currency is worth; unset means 1:1, with a warning.</summary>
    public IReadOnlyDictionary<string, decimal> Rates { get; init; } = new Dictionary<string, decimal>();

    /// <summary>1–12: the month in which the fiscal year starts.</summary>
    public int FiscalYearStart { get; init; } = 1;

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;
    public DateOrder DateOrder { get; init; } = DateOrder.MonthFirst;

    /// <summary>Shares of all ARR at which tiers end: 0.5 and 0.8 make three tiers.</summary>
    public IReadOnlyList<double> TierCuts { get; init; } = [0.5, 0.8];

    /// <summary>Lowest ARR of each tier but the last, largest first; when set, it replaces <see cref="TierCuts"/>.</summary>
    public IReadOnlyList<decimal>? TierThresholds { get; init; }

    /// <summary>Days on which nobody works: quiet like a weekend where weekends are, and no day for scheduled questions.</summary>
    public IReadOnlySet<DateOnly> Holidays { get; init; } = new HashSet<DateOnly>();

    /// <summary>What falls on a holiday is left out; else it moves to the next working day.</summary>
    public bool SkipsHolidays { get; init; }

    /// <summary>An account whose CRC in a report's window is over this percent of its ARR is flagged.</summary>
    public double FlaggedShare { get; init; } = 20;

    /// <summary>"soon" means within this many days.</summary>
    public int SoonDays { get; init; } = 90;
}

/// <summary>Who asks, and at which moment: all that a meaning depends on beside the words. Days are those of <see cref="Zone"/>.</summary>
public sealed record Moment(DateTime NowUtc, TimeZoneInfo Zone, Workspace Workspace, string? AskerEmail = null)
{
    public DateTime Local => TimeZoneInfo.ConvertTimeFromUtc(NowUtc, Zone);
    public DateOnly Today => DateOnly.FromDateTime(Local);

    /// <summary>The instant at which a day begins in the asker's zone, in UTC.</summary>
    public DateTime StartOf(DateOnly day) => Seconds.ToInstant(ZoneDays.Of(Zone).Start(day));
}
