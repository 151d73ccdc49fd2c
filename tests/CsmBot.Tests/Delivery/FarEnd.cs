using System.Collections.Concurrent;
using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Tests.Delivery;

/// <summary>A channel whose answers the test decides, and which remembers what reached it.</summary>
internal sealed class FarEnd : ISender
{
    public string Channel => "far";
    public ConcurrentQueue<(string Conversation, string Body, string? Edits)> Got { get; } = [];

    /// <summary>What becomes of an attempt; by default it is delivered under the id "m-KEY".</summary>
    public Func<Post, Attempt> Answer { get; set; } = post => new Attempt.Delivered("m-" + post.Key);

    /// <summary>What the answer to a post waits for; by default nothing.</summary>
    public Func<Post, Task> Waits { get; set; } = _ => Task.CompletedTask;

    public string Render(Reply reply) => reply.Fallback;

    public async Task<Attempt> Send(Post post, string? edits, CancellationToken cancel)
    {
        await Waits(post).WaitAsync(cancel);
        var answer = Answer(post);
        if (answer is Attempt.Delivered) Got.Enqueue((post.Conversation, post.Body, edits));
        return answer;
    }
}
