namespace CsmBot.Data;

public enum PostState : byte
{
    /// <summary>To be sent; the index of the outbox holds these alone.</summary>
    Owed = 0,
    Sent = 1,

    /// <summary>The channel refused it for good, or a day of attempts was not enough; <see cref="Post.Problem"/> says why.</summary>
    GivenUp = 2,

    /// <summary>Answered in the response to the request that asked; nothing is to be sent.</summary>
    Inline = 3,
}

/// <summary>A row of the outbox: a message owed to a conversation, written in the transaction of what caused it.</summary>
public sealed class Post
{
    /// <summary>Names the event and the recipient, never the clock: writing it twice is writing it once.</summary>
    public required string Key { get; init; }

    /// <summary>Posts of one conversation are sent in this order.</summary>
    public long Number { get; init; }

    public required string Channel { get; init; }
    public required string Conversation { get; init; }

    /// <summary>The message this answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The message whose content this takes the place of.</summary>
    public string? Edits { get; init; }

    /// <summary>The same, by the key of the post that the message came from, while its id is not known yet.</summary>
    public string? EditsPost { get; init; }

    /// <summary>The channel's id of the one person who may see it; null is everyone there.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The channel's own form of the reply.</summary>
    public required string Body { get; init; }

    /// <summary>When it should go out, or was re-queued; a day later it is given up.</summary>
    public DateTime Due { get; set; }

    /// <summary>Not to be tried before: <see cref="Due"/>, or later after a failed attempt.</summary>
    public DateTime NotBefore { get; set; }

    public PostState State { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTime? LeaseUntil { get; set; }
    public int Attempts { get; set; }
    public int Version { get; set; }

    /// <summary>The id the channel gave the message, so that a later state can edit it.</summary>
    public string? MessageId { get; set; }

    public string? Problem { get; set; }
}
