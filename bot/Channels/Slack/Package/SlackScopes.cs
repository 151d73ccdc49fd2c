namespace CsmBot.Channels.Slack.Package;

/// <summary>A permission of the bot's token.</summary>
/// <param name="Why">In one sentence, for whoever has to consent.</param>
/// <param name="Methods">Of the Web API that want it and that the bot calls.</param>
public sealed record SlackScope(string Name, string Why, params IReadOnlyList<string> Methods);

/// <summary>The least that serves. The manifest asks for these, an installation asks for these, and <c>csmbot check slack</c> looks whether they were given.</summary>
public static class SlackScopes
{
    public static readonly IReadOnlyList<SlackScope> Least =
    [
        new("app_mentions:read", "it hears what is said to it in channels, and nothing else that is said there"),
        new("channels:read", "it learns a public channel's name, by which alerts find it, and whether another company reads along", "conversations.info"),
        new("chat:write", "it answers and alerts where it was added, and brings its messages up to date", "chat.postMessage", "chat.postEphemeral", "chat.update"),
        new("commands", "the command /csm and the two shortcuts"),
        new("groups:read", "the same as channels:read in private channels that it was added to", "conversations.info"),
        new("im:history", "it hears what is written to it in its direct chats"),
        new("users:read", "it tells members from guests, bots and people of other companies, and its own app from others", "bots.info", "users.info"),
        new("users:read.email", "it finds who speaks in team.csv by their e-mail; without it, it knows nobody", "users.info"),
    ];

    /// <summary>Where <c>Slack:Package:Agent</c> is set.</summary>
    public static readonly SlackScope Agent = new("assistant:write", "it offers things to ask on the agent surface", "assistant.threads.setSuggestedPrompts");

    /// <summary>Where the host has an address of its own, so that there are links to accounts.</summary>
    public static readonly IReadOnlyList<SlackScope> Links =
    [
        new("links:read", "it is told that a link to one of its accounts was posted, and nothing else of the message"),
        new("links:write", "it shows the account below such a link, where all who read there may see it", "chat.unfurl"),
    ];

    /// <summary>Of the app-level token, which belongs to no workspace: Socket Mode.</summary>
    public static readonly SlackScope Socket = new("connections:write", "the bot opens the connection through which Slack speaks to it", "apps.connections.open");

    /// <summary>What any token may call, and what goes by the app's own secret.</summary>
    public static readonly IReadOnlyList<string> Free = ["auth.test", "chat.getPermalink", "oauth.v2.access", "views.open", "views.publish", "views.update"];

    public static IEnumerable<SlackScope> Of(bool agent, bool links) => [.. Least, .. links ? Links : [], .. agent ? [Agent] : Array.Empty<SlackScope>()];

    /// <summary>As an installation asks for them.</summary>
    public static string Joined(bool agent, bool links) => string.Join(',', Of(agent, links).Select(s => s.Name).Order(StringComparer.Ordinal));
}
