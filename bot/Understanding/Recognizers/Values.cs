using CsmBot.Accounts;

namespace CsmBot.Understanding.Recognizers;

/// <summary>What <c>&lt;ordinal&gt;</c> reads: first, 2nd, twenty-third.</summary>
public sealed record Ordinal(int Value);

/// <summary>What <c>&lt;percent&gt;</c> reads; 25 is a quarter. Null where only the word was said ("a small percent").</summary>
public sealed record Percent(double? Value);

/// <summary>What <c>&lt;money&gt;</c> reads. <see cref="Unit"/> is the ISO 4217 code (or the customary one of a crypto-currency);
/// null where the word leaves it open: a bare "$", "pounds" or "cents".</summary>
public sealed record Money(double Amount, string? Unit);

/// <summary>What <c>&lt;day&gt;</c> reads: a calendar day.</summary>
/// <param name="Past">The newest such day that is not in the future.</param>
/// <param name="Future">The oldest such day that is not in the past; the same as <paramref name="Past"/> where the words fix the day.</param>
public sealed record DayReading(DateOnly Past, DateOnly Future)
{
    public DayReading(DateOnly day) : this(day, day) { }

    /// <summary>Do the words alone say which day ("yesterday", "5 May 2026")?</summary>
    public bool Fixed => Past == Future;

    /// <summary>What was said of the day, for a range whose other end says the rest ("26 June to 28 June in 2020").</summary>
    internal DayWords Said { get; init; }

    public DateOnly Resolve(bool leanFuture) => leanFuture ? Future : Past;
}

/// <summary>Which parts of a day were said.</summary>
internal enum DayWords : byte { Other, NumberOnly, Weekday, MonthDay, Full, Counted }

/// <summary>Which side of a window the words opened or closed.</summary>
public enum WindowKind : byte
{
    /// <summary>A period with two ends: "last quarter", "June", "between June and August".</summary>
    Period,

    /// <summary>"since D", "from D on": D and later.</summary>
    Since,

    /// <summary>"after D": later than D.</summary>
    After,

    /// <summary>"before D": earlier than D.</summary>
    Before,

    /// <summary>"by D", "until D": D and earlier.</summary>
    Until,

    /// <summary>"within N days": to either side of today, whichever the consumer needs.</summary>
    Within,
}

/// <summary>What <c>&lt;window&gt;</c> reads: calendar days in a row, a side may be open.</summary>
/// <param name="Past">The newest such window that has begun; N days ending today for "within N days".</param>
/// <param name="Future">The oldest such window that has not ended; the same as <paramref name="Past"/> where the words fix it.</param>
public sealed record WindowReading(Window Past, Window Future)
{
    public WindowReading(Window window) : this(window, window) { }
    public WindowReading(DateOnly from, DateOnly to) : this(new Window(from, to)) { }

    public WindowKind Kind { get; init; }

    /// <summary>Is it the window of one day that <c>&lt;day&gt;</c> reads in the same words?</summary>
    public bool OfDay { get; init; }

    /// <summary>The calendar unit that was named: Month for "June", Quarter for "Q4", Day for "since 5 May".</summary>
    public Unit? Unit { get; init; }

    /// <summary>Was a year said, or a relation to today, so that the other end of a range can take it over?</summary>
    internal bool HasYear { get; init; }

    /// <summary>Nothing else said, it lies ahead: "within 30 days", "for 3 days from Monday".</summary>
    public bool LooksAhead { get; init; }

    /// <summary>Do the words alone say which window?</summary>
    public bool Fixed => Past == Future;

    public Window Resolve(bool leanFuture) => leanFuture ? Future : Past;
}

/// <summary>What <c>&lt;time&gt;</c> reads: a time of day in seconds after midnight.</summary>
/// <param name="Seconds">0–86,400; where <paramref name="EitherHalf"/>, the one before noon.</param>
/// <param name="EitherHalf">Neither morning nor afternoon was said: twelve hours later is as good.</param>
public sealed record TimeReading(int Seconds, bool EitherHalf = false)
{
    public int Later => EitherHalf ? Seconds + (12 * 3600) : Seconds;

    /// <summary>The time as a working day has it: "at 4" is 16:00, "at 9" is 09:00.</summary>
    public TimeOnly Likely => TimeOnly.FromTimeSpan(TimeSpan.FromSeconds((EitherHalf && Seconds < 7 * 3600 ? Later : Seconds) % 86_400));
}

/// <summary>What <c>&lt;timerange&gt;</c> reads, in seconds after midnight; a side may be open.</summary>
public sealed record TimeRangeReading(int? From, int? To, bool EitherHalf = false);

/// <summary>What <c>&lt;datetime&gt;</c> reads: an instant in the asker's zone.</summary>
public sealed record InstantReading(DateTime Past, DateTime Future, bool EitherHalf = false)
{
    public InstantReading(DateTime instant) : this(instant, instant) { }
    public DateTime Resolve(bool leanFuture) => leanFuture ? Future : Past;
}

/// <summary>What <c>&lt;datetimerange&gt;</c> reads: from one instant to another in the asker's zone; a side may be open.</summary>
public sealed record SpanReading(Span Past, Span Future, bool EitherHalf = false)
{
    public SpanReading(DateTime? from, DateTime? to) : this(new Span(from, to), new Span(from, to)) { }
    public Span Resolve(bool leanFuture) => leanFuture ? Future : Past;
}

/// <summary><see cref="From"/> included, <see cref="To"/> excluded; an open side is <c>null</c>.</summary>
public readonly record struct Span(DateTime? From, DateTime? To);
