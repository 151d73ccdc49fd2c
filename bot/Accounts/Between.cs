namespace CsmBot.Accounts;

/// <summary>A run of instants in <see cref="Seconds"/>, <see cref="From"/> included and <see cref="To"/> excluded; empty when From ≥ To.</summary>
public readonly record struct Between(int From, int To)
{
    public bool Contains(int seconds) => seconds >= From && seconds < To;

    public bool Contains(DateTime utc) => Contains(Seconds.Of(utc));
}
