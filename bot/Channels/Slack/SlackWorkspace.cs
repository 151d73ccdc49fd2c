namespace CsmBot.Channels.Slack;

/// <summary>The bot in a workspace, or in an organisation of them. No record: it holds a token, which may not be printed by accident.</summary>
internal sealed class SlackWorkspace
{
    /// <summary><c>T…</c> or <c>E…</c>.</summary>
    public required string Id { get; init; }

    public required string Token { get; init; }

    /// <summary>The bot's own user there; null where Slack has not said.</summary>
    public string? BotUser { get; init; }

    public string? Enterprise { get; init; }
}
