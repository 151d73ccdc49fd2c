using System.Collections.Immutable;
using CsmBot.Accounts;

namespace CsmBot.Understanding;

/// <summary>"warn me when tier 1 accounts have not been contacted in 30 days": a health rule, to be confirmed. The words pick out accounts, to the last one.</summary>
/// <param name="Name">"call it gone silent"; null where one is to be proposed.</param>
public sealed record MakeRule(string Words, Colour Status, string? Name = null) : Understood
{
    /// <summary>Other ways in which the words may go together, tried first: "tier 1 accounts" and "NPS is below 0".</summary>
    public ImmutableArray<string> Ways { get; init; } = [];
}

/// <summary>"rules".</summary>
public sealed record ShowRules : Understood;

/// <summary>"rule 3", "history of rule gone quiet". A rule is named by its name or number, as it was typed.</summary>
public sealed record ShowRule(string Rule) : Understood;

/// <summary>"turn off gone quiet".</summary>
public sealed record SwitchRule(string Rule, bool On) : Understood;

/// <summary>"delete rule 3".</summary>
public sealed record DeleteRule(string Rule) : Understood;

/// <summary>"change gone quiet to 60 days", "change rule 3 to red", "change rule 3"; <paramref name="To"/> as it was typed, null asks for the form.</summary>
public sealed record ChangeRule(string Rule, string? To) : Understood;

/// <summary>"offer a rule for F-17", "what would have warned us of the fire at Acme": the first sign of a fire as a rule.</summary>
/// <param name="Fire">The fire's id as it was typed; null where its account is named.</param>
/// <param name="AccountId">The account whose newest fire is meant.</param>
public sealed record LearnRule(string? Fire, string? AccountId = null) : Understood;

/// <summary>What is said of the rule that was just proposed: "call it gone silent", "make it red", "confirm", "cancel".</summary>
public sealed record AboutDraft(DraftWord Word, string? Name = null) : Understood;

public enum DraftWord : byte { Name, Yellow, Red, Confirm, Cancel }

/// <summary>"what does yellow mean"; null asks for all colours.</summary>
public sealed record TellStatus(Colour? Colour) : Understood;
