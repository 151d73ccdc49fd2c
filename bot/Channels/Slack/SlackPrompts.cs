using System.Text.Json.Nodes;
using CsmBot.Conversations;

namespace CsmBot.Channels.Slack;

/// <summary>What can be said, offered on Slack's assistant surface where the workspace has it (https://docs.slack.dev/ai/developing-agents). What is chosen arrives as a message.</summary>
internal sealed class SlackPrompts(SlackApi api, SlackPeople people, Workspaces workspaces, Turn turn)
{
    public async Task Suggest(SlackPayload payload, CancellationToken cancel)
    {
        var (user, channel, thread) = (payload.Word("event", "assistant_thread", "user_id"), payload.Word("event", "assistant_thread", "channel_id"), payload.Word("event", "assistant_thread", "thread_ts"));
        if (user is null || channel is null || thread is null || await workspaces.Of(payload.Home, cancel) is not { } workspace || !turn.Knows(await people.Email(payload.Home, user, cancel))) return;
        await api.Call(payload.Home, workspace.Token, "assistant.threads.setSuggestedPrompts", new JsonObject
        {
            ["channel_id"] = channel, ["thread_ts"] = thread, ["title"] = "What would you like to know?",
            ["prompts"] = new JsonArray([.. Package.SlackManifest.Prompts.Select(p => new JsonObject { ["title"] = p.Title, ["message"] = p.Message })]),
        }, cancel);
    }
}
