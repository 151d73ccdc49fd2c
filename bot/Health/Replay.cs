using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>One run of days on which a rule held for an account, both ends included.</summary>
/// <param name="IsBegun">The rule did not hold on the day before; false when nothing is known of that day.</param>
internal readonly record struct Stretch(int Account, DateOnly First, DateOnly Last, bool IsBegun);

/// <summary>Day numbers from the first to the last of some days; empty as default.</summary>
internal readonly record struct DayRun(int First, int Last)
{
    public int Length => First == 0 ? 0 : Last - First + 1;

    public DayRun And(DateOnly day) => new(First == 0 ? day.DayNumber : First, day.DayNumber);
}

/// <summary>A rule stepped through days, with what it remembers from one to the next.</summary>
internal sealed class Replay(Trial trial, History history, DateOnly from)
{
    private readonly RuleState[] _states = NewStates(history.Book.Accounts.Count);
    private readonly DateOnly[] _since = new DateOnly[history.Book.Accounts.Count];
    private readonly DayRun[] _looked = new DayRun[history.Book.Accounts.Count];
    private readonly bool[] _judged = new bool[history.Book.Accounts.Count];
    private DateOnly? _first;
    private DateOnly _yesterday;

    /// <summary>In the order in which they ended.</summary>
    public List<Stretch> Stretches { get; } = [];

    /// <summary>By account: the days, from <c>from</c> on, on which it was looked at.</summary>
    public IReadOnlyList<DayRun> LookedDays => _looked;

    public int NotJudged => _looked.Zip(_judged).Count(a => a.First.Length > 0 && !a.Second);

    /// <summary>How many people own the accounts that were looked at.</summary>
    public int Owners => Enumerable.Range(0, _looked.Length).Where(a => _looked[a].Length > 0).Select(a => history.Book.Figures[a].Owner).Where(o => o >= 0).Distinct().Count();

    public void Step(AsOf day)
    {
        var (today, counted) = (day.Today, day.Today >= from);
        _first ??= today;
        var when = Conditions.Compile(trial.When(day.Moment), day);
        for (var account = 0; account < _states.Length; account++)
        {
            if (!history.Looks(day, account))
            {
                Put(account, RuleState.Clear, today);
                continue;
            }
            var verdict = when.Of(account);
            if (counted)
            {
                _looked[account] = _looked[account].And(today);
                _judged[account] |= verdict != Verdict.Unknown;
            }
            Put(account, _states[account].After(verdict, today, trial.Rule), today);
        }
        _yesterday = today;
    }

    /// <summary>What holds on the last day ends with it.</summary>
    public void End()
    {
        for (var account = 0; account < _states.Length; account++)
            if (_states[account].Counts) Stretches.Add(Until(account, _yesterday));
    }

    private void Put(int account, RuleState state, DateOnly today)
    {
        if (state.Counts && !_states[account].Counts) _since[account] = today;
        if (!state.Counts && _states[account].Counts) Stretches.Add(Until(account, _yesterday));
        _states[account] = state;
    }

    private Stretch Until(int account, DateOnly last) => new(account, _since[account], last, _since[account] != _first || !history.IsThere(account, _first!.Value.AddDays(-1)));

    private static RuleState[] NewStates(int count)
    {
        var states = new RuleState[count];
        Array.Fill(states, RuleState.Clear);
        return states;
    }
}
