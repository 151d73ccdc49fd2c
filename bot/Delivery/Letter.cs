using CsmBot.Cards;

namespace CsmBot.Delivery;

/// <summary>A reply on its way to a conversation.</summary>
/// <param name="Key">Names what happened and who is told, never the clock: a second letter of the same key is not sent.</param>
public sealed record Letter(string Key, string Channel, string Conversation, Reply Reply)
{
    /// <summary>The message this answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The message that this takes the place of; without it, a new message is posted.</summary>
    public string? Edits { get; init; }

    /// <summary>The key of the letter whose message this takes the place of, where its id is not known to the writer.</summary>
    public string? EditsLetter { get; init; }

    /// <summary>The channel's id of the one person who may see it; null is everyone there.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Not to go out before (UTC).</summary>
    public DateTime? NotBefore { get; init; }
}
