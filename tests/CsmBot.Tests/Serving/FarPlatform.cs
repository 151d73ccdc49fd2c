using CsmBot.Cards;
using CsmBot.Channels.Teams;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Tests.Serving;

/// <summary>A chat platform that outlives the bot: every post is a new message there, also one that it has seen before, and an edit takes the place of a message.</summary>
internal sealed class FarPlatform
{
    private readonly Lock _taking = new();

    /// <summary>The messages as they stand, under the ids that the platform gave them.</summary>
    public Dictionary<string, string> Messages { get; } = [];

    /// <summary>The lives of the bot in which each letter arrived, by its key, in order.</summary>
    public Dictionary<string, List<int>> Arrived { get; } = [];

    public string Take(string key, string body, string? edits, int life)
    {
        lock (_taking)
        {
            var id = edits ?? $"m-{Messages.Count + 1}";
            Messages[id] = body;
            if (Arrived.TryGetValue(key, out var lives)) lives.Add(life);
            else Arrived[key] = [life];
            return id;
        }
    }

    /// <summary>How the bot reaches it in that life.</summary>
    public ISender Of(Death death, int life) => new FarSender((post, edits, _) => Task.FromResult(Take(post.Key, post.Body, edits, life)), death);
}

/// <summary>Sends to a far platform, by whatever way there is to it.</summary>
/// <param name="take">Gives the message's id there.</param>
internal sealed class FarSender(Func<Post, string?, CancellationToken, Task<string>> take, Death death) : ISender
{
    public string Channel => "teams";
    public string Render(Reply reply) => Activities.Json(reply);

    public async Task<Attempt> Send(Post post, string? edits, CancellationToken cancel)
    {
        await Task.Yield();
        death.Pass("before a sending");
        var id = await take(post, edits, cancel);
        death.Pass("after a sending");
        return new Attempt.Delivered(id);
    }
}
