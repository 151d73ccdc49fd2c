using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>
/// A health rule as people write it: a question in the bot's own language and the colour of the accounts that fit it. The words stay words: they are
/// understood anew for each day that is judged, so "in the last 30 days" always means the 30 days before that day.
/// </summary>
public sealed record HealthRule(string Name, string When, Colour Status)
{
    /// <summary>The rule must hold on so many days in a row, today included, before it counts; 1 counts at once.</summary>
    public int HoldDays { get; init; } = 1;

    /// <summary>It must be clear on so many days in a row before it ends, so that a value near the limit does not flap; 1 ends at once.</summary>
    public int ClearDays { get; init; } = 1;

    /// <summary>Short reason code from the team's own list, for counting ("usage", "support").</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What an alert says, a sentence with <c>{account}</c> and <c>{facts}</c> filled in for each account; null says the facts alone. Facts that it does not place follow it, and
    /// it may name no number that <see cref="When"/> does not: so what is said cannot drift from what is judged.
    /// </summary>
    public string? Say { get; init; }

    /// <summary>What to do about it, shown on the alert.</summary>
    public string? Next { get; init; }

    /// <summary>The id of the fire that taught this rule.</summary>
    public string? LearnedFrom { get; init; }

    public string? Owner { get; init; }
    public string? Notes { get; init; }

    /// <summary>Line in the rules file; 0 for a rule made in chat.</summary>
    public int Line { get; init; }

    /// <summary>By which people name a rule made in chat: "rule 3"; 0 for a rule of the file.</summary>
    public int Number { get; init; }

    /// <summary>Who made it in chat, by e-mail, and when (UTC); null for a rule of the file.</summary>
    public string? By { get; init; }

    public DateTime? At { get; init; }

    /// <summary>Who switched it off in chat, by e-mail, and when (UTC); null while it is on.</summary>
    public string? OffBy { get; init; }

    public DateTime? OffAt { get; init; }

    /// <summary>It judges nobody until it is switched on.</summary>
    public bool Off => OffBy is not null;

    /// <summary>Deleted in chat: only its name is left, by which it is known that what it did was a rule's doing.</summary>
    public bool Deleted { get; init; }

    /// <summary>Why it cannot be judged, in words; null while it can.</summary>
    public string? Problem { get; init; }

    public bool OfChat => Number > 0;

    /// <summary>The form in which rules' names are compared: small letters, single spaces, no quotation marks.</summary>
    public static string KeyOf(string name) =>
        string.Join(' ', name.Trim(' ', '"', '\'', '“', '”', '‘', '’', '.', '!', '?', ',').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
