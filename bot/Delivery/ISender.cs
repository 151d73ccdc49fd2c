using CsmBot.Cards;
using CsmBot.Data;

namespace CsmBot.Delivery;

/// <summary>Speaks one channel's protocol. It says how an attempt went; when to try again is the courier's to decide.</summary>
public interface ISender
{
    /// <summary>The name under which posts of this channel stand in the outbox: "teams", "web".</summary>
    string Channel { get; }

    /// <summary>The reply in the channel's own form, as it is kept in the outbox.</summary>
    string Render(Reply reply);

    /// <summary>Posts the body, or puts it in the place of the message <paramref name="edits"/>. Throws only on cancellation.</summary>
    Task<Attempt> Send(Post post, string? edits, CancellationToken cancel);
}

/// <summary>How an attempt to send went.</summary>
public abstract record Attempt
{
    /// <param name="MessageId">What the channel calls the message, when it said so.</param>
    public sealed record Delivered(string? MessageId) : Attempt;

    /// <param name="After">How long the channel asked to be left alone.</param>
    public sealed record Retry(string Reason, TimeSpan? After = null) : Attempt;

    public sealed record Never(string Reason) : Attempt;
}
