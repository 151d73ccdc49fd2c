namespace CsmBot.Accounts;

/// <summary>A metric's value on a day. An account's signals are held by metric, then day.</summary>
public readonly record struct SignalRow(int Metric, DateOnly Day, double Value);

/// <summary>A health change without its account, held in order of time.</summary>
public readonly record struct HealthRow(DateTime At, Colour Status, string Reason, string SetBy);

/// <summary>What a scan over all accounts reads of each: small integers (ordinals in the book's names, -1 for none), days and ARR in the workspace's currency.</summary>
public readonly record struct AccountFigures
{
    /// <summary>Minor units (cents) of the workspace's currency.</summary>
    public long Arr { get; init; }

    public int Owner { get; init; }
    public int Segment { get; init; }
    public int Industry { get; init; }
    public int Region { get; init; }
    public DateOnly? RenewalDate { get; init; }
    public DateOnly? ContractStart { get; init; }
    public short ContractMonths { get; init; }
    public short Currency { get; init; }
    public AccountStatus Status { get; init; }
    public Stage? Stage { get; init; }
    public bool HasSponsor { get; init; }
}
