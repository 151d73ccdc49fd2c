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
    public bool Add(Work work, Letter letter, DateTime now) => Add(work, [letter], now) == 1;

    /// <summary>The same for several letters, asking the store once for all of them; gives how many are owed now that were not.</summary>
    public int Add(Work work, IReadOnlyList<Letter> letters, DateTime now)
    {
        if (letters.Count == 0) return 0;
        var known = Known(work.Db, letters);
        var (number, added) = (Next(work.Db), 0);
        foreach (var letter in letters)
        {
            var sender = Sender(letter.Channel) ?? throw new ArgumentException($"No sender for the channel “{letter.Channel}”.", nameof(letters));
            if (letter.EditsLetter is { } source && !(known.TryGetValue(source, out var state) && state is PostState.Owed or PostState.Sent)) continue;
            if (!known.TryAdd(letter.Key, PostState.Owed)) continue;
            work.Db.Add(Post(letter, number + added++, sender.Render(letter.Reply), PostState.Owed, now));
        }
        if (added > 0) work.Committed += () => Added?.Invoke();
        return added;
    }

    /// <summary>Keeps a reply that goes back in the response to its request, so that a repeated request gets the same; false when the key was written before.</summary>
    public bool Keep(Work work, Letter letter, string body, DateTime now)
    {
        if (work.Db.Posts.Find(letter.Key) is not null) return false;
        work.Db.Add(Post(letter, Next(work.Db), body, PostState.Inline, now));
        return true;
    }

    /// <summary>How the posts stand that letters of these keys are or edit, those of this transaction included.</summary>
    private static Dictionary<string, PostState> Known(CsmDb db, IReadOnlyList<Letter> letters)
    {
        var keys = letters.Select(l => l.Key).Concat(letters.Select(l => l.EditsLetter).OfType<string>()).ToHashSet();
        var known = db.Posts.Where(p => keys.Contains(p.Key)).Select(p => new { p.Key, p.State }).ToDictionary(p => p.Key, p => p.State);
        foreach (var post in db.Posts.Local) if (keys.Contains(post.Key)) known[post.Key] = post.State;
        return known;
    }

    private static Post Post(Letter letter, long number, string body, PostState state, DateTime now) => new()
    {
        Key = letter.Key, Number = number, Channel = letter.Channel, Conversation = letter.Conversation, ReplyTo = letter.ReplyTo, Edits = letter.Edits,
        EditsPost = letter.EditsLetter, OnlyFor = letter.OnlyFor, Body = body, Due = letter.NotBefore ?? now, NotBefore = letter.NotBefore ?? now, State = state,
    };

    // Writers come one at a time, so the highest number plus one is nobody else's; numbers only order what is owed.
    private static long Next(CsmDb db) =>
        Math.Max(db.Posts.Max(p => (long?)p.Number) ?? 0, db.Posts.Local.Select(p => p.Number).DefaultIfEmpty().Max()) + 1;
}
