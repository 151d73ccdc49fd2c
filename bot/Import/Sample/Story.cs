namespace CsmBot.Import.Sample;

/// <summary>What goes wrong: the account goes quiet, usage falls (and a fire may break out), the sponsor leaves, the plan slips, or nothing really.</summary>
internal enum TroubleKind { Quiet, Usage, Sponsor, Plan, FalseAlarm }

/// <summary>
/// One bad time of an account: first signs from <see cref="Sign"/>, yellow at <see cref="Turn"/>, red at <see cref="Worse"/> (perhaps a fire), over at
/// <see cref="End"/>; days after now have not happened yet.
/// </summary>
internal sealed record Trouble(TroubleKind Kind, DateOnly Sign, DateOnly Turn, DateOnly? Worse, DateOnly End, bool IsSaved, bool IsFire, double Depth)
{
    /// <summary>When somebody speaks to the account again that went quiet: some days after it was noticed.</summary>
    public DateOnly Heard => Turn.AddDays(2 + (Turn.DayNumber % 17));

    public bool Covers(DateOnly day) => day >= Sign && day < End;

    /// <summary>How far usage is down on a day, as a share: falls from the sign to a week after the turn, and comes back in six weeks if saved.</summary>
    public double Drop(DateOnly day)
    {
        if (day < Sign) return 0;
        var fallen = Math.Min(1.0, (day.DayNumber - Sign.DayNumber) / (double)(Turn.DayNumber + 7 - Sign.DayNumber));
        var back = day > End && IsSaved ? Math.Min(1.0, (day.DayNumber - End.DayNumber) / 45.0) : 0;
        return Depth * fallen * (1 - back);
    }
}

/// <summary>
/// What happens to an account in two years, drawn before any of its facts, so that they all tell the same story: contact, usage, tickets, plans and health
/// look here. Signs come before the turn, usually; some troubles come without, and some signs lead to nothing.
/// </summary>
internal sealed record Story(DateOnly From, DateOnly Now, DateOnly Start, DateOnly? Churned, bool IsGrowing, IReadOnlyList<Trouble> Troubles)
{
    public const int Days = 730;

    /// <summary>The first day of history for this account, and the last on which things happen.</summary>
    public DateOnly First => Start > From ? Start : From;
    public DateOnly Last => Churned is { } day && day < Now ? day : Now;

    public Trouble? TroubleOn(DateOnly day) => Troubles.FirstOrDefault(t => t.Covers(day));

    /// <summary>A renewal date that the story needs; null where the contract's anniversary is as good.</summary>
    public DateOnly? Renews { get; init; }

    /// <summary>A large customer for years, yellow for some days and not red, who renews before this quarter ends.</summary>
    public static Story Watched(DateOnly now, int nth)
    {
        var turn = now.AddDays(-8 - (6 * nth));
        var trouble = new Trouble(nth == 1 ? TroubleKind.Sponsor : TroubleKind.Usage, turn.AddDays(-40), turn, null, now.AddDays(40), IsSaved: true, IsFire: false, nth == 1 ? 0.2 : 0.45);
        var lastOfQuarter = new DateOnly(now.Year, now.Month, 1).AddMonths(3 - ((now.Month - 1) % 3)).AddDays(-1);
        var renews = now.AddDays(12 + (7 * nth));
        return new Story(now.AddDays(-Days), now, now.AddDays(-1_100 - (120 * nth)), null, false, [trouble]) { Renews = renews < lastOfQuarter ? renews : lastOfQuarter };
    }

    public static Story Draw(Dice dice, DateOnly now)
    {
        var from = now.AddDays(-Days);
        if (dice.Chance(0.07)) return new Story(from, now, now.AddDays(-dice.Between(5, 140)), null, false, []);
        var start = now.AddDays(-dice.Between(150, 1800));
        var growing = dice.Chance(0.18);
        if (growing || dice.Chance(0.44)) return new Story(from, now, start, null, growing, []);

        var first = Draw(dice, now, Earliest(start, from), now);
        List<Trouble> troubles = [first];
        if (first.IsSaved && first.End.AddDays(150) < now && dice.Chance(0.4)) troubles.Add(Draw(dice, now, first.End.AddDays(75), now));
        var last = troubles[^1];
        return new Story(from, now, start, last is { IsSaved: false, Kind: not TroubleKind.FalseAlarm } && last.End <= now ? last.End : null, false, troubles);
    }

    private static DateOnly Earliest(DateOnly start, DateOnly from) => (start > from ? start : from).AddDays(75);

    // One trouble in four is going on right now: the book would be dull otherwise.
    private static Trouble Draw(Dice dice, DateOnly now, DateOnly earliest, DateOnly latest)
    {
        var kind = dice.Pick((TroubleKind.Quiet, 0.3), (TroubleKind.Usage, 0.32), (TroubleKind.Sponsor, 0.15), (TroubleKind.Plan, 0.15), (TroubleKind.FalseAlarm, 0.08));
        var turn = dice.Chance(0.25) ? now.AddDays(-dice.Between(1, 30)) : earliest.AddDays(dice.Between(0, Math.Max(0, latest.DayNumber - earliest.DayNumber)));
        if (turn < earliest) turn = earliest;
        var isFire = kind == TroubleKind.Usage ? dice.Chance(0.6) : kind != TroubleKind.FalseAlarm && dice.Chance(0.15);
        var isSudden = isFire && dice.Chance(0.15);
        var sign = turn.AddDays(isSudden ? 0 : kind == TroubleKind.Quiet ? -46 : -dice.Between(25, 60));
        DateOnly? worse = isFire || dice.Chance(kind == TroubleKind.FalseAlarm ? 0 : 0.45) ? turn.AddDays(isSudden ? 0 : dice.Between(6, 35)) : null;
        var end = (worse ?? turn).AddDays(kind == TroubleKind.FalseAlarm ? dice.Between(3, 9) : dice.Between(14, 60));
        var isSaved = kind == TroubleKind.FalseAlarm || dice.Chance(worse is null ? 0.85 : 0.62);
        var depth = kind switch
        {
            TroubleKind.Usage => dice.Between(0.34, 0.6),
            TroubleKind.Sponsor => dice.Between(0.08, 0.3),
            TroubleKind.Quiet => dice.Between(0.03, 0.2),
            TroubleKind.Plan => dice.Between(0.0, 0.15),
            _ => 0,
        };
        return new Trouble(kind, sign, turn, worse, end, isSaved, isFire, depth);
    }
}
