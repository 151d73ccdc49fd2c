namespace CsmBot.Data;

/// <summary>
/// An alert that one conversation is to be told of: written in the transaction of what caused it, done when its letter is written. Those that wait for the end of
/// quiet hours, and those that a burst gathers into one digest, lie here until then.
/// </summary>
public sealed class Telling
{
    public required string AlertId { get; init; }

    /// <summary>What it is told for: "raised", "again2" after a snooze, "step1" of the escalation. Telling the same occasion twice is telling it once.</summary>
    public required string Occasion { get; init; }

    public required string Channel { get; init; }
    public required string Conversation { get; init; }

    /// <summary>How people call who is told: "#health-alerts", "Dana Reyes".</summary>
    public required string Label { get; init; }

    /// <summary>Why it is told: "new", "worse", "the snooze is over".</summary>
    public required string Reason { get; init; }

    /// <summary>Not before (UTC): later than when it was caused, where quiet hours hold it.</summary>
    public DateTime Due { get; init; }

    public bool Done { get; set; }

    /// <summary>The key of the letter that told it; a digest's is shared by several. Null when nothing was left to tell.</summary>
    public string? Letter { get; set; }
}

/// <summary>When a conversation is not to be disturbed by what can wait.</summary>
public sealed class Quiet
{
    public required string Channel { get; init; }
    public required string Conversation { get; init; }

    /// <summary>Minutes after midnight in <see cref="Zone"/>; both null for no hours. From after to spans midnight.</summary>
    public int? From { get; set; }

    public int? To { get; set; }

    /// <summary>Saturdays, Sundays and the workspace's holidays as well.</summary>
    public bool Weekends { get; set; }

    public required string Zone { get; set; }
    public required string By { get; set; }
}

public enum StandingKind : byte { Watch = 0, Schedule = 1 }

/// <summary>Something that people asked the bot to keep doing in a conversation: to watch accounts, or to post the answer to a question at set times.</summary>
public sealed class Standing
{
    /// <summary>Made of the message that asked for it: the same message again is the same request.</summary>
    public required string Id { get; init; }

    public required string Channel { get; init; }
    public required string Conversation { get; init; }

    /// <summary>By which people name it here: "stop 2". Counted up in its conversation, never used again.</summary>
    public int Number { get; init; }

    public StandingKind Kind { get; init; }

    /// <summary>The question as it was written; understood anew each time. Empty for a watch over all accounts.</summary>
    public required string Words { get; init; }

    /// <summary>A watch's colours: 1 yellow, 2 red, 3 both.</summary>
    public int Colours { get; init; }

    /// <summary>A schedule's <c>Recurrence</c> as text.</summary>
    public string? Recurrence { get; set; }

    public required string Zone { get; set; }
    public required string By { get; init; }
    public DateTime CreatedAt { get; init; }
    public bool Stopped { get; set; }

    /// <summary>The newest local day whose run is done with, so that each day's run is sent once.</summary>
    public DateOnly? DoneDay { get; set; }
}
