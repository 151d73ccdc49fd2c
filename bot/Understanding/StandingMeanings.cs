using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding;

/// <summary>"watch tier 1 accounts turning yellow here": alerts about what the words pick out are told in this conversation.</summary>
public sealed record Watch(string Words) : Understood;

/// <summary>"every Monday 9:00 post tier 1 renewals this quarter here". The words are kept and understood anew each time; the question is what they mean now.</summary>
public sealed record Schedule(Recurrence When, string Words, Question? Question = null) : Understood
{
    /// <summary>The report that the words ask for, where it is no question.</summary>
    public ShowReport? Report { get; init; }
}

public enum StandingList : byte { Watches, Schedules, Both }

/// <summary>"what do you watch here", "schedules".</summary>
public sealed record ShowStanding(StandingList List) : Understood;

/// <summary>"stop 2".</summary>
public sealed record StopStanding(int Number) : Understood;

/// <summary>"change 2 to Tuesdays at 8:30".</summary>
public sealed record Reschedule(int Number, Recurrence When) : Understood;

/// <summary>"quiet hours 18:00-8:00 here", "don't alert me at weekends". What is null stays as it is.</summary>
public sealed record SetQuiet(TimeOnly? From = null, TimeOnly? To = null, bool? Weekends = null) : Understood
{
    /// <summary>"no quiet hours": neither hours nor weekends.</summary>
    public bool Off { get; init; }
}

public sealed record ShowQuiet : Understood;

public enum AlertsOf : byte { Mine, Everybody, MyTeam, Team, Person }

/// <summary>"my alerts", "open alerts of team Orion". <paramref name="Name"/> is the team's name or the person's e-mail.</summary>
public sealed record ShowAlerts(AlertsOf Whose, string? Name = null) : Understood;
