using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Delivery;

/// <summary>
/// Where everything that must reach a chat is written, in the transaction of the change that caused it. The <see cref="Courier"/> sends it after the commit.
/// </summary>
public sealed class Outbox(IEnumerable<ISender> senders)
{
    private readonly Dictionary<string, ISender> _senders = senders.ToDictionary(s => s.Channel);

    /// <summary>Something new is to be sent.</summary>
    public event Action? Added;

    public ISender? Sender(string channel) => _senders.GetValueOrDefault(channel);

    /// <summary>Owes the letter to its conversation; false when its key was written before, or when the message it edits was never posted.</summary>
    /// <exception cref="ArgumentException">Nothing sends to the letter's channel.</exception>
    public bool Add(Work work, Letter letter, DateTime now)
    {
        var sender = Sender(letter.Channel) ?? throw new ArgumentException($"No sender for the channel “{letter.Channel}”.", nameof(letter));
        if (letter.EditsLetter is { } source && work.Db.Posts.Find(source) is not { State: PostState.Owed or PostState.Sent }) return false;
        if (!Write(work, letter, sender.Render(letter.Reply), PostState.Owed, now)) return false;
        work.Committed += () => Added?.Invoke();
        return true;
    }

    /// <summary>Keeps a reply that goes back in the response to its request, so that a repeated request gets the same; false when the key was written before.</summary>
    public bool Keep(Work work, Letter letter, string body, DateTime now) => Write(work, letter, body, PostState.Inline, now);

    private static bool Write(Work work, Letter letter, string body, PostState state, DateTime now)
    {
        if (work.Db.Posts.Find(letter.Key) is not null) return false;
        work.Db.Add(new Post
        {
            Key = letter.Key, Number = Next(work.Db), Channel = letter.Channel, Conversation = letter.Conversation, ReplyTo = letter.ReplyTo, Edits = letter.Edits,
            EditsPost = letter.EditsLetter, OnlyFor = letter.OnlyFor, Body = body, Due = letter.NotBefore ?? now, NotBefore = letter.NotBefore ?? now, State = state,
        });
        return true;
    }

    // Writers come one at a time, so the highest number plus one is nobody else's; numbers only order what is owed.
    private static long Next(CsmDb db) =>
        Math.Max(db.Posts.Max(p => (long?)p.Number) ?? 0, db.Posts.Local.Select(p => p.Number).DefaultIfEmpty().Max()) + 1;
}
