namespace CsmBot.Accounts;

/// <summary>
/// What became different: facts that are new or replace the one of the same key (contracts: data), and facts that are no more. Accounts and people with a past
/// are never removed; they are churned, or have a later row. Facts of an account that the book does not hold (nor this change) are left out.
/// </summary>
public sealed record Change
{
    public IReadOnlyList<Person> People { get; init; } = [];
    public IReadOnlyList<Account> Accounts { get; init; } = [];
    public IReadOnlyList<Interaction> Interactions { get; init; } = [];
    public IReadOnlyList<Signal> Signals { get; init; } = [];
    public IReadOnlyList<Ticket> Tickets { get; init; } = [];
    public IReadOnlyList<TrainingCompletion> Training { get; init; } = [];
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
    public IReadOnlyList<Fire> Fires { get; init; } = [];
    public IReadOnlyList<Renewal> Renewals { get; init; } = [];
    public IReadOnlyList<HealthChange> Health { get; init; } = [];

    /// <summary>Ids of interactions to remove; an unknown id is no error. Removals come before upserts.</summary>
    public IReadOnlyList<string> RemovedInteractions { get; init; } = [];

    public IReadOnlyList<string> RemovedTickets { get; init; } = [];
    public IReadOnlyList<string> RemovedSteps { get; init; } = [];
    public IReadOnlyList<string> RemovedEvidence { get; init; } = [];
    public IReadOnlyList<string> RemovedFires { get; init; } = [];

    /// <summary>Only the key's fields (here date, account and metric) are looked at; likewise below.</summary>
    public IReadOnlyList<Signal> RemovedSignals { get; init; } = [];

    public IReadOnlyList<TrainingCompletion> RemovedTraining { get; init; } = [];
    public IReadOnlyList<Renewal> RemovedRenewals { get; init; } = [];
    public IReadOnlyList<HealthChange> RemovedHealth { get; init; } = [];
    public IReadOnlyList<Person> RemovedPeople { get; init; } = [];
}
