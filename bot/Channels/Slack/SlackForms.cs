using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Slack;

/// <summary>Opens forms, which are modals in Slack: of the buttons that ask for one, and of the shortcuts.</summary>
internal sealed class SlackForms(SlackReceiver receiver, SlackViews views, SlackQuotes quotes, Workspaces workspaces, Turn turn, Turns turns, Inbox inbox, Outbox outbox, Store store, TimeProvider time)
{
    private static readonly HashSet<string> _opening =
    [
        BlockKit.FormOpen, Verbs.LogOpen, Verbs.LogReview, Verbs.LogEdit, Verbs.AlertSnoozeForm, Verbs.AlertAssignForm, Verbs.ColourChange, Verbs.ColourKeepForm, Verbs.RuleEdit, Verbs.FireClose, Verbs.ReadinessOpen,
    ];

    /// <summary>True for a button whose answer is a form: it opens while its trigger lives.</summary>
    public static bool Opens(string verb) => _opening.Contains(verb);

    public Task Open(SlackPayload payload, string text, CancellationToken cancel) =>
        payload.Pressed is not { } pressed ? Task.CompletedTask
        : pressed.Verb == BlockKit.FormOpen ? Show(payload, Again(payload, pressed.Data, cancel), cancel)
        : Show(payload, Made(payload, text, new Pressed(pressed.Verb, pressed.Data), cancel), cancel);

    /// <summary>"Log interaction" on a message, whose words become the notes; "New log entry" from anywhere.</summary>
    public Task Shortcut(SlackPayload payload, string text, CancellationToken cancel) => Show(payload, FromShortcut(payload, text, cancel), cancel);

    private async Task<JsonObject?> FromShortcut(SlackPayload payload, string text, CancellationToken cancel)
    {
        var opened = payload.Type == SlackPayload.Quote ? new Pressed(Verbs.LogFrom, await quotes.Of(payload, cancel)) : new Pressed(Verbs.LogOpen, new Dictionary<string, string>());
        return await Made(payload, text, opened, cancel);
    }

    private async Task Show(SlackPayload payload, Task<JsonObject?> making, CancellationToken cancel)
    {
        if (payload.Trigger is not { } trigger || await workspaces.Of(payload.Home, cancel) is not { } workspace || await views.Open(workspace, trigger, making, cancel)) return;
        // Too late for a modal: what can be pressed again is better than nothing.
        var (incoming, reply) = (new Incoming(SlackSender.Name, payload.Room.ToString(), trigger, "", new Said("")), Reply.Of("Slack closed the way to the form before it was ready. Press again, please.", Visibility.OnlyAsker));
        await store.Write(work => outbox.Add(work, Letters.Reply(incoming, reply, payload.User), Now), CancellationToken.None);
    }

    /// <summary>The form of a message, as it was when the message was posted.</summary>
    private async Task<JsonObject?> Again(SlackPayload payload, IReadOnlyDictionary<string, string> data, CancellationToken cancel)
    {
        var heard = await receiver.Hear(payload, payload.Trigger!, new Pressed(BlockKit.FormOpen, data), cancel);
        if (!turn.Knows(heard.Incoming.From)) return Modal.Render(Turn.Stranger.Card);
        using var db = store.Db();
        var post = data.GetValueOrDefault(SlackBody.PostField) is { } key ? db.Posts.Find(key) : null;
        return (post is null ? null : SlackBody.Read(post.Body, post.Key, Origin(heard.Incoming)).Form)
            ?? Modal.Render(new Card("Too old", new Paragraph("This form is too old. Send the message again, or write “log” for an empty one.")));
    }

    /// <summary>What the turn comes to, as a modal; what is no form is read there, or, where everyone is told, said in the chat.</summary>
    private async Task<JsonObject?> Made(SlackPayload payload, string text, Pressed pressed, CancellationToken cancel)
    {
        var heard = await receiver.Hear(payload, payload.Trigger!, pressed, cancel);
        var isPosted = false;
        var settlement = inbox.Inline(heard.Incoming, text, (work, reply) =>
        {
            if (!(isPosted = Modal.Of(reply.Card) is null && reply.Visibility == Visibility.Public)) return;
            outbox.Add(work, Letters.Reply(heard.Incoming, reply, payload.User), Now);
        });
        var reply = await turns.Run(heard.Incoming, settlement, always: true, cancel);
        return reply is null || isPosted ? null : Modal.Render(reply.Card, Origin(heard.Incoming));
    }

    private static string Origin(Incoming incoming) => new SlackOrigin(incoming.Conversation, incoming.Source).ToString();

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
