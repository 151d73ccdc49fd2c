using System.Text.Json.Nodes;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Slack;

/// <summary>Answers in the place where somebody used a command or button: by the address or trigger that came with it, while they hold.</summary>
internal sealed class SlackAnswers(SlackApi api, SlackViews views, Store store, TimeProvider time)
{
    /// <summary>How long Slack takes answers at such an address, less what the way takes.</summary>
    private static readonly TimeSpan AddressLife = TimeSpan.FromMinutes(29);

    /// <summary>A message that can be reached by its response address alone goes by that in place of an id.</summary>
    public static bool IsAddress(string edits) => edits.StartsWith("http", StringComparison.Ordinal);

    /// <summary>Null when it is to be posted as any other.</summary>
    public async Task<Attempt?> Take(SlackWorkspace workspace, Post post, SlackBody body, string? edits, CancellationToken cancel)
    {
        var asked = Asked(post);
        if (body.Form is not null && asked is { Payload: { Trigger: { } trigger } from, Age: var age } && age < SlackViews.TriggerLife
            && await views.Open(workspace, trigger, SlackBody.Read(post.Body, post.Key, new SlackOrigin(post.Conversation, SlackReceiver.Source(from)).ToString()).Form!, cancel))
            return new Attempt.Delivered(SlackSender.Fleeting + trigger);
        if (edits is not null && IsAddress(edits)) return await Respond(edits, body, replaces: true, cancel) ? new Attempt.Delivered(edits) : null;
        if (edits is null && asked is { Payload: { ResponseUrl: { } address } payload } && asked.Age < AddressLife && (payload.Type == SlackPayload.Command || payload.IsEphemeral))
            return await Respond(address, body, replaces: false, cancel) ? new Attempt.Delivered(SlackSender.Fleeting + payload.Trigger) : null;
        return null;
    }

    private async Task<bool> Respond(string address, SlackBody body, bool replaces, CancellationToken cancel)
    {
        foreach (var said in body.Messages)
        {
            var message = said.DeepClone().AsObject();
            message["response_type"] = "ephemeral";
            message["replace_original"] = replaces;
            var answer = await api.Respond(address, message, cancel);
            if (answer.Ok) return true;
            if (answer.Consequence != Consequence.Plainer) return false;
        }
        return false;
    }

    /// <summary>What the post is the reply to, with how long ago it came.</summary>
    private Question? Asked(Post post)
    {
        var prefix = $"reply:{post.Channel}:{post.Conversation}:";
        if (!post.Key.StartsWith(prefix, StringComparison.Ordinal)) return null;
        using var db = store.Db();
        return db.Inbox.Find(post.Channel, post.Conversation, post.Key[prefix.Length..]) is { } received && SlackPayload.Read(received.Payload) is { } payload
            ? new Question(payload, time.GetUtcNow().UtcDateTime - received.ReceivedAt) : null;
    }

    private sealed record Question(SlackPayload Payload, TimeSpan Age);
}
