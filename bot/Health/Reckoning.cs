using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>Holds the days on which a rule held against what went wrong.</summary>
internal sealed class Reckoning(History history, Replay replay, int horizon, DateOnly from, DateOnly to)
{
    /// <summary>So many accounts are enough to tell how often a rule holds.</summary>
    private const int MostPeers = 2_000;

    /// <summary>Fewer accounts that fared well say nothing; then all there are must do.</summary>
    private const int FewestPeers = 3;

    private readonly Stretch[]?[] _stretches = ByAccount(replay.Stretches, history.Book.Accounts.Count);
    private readonly int _stride = Math.Max(1, history.Book.Accounts.Count / MostPeers);

    public Backtested Of(Trial trial)
    {
        var mishaps = history.Mishaps.SelectMany(m => m).Where(m => m.Day >= from && m.Day <= to).ToLookup(m => m.Kind);
        var alarms = replay.Stretches.Where(s => s.IsBegun && s.First >= from && s.First <= to).ToList();
        var unfollowed = alarms.Where(a => !IsFollowed(a)).ToList();
        var undecided = unfollowed.Count(a => a.First.AddDays(horizon) > history.Last);
        var weeks = (to.DayNumber - from.DayNumber + 1) / 7.0;
        var tested = new Backtested(trial.Rule, Held(mishaps[Trouble.Fire]), Held(mishaps[Trouble.Churn]), Held(mishaps[Trouble.Downsell]))
        {
            Alarms = alarms.Count, Undecided = undecided, FalseAlarms = unfollowed.Count - undecided,
            AlarmsPerWeek = alarms.Count / weeks / Math.Max(1, replay.Owners), NotJudged = replay.NotJudged,
        };
        return tested with { Doubts = Doubt.Of(tested, trial.When(history.Now)) };
    }

    private Catches Held(IEnumerable<Mishap> mishaps)
    {
        var (caught, missed) = (new List<(Mishap, int)>(), new List<Mishap>());
        var all = mishaps.OrderBy(m => m.Day).ToList();
        foreach (var mishap in all)
            if (FirstWarning(mishap.Account, mishap.Day) is { } since) caught.Add((mishap, mishap.Day.DayNumber - since.DayNumber));
            else missed.Add(mishap);
        return new Catches(caught, missed) { Chances = [.. all.Select(Chance)] };
    }

    /// <summary>The first day of the earliest stretch that reaches into the horizon before the day: from then on people were warned.</summary>
    private DateOnly? FirstWarning(int account, DateOnly day)
    {
        DateOnly? first = null;
        foreach (var stretch in _stretches[account] ?? [])
            if (stretch.First < day && stretch.Last >= day.AddDays(-horizon) && (first is null || stretch.First < first)) first = stretch.First;
        return first;
    }

    private bool IsFollowed(Stretch alarm) =>
        history.Mishaps[alarm.Account].Any(m => m.Day >= alarm.First && m.Day.DayNumber - alarm.First.DayNumber <= horizon);

    /// <summary>
    /// How likely the rule would have held before it, had it struck another account on that day: its share among accounts that fared well then and had been there as long. Rules that
    /// hold often catch much by accident, and the more the longer the history is; so it is the same day, and as much of a past.
    /// </summary>
    private double Chance(Mishap mishap)
    {
        var age = Math.Min(horizon, mishap.Day.DayNumber - history.FirstDay(mishap.Account));
        var (well, wellWarned, all, allWarned) = (0, 0, 0, 0);
        for (var account = 0; account < replay.LookedDays.Count; account += _stride)
        {
            var looked = replay.LookedDays[account];
            if (account == mishap.Account || looked.Length == 0 || looked.Last < mishap.Day.DayNumber - 1 || mishap.Day.DayNumber - history.FirstDay(account) < age) continue;
            var warned = FirstWarning(account, mishap.Day) is null ? 0 : 1;
            (all, allWarned) = (all + 1, allWarned + warned);
            if (!history.Mishaps[account].Any(m => Math.Abs(m.Day.DayNumber - mishap.Day.DayNumber) <= horizon)) (well, wellWarned) = (well + 1, wellWarned + warned);
        }
        return well >= FewestPeers ? wellWarned / (double)well : all == 0 ? 0 : allWarned / (double)all;
    }

    private static Stretch[]?[] ByAccount(IEnumerable<Stretch> stretches, int accounts)
    {
        var of = new Stretch[]?[accounts];
        foreach (var account in stretches.GroupBy(s => s.Account)) of[account.Key] = [.. account];
        return of;
    }
}
