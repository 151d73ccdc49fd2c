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

    /// <summary>How often each letter arrived, by its key.</summary>
    public Dictionary<string, int> Arrived { get; } = [];

    /// <summary>What arrived since this was last asked.</summary>
    public List<string> TakeNews()
    {
        lock (_taking)
        {
            var news = _news;
            _news = [];
            return news;
        }
    }

    private List<string> _news = [];

    public ISender Of(Death death) => new Sender(this, death);

    private string Take(Post post, string? edits)
    {
        lock (_taking)
        {
            var id = edits ?? $"m-{Messages.Count + 1}";
            Messages[id] = post.Body;
            Arrived[post.Key] = Arrived.GetValueOrDefault(post.Key) + 1;
            _news.Add(post.Key);
            return id;
        }
    }

    private sealed class Sender(FarPlatform platform, Death death) : ISender
    {
        public string Channel => "teams";
        public string Render(Reply reply) => Activities.Json(reply);

        public async Task<Attempt> Send(Post post, string? edits, CancellationToken cancel)
        {
            await Task.Yield();
            death.Pass("before a sending");
            var id = platform.Take(post, edits);
            death.Pass("after a sending");
            return new Attempt.Delivered(id);
        }
    }
}
