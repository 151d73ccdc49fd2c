using CsmBot.Data;

namespace CsmBot.Conversations;

/// <summary>Something a person did in a chat, whatever the channel. <see cref="Id"/> is unique in its conversation and the same when it is delivered again.</summary>
/// <param name="From">E-mail of who did it, as far as the channel knows; empty when it does not.</param>
public sealed record Incoming(string Channel, string Conversation, string Id, string From, Event Event)
{
    /// <summary>The conversation without the thread of it: what is set for "here" is set for all of it.</summary>
    public string Room { get => field ?? Conversation; init; }

    /// <summary>A direct chat with the bot: nobody else reads along.</summary>
    public bool Personal { get; init; }

    /// <summary>Everyone who reads along may see money and risk.</summary>
    public bool Cleared { get; init; }

    /// <summary>The IANA name of the person's time zone, where the channel knows it: for who has none in team.csv.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Nothing need be kept from anyone who reads the reply beside the asker.</summary>
    public bool MayShowAll => Personal || Cleared;

    /// <summary>The message whose button was pressed.</summary>
    public string? Source { get; init; }

    /// <summary>Whose doing it is, for the audit trail.</summary>
    /// <param name="part">What of the channel it was done by, where that is not its chat.</param>
    public Actor By(string? part = null) => new(From, string.Join(' ', new[] { Channel, part, Personal ? null : Room }.OfType<string>()));

    /// <summary>The key under which the outbox owes the reply to this.</summary>
    public string ReplyKey => $"reply:{Channel}:{Conversation}:{Id}";
}

/// <summary>What was done. A closed set.</summary>
public abstract record Event;

public sealed record Said(string Text) : Event
{
    /// <summary>Where files that were attached to the message lie.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>A button was pressed or a form submitted: a verb of <see cref="Cards.Verbs"/> with its payload and the form's fields, all as strings.</summary>
public sealed record Pressed(string Verb, IReadOnlyDictionary<string, string> Values) : Event
{
    public string? Value(string name) => Values.GetValueOrDefault(name);
}

/// <summary>A message that was worked off before has another text now, or is gone (<paramref name="Text"/> is null).</summary>
public sealed record Edited(string MessageId, string? Text) : Event;

/// <summary>The bot came into the conversation.</summary>
/// <param name="Place">The channel's or team's name; null in a direct chat.</param>
public sealed record Arrived(string? Place) : Event;
