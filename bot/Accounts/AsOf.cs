namespace CsmBot.Accounts;

/// <summary>
/// A book looked at from a moment: what every definition of the vocabulary is evaluated against. Facts after the moment do not exist: what is closed, done or
/// changed later still is open, undone and unchanged. Make one for each question and evaluate all accounts with it.
/// </summary>
public sealed class AsOf
{
    private Person?[]? _people;
    private RateCard? _rates;
    private long[]? _fireCosts;
    private (int Days, Between Span) _lastDays = (-1, default);
    private readonly Lock _making = new();

    public AsOf(Book book, Moment moment)
    {
        (Book, Moment, Days) = (book, moment, ZoneDays.Of(moment.Zone));
        (Now, NowSeconds, Today) = (moment.NowUtc, Seconds.Of(moment.NowUtc), moment.Today);
    }

    public Book Book { get; }
    public Moment Moment { get; }

    /// <summary>Calendar days in the asker's zone.</summary>
    public ZoneDays Days { get; }

    /// <summary>UTC.</summary>
    public DateTime Now { get; }

    public int NowSeconds { get; }
    public DateOnly Today { get; }

    /// <summary>What an hour of each person costs, and since when.</summary>
    public RateCard Rates => _rates ??= new RateCard(this);

    /// <summary>The instants of a window of days, up to and including now; any time up to now when null.</summary>
    public Between Span(Window? window) => new(
        window?.From is { } from ? Days.Start(from) : int.MinValue,
        window?.To is { } to ? Math.Min(Days.Start(to), NowSeconds + 1) : NowSeconds + 1);

    /// <summary>"last N days": N calendar days ending today.</summary>
    public Between LastDays(int days)
    {
        lock (_making)
        {
            if (_lastDays.Days != days) _lastDays = (days, Span(Windows.Last(days, Today)));
            return _lastDays.Span;
        }
    }

    /// <summary>Whole calendar days from the day of an instant to today: 0 for today.</summary>
    public int DaysSince(DateTime utc) => Today.DayNumber - Days.Day(utc).DayNumber;

    /// <summary>The exact direct cost of a fire by its ordinal, 0 for an unknown one.</summary>
    internal long CostOfFire(int fire)
    {
        var costs = _fireCosts ??= Fires.DirectCosts(this);
        return (uint)fire < (uint)costs.Length ? costs[fire] : 0;
    }

    /// <summary>What is true of a person today; null for someone who is only mentioned, or for -1.</summary>
    public Person? Person(int person)
    {
        var people = _people ??= [.. Enumerable.Range(0, Book.People.Count).Select(p => Book.People.On(p, Today))];
        return (uint)person < (uint)people.Length ? people[person] : null;
    }

    public int TierOf(int account) => Book.Tiers.Of(account);

    /// <summary>The team of the account's CSM, or null.</summary>
    public string? TeamOf(int account) => Person(Book.Figures[account].Owner)?.Team;
}
