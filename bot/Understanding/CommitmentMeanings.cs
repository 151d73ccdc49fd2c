namespace CsmBot.Understanding;

/// <summary>"commitment for Acme at 90 days: CFO agreed to renew for two years".</summary>
/// <param name="Days">Which checkpoint before the renewal, in days, as it was said; null for the one whose time it is.</param>
/// <param name="Statement">As it was typed.</param>
public sealed record RecordCommitment(string AccountId, int? Days, string Statement) : Understood;

/// <summary>"commitments of Acme": what is written down for its renewal.</summary>
public sealed record ShowCommitments(string AccountId) : Understood;

/// <summary>"record a commitment", "record a commitment for Acme": the form.</summary>
public sealed record OpenCommitmentForm(string? AccountId) : Understood;
