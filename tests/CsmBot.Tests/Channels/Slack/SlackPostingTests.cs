using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Channels.Slack;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>More answers than Slack lets one app post in a minute.</summary>
public sealed class SlackPostingTests
{
    private const int Conversations = 40, Each = 16, AMinute = 300;

    // Not faster: the courier's lease is a minute of this clock, and what is not written down by then is sent again.
    private readonly FastClock _clock = new(Some.Now, speed: 10);

    [Fact]
    public async Task A_crowds_answers_go_out_each_once_in_the_order_of_its_conversation_at_Slacks_pace_to_the_last()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        using var store = Store.Open(folder.Path);
        var far = new FarSlack(_clock);
        var outbox = new Outbox([Sender(store, far)]);
        var all = Enumerable.Range(0, Each).SelectMany(t => Enumerable.Range(0, Conversations).Select(c => new Letter($"a|{c}|{t}", SlackSender.Name, new SlackAddress($"C0CROWD{c:000}", FarSlack.Team).ToString(), Reply.Of($"{t}")))).ToList();
        foreach (var some in all.Chunk(200)) await store.Write(work => { foreach (var letter in some) outbox.Add(work, letter, _clock.GetUtcNow().UtcDateTime); }, stop);

        using var courier = new Courier(store, outbox, _clock, NullLogger<Courier>.Instance);
        await courier.StartAsync(stop);
        for (var i = 0; i < 12_000 && Owed(store) > 0; i++) await Task.Delay(10, stop);
        await courier.StopAsync(stop);

        Assert.Equal(0, Owed(store));
        Assert.Equal(all.Count, far.Posts.Count);
        Assert.All(far.Posts.GroupBy(p => p.Channel), posts => Assert.Equal(Enumerable.Range(0, Each).Select(t => $"{t}"), posts.Select(p => p.Text)));
        // As many as fit into a minute at once, and the others a minute, two and three later: never sooner, whatever the machine is like.
        Assert.True(far.Posts.Last().At - far.Posts.First().At >= TimeSpan.FromMinutes((all.Count - 1) / AMinute) - TimeSpan.FromSeconds(5), $"{far.Posts.Last().At - far.Posts.First().At}");
    }

    private static int Owed(Store store)
    {
        using var db = store.Db();
        return db.Posts.Count(p => p.State != PostState.Sent);
    }

    private SlackSender Sender(Store store, HttpMessageHandler far)
    {
        var app = new SlackApp { BotToken = "xoxb-invented" };
        var api = new SlackApi(app, new SlackHosts(app), new Pace(_clock), _clock, new HttpClient(far));
        return new SlackSender(api, new Workspaces(app, api, store, new SlackVault(store.Folder), _clock, NullLogger<Workspaces>.Instance), new SlackAnswers(api, new SlackViews(api, _clock), store, _clock), store);
    }

    /// <summary>Takes every post, and remembers it.</summary>
    private sealed class FarSlack(TimeProvider clock) : HttpMessageHandler
    {
        public const string Team = "T0CROWD001";

        public ConcurrentQueue<(string Channel, string Text, DateTimeOffset At)> Posts { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var answer = new JsonObject { ["ok"] = true, ["team_id"] = Team, ["user_id"] = "U0BOT" };
            if (request.RequestUri!.AbsolutePath.EndsWith("chat.postMessage", StringComparison.Ordinal))
            {
                var post = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancel))!;
                Posts.Enqueue(((string)post["channel"]!, (string)post["text"]!, clock.GetUtcNow()));
                (answer["channel"], answer["ts"]) = ((string)post["channel"]!, $"1795165200.{Posts.Count:000000}");
            }
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString()) };
        }
    }
}
