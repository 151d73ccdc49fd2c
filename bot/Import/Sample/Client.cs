using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>How much is known of each account: a small book is rich, a large one is kept to a size a laptop carries.</summary>
internal sealed record Density(double Gap, int SignalDays, double Extras)
{
    public static Density Of(int accounts) => accounts <= 5_000 ? new(1, 14, 1) : new(1.65, 28, 0.3);
}

/// <summary>An account while its facts are drawn: who it is, what happens to it, who looks after it.</summary>
internal sealed record Client(string Id, string Name, string Segment, Person Csm, SampleTeam Team, Story Story, Density Density, DateTime Now)
{
    /// <summary>An instant in working hours of a working day at or after a day; null when that is not in the past.</summary>
    public DateTime? WorkingTime(Dice dice, DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        var at = day.ToDateTime(new TimeOnly(dice.Between(7, 16), dice.Between(0, 11) * 5), DateTimeKind.Utc);
        return at <= Now ? at : null;
    }
}

/// <summary>The running numbers of the ids.</summary>
internal sealed class Ids
{
    private int _interaction, _ticket, _fire, _plan, _step, _evidence;

    public string Interaction() => $"I-{++_interaction:D5}";
    public string Ticket() => $"T-{++_ticket:D5}";
    public string Fire() => $"F-{++_fire:D4}";
    public string Plan() => $"P-{++_plan:D4}";
    public string Step() => $"S-{++_step:D5}";
    public string Evidence() => $"E-{++_evidence:D5}";
}
