using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>Holds the days on which a rule held against what went wrong.</summary>
internal sealed class Reckoning(History history, Replay replay, int horizon, DateOnly from, DateOnly to)
{
    private readonly ILookup<int, Stretch> _stretches = replay.Stretches.ToLookup(s => s.Account);
    private readonly Lazy<double> _chance = new(() => Chance(replay, horizon));

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
        return tested with { Warnings = Doubts.Of(tested, trial.When(history.Now)) };
    }

    private Catches Held(IEnumerable<Mishap> mishaps)
    {
        var (caught, missed) = (new List<(Mishap, int)>(), new List<Mishap>());
        foreach (var mishap in mishaps.OrderBy(m => m.Day))
            if (FirstWarning(mishap) is { } since) caught.Add((mishap, mishap.Day.DayNumber - since.DayNumber));
            else missed.Add(mishap);
        return new Catches(caught, missed) { Chance = _chance.Value };
    }

    /// <summary>The first day of the earliest stretch that reaches into the horizon before it: from then on people were warned.</summary>
    private DateOnly? FirstWarning(Mishap mishap)
    {
        DateOnly? first = null;
        foreach (var stretch in _stretches[mishap.Account])
            if (stretch.First < mishap.Day && stretch.Last >= mishap.Day.AddDays(-horizon) && (first is null || stretch.First < first)) first = stretch.First;
        return first;
    }

    private bool IsFollowed(Stretch alarm) =>
        history.Mishaps[alarm.Account].Any(m => m.Day >= alarm.First && m.Day.DayNumber - alarm.First.DayNumber <= horizon);

    /// <summary>Of all the days on which accounts were looked at, the share that the rule had held before, within the horizon.</summary>
    private static double Chance(Replay replay, int horizon)
    {
        var (looked, warned, stretches) = (0L, 0L, replay.Stretches.ToLookup(s => s.Account));
        for (var account = 0; account < replay.LookedDays.Count; account++)
        {
            if (replay.LookedDays[account] is not { Length: > 0 } days) continue;
            looked += days.Length;
            var next = days.First;
            foreach (var stretch in stretches[account].OrderBy(s => s.First))
            {
                var (first, last) = (Math.Max(next, stretch.First.DayNumber + 1), Math.Min(days.Last, stretch.Last.DayNumber + horizon));
                if (last < first) continue;
                warned += last - first + 1;
                next = last + 1;
            }
        }
        return looked == 0 ? 0 : warned / (double)looked;
    }
}
