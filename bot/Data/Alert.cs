using CsmBot.Accounts;

namespace CsmBot.Data;

public enum AlertState : byte
{
    /// <summary>Nobody has taken it yet.</summary>
    Open = 0,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged = 1,

    /// <summary>It rests until <see cref="Alert.Until"/>.</summary>
    Snoozed = 2,

    /// <summary>The account is better again, or another alert stands for it.</summary>
    Cleared = 3,

    /// <summary>A worse one took its place.</summary>
    Superseded = 4,
}

/// <summary>An account turned to a worse colour and people are told. One row per transition; everything later edits it and the messages that it sent.</summary>
public sealed class Alert
{
    /// <summary>In the place of the rule's name, where a person has set the colour.</summary>
    public const string ByHand = "set by hand";

    /// <summary>Account, rule and the health change that was left: raising the same transition twice is raising it once.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }
    public required string Rule { get; init; }
    public Colour From { get; init; }
    public Colour To { get; init; }

    /// <summary>The facts that make the rule hold, in words, as of <see cref="FactsAt"/>.</summary>
    public required string Because { get; set; }

    /// <summary>The values behind these words: while they are the same, nothing has happened that the card should tell.</summary>
    public string? Facts { get; set; }

    /// <summary>When the facts were looked at last, once a day while the alert lives.</summary>
    public DateTime? FactsAt { get; set; }

    /// <summary>What the rule's author suggests to do.</summary>
    public string? Next { get; init; }

    public DateTime RaisedAt { get; init; }
    public AlertState State { get; set; }

    /// <summary>Who acknowledged or snoozed it, by e-mail.</summary>
    public string? By { get; set; }

    /// <summary>When it came into its state.</summary>
    public DateTime StateAt { get; set; }

    /// <summary>The day a snooze ends.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Why it was cleared, in words.</summary>
    public string? Ended { get; set; }

    /// <summary>The account's colour when it was over; null while it lives, or when the account left.</summary>
    public Colour? Became { get; set; }

    /// <summary>The alert that took its place, where another rule still holds.</summary>
    public string? Successor { get; set; }

    /// <summary>How many steps it has escalated.</summary>
    public int Step { get; set; }

    /// <summary>Whom its newest step told, as people call them.</summary>
    public string? Escalated { get; set; }

    /// <summary>When it escalates next (UTC) if nobody has acknowledged it by then; null when there is no further step.</summary>
    public DateTime? Deadline { get; set; }

    /// <summary>Who is to look after it, by e-mail, where somebody said so.</summary>
    public string? Assignee { get; set; }

    /// <summary>Counts the edits, and so names each edit's messages; the concurrency token of people who press at once.</summary>
    public int Version { get; set; }

    public bool IsLive => State is AlertState.Open or AlertState.Acknowledged or AlertState.Snoozed;
}

/// <summary>How a rule stands for an account: kept only while it holds or counts, so that a book of quiet accounts has no rows.</summary>
public sealed class RuleStanding
{
    public required string AccountId { get; init; }
    public required string Rule { get; init; }
    public bool Counts { get; set; }
    public bool Holds { get; set; }
    public DateOnly Since { get; set; }
}

/// <summary>Alerts of this rule about this account rest until a day; a worse colour than <see cref="Colour"/> ends the rest early.</summary>
public sealed class Rest
{
    public required string AccountId { get; init; }
    public required string Rule { get; init; }
    public Colour Colour { get; set; }
    public DateOnly Until { get; set; }
    public required string By { get; set; }
}

/// <summary>When something that runs by the clock ran last: "evaluated".</summary>
public sealed class Mark
{
    public required string Name { get; init; }
    public DateTime At { get; set; }
}
