using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Slack;

/// <summary>
/// Sends what the outbox owes to Slack. A message's id is its <c>ts</c>; of one that only its reader sees, which cannot be updated from outside, it begins with
/// <see cref="Fleeting"/>; of one that had to go to a direct chat in place of a channel, the chat's id stands before it.
/// </summary>
internal sealed class SlackSender(SlackApi api, Workspaces workspaces, SlackAnswers answers, Store store) : ISender
{
    public const string Name = "slack", Fleeting = "fleeting:";

    /// <summary>What an installation lacks is not there in a second; somebody has to see to it.</summary>
    private static readonly TimeSpan Reinstalling = TimeSpan.FromMinutes(10);

    public string Channel => Name;

    public string Render(Reply reply) => SlackBody.Write(reply);

    public async Task<Attempt> Send(Post post, string? edits, CancellationToken cancel)
    {
        // A message that only one person saw is gone from their screen by then, and nothing but their own press on it can change it.
        if (edits?.StartsWith(Fleeting, StringComparison.Ordinal) == true) return new Attempt.Delivered(edits);
        var address = SlackAddress.Read(post.Conversation);
        try
        {
            if (await workspaces.Of(address.Team, cancel) is not { } workspace) return new Attempt.Retry("the app is not installed in the workspace", Reinstalling);
            var body = SlackBody.Read(post.Body, post.Key);
            if (await answers.Take(workspace, post, body, edits, cancel) is { } answered) return answered;
            if (edits is not null && !SlackAnswers.IsAddress(edits)) return await Update(workspace, address, post, body, edits, cancel);
            return post.OnlyFor is { } reader && !address.IsDirect ? await Whisper(workspace, address, post, body, reader, cancel) : await Say(workspace, address, post, body, cancel);
        }
        catch (SlackUnreachable error) { return new Attempt.Retry(error.Message, error.After); }
    }

    private async Task<Attempt> Say(SlackWorkspace workspace, SlackAddress address, Post post, SlackBody body, CancellationToken cancel)
    {
        var chat = address.IsDirect ? Chat(address) : null;
        var (answer, wait) = await Try(workspace, post, body, "chat.postMessage", chat ?? address.Channel, Add, cancel);
        if (wait is { } far) return new Attempt.Retry("the channel has its share of messages", far);
        if (!answer!.Ok) return await Failed(address, answer);
        if (chat is null && address.IsDirect && answer.Word("channel") is { } opened) await store.Write(work => Places.Remember(work, Direct(address, opened)), cancel);
        return new Attempt.Delivered(answer.Word("ts"));

        void Add(JsonObject message)
        {
            (message["unfurl_links"], message["unfurl_media"]) = (false, false);
            // Where an answer is lost, the same is posted again: whoever reads the channel's history can tell.
            message["metadata"] = new JsonObject { ["event_type"] = "csmbot_post", ["event_payload"] = new JsonObject { ["key"] = post.Key } };
            if (address.Thread is not null) message["thread_ts"] = address.Thread;
        }
    }

    private async Task<Attempt> Update(SlackWorkspace workspace, SlackAddress address, Post post, SlackBody body, string edits, CancellationToken cancel)
    {
        var (channel, ts) = edits.Split('/') is [var moved, var there] ? (moved, there) : (address.IsDirect ? Chat(address) : address.Channel, edits);
        if (channel is null) return new Attempt.Never("the direct chat is not known any more");
        var (answer, wait) = await Try(workspace, post, body, "chat.update", channel, message => message["ts"] = ts, cancel);
        return wait is { } far ? new Attempt.Retry("the channel has its share of messages", far) : answer!.Ok ? new Attempt.Delivered(edits) : await Failed(address, answer);
    }

    /// <summary>To one reader of a channel alone; where that does not go, to their direct chat, never to everyone.</summary>
    private async Task<Attempt> Whisper(SlackWorkspace workspace, SlackAddress address, Post post, SlackBody body, string reader, CancellationToken cancel)
    {
        var (answer, wait) = await Try(workspace, post, body, "chat.postEphemeral", address.Channel, message =>
        {
            message["user"] = reader;
            if (address.Thread is not null) message["thread_ts"] = address.Thread;
        }, cancel);
        if (wait is { } far) return new Attempt.Retry("the channel has its share of messages", far);
        if (answer!.Ok) return new Attempt.Delivered(Fleeting + answer.Word("message_ts"));
        if (answer.Consequence is Consequence.Again or Consequence.Reinstall) return await Failed(address, answer);
        var direct = new SlackAddress(reader, address.Team);
        return await Say(workspace, direct, post, body, cancel) is Attempt.Delivered { MessageId: { } id } ? new Attempt.Delivered($"{Chat(direct)}/{id}") : await Failed(address, answer);
    }

    /// <summary>Says it in the newest dialect that the workspace takes.</summary>
    private async Task<(SlackAnswer? Answer, TimeSpan? Wait)> Try(SlackWorkspace workspace, Post post, SlackBody body, string method, string channel, Action<JsonObject> add, CancellationToken cancel)
    {
        if (await api.Turn(workspace.Id, channel, post.Key, cancel) is { } far) return (null, far);
        SlackAnswer? answer = null;
        foreach (var said in body.Messages)
        {
            var message = said.DeepClone().AsObject();
            message["channel"] = channel;
            add(message);
            answer = await api.Call(workspace.Id, workspace.Token, method, message, cancel, post.Key);
            if (answer.Ok || answer.Consequence != Consequence.Plainer) break;
        }
        return (answer, null);
    }

    private async Task<Attempt> Failed(SlackAddress address, SlackAnswer answer)
    {
        switch (answer.Consequence)
        {
            case Consequence.Again:
                return new Attempt.Retry(answer.Reason, answer.After);
            case Consequence.Reinstall:
                workspaces.Complain(address.Team, answer.Reason);
                return new Attempt.Retry($"the app must be installed again: {answer.Reason}", Reinstalling);
            case Consequence.Gone:
                // Comes back with the next message from there.
                await store.Write(work => { if (work.Db.Places.Find(Name, address.Room.ToString()) is { } place) work.Db.Remove(place); });
                return new Attempt.Never($"the conversation is gone: {answer.Reason}");
            default:
                return new Attempt.Never(answer.Reason);
        }
    }

    /// <summary>The channel of a direct chat, which alone can be updated in; null until Slack has named it.</summary>
    private string? Chat(SlackAddress address)
    {
        using var db = store.Db();
        return db.Places.Find(Name, address.Room.ToString())?.ServiceUrl;
    }

    private static Place Direct(SlackAddress address, string chat) =>
        new() { Channel = Name, Conversation = address.Room.ToString(), Kind = PlaceKind.Personal, Tenant = address.Team, UserId = address.Channel, ServiceUrl = chat };
}
