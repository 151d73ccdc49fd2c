using System.Collections.Concurrent;
using CsmBot.Cards.Slack;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Slack;

/// <summary>The app's home tab, which each person sees for themselves: their accounts at risk, alerts and logs. And the welcome to who opens the chat for the first time.</summary>
internal sealed class SlackHome(SlackReceiver receiver, SlackViews views, Workspaces workspaces, Turn turn, Turns turns, Inbox inbox, Outbox outbox, Store store, TimeProvider time)
{
    private readonly ConcurrentDictionary<SlackAddress, bool> _seen = [];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The press was on the home tab, which has no place in a conversation.</summary>
    public static bool IsOn(SlackPayload payload) => payload.Word("view", "type") == "home";

    public async Task Opened(SlackPayload payload, CancellationToken cancel)
    {
        if (payload.Word("event", "tab") == "home") await Publish(payload, cancel);
        else await Welcome(payload, cancel);
    }

    /// <summary>What was pressed is answered in the direct chat, and the tab shows how things are now.</summary>
    public async Task Pressed(SlackPayload payload, string text, CancellationToken cancel)
    {
        var (verb, data) = payload.Pressed!.Value;
        var heard = await receiver.Hear(payload, payload.Trigger!, new Pressed(verb, data), cancel);
        var incoming = heard.Incoming with { Source = null };
        await turns.Run(incoming, inbox.Inline(incoming, text, (work, reply) => outbox.Add(work, Letters.Reply(incoming, reply, payload.User), Now)), always: true, cancel);
        await Publish(payload, cancel);
    }

    /// <summary>After a change by somebody who has looked at the tab: it may be open.</summary>
    public Task Refresh(SlackPayload payload, CancellationToken cancel) => _seen.ContainsKey(payload.Direct) ? Publish(payload, cancel) : Task.CompletedTask;

    private async Task Publish(SlackPayload payload, CancellationToken cancel)
    {
        if (await workspaces.Of(payload.Home, cancel) is not { } workspace) return;
        _seen[payload.Direct] = true;
        var heard = await receiver.Hear(payload, "home", new Arrived(null), cancel);
        var cards = await turn.Home(heard.Incoming with { Conversation = $"home;{payload.Direct}", Personal = true }, cancel);
        var answer = await views.Publish(workspace, payload.User, dialect => Home.Render(cards, dialect), cancel);
        if (answer is { Ok: false, Consequence: Consequence.Reinstall }) workspaces.Complain(workspace.Id, answer.Reason);
    }

    private async Task Welcome(SlackPayload payload, CancellationToken cancel)
    {
        var key = $"welcome:{SlackSender.Name}:{payload.Direct}";
        using (var db = store.Db())
            if (db.Posts.Find(key) is not null) return;
        var heard = await receiver.Hear(payload, key, new Arrived(null), cancel);
        if (turn.Take(heard.Incoming) is not Conversations.Outcome.Ready welcome) return;
        await store.Write(work =>
        {
            if (heard.Place is { } place) Places.Remember(work, place);
            outbox.Add(work, new Letter(key, SlackSender.Name, payload.Direct.ToString(), welcome.Reply), Now);
        }, cancel);
    }
}
