using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Slack;

/// <summary>Submitted modals. What is wrong stands under its field, what is done closes the modal and is told in the chat; both in the answer, for which Slack waits three seconds.</summary>
internal sealed class SlackSubmissions(SlackReceiver receiver, SlackViews views, SlackHome home, Workspaces workspaces, Turns turns, Inbox inbox, Outbox outbox, Afterwards afterwards, TimeProvider time)
{
    /// <summary>What takes longer is answered with a modal that says so, and told in it when it is done.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly JsonObject _close = new() { ["response_action"] = "clear" };

    public async Task<JsonObject?> Take(SlackPayload payload, string text, CancellationToken cancel)
    {
        if (payload.Word("view", "id") is not { } id || payload.Word("view", "callback_id") is not { } verb) return null;
        var (data, hidden, _) = Modal.Hidden(payload.Word("view", "private_metadata"));
        var values = Modal.Values(Json.At(payload.Json, "view", "state", "values") ?? default);
        var origin = SlackOrigin.Read(hidden) ?? new SlackOrigin(payload.Room.ToString(), null);
        var pressed = new Pressed(verb, values.Concat(data).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value));
        // Not under the request's own end: who is answered "saving" is told how it ended.
        var working = Work(payload, text, id, origin, pressed, CancellationToken.None);
        if (await Task.WhenAny(working, Task.Delay(Patience, time, cancel)) == working) return Answer(await working, origin, values);
        afterwards.Run(async stop =>
        {
            var reply = await working;
            if (await workspaces.Of(payload.Home, stop) is { } workspace)
                await views.Update(workspace, id, Modal.Render(reply?.Card ?? new Card("Done", new Paragraph("This was done already.")), origin.ToString()), stop);
        });
        return Modal.Update(Modal.Loading("Saving…"));
    }

    private async Task<Reply?> Work(SlackPayload payload, string text, string view, SlackOrigin origin, Pressed pressed, CancellationToken cancel)
    {
        var heard = await receiver.Hear(payload, "view:" + view, pressed, cancel);
        // A form belongs to the conversation in which it was opened; who submits it is who Slack says.
        var address = SlackAddress.Read(origin.Conversation);
        var incoming = heard.Incoming with { Conversation = origin.Conversation, Source = origin.Source, Personal = address.IsDirect };
        var inline = inbox.Inline(incoming, text, (work, reply) =>
        {
            if (!IsForSubmitter(reply)) outbox.Add(work, Letters.Reply(incoming, reply, payload.User), Now);
        });
        // The same modal comes again when something was wrong with it: it is done with once it was taken.
        var settlement = inline with { Write = (work, reply) => { if (Modal.Of(reply.Card) is null) inline.Write(work, reply); } };
        var reply = await turns.Run(incoming, settlement, always: true, cancel);
        if (reply is not null && Modal.Of(reply.Card) is null) afterwards.Run(stop => home.Refresh(payload, stop));
        return reply;
    }

    /// <summary>Null: it was submitted before, and is closed.</summary>
    private static JsonObject Answer(Reply? reply, SlackOrigin origin, IReadOnlyDictionary<string, string> values)
    {
        if (reply is null) return Copy(_close);
        if (Modal.Of(reply.Card) is not { } form) return IsForSubmitter(reply) ? Modal.Update(Modal.Render(reply.Card)) : Copy(_close);
        // Errors stand under the fields that the modal has; a form that asks for others, or says something about the whole, takes its place.
        var wrong = form.Fields.Where(f => f.Error is not null).ToList();
        var hasAll = wrong.Count > 0 && wrong.All(f => values.ContainsKey(f.Id)) && !reply.Card.Blocks.Any(b => b is Notice { Kind: NoticeKind.Error });
        return (hasAll ? Modal.Errors(form) : null) ?? Modal.Update(Modal.Render(reply.Card, origin.ToString()));
    }

    /// <summary>A word to who submitted ("not yours", "too old") stands best where they look.</summary>
    private static bool IsForSubmitter(Reply reply) => reply is { Visibility: Visibility.OnlyAsker, ReplacesSource: false };

    private static JsonObject Copy(JsonObject json) => json.DeepClone().AsObject();

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
