using CsmBot.Access;
using CsmBot.Accounts;

namespace CsmBot.Alerts;

/// <summary>
/// One line of routing: the alerts of these accounts and colours go to these targets. A target is <c>owner</c> (the account's CSM), <c>lead</c> (the leads of the
/// owner's team), <c>exec</c>, a channel (<c>#leads</c>) or somebody's e-mail.
/// </summary>
/// <param name="When">A question in the bot's own language that picks out accounts; null for all.</param>
public sealed record Route(string? When, IReadOnlyList<string> To);

/// <summary>How alerts travel: the settings under <c>Alerts:</c>.</summary>
public sealed record AlertPolicy
{
    /// <summary>Where alerts go when no file of routes is named.</summary>
    public static readonly IReadOnlyList<Route> UsualRoutes = [new(null, ["#health-alerts", "owner"])];

    /// <summary>The routes in force now: a file may change while the host runs.</summary>
    public Func<IReadOnlyList<Route>> Routes { get; init; } = () => UsualRoutes;

    /// <summary>Channels that may show how accounts stand; into others no alert goes.</summary>
    public Clearance Clearance { get; init; } = Clearance.Everywhere;

    /// <summary>More new alerts than this for one conversation in one round become one digest.</summary>
    public int MostSingle { get; init; } = 5;

    /// <summary>An alert that nobody acknowledged escalates after so long, and by one more step after each further such time.</summary>
    public TimeSpan YellowDeadline { get; init; } = TimeSpan.FromDays(1);

    public TimeSpan RedDeadline { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Whom each step tells; targets as in routes.</summary>
    public IReadOnlyList<string> Steps { get; init; } = ["lead", "exec"];

    /// <summary>For conversations that have set none themselves; null for none.</summary>
    public (TimeOnly From, TimeOnly To)? QuietHours { get; init; }

    public bool QuietWeekends { get; init; }

    public TimeSpan Deadline(Colour colour) => colour == Colour.Red ? RedDeadline : YellowDeadline;
}
