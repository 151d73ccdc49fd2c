namespace CsmBot.Data;

/// <summary>
/// A message in a chat of the local page, by a person or the bot: what Teams keeps for its own chats. <see cref="Place"/> numbers the messages of all
/// chats in the order they came; <see cref="Changed"/> is the number of the last change, drawn from the same count, by which a page that was away catches up.
/// </summary>
public sealed class WebMessage
{
    public required string Conversation { get; init; }

    /// <summary>Unique within its conversation, as on Teams.</summary>
    public required string Id { get; init; }

    public required long Place { get; init; }
    public required long Changed { get; set; }
    public required DateTime PostedAt { get; init; }

    /// <summary>E-mail of who wrote it; null is the bot.</summary>
    public string? Author { get; init; }

    /// <summary>E-mail of the only one who sees it; null is everyone there.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>The activity as JSON.</summary>
    public required string Activity { get; set; }

    public bool Deleted { get; set; }
}
