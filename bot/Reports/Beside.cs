using CsmBot.Accounts;
using CsmBot.SuccessPlans;

namespace CsmBot.Reports;

/// <summary>What reports of success plans tell that the book does not hold.</summary>
public sealed record Beside
{
    public static readonly Beside Nothing = new();

    /// <summary>What an account's stakeholders agreed to call ready, as the facts have it by the end of a day, in order of agreement.</summary>
    public Func<AsOf, string, DateOnly, IReadOnlyList<ReadinessState>> Readiness { get; init; } = (_, _, _) => [];

    /// <summary>Who wrote pieces of evidence down, and where what they rest on lies, by their ids; a piece of which that is not known is left out.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyDictionary<string, EvidenceOrigin>> Evidence { get; init; } = _ => new Dictionary<string, EvidenceOrigin>();
}

/// <param name="Author">An e-mail of the team, or a customer's name.</param>
/// <param name="Links">Addresses, one a line.</param>
public sealed record EvidenceOrigin(string Author, string? Links);
