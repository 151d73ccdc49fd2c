namespace CsmBot.Data;

/// <summary>
/// A row of the inbox: what a channel delivered, stored before it is acknowledged. Channel, conversation and the channel's own id are the key, so a
/// repeated delivery ends here.
/// </summary>
public sealed class Received
{
    public required string Channel { get; init; }
    public required string Conversation { get; init; }
    public required string Id { get; init; }

    /// <summary>Messages of one conversation are worked off in this order.</summary>
    public long Number { get; init; }

    /// <summary>As it came; empty once it turned out to be a stranger's.</summary>
    public required string Payload { get; set; }

    public DateTime ReceivedAt { get; init; }

    /// <summary>The host that works it off, and until when (by the database's clock) it is left to it; null where no other can be on the store.</summary>
    public string? Taker { get; set; }

    public DateTime? TakenUntil { get; set; }

    public bool Done { get; set; }

    /// <summary>Why it was put aside without an answer but an apology; null for all that went well.</summary>
    public string? Problem { get; set; }
}
