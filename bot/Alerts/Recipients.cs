using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Alerts;

/// <summary>Somebody an alert is for, as people call them ("#health-alerts", "Dana Reyes"), and the conversations in which the bot reaches them: none when it has never met them.</summary>
public sealed record Recipient(string Label, IReadOnlyList<Place> Places);

/// <summary>Whom an alert is for: the alert channel, wherever the bot is in it, and the account's owner in person.</summary>
public static class Recipients
{
    /// <summary>The name of the channel that alerts go to.</summary>
    public const string AlertChannel = "health-alerts";

    public static IReadOnlyList<Recipient> Of(IReadOnlyCollection<Place> places, string ownerEmail, Person? owner) =>
    [
        new("#" + AlertChannel, [.. places.Where(p => p.Kind == PlaceKind.Channel && Same(p.Name, AlertChannel))]),
        new(owner?.Name ?? ownerEmail, [.. places.Where(p => p.Kind == PlaceKind.Personal && Same(p.Person, ownerEmail))]),
    ];

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
