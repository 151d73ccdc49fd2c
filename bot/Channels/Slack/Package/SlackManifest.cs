using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Channels.Slack.Package;

/// <summary>How the app presents itself in Slack, and on which way Slack reaches it.</summary>
/// <param name="Background">As <c>#rrggbb</c>.</param>
public sealed record SlackListing(string Name, string Description, string LongDescription, string Background)
{
    /// <summary>Where the world reaches the host; null in Socket Mode without one.</summary>
    public Uri? Address { get; init; }

    /// <summary>The bot calls Slack: no addresses to call are named.</summary>
    public bool BySocket { get; init; }

    /// <summary>Workspaces install it themselves, at the host.</summary>
    public bool IsInstallable { get; init; }

    /// <summary>Whole organisations of Enterprise Grid may install it.</summary>
    public bool IsForOrganisations { get; init; }

    /// <summary>Tokens end after twelve hours and are renewed. Slack lets nobody turn this off again.</summary>
    public bool Rotates { get; init; }

    /// <summary>The host of links to accounts, as Slack takes it: a name of the domain system. Null where there are none.</summary>
    public string? LinkDomain => Domain(Address);

    public static string? Domain(Uri? address) => address is { HostNameType: UriHostNameType.Dns } && address.Host.Contains('.') ? address.IdnHost.ToLowerInvariant() : null;

    /// <summary>It is at home on the agent surface, where the workspace's plan has it.</summary>
    public bool IsAgent { get; init; }
}

/// <summary>The app manifest, version 2 (https://docs.slack.dev/reference/app-manifest), from which Slack makes the app.</summary>
public static class SlackManifest
{
    public const string Command = "/csm";

    /// <summary>The ids of the shortcuts, as Slack sends them back. Each opens the log form; on a message, filled from its words.</summary>
    public const string LogFromMessage = "log_from_message", LogNew = "log_new";

    /// <summary>What the bot is told of, and why. No more of what people say than is said to it.</summary>
    public static readonly IReadOnlyList<(string Name, string Why)> Events =
    [
        ("app_home_opened", "the home tab is drawn for who opens it, and who opens the chat for the first time is welcomed"),
        ("app_mention", "what is said to it in channels"),
        ("app_uninstalled", "its token and conversations there are forgotten"),
        ("message.im", "what is written to it in its direct chats"),
        ("tokens_revoked", "its token and conversations there are forgotten"),
    ];

    /// <summary>Where there are links to accounts.</summary>
    public static readonly (string Name, string Why) LinkShared = ("link_shared", "a link to one of its accounts was posted: it shows the account there, where all may see it");

    public static IEnumerable<(string Name, string Why)> EventsOf(SlackListing listing) => listing.LinkDomain is null ? Events : [.. Events, LinkShared];

    /// <summary>What can be said, for who opens the chat on the agent surface.</summary>
    public static readonly IReadOnlyList<(string Title, string Message)> Prompts =
    [
        ("My accounts at risk", "which of my accounts are yellow or red"), ("My renewals", "my renewals in the next 90 days"), ("Gone quiet", "my accounts not contacted in 30 days"), ("Log an interaction", "log"),
    ];

    private static readonly JsonSerializerOptions _readable = new(Json.Plain) { WriteIndented = true };

    public static string Text(JsonObject manifest) => manifest.ToJsonString(_readable);

    /// <summary>The page of Slack's on which the app is made with this manifest filled in.</summary>
    public static Uri Link(JsonObject manifest) => new("https://api.slack.com/apps?new_app=1&manifest_json=" + Uri.EscapeDataString(manifest.ToJsonString(Json.Plain)));

    public static JsonObject Of(SlackListing listing) => new()
    {
        ["_metadata"] = new JsonObject { ["major_version"] = 2, ["minor_version"] = 1 },
        ["display_information"] = new JsonObject
        {
            ["name"] = listing.Name, ["description"] = listing.Description, ["long_description"] = listing.LongDescription, ["background_color"] = listing.Background,
        },
        ["features"] = Features(listing),
        ["oauth_config"] = OAuth(listing),
        ["settings"] = Settings(listing),
    };

    private static JsonObject Features(SlackListing listing)
    {
        var command = new JsonObject { ["command"] = Command, ["description"] = "Log an interaction or ask about accounts", ["usage_hint"] = "called Acme 25 min, great · renewals next 90 days · help", ["should_escape"] = true };
        if (Called(listing, "commands") is { } url) command["url"] = url;
        var features = new JsonObject
        {
            // Without the messages tab, or where it is read-only, nobody can write to the bot.
            ["app_home"] = new JsonObject { ["home_tab_enabled"] = true, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false },
            ["bot_user"] = new JsonObject { ["display_name"] = listing.Name, ["always_online"] = true },
            ["slash_commands"] = new JsonArray(command),
            ["shortcuts"] = new JsonArray(
                new JsonObject { ["name"] = "Log interaction", ["type"] = "message", ["callback_id"] = LogFromMessage, ["description"] = "Log this message as an interaction with an account" },
                new JsonObject { ["name"] = "New log entry", ["type"] = "global", ["callback_id"] = LogNew, ["description"] = "Log a call, mail, meeting or visit" }),
        };
        if (listing.LinkDomain is { } domain) features["unfurl_domains"] = Names([domain]);
        if (listing.IsAgent)
            features["agent_view"] = new JsonObject
            {
                ["agent_description"] = listing.Description,
                ["suggested_prompts"] = new JsonArray([.. Prompts.Select(p => (JsonNode)new JsonObject { ["title"] = p.Title, ["message"] = p.Message })]),
            };
        return features;
    }

    private static JsonObject OAuth(SlackListing listing)
    {
        var oauth = new JsonObject { ["scopes"] = new JsonObject { ["bot"] = Names(SlackScopes.Joined(listing.IsAgent, listing.LinkDomain is not null).Split(',')) } };
        if (listing is { IsInstallable: true, Address: not null }) oauth["redirect_urls"] = Names([Under(listing.Address, "oauth")]);
        return oauth;
    }

    private static JsonObject Settings(SlackListing listing)
    {
        var events = new JsonObject { ["bot_events"] = Names(EventsOf(listing).Select(e => e.Name).Order(StringComparer.Ordinal)) };
        var interactivity = new JsonObject { ["is_enabled"] = true };
        if (Called(listing, "events") is { } url) events["request_url"] = url;
        if (Called(listing, "interactivity") is { } pressed) interactivity["request_url"] = pressed;
        if (Called(listing, "options") is { } typed) interactivity["message_menu_options_url"] = typed;
        return new JsonObject
        {
            ["event_subscriptions"] = events, ["interactivity"] = interactivity, ["org_deploy_enabled"] = listing.IsForOrganisations, ["socket_mode_enabled"] = listing.BySocket, ["token_rotation_enabled"] = listing.Rotates,
        };
    }

    /// <summary>An address that Slack calls; null where the bot calls Slack.</summary>
    private static string? Called(SlackListing listing, string path) => listing is { BySocket: false, Address: { } address } ? Under(address, path) : null;

    private static string Under(Uri address, string path) => $"{address.AbsoluteUri.TrimEnd('/')}/slack/{path}";

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode)n)]);
}
