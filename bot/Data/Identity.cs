namespace CsmBot.Data;

/// <summary>Whom a channel's user is, as it told: looked up once and again when it has grown old.</summary>
public sealed class Identity
{
    public required string Channel { get; init; }

    /// <summary>The organisation the id belongs to; empty where ids belong to none.</summary>
    public required string Tenant { get; init; }

    public required string UserId { get; init; }

    /// <summary>Empty when the channel names none.</summary>
    public required string Email { get; set; }

    public DateTime CheckedAt { get; set; }
}
