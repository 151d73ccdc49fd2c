using System.Text.Json.Nodes;

namespace CsmBot.Channels.Teams.Package;

/// <summary>
/// The app manifest, schema 1.29 (https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema). It asks for no resource-specific consent, no
/// single sign-on and no domains: the bot hears what mentions it and what is said to it, and opens no pages.
/// </summary>
public static class AppManifest
{
    public const string Version = "1.29", ColourIcon = "color.png", OutlineIcon = "outline.png";

    /// <summary>The ids of the message extensions, as Teams sends them back.</summary>
    public const string LogInteraction = "logInteraction", FindAccount = "findAccount", FindAccountName = "name";

    public static JsonObject Of(AppListing listing) => new()
    {
        ["$schema"] = $"https://developer.microsoft.com/json-schemas/teams/v{Version}/MicrosoftTeams.schema.json",
        ["manifestVersion"] = Version,
        ["version"] = listing.Version,
        ["id"] = $"{listing.Id}",
        ["developer"] = new JsonObject
        {
            ["name"] = listing.Developer, ["websiteUrl"] = listing.Website.AbsoluteUri, ["privacyUrl"] = listing.Privacy.AbsoluteUri, ["termsOfUseUrl"] = listing.Terms.AbsoluteUri,
        },
        ["name"] = new JsonObject { ["short"] = listing.Name, ["full"] = listing.FullName },
        ["description"] = new JsonObject { ["short"] = listing.Description, ["full"] = listing.LongDescription },
        ["icons"] = new JsonObject { ["color"] = ColourIcon, ["outline"] = OutlineIcon },
        ["accentColor"] = listing.Accent,
        ["bots"] = new JsonArray(Bot(listing)),
        ["composeExtensions"] = new JsonArray(Extension(listing)),
        ["permissions"] = new JsonArray("identity", "messageTeamMembers"),
    };

    private static JsonObject Bot(AppListing listing) => new()
    {
        ["botId"] = $"{listing.BotId}",
        ["scopes"] = new JsonArray("personal", "team", "groupChat"),
        ["supportsTargetedMessages"] = true,
        ["isNotificationOnly"] = false,
        ["supportsFiles"] = false,
        ["commandLists"] = new JsonArray(
            Commands(["personal"], ("log", "Open the form; or write what you did: “25 min call with Acme, went well”"), ("which accounts are yellow", "Ask about accounts, renewals, effort or plans in your own words"),
                ("my accounts not contacted in 30 days", "Who needs you next"), ("my alerts", "The alerts that are open in your hands"), ("help", "What I can do")),
            Commands(["team", "groupChat"], ("log", "Open the form; or write what you did: “25 min call with Acme, went well”"), ("which accounts are yellow", "Ask about accounts, renewals, effort or plans in your own words"),
                ("what renews next quarter", "Renewals ahead, with their colour"), ("open alerts", "The team’s open alerts"), ("help", "What I can do"))),
    };

    private static JsonObject Commands(string[] scopes, params (string Title, string Description)[] commands) => new()
    {
        ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]),
        ["commands"] = new JsonArray([.. commands.Select(c => (JsonNode)new JsonObject { ["title"] = c.Title, ["description"] = c.Description })]),
    };

    private static JsonObject Extension(AppListing listing) => new()
    {
        ["botId"] = $"{listing.BotId}",
        ["commands"] = new JsonArray(
            new JsonObject
            {
                ["id"] = LogInteraction, ["type"] = "action", ["title"] = "Log interaction", ["description"] = "Log a call, mail, meeting or visit; from a message its words are taken over",
                ["context"] = new JsonArray("message", "compose"), ["fetchTask"] = true,
            },
            new JsonObject
            {
                ["id"] = FindAccount, ["type"] = "query", ["title"] = "Find account", ["description"] = "Find an account and insert its summary", ["context"] = new JsonArray("compose", "commandBox"), ["initialRun"] = true,
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = FindAccountName, ["title"] = "Account", ["description"] = "A part of its name", ["inputType"] = "text" }),
            }),
    };
}
