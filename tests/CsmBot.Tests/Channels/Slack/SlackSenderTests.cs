using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Channels.Slack;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>What becomes of a message when Slack does not simply take it.</summary>
public class SlackSenderTests
{
    private static readonly string Room = new SlackAddress(SlackHost.Success, SlackWorld.Team).ToString();

    /// <summary>Owes a letter, as an alert does.</summary>
    private static Task Owe(SlackHost host, string key, Reply reply, Func<Letter, Letter>? with = null, string? conversation = null) => host.App.Store.Write(work =>
    {
        var letter = new Letter(key, SlackSender.Name, conversation ?? Room, reply);
        host.App.Service<Outbox>().Add(work, with?.Invoke(letter) ?? letter, host.Now().UtcDateTime);
    });

    private static Post Row(SlackHost host, string key)
    {
        using var db = host.App.Store.Db();
        return db.Posts.Find(key)!;
    }

    private static Task<SlackPost> Posted(SlackHost host, string words) => SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Words.Says(words)), $"a post “{words}”", host.Slack);

    private static Task<Post> Ends(SlackHost host, string key, PostState state) => SlackServer.Until(() => Row(host, key) is { } row && row.State == state ? row : null, $"{key} to be {state}", host.Slack);

    [Fact]
    public async Task A_post_can_be_recognised_unfurls_nothing_and_is_updated_where_it_stands()
    {
        await using var host = await SlackHost.Start();
        await Owe(host, "alert|1", Reply.Of("Acme turned yellow"));
        var post = await Posted(host, "Acme turned yellow");
        Assert.Equal("alert|1", (string?)post.Content["metadata"]!["event_payload"]!["key"]);
        Assert.False((bool)post.Content["unfurl_links"]!);

        await Owe(host, "alert|1|2", Reply.Of("Acme is green again"), l => l with { EditsLetter = "alert|1" });
        await Ends(host, "alert|1|2", PostState.Sent);
        Assert.True(host.World.Posts[post.Ts] is { Edits: 1 } edited && edited.Words.Says("green again"));
        Assert.Equal(post.Ts, Row(host, "alert|1").MessageId);
    }

    [Fact]
    public async Task To_a_person_never_met_it_goes_by_their_id_and_the_chat_is_remembered()
    {
        await using var host = await SlackHost.Start();
        var direct = new SlackAddress(host.Ines.Id, SlackWorld.Team).ToString();
        await Owe(host, "alert|2", Reply.Of("Acme turned red"), conversation: direct);
        var post = await Posted(host, "Acme turned red");
        Assert.Equal(host.Ines.Chat, post.Channel);
        await Owe(host, "alert|2|2", Reply.Of("Acme is green again"), l => l with { EditsLetter = "alert|2" }, direct);
        await Ends(host, "alert|2|2", PostState.Sent);
        Assert.Equal(1, host.World.Posts[post.Ts].Edits);
    }

    [Fact]
    public async Task A_workspace_that_refuses_the_newest_blocks_gets_plainer_ones()
    {
        await using var host = await SlackHost.Start();
        host.Slack.UnknownBlocks.UnionWith(["data_table", "table"]);
        var answer = await host.Dana.Says("list my accounts");

        Assert.True(answer.Words.Says("Acme Corp"), answer.Words.All);
        Assert.Contains(host.Slack.Calls, c => c.Answer == "invalid_blocks");
    }

    [Fact]
    public async Task What_one_may_see_alone_goes_to_the_direct_chat_where_the_channel_does_not_take_it()
    {
        await using var host = await SlackHost.Start();
        host.Slack.Refuses = call => call.Method == "chat.postEphemeral" ? "user_not_in_channel" : null;
        await Owe(host, "whisper", Reply.Of("Only for you", Visibility.OnlyAsker), l => l with { OnlyFor = host.Dana.Id });

        var post = await Posted(host, "Only for you");
        Assert.Equal(host.Dana.Chat, post.Channel);
        Assert.DoesNotContain(host.World.Posts.Values, p => p.Channel == SlackHost.Success);
    }

    [Fact]
    public async Task Slacks_wish_to_be_left_alone_is_kept_and_the_order_of_the_channel_with_it()
    {
        await using var host = await SlackHost.Start(hurries: true);
        host.Slack.Apart = TimeSpan.FromSeconds(1);
        for (var i = 1; i <= 4; i++) await Owe(host, $"n|{i}", Reply.Of($"Number {i}"));
        await Posted(host, "Number 4");

        Assert.Equal(["Number 1", "Number 2", "Number 3", "Number 4"], host.World.Posts.Values.OrderBy(p => p.Ts, StringComparer.Ordinal).Select(p => (string)p.Content["text"]!));
        var calls = host.Slack.Calls.Where(c => c.Method == "chat.postMessage").ToList();
        for (var i = 1; i < calls.Count; i++)
            if (calls[i - 1].Answer == "ratelimited") Assert.True(calls[i].At - calls[i - 1].At >= TimeSpan.FromSeconds(0.95), $"{calls[i].At - calls[i - 1].At}");
    }

    [Theory]
    [InlineData("not_in_channel"), InlineData("is_archived"), InlineData("channel_not_found")]
    public async Task A_channel_that_is_gone_is_given_up_and_no_longer_a_place(string error)
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Mentions(SlackHost.Success, "help");
        await Ends(host, Row(host).Key, PostState.Sent);
        host.Slack.Refuses = call => call.Method == "chat.postMessage" ? error : null;
        await Owe(host, "gone", Reply.Of("Hello?"));
        await Ends(host, "gone", PostState.GivenUp);
        using var db = host.App.Store.Db();
        Assert.Null(db.Places.Find(SlackSender.Name, Room));

        static Post Row(SlackHost host)
        {
            using var db = host.App.Store.Db();
            return db.Posts.First();
        }
    }

    [Theory]
    [InlineData("missing_scope", true), InlineData("token_revoked", true), InlineData("internal_error", true), InlineData("msg_too_long", false), InlineData("restricted_action", false)]
    public async Task What_somebody_can_mend_waits_and_what_nobody_can_is_given_up(string error, bool waits)
    {
        await using var host = await SlackHost.Start();
        host.Slack.Refuses = call => call.Method == "chat.postMessage" ? error : null;
        await Owe(host, "owed", Reply.Of("Hello?"));
        var row = await SlackServer.Until(() => Row(host, "owed") is { Attempts: > 0 } tried ? tried : null, "an attempt", host.Slack);
        Assert.Equal(waits ? PostState.Owed : PostState.GivenUp, row.State);
        Assert.Contains(error, row.Problem);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_sent_again_with_the_same_key()
    {
        await using var host = await SlackHost.Start(hurries: true);
        var first = true;
        host.Slack.Refuses = call => call.Method == "chat.postMessage" && Interlocked.Exchange(ref first, false) ? "service_unavailable" : null;
        await Owe(host, "twice", Reply.Of("Once more"));
        await Posted(host, "Once more");
        Assert.Equal(["twice", "twice"], host.Slack.Calls.Where(c => c.Method == "chat.postMessage").Select(c => (string)c.Arguments["metadata"]!["event_payload"]!["key"]!));
    }

    [Fact]
    public async Task An_answer_address_that_is_used_up_leads_to_the_direct_chat()
    {
        await using var host = await SlackHost.Start();
        var command = host.Dana.Command("called Acme 25 min", SlackHost.Elsewhere);
        host.World.ResponseUrls[(string)command["response_url"]!] = (5, null, SlackHost.Elsewhere, host.Dana.Id);
        await host.Delivery.Command(command);

        Assert.Equal(host.Dana.Chat, (await Posted(host, "Logged")).Channel);
    }

    [Fact]
    public async Task An_answer_address_of_anybody_elses_is_not_called()
    {
        await using var host = await SlackHost.Start();
        await using var stranger = await SlackServer.Start();
        var command = host.Dana.Command("called Acme 25 min", SlackHost.Elsewhere);
        var address = $"{stranger.Address}/response/1";
        command["response_url"] = address;
        stranger.World.ResponseUrls[address] = (0, null, SlackHost.Elsewhere, host.Dana.Id);
        await host.Delivery.Command(command);

        Assert.Equal(host.Dana.Chat, (await Posted(host, "Logged")).Channel);
        Assert.Equal(0, stranger.World.ResponseUrls[address].Uses);
    }

    [Fact]
    public async Task No_token_is_written_down_or_logged_with_what_is_kept()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("called Acme 25 min");
        using var db = host.App.Store.Db();
        Assert.DoesNotContain(host.World.Token, string.Join('\n', db.Posts.Select(p => p.Body).AsEnumerable().Concat(db.Inbox.Select(r => r.Payload))), StringComparison.Ordinal);
    }
}
