using CsmBot.Cards;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Channels;

/// <summary>Replies as letters to the conversation they answer.</summary>
internal static class Letters
{
    /// <summary>What was answered to it in a response, in the channel's form; null when it was not answered there.</summary>
    public static string? Kept(Store store, Incoming incoming)
    {
        using var db = store.Db();
        return db.Posts.Find(incoming.ReplyKey)?.Body;
    }

    /// <summary>Takes the place of the card whose button was pressed where the reply asks for it; what only the asker may see is posted anew, to them.</summary>
    public static Letter Reply(Incoming incoming, Reply reply, string? fromId)
    {
        var onlyAsker = reply.Visibility == Visibility.OnlyAsker && !incoming.Personal;
        var replaces = reply.ReplacesSource && incoming.Source is not null && !onlyAsker;
        return new Letter(incoming.ReplyKey, incoming.Channel, incoming.Conversation, reply)
        {
            ReplyTo = replaces || incoming.Event is not Said ? null : incoming.Id, Edits = replaces ? incoming.Source : null, OnlyFor = onlyAsker ? fromId : null,
        };
    }
}
