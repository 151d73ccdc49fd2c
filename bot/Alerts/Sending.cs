using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Alerts;

/// <summary>What a telling is for. A closed set.</summary>
public enum Occasion : byte { Turned, SnoozeOver, Escalated, Assigned }

/// <summary>All that decides whether somebody is told of an alert now.</summary>
public sealed record Case(Occasion Occasion, Colour From, Colour To, DateOnly Today)
{
    /// <summary>The snooze of this rule about this account, over or not.</summary>
    public Rest? Rest { get; init; }

    /// <summary>The store has never been evaluated: what has long been so is recorded, not told.</summary>
    public bool First { get; init; }

    /// <summary>The bot is in a conversation with them.</summary>
    public bool Met { get; init; } = true;

    /// <summary>When the conversation's quiet time ends (UTC); null when it is not quiet now. <see cref="Zone"/> is for saying it.</summary>
    public DateTime? QuietUntil { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How many alerts this conversation is to be told of at this moment, this one included.</summary>
    public int Together { get; init; } = 1;

    public int MostSingle { get; init; } = int.MaxValue;
}

/// <summary>What comes of a case, and why.</summary>
/// <param name="Until">Held only until then (UTC), and told when it comes.</param>
/// <param name="Digest">Sent as a line of one digest instead of a card of its own.</param>
public sealed record Ruling(bool Send, string Reason, DateTime? Until = null, bool Digest = false);

/// <summary>
/// Whether people are told. One pure function that gives its reason, which a dry run prints. Yellow can wait for the end of quiet hours; red cannot: an account
/// whose renewal is in danger is what quiet hours must not hide.
/// </summary>
public static class Sending
{
    public static Ruling For(Case c)
    {
        if (c.First) return new(false, "the first evaluation of a store is recorded, not told");
        if (c.Occasion == Occasion.Turned && c.To <= c.From) return new(false, c.To < c.From ? "better" : "the same colour for another reason");
        if (c.Occasion == Occasion.Turned && Snoozed(c) is { } rest)
            return new(false, string.Create(CultureInfo.InvariantCulture, $"snoozed by {rest.By} until {rest.Until:d MMM yyyy}"));
        if (!c.Met) return new(false, "the bot has not met them yet");
        if (c.QuietUntil is { } until && c.To < Colour.Red)
            return new(false, string.Create(CultureInfo.InvariantCulture, $"quiet until {LocalTime.Of(until, c.Zone):ddd d MMM HH:mm}: yellow waits"), until);
        var reason = Reason(c);
        return c.Together > c.MostSingle ? new(true, $"{reason}, in a digest of {c.Together}", Digest: true) : new(true, reason);
    }

    private static Rest? Snoozed(Case c) => c.Rest is { } rest && rest.Until > c.Today && c.To <= rest.Colour ? rest : null;

    private static string Reason(Case c) => c.Occasion switch
    {
        Occasion.SnoozeOver => "the snooze is over",
        Occasion.Escalated => "nobody acknowledged it in time",
        Occasion.Assigned => "assigned to them",
        _ when c.Rest is { } rest && rest.Until > c.Today => "worse than when it was snoozed",
        _ => c.From == Colour.Green ? "new" : "worse",
    };
}
