using CsmBot.Accounts;

namespace CsmBot.Understanding;

/// <summary>"fire at Acme: outage, CTO furious", "Acme is on fire".</summary>
/// <param name="AccountId">Null where the words fit no account.</param>
/// <param name="Cause">What was said of it, as it was typed.</param>
public sealed record OpenFire(string? AccountId, string? Cause) : Understood
{
    /// <summary>The words that stood for the account where they fit none.</summary>
    public string? Name { get; init; }

    /// <summary>"another fire": also where one is open.</summary>
    public bool Another { get; init; }
}

/// <summary>What was said of a fire that is open already, to be added to it.</summary>
public sealed record AddToFire(string Fire, string Text) : Understood;

/// <summary>A fire as people name it: by its id, as it was typed, or by its account; by neither where there can be only one.</summary>
public sealed record FireNamed(string? Id, string? AccountId);

/// <summary>"close the Acme fire: saved", "fire at Acme is over, lost": the form of what is to be learned from it.</summary>
/// <param name="On">The day it was over; null where that was not said.</param>
public sealed record CloseFire(FireNamed Fire, FireOutcome? Outcome, string? Notes, DateOnly? On = null) : Understood;

/// <summary>"reopen the Acme fire".</summary>
public sealed record ReopenFire(FireNamed Fire) : Understood;

/// <summary>"prevention for the Acme fire: 3 calls of 20 min over 30 days".</summary>
/// <param name="Text">As it was typed.</param>
public sealed record PlanPrevention(FireNamed Fire, string Text) : Understood;
