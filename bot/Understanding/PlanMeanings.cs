using System.Collections.Immutable;
using CsmBot.Accounts;

namespace CsmBot.Understanding;

// What is said of success plans and their evidence.

/// <summary>"evidence for Acme: political, the CFO signed off the rollout".</summary>
/// <param name="Kind">Null where it was not said.</param>
/// <param name="Statement">As it was typed.</param>
/// <param name="Step">The id of the step it is for; null for none.</param>
public sealed record RecordEvidence(string AccountId, EvidenceKind? Kind, string Statement, string? Step) : Understood
{
    /// <summary>Where it comes from, as it was typed ("Ruth Abel", "the QBR"); null where that was not said.</summary>
    public string? Source { get; init; }

    /// <summary>Addresses of files that came with the message.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}

/// <summary>"mark step 3 of Acme done", "step S-012: 7 people", "step S-012 is not done".</summary>
/// <param name="Step">A step's id, or its number among the account's, from 1 in order of due date.</param>
/// <param name="AccountId">Null where the step was named by its id.</param>
/// <param name="Quantity">How many so far; null for all that the step asks for.</param>
/// <param name="On">The day; null for today.</param>
public sealed record MarkStep(string Step, string? AccountId, bool Done, int? Quantity, DateOnly? On) : Understood;

/// <summary>"start the Onboarding plan for Acme".</summary>
/// <param name="Plan">The template's name, as it was typed.</param>
/// <param name="From">The first day; null for today.</param>
public sealed record StartPlan(string Plan, string AccountId, DateOnly? From) : Understood;

/// <summary>"plan templates".</summary>
public sealed record ShowTemplates : Understood;
