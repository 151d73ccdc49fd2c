namespace CsmBot.Channels.Slack;

/// <summary>To which addresses that came in a payload the bot speaks: Slack's own, and the origin of the configured API. Whoever could name any could make the bot call it.</summary>
internal sealed class SlackHosts(SlackApp app)
{
    private static readonly string[] _slack = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <summary>Takes answers to a command or button.</summary>
    public bool TakesAnswers(string? address) => Read(address) is { } uri && (Origin(uri) == Origin(app.Api) || (uri is { Scheme: "https", IsDefaultPort: true } && _slack.Contains(uri.Host, StringComparer.OrdinalIgnoreCase)));

    /// <summary>A WebSocket that the API handed out.</summary>
    public bool IsSocket(string? address) => Read(address) is { } uri
        && ((uri is { Scheme: "wss", IsDefaultPort: true } && (uri.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith(".slack-gov.com", StringComparison.OrdinalIgnoreCase)))
            || (uri.Scheme == (app.Api.Scheme == "https" ? "wss" : "ws") && uri.Host == app.Api.Host && uri.Port == app.Api.Port));

    private static Uri? Read(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo == "" ? uri : null;

    private static string Origin(Uri uri) => uri.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
}
