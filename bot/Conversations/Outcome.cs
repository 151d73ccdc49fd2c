using CsmBot.Cards;
using CsmBot.Data;

namespace CsmBot.Conversations;

/// <summary>What a turn comes to.</summary>
public abstract record Outcome
{
    /// <summary>What of the team's cost it shows, in words; known once it is done.</summary>
    public IReadOnlyList<string> CostRead { get; init; } = [];

    /// <summary>A reply, and nothing to store.</summary>
    public sealed record Ready(Reply Reply) : Outcome;

    /// <summary>Something to store; done in one transaction together with owing the reply that it gives.</summary>
    public sealed record Act(Func<Work, Reply> Do) : Outcome;

    public static implicit operator Outcome(Reply reply) => new Ready(reply);
    public static implicit operator Outcome(Card card) => new Ready(new Reply(card));
}
