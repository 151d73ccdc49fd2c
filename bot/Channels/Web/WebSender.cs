using CsmBot.Cards;
using CsmBot.Channels.Teams;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels.Web;

/// <summary>Puts what the bot says into the local page's chats. A post's key is its message id, so that a repeat shows once.</summary>
public sealed class WebSender(WebMessages messages) : ISender
{
    public string Channel => WebMessages.Channel;

    public string Render(Reply reply) => Activities.Json(reply);

    public async Task<Attempt> Send(Post post, string? edits, CancellationToken cancel)
    {
        if (edits is not null)
            return await messages.Edit(post.Conversation, edits, post.Body, cancel) ? new Attempt.Delivered(edits) : new Attempt.Never("the message to edit is not there");
        await messages.Post(post.Conversation, post.Key, post.Body, onlyFor: post.OnlyFor, cancel: cancel);
        return new Attempt.Delivered(post.Key);
    }
}
