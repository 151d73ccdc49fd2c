using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>Who owned an account when, as far as changes of owner were seen; before the first and without any it is as the data says today.</summary>
internal readonly struct Tenure
{
    private readonly Grounds _grounds;
    private readonly int _owner;

    /// <summary>Null where no change was seen, as with almost all accounts.</summary>
    private readonly (DateOnly From, int Owner)[]? _turns;

    /// <remarks>Who is nobody's e-mail any more is nobody: -1.</remarks>
    public Tenure(Grounds grounds, int account)
    {
        (_grounds, _owner) = (grounds, grounds.Book.Figures[account].Owner);
        var book = grounds.Book;
        var seen = grounds.Request.HandoversOf(book.Accounts[account].AccountId);
        if (seen.Count == 0) return;
        // A day belongs to whoever has the account at its end, as with colours.
        var turns = new List<(DateOnly From, int Owner)> { (DateOnly.MinValue, book.People.Find(seen[0].Before)) };
        foreach (var change in seen) if (change.At <= grounds.AsOf.Now) turns.Add((grounds.AsOf.Days.Day(change.At), book.People.Find(change.After)));
        _turns = [.. turns.Where((t, i) => i == turns.Count - 1 || turns[i + 1].From != t.From)];
    }

    /// <summary>Who has it at the window's end, or now.</summary>
    public int Last => At(Until);

    /// <summary>The window's last day that has come.</summary>
    public DateOnly Until => _grounds.To < _grounds.AsOf.Today ? _grounds.To : _grounds.AsOf.Today;

    /// <summary>Did it change hands in the window?</summary>
    public bool Changed
    {
        get
        {
            foreach (var turn in _turns ?? []) if (turn.From > _grounds.From && turn.From <= Until) return true;
            return false;
        }
    }

    /// <summary>Nobody else is known to have had it.</summary>
    public int? Only => _turns is null ? _owner : null;

    public int At(DateOnly day)
    {
        if (_turns is null) return _owner;
        for (var i = _turns.Length - 1; i > 0; i--) if (_turns[i].From <= day) return _turns[i].Owner;
        return _turns[0].Owner;
    }

    public int At(DateTime utc) => _turns is null ? _owner : At(_grounds.AsOf.Days.Day(utc));

    /// <summary>Stretches of the window, in order of time.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To, int Owner)> Stretches()
    {
        var (turns, stretches) = (_turns ?? [(DateOnly.MinValue, _owner)], new List<(DateOnly, DateOnly, int)>(1));
        for (var i = 0; i < turns.Length; i++)
        {
            var from = turns[i].From > _grounds.From ? turns[i].From : _grounds.From;
            var to = i + 1 < turns.Length && turns[i + 1].From <= Until ? turns[i + 1].From.AddDays(-1) : Until;
            if (from <= to) stretches.Add((from, to, turns[i].Owner));
        }
        return stretches;
    }

    /// <summary>Who had it for most days of the window; of two with as many the later one.</summary>
    public int Longest => _turns is null ? _owner : Stretches().GroupBy(s => s.Owner).Select(g => (Owner: g.Key, Days: g.Sum(s => s.To.DayNumber - s.From.DayNumber + 1), Until: g.Max(s => s.To)))
        .OrderByDescending(g => g.Days).ThenByDescending(g => g.Until).Select(g => (int?)g.Owner).FirstOrDefault() ?? At(_grounds.From);

    /// <summary>Who answers for what happened to it at that moment: who had it then, or, where that was for less than so many days, who had it before.</summary>
    public int Answerable(DateTime utc, int days)
    {
        if (_turns is null) return _owner;
        var day = _grounds.AsOf.Days.Day(utc);
        for (var i = _turns.Length - 1; i > 0; i--)
            if (_turns[i].From <= day) return day.DayNumber - _turns[i].From.DayNumber < days ? _turns[i - 1].Owner : _turns[i].Owner;
        return _turns[0].Owner;
    }
}
