using CsmBot.Accounts;

namespace CsmBot.Interactions;

/// <summary>
/// A log entry as far as a message or a form has said it. What is unsaid is null (volume is 1, the day is today);
/// <see cref="AccountChoices"/> holds the account ids that the words could mean when it is not one alone.
/// </summary>
public sealed record Draft
{
    public string? AccountId { get; init; }
    public IReadOnlyList<string> AccountChoices { get; init; } = [];

    /// <summary>The words that stood for the account, when none or several fit.</summary>
    public string? AccountWords { get; init; }

    public InteractionType? Type { get; init; }

    /// <summary>For all of <see cref="Volume"/> together.</summary>
    public int? Minutes { get; init; }
    public int Volume { get; init; } = 1;
    public int? Effectiveness { get; init; }
    public Purpose? Purpose { get; init; }
    public DateOnly OccurredOn { get; init; }

    /// <summary>The time of day, when it was said; noon-like defaults are for whoever stores it.</summary>
    public TimeOnly? OccurredAt { get; init; }

    /// <summary>The fire it was done for, when said.</summary>
    public string? FireId { get; init; }

    /// <summary>The account of that fire, where it was named by it: "for the Acme fire".</summary>
    public string? FireOf { get; init; }
    public string? Notes { get; init; }

    /// <summary>Names of what is missing or ambiguous, as the contract spells them: <c>account</c>, <c>type</c>.</summary>
    public IEnumerable<string> Needs
    {
        get
        {
            if (AccountId is null) yield return "account";
            if (Type is null) yield return "type";
        }
    }
}
