namespace CsmBot.Channels.Slack;

/// <summary>What the settings say about the Slack app. No record: nothing of it may be printed by accident.</summary>
public sealed class SlackApp
{
    public static readonly Uri UsualApi = new("https://slack.com/api/");

    /// <summary>Slack signs its requests with it; none where all comes by Socket Mode.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>Of the one workspace (<c>xoxb-</c>); null where workspaces install the app themselves.</summary>
    public string? BotToken { get; init; }

    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }

    /// <summary>Of Socket Mode (<c>xapp-</c>), which takes the place of the HTTP endpoints.</summary>
    public string? AppToken { get; init; }

    /// <summary>Ends with a slash.</summary>
    public Uri Api { get; init; } = UsualApi;

    /// <summary>It is at home on Slack's agent surface.</summary>
    public bool IsAgent { get; init; }

    /// <summary>The host of links to accounts, which show what they lead to; null where there are none.</summary>
    public string? LinkDomain { get; init; }

    public bool IsInstallable => ClientId is not null;
    public bool BySocket => AppToken is not null;
}
