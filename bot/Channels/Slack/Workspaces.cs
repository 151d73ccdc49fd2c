using System.Collections.Concurrent;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>
/// Where the bot is installed and with which token it speaks there: the one workspace of the settings, or those that have installed it, whose tokens lie encrypted in the
/// store and are renewed two hours before they end.
/// </summary>
internal sealed partial class Workspaces(SlackApp app, SlackApi api, Store store, SlackVault vault, TimeProvider time, ILogger<Workspaces> log)
{
    private static readonly TimeSpan Early = TimeSpan.FromHours(2), Complaint = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _one = new(1), _renewing = new(1);
    private readonly ConcurrentDictionary<string, DateTime> _complained = [];
    private volatile SlackWorkspace? _only;
    private volatile string? _appId;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Why a payload of this workspace (or organisation) and app is not for us; null when it is, or when that cannot be said yet.</summary>
    public string? Refusal(string home, string? appId)
    {
        var mine = _appId;
        if (app.IsInstallable)
        {
            if (Install(home) is not { } here) return "the app is not installed there";
            mine = here.AppId;
        }
        else if (_only is { } only && only.Id != home) return "it is another workspace";
        return mine is not null && appId is not null && appId != mine ? "it is another app" : null;
    }

    /// <summary>The bot in this workspace, or in the organisation that it is installed for as a whole; null when it is not, or not any more, installed there.</summary>
    /// <exception cref="SlackUnreachable">Slack must be asked and does not answer.</exception>
    public async Task<SlackWorkspace?> Of(string home, CancellationToken cancel)
    {
        if (!app.IsInstallable) return await Only(cancel);
        if (Install(home) is not { } install) return null;
        if (install.ExpiresAt - Early <= Now) install = await Renew(install, cancel);
        return install is not null && vault.Open(install.Token) is { } token
            ? new SlackWorkspace { Id = install.Id, Token = token, BotUser = install.BotUser, Enterprise = install.Enterprise }
            : null;
    }

    /// <summary>The one workspace, once Slack has said which it is.</summary>
    private async Task<SlackWorkspace?> Only(CancellationToken cancel)
    {
        if (_only is { } known) return known;
        await _one.WaitAsync(cancel);
        try
        {
            if (_only is { } meanwhile) return meanwhile;
            var told = await api.Ask("", app.BotToken!, "auth.test", [], cancel);
            // https://docs.slack.dev/reference/methods/auth.test
            if (told.Ok && (Json.Is(told.Body, "is_enterprise_install") ? told.Word("enterprise_id") : told.Word("team_id")) is { } team)
            {
                if (told.Word("bot_id") is { } bot) _appId = (await api.Ask("", app.BotToken!, "bots.info", [new("bot", bot)], cancel)).Word("bot", "app_id");
                return _only = new SlackWorkspace { Id = team, Token = app.BotToken!, BotUser = told.Word("user_id"), Enterprise = told.Word("enterprise_id") };
            }
            if (told.Consequence == Consequence.Again) throw new SlackUnreachable(told);
            Complain("", told.Reason);
            return null;
        }
        finally { _one.Release(); }
    }

    private SlackInstall? Install(string home)
    {
        using var db = store.Db();
        return db.SlackInstalls.Find(home);
    }

    /// <summary>Puts a new pair of tokens in the old one's place, on disk before its first use: a refresh token is good for one use.</summary>
    private async Task<SlackInstall?> Renew(SlackInstall old, CancellationToken cancel)
    {
        await _renewing.WaitAsync(cancel);
        try
        {
            using (var db = store.Db())
                if (db.SlackInstalls.Find(old.Id) is not { } now) return null;
                else if (now.ExpiresAt - Early > Now) return now;
                else old = now;
            if (old.RefreshToken is null || vault.Open(old.RefreshToken) is not { } refresh) return old.ExpiresAt > Now ? old : null;
            var answer = await api.Access([new("grant_type", "refresh_token"), new("refresh_token", refresh)], cancel);
            if (answer.Ok && answer.Word("access_token") is { } token && answer.Word("refresh_token") is { } next && Json.At(answer.Body, "expires_in") is { } seconds)
                return await store.Write(work =>
                {
                    if (work.Db.SlackInstalls.Find(old.Id) is not { } install) return null;
                    (install.Token, install.RefreshToken, install.ExpiresAt) = (vault.Close(token), vault.Close(next), Now.AddSeconds(seconds.GetDouble()));
                    return install;
                }, CancellationToken.None);
            if (answer.Consequence != Consequence.Again) Complain(old.Id, answer.Reason);
            // The old one goes on to its end.
            return old.ExpiresAt > Now ? old : answer.Consequence == Consequence.Again ? throw new SlackUnreachable(answer) : null;
        }
        finally { _renewing.Release(); }
    }

    /// <summary>The app was taken out of the workspace, or its token revoked: the token goes, and with it the conversations there.</summary>
    public Task Forget(string team) => store.Write(work =>
    {
        if (work.Db.SlackInstalls.Find(team) is { } install) work.Db.Remove(install);
        work.Db.RemoveRange(work.Db.Places.Where(p => p.Channel == SlackSender.Name && p.Tenant == team));
    });

    /// <summary>Says once an hour that somebody has to install the app again.</summary>
    public void Complain(string team, string reason)
    {
        if (_complained.TryGetValue(team, out var before) && Now - before < Complaint) return;
        _complained[team] = Now;
        MustInstall(log, team, reason, app.IsInstallable ? "install the app again at /slack/install" : "install it again in Slack's app settings and set Slack:BotToken");
    }

    [LoggerMessage(LogLevel.Error, "Slack does not let the bot do its work in {Team}: {Reason}; {Remedy}")]
    private static partial void MustInstall(ILogger log, string team, string reason, string remedy);
}

/// <summary>Slack does not answer now; it is tried again.</summary>
internal sealed class SlackUnreachable(SlackAnswer answer) : FarEndAway($"Slack: {answer.Reason}", answer.After);
