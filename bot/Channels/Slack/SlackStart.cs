namespace CsmBot.Channels.Slack;

/// <summary>Says at the start as whom the bot speaks in its one workspace, or what is wrong with its token: not only when somebody waits for an answer.</summary>
internal sealed partial class SlackStart(SlackApp app, Workspaces workspaces, TimeProvider time, ILogger<SlackStart> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!app.IsInstallable && !stop.IsCancellationRequested)
        {
            try
            {
                if (await workspaces.Of("", stop) is { } workspace) Speaks(log, workspace.BotUser, workspace.Id);
                return;
            }
            catch (SlackUnreachable error) { NotYet(log, error.Message); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            await Task.Delay(Again, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Speaks in Slack as {User} in the workspace {Team}")]
    private static partial void Speaks(ILogger log, string? user, string team);

    [LoggerMessage(LogLevel.Warning, "Slack does not answer yet; messages wait: {Problem}")]
    private static partial void NotYet(ILogger log, string problem);
}
