using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health.Learning;

/// <summary>The days before a fire opened, each as it stood at its end, at the account that burned and at the others. What was written down of the fire itself is not looked at.</summary>
internal sealed class FirePast
{
    /// <summary>A sign is written down when somebody saw it; the facts may show it so much earlier.</summary>
    private const int Earlier = 30;

    /// <summary>Where nobody wrote down when the sign could be seen: so long before the fire.</summary>
    private const int UsualDays = 60;

    private readonly List<AsOf> _days, _year;

    /// <param name="horizon">Days before the fire that are looked at.</param>
    public FirePast(Book book, Moment now, Fire fire, int horizon)
    {
        (Fire, Account) = (fire, book.Find(fire.AccountId));
        var days = ZoneDays.Of(now.Zone);
        (Opened, Seen) = (days.Day(fire.OpenedAt), fire.FirstWarningAt is { } at ? days.Day(at) : null);
        var there = FirstDay(book, days);
        var from = Later(Opened.AddDays(-horizon), there);
        Weeks = Later((Seen is { } sign && sign < Opened ? sign : Opened.AddDays(-UsualDays)).AddDays(-Earlier), from);
        AsOf End((DateOnly Day, Book Book) d) => new(d.Book, now with { NowUtc = now.StartOf(d.Day.AddDays(1)).AddSeconds(-1) });
        _days = [.. Past.Days(book, from, Opened.AddDays(-1)).Select(End)];
        _year = [.. Past.Days(book, Later(Weeks.AddDays(-364), there), Weeks.AddDays(-1)).Where((_, i) => i % 7 == 0).Select(End)];
    }

    public Fire Fire { get; }
    public int Account { get; }
    public DateOnly Opened { get; }

    /// <summary>When the first sign could be seen, as it was written down.</summary>
    public DateOnly? Seen { get; }

    /// <summary>The first day of the weeks before the fire in which a sign counts.</summary>
    public DateOnly Weeks { get; }

    /// <summary>The last day before the fire; null where nothing is known of any.</summary>
    public AsOf? Eve => _days.Count > 0 ? _days[^1] : null;

    /// <summary>The first day of the last stretch on which it held that reaches into the weeks before the fire; null where it held on none of them.</summary>
    public DateOnly? Since(Func<Moment, Condition> when)
    {
        DateOnly? since = null;
        for (var i = _days.Count - 1; i >= 0; i--)
        {
            if (since is null && _days[i].Today < Weeks) return null;
            if (Of(when, _days[i]) == Verdict.True) since = _days[i].Today;
            else if (since is not null) break;
        }

        return since;
    }

    /// <summary>For how many of the other accounts that could be judged it held on the eve, 0–1.</summary>
    public double Others(Func<Moment, Condition> when)
    {
        if (Eve is not { } eve) return 1;
        var (judge, holds, judged) = (Conditions.Compile(when(eve.Moment), eve), 0, 0);
        for (var account = 0; account < eve.Book.Accounts.Count; account++)
        {
            if (account == Account || eve.Book.Figures[account].Status != AccountStatus.Active || judge.Of(account) is var verdict && verdict == Verdict.Unknown) continue;
            (holds, judged) = (holds + (verdict == Verdict.True ? 1 : 0), judged + 1);
        }

        return judged == 0 ? 0 : holds / (double)judged;
    }

    /// <summary>On what share of the days of the year before these weeks it held for the account itself, 0–1.</summary>
    public double Before(Func<Moment, Condition> when)
    {
        var verdicts = _year.Select(d => Of(when, d)).Where(v => v != Verdict.Unknown).ToList();
        return verdicts.Count == 0 ? 0 : verdicts.Count(v => v == Verdict.True) / (double)verdicts.Count;
    }

    /// <summary>The facts that made it hold on the last day before the fire on which it did, in words.</summary>
    public string? InWords(Func<Moment, Condition> when)
    {
        for (var i = _days.Count - 1; i >= 0 && _days[i].Today >= Weeks; i--)
            if (Of(when, _days[i]) == Verdict.True) return string.Join("; ", Facts.For(when(_days[i].Moment), Account, _days[i]).Select(f => f.Words));
        return null;
    }

    private Verdict Of(Func<Moment, Condition> when, AsOf day) => Conditions.Compile(when(day.Moment), day).Of(Account);

    /// <summary>Before its contract and its first fact an account is silent because it is none yet.</summary>
    private DateOnly FirstDay(Book book, ZoneDays days)
    {
        if (Account < 0) return Opened;
        var first = book.Figures[Account].ContractStart ?? DateOnly.MaxValue;
        if (book.Interactions.Of(Account) is { Length: > 0 } contacts) first = Earliest(first, days.Day(contacts[0].At));
        foreach (ref readonly var signal in book.Signals.Of(Account)) first = Earliest(first, signal.Day);
        if (book.Tickets.Of(Account) is { Length: > 0 } tickets) first = Earliest(first, days.Day(tickets[0].OpenedAt));
        return first;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
    private static DateOnly Earliest(DateOnly a, DateOnly b) => a < b ? a : b;
}
