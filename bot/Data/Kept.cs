namespace CsmBot.Data;

/// <summary>A small record that a conversation needs for a while: what was asked last, an answer whose pages can be turned, a draft waiting for its form.</summary>
public sealed class Kept
{
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Person { get; init; }

    public required string Body { get; set; }
    public DateTime Expires { get; set; }
}
