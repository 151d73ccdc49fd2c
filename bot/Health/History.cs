using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>What a back-test replays against: the days that the facts reach over, and what went wrong on them.</summary>
public sealed class History
{
    private readonly int[] _firstDays, _lastDays;

    /// <param name="now">The facts after it do not exist; days are those of its zone.</param>
    public History(Book book, Moment now)
    {
        (Book, Now) = (book, now);
        var (asOf, count) = (new AsOf(book, now), book.Accounts.Count);
        var (first, last) = (now.Today, DateOnly.MinValue);
        (_firstDays, _lastDays) = (new int[count], new int[count]);
        Mishaps = new IReadOnlyList<Mishap>[count];
        for (var account = 0; account < count; account++)
        {
            var span = Facts(asOf, account);
            if (span.First < first) first = span.First;
            if (span.Last > last) last = span.Last;
            var contract = book.Figures[account].ContractStart ?? DateOnly.MaxValue;
            _firstDays[account] = (contract < span.First ? contract : span.First).DayNumber;
            _lastDays[account] = Past.LostOn(book, account) is null ? span.Last.DayNumber : 0;
            Mishaps[account] = [.. Of(asOf, account).OrderBy(m => m.Day)];
        }
        (First, Last) = (first, last < now.Today && last > DateOnly.MinValue ? last : now.Today);
    }

    public Book Book { get; }
    public Moment Now { get; }

    /// <summary>The day of the oldest fact.</summary>
    public DateOnly First { get; }

    /// <summary>The day of the newest fact: what followed after it nobody knows.</summary>
    public DateOnly Last { get; }

    /// <summary>By account, in order of days.</summary>
    public IReadOnlyList<Mishap>[] Mishaps { get; }

    /// <summary>The number of the day on which the account began to be one: its contract's, or that of its oldest fact.</summary>
    public int FirstDay(int account) => _firstDays[account];

    /// <summary>Is the account a customer yet: its contract has begun, or there is a fact about it.</summary>
    public bool IsThere(int account, DateOnly day) => day.DayNumber >= _firstDays[account];

    /// <summary>Do rules look at the account on the day: it is a customer by then, and still. One that was lost nobody wrote down when is, to its newest fact.</summary>
    public bool Looks(AsOf day, int account) => IsThere(account, day.Today)
        && (day.Book.Figures[account].Status == AccountStatus.Active || day.Today.DayNumber <= _lastDays[account]);

    private static IEnumerable<Mishap> Of(AsOf asOf, int account)
    {
        var (mishaps, id) = (new List<Mishap>(), asOf.Book.Accounts[account].AccountId);
        foreach (var fire in asOf.Book.Fires.Of(account))
            if (Fires.IsKnown(asOf, fire)) mishaps.Add(new Mishap(Trouble.Fire, fire.FireId, account, asOf.Days.Day(fire.OpenedAt)));
        foreach (var renewal in asOf.Book.Renewals.Of(account))
            if (Renewing.IsKnown(asOf, renewal) && renewal.Outcome is RenewalOutcome.Churned or RenewalOutcome.Downsold)
                mishaps.Add(new Mishap(renewal.Outcome == RenewalOutcome.Churned ? Trouble.Churn : Trouble.Downsell, id, account, renewal.ClosedOn));
        return mishaps;
    }

    /// <summary>The days of an account's oldest and newest fact up to now; of a day in the far future and one in the far past when there is none.</summary>
    private static (DateOnly First, DateOnly Last) Facts(AsOf asOf, int account)
    {
        var (first, last) = (DateOnly.MaxValue, DateOnly.MinValue);
        void Day(DateOnly day)
        {
            if (day > asOf.Today) return;
            if (day < first) first = day;
            if (day > last) last = day;
        }
        void At(DateTime at) => Day(asOf.Days.Day(at));

        var book = asOf.Book;
        if (Contact.In(asOf, account, asOf.Span(null)) is { Length: > 0 } contacts)
        {
            Day(asOf.Days.Day(contacts[0].At));
            Day(asOf.Days.Day(contacts[^1].At));
        }
        foreach (ref readonly var signal in book.Signals.Of(account)) Day(signal.Day);
        foreach (var ticket in book.Tickets.Of(account)) At(ticket.OpenedAt);
        foreach (var done in book.Training.Of(account)) At(done.CompletedAt);
        foreach (var fire in book.Fires.Of(account)) At(fire.OpenedAt);
        foreach (var renewal in book.Renewals.Of(account)) Day(renewal.ClosedOn);
        // A colour that our own rules gave says nothing of how far the facts reach.
        foreach (var change in HealthHistory.Known(asOf, account)) if (!change.SetBy.StartsWith("rule:", StringComparison.Ordinal)) At(change.At);
        return (first, last);
    }
}
