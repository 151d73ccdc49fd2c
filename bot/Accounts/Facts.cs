namespace CsmBot.Accounts;

// The facts of contracts' data files, one record a row, as they are imported, stored and exported.
// Instants are UTC. Money is an exact decimal in the row's own currency; the book converts it once.

public enum Role : byte { Csm, Lead, Support, Sales, Training, Exec }

/// <summary>A member of the customer success team. <see cref="BillingRate"/> is per hour, in <see cref="Currency"/>; a later <see cref="ValidFrom"/> of the same e-mail changes the rate from that day.</summary>
public sealed record Person(string Email, string Name, Role Role, string? Team, decimal BillingRate, string Currency, string? TimeZone, DateOnly? ValidFrom = null);

public enum AccountStatus : byte { Active, Churned }

public enum Stage : byte { Onboarding, Adoption, Mature }

public sealed record Account(
    string AccountId, string Name, IReadOnlyList<string> Aliases, AccountStatus Status, string? Segment, string? Industry, string? Region,
    string CsmEmail, decimal Arr, string Currency, DateOnly? ContractStart, DateOnly? RenewalDate, int? ContractMonths, string? ExecutiveSponsor, Stage? Stage);

public enum InteractionType : byte { Call, Email, Meeting, SiteVisit, Qbr, Training, Chat, Ticket, Other }

public enum Purpose : byte { Firefighting, Prevention, Onboarding, Adoption, Renewal, Expansion }

/// <summary>Something done with a customer. <see cref="Minutes"/> is for all of <see cref="Volume"/> together; <see cref="Effectiveness"/> is 1–5.</summary>
public sealed record Interaction(
    string InteractionId, DateTime OccurredAt, string AccountId, string CsmEmail, InteractionType Type, int? Minutes, int Volume,
    int? Effectiveness, Purpose? Purpose, string? FireId, string? Notes);

public sealed record Signal(DateOnly Date, string AccountId, string Metric, double Value);

public enum Priority : byte { Low, Normal, High, Urgent }

public sealed record Ticket(string TicketId, string AccountId, DateTime OpenedAt, DateTime? ClosedAt, Priority Priority, string Subject, string? HandledBy, int? Minutes);

public sealed record TrainingCompletion(string AccountId, string Learner, string Course, DateTime CompletedAt, int? Score);

/// <summary>A step of a success plan: the customer is to do <see cref="Behaviour"/> <see cref="Quantity"/> times (or with that many people) by <see cref="Due"/>.</summary>
public sealed record PlanStep(
    string StepId, string PlanId, string AccountId, string Plan, DateOnly Started, string OwnerEmail, string Behaviour, int Quantity, int? Quality,
    DateOnly Due, int DoneQuantity, DateOnly? DoneOn);

public enum EvidenceKind : byte { Anecdotal, Empirical, Political }

public sealed record Evidence(string EvidenceId, string AccountId, string? StepId, EvidenceKind Kind, DateOnly RecordedOn, string Source, string Statement);

public enum FireOutcome : byte { Saved, Lost }

public sealed record Fire(
    string FireId, string AccountId, DateTime OpenedAt, DateTime? ClosedAt, FireOutcome? Outcome, string? FirstWarningSign, DateTime? FirstWarningAt,
    string? Cause, decimal? IndirectCost, string? Notes);

public enum RenewalOutcome : byte { Renewed, Expanded, Downsold, Churned }

public sealed record Renewal(string AccountId, DateOnly DueOn, RenewalOutcome Outcome, decimal ArrBefore, decimal ArrAfter, DateOnly ClosedOn);

public enum Colour : byte { Green, Yellow, Red }

public sealed record HealthChange(string AccountId, DateTime ChangedAt, Colour Status, string Reason, string SetBy);
