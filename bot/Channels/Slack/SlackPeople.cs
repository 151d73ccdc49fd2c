using System.Collections.Concurrent;
using System.Text.Json;

namespace CsmBot.Channels.Slack;

/// <summary>Whom a user of Slack's is: the verified e-mail of their profile. Remembered for at most an hour, so that who leaves loses access.</summary>
internal sealed partial class SlackPeople(SlackApi api, Workspaces workspaces, TimeProvider time, ILogger<SlackPeople> log)
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);
    private const int MostKnown = 20_000;

    private readonly ConcurrentDictionary<(string, string), (string Email, string? Zone, DateTime Until)> _known = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The e-mail; empty for who is no member of the workspace: a guest, a bot, somebody of another company, somebody who left.</summary>
    /// <exception cref="SlackUnreachable">Slack does not say now.</exception>
    public async Task<string> Email(string home, string user, CancellationToken cancel)
    {
        if (_known.TryGetValue((home, user), out var known) && known.Until > Now) return known.Email;
        if (await workspaces.Of(home, cancel) is not { } workspace) return "";
        var told = await api.Ask(home, workspace.Token, "users.info", [new("user", user)], cancel, who: user);
        if (told.Consequence == Consequence.Again && !told.Ok) throw new SlackUnreachable(told);
        if (told is { Ok: false, Consequence: Consequence.Reinstall }) workspaces.Complain(home, told.Reason);
        var email = told.Ok && Json.At(told.Body, "user") is { } found && IsMember(found, workspace) ? Json.Word(found, "profile", "email") : null;
        if (email is null && told.Ok && Json.At(told.Body, "user", "profile") is { } profile && Json.At(profile, "email") is null) NoEmail(log, user);
        if (_known.Count >= MostKnown) _known.Clear();
        _known[(home, user)] = (email ?? "", Json.Word(told.Body, "user", "tz"), Now + Memory);
        return email ?? "";
    }

    /// <summary>The IANA name of the time zone in their profile, once their e-mail was asked for.</summary>
    public string? Zone(string home, string user) => _known.TryGetValue((home, user), out var known) ? known.Zone : null;

    /// <summary>What is known of them without asking.</summary>
    public string? Known(string home, string user) => _known.TryGetValue((home, user), out var known) && known.Until > Now ? known.Email : null;

    private static bool IsMember(JsonElement user, SlackWorkspace workspace) =>
        !new[] { "is_bot", "deleted", "is_restricted", "is_ultra_restricted", "is_stranger", "is_workflow_bot" }.Any(flag => Json.Is(user, flag))
        && Json.At(user, "is_email_confirmed") is not { ValueKind: JsonValueKind.False }
        && (Json.Word(user, "team_id") is not { } team || team == workspace.Id || (Json.Word(user, "enterprise_user", "enterprise_id") is { } enterprise && (enterprise == workspace.Id || enterprise == workspace.Enterprise)));

    [LoggerMessage(LogLevel.Warning, "Slack names no e-mail of {User}: without it nobody is known. The app needs both users:read and users:read.email")]
    private static partial void NoEmail(ILogger log, string user);
}
