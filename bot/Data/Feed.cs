namespace CsmBot.Data;

/// <summary>
/// One line of the change feed: a transaction of <see cref="Writer"/> (a process) changed <see cref="AccountId"/>, or so much (or the team) that all must be
/// read again when it is null. Another process that has the store open follows the sequence to keep its book current.
/// </summary>
public sealed class Feed
{
    public long Sequence { get; init; }
    public required string Writer { get; init; }
    public string? AccountId { get; init; }

    /// <summary>When the transaction began, by the database's clock.</summary>
    public DateTime At { get; init; }
}
