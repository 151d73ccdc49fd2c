namespace CsmBot.Data;

public enum PlaceKind : byte { Personal, Group, Channel }

/// <summary>A conversation the bot is in and how it is reached; every message that arrives from it refreshes the row.</summary>
public sealed class Place
{
    public required string Channel { get; init; }
    public required string Conversation { get; init; }
    public PlaceKind Kind { get; set; }

    /// <summary>The name of a channel or group: "health-alerts".</summary>
    public string? Name { get; set; }

    /// <summary>Whose direct chat it is.</summary>
    public string? Person { get; set; }

    /// <summary>People of other organisations are in it.</summary>
    public bool Shared { get; set; }

    /// <summary>The organisation it belongs to, as its channel calls it: a tenant of Teams, a workspace of Slack.</summary>
    public string? Tenant { get; set; }

    /// <summary>The team that a channel of Teams is in.</summary>
    public string? Team { get; set; }

    /// <summary>Where a Bot Framework channel takes what the bot sends.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>The bot's own id there.</summary>
    public string? BotId { get; set; }

    /// <summary>The other side's id there, in a direct chat.</summary>
    public string? UserId { get; set; }
}
