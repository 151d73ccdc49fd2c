using System.Collections.Immutable;
using CsmBot.Accounts;

namespace CsmBot.Understanding;

/// <summary>"set Acme yellow until Friday, sponsor on leave". A reason that was not given is asked for.</summary>
/// <param name="Until">The last day; null when none was said.</param>
public sealed record SetColour(string AccountId, Colour Colour, string? Reason, DateOnly? Until) : Understood
{
    /// <summary>"is green again": whoever says so may mean no more than that the setting is over.</summary>
    public bool Again { get; init; }
}

/// <summary>"set Acme and Globex red, both outages": the same for each of several accounts, all of them or none.</summary>
public sealed record SetColours(ImmutableArray<string> AccountIds, Colour Colour, string? Reason, DateOnly? Until) : Understood;

/// <summary>"let the rules decide for Acme".</summary>
public sealed record ReleaseColour(string AccountId) : Understood;

public enum SettingsOf : byte { All, Stale, Mine }

/// <summary>"which settings are stale", "who set colours by hand".</summary>
public sealed record ShowSettings(SettingsOf Which) : Understood;
