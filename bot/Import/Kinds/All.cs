namespace CsmBot.Import.Kinds;

/// <summary>Every kind of contracts' data.md, in the order in which they refer to each other. A new kind is a file beside this one and a line here.</summary>
public static class All
{
    public static IReadOnlyList<Kind> Kinds { get; } =
    [
        Team.Kind, Accounts.Kind, Fires.Kind, Plans.Kind, Interactions.Kind, Signals.Kind, Tickets.Kind, Training.Kind, Evidences.Kind, Renewals.Kind, Health.Kind,
    ];
}
