namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>Which permission each method wants, by its page in Slack's reference (https://docs.slack.dev/reference/methods); the rest wants none.</summary>
public static class SlackMethods
{
    private static readonly Dictionary<string, string> _wants = new()
    {
        ["assistant.threads.setSuggestedPrompts"] = "assistant:write",
        ["bots.info"] = "users:read", ["users.info"] = "users:read", ["users.lookupByEmail"] = "users:read.email",
        ["chat.delete"] = "chat:write", ["chat.postEphemeral"] = "chat:write", ["chat.postMessage"] = "chat:write", ["chat.update"] = "chat:write",
        ["chat.unfurl"] = "links:write", ["conversations.open"] = "im:write",
    };

    /// <summary>What the token lacks for the call.</summary>
    public static string? Lacking(SlackCall call, IReadOnlySet<string> scopes)
    {
        var wanted = call.Method == "conversations.info" ? Of(((string?)call.Arguments["channel"])?.FirstOrDefault()) : _wants.GetValueOrDefault(call.Method);
        return wanted is null || scopes.Contains(wanted) ? null : wanted;
    }

    private static string Of(char? kind) => kind switch { 'G' => "groups:read", 'D' => "im:read", _ => "channels:read" };
}
