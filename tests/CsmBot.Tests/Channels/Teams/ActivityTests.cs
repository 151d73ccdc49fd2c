using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>What <c>POST /api/messages</c> takes and refuses, over HTTP.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private const string Log = "25 min call with Globex about the renewal, went well";

    private Task<HttpResponseMessage> Post(string body, string type = "application/json") =>
        _host.Http.PostAsync(_host.Address + "/api/messages", new StringContent(body, Encoding.UTF8, type), _stop);

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    private int Stored()
    {
        using var db = _host.Store.Db();
        return db.Inbox.Count() + db.Posts.Count() + db.Places.Count() + _host.Logged().Count;
    }

    [Theory]
    [InlineData("{\"type\":", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"gibberish\",\"channelId\":\"msteams\",\"conversation\":{\"id\":\"c\"}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":5,\"channelId\":[],\"conversation\":\"c\"}", HttpStatusCode.BadRequest)]
    public async Task A_body_that_is_no_activity_is_refused_with_a_sentence_and_nothing_is_stored(string body, HttpStatusCode status)
    {
        var response = await Post(body);

        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((string?)(await response.Content.ReadFromJsonAsync<JsonNode>(_stop))!["error"]!["message"] ?? "");
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task Another_content_type_is_refused() => Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Post("{}", "text/plain")).StatusCode);

    [Fact]
    public async Task A_body_over_256_KiB_is_refused_with_or_without_a_length()
    {
        var big = _host.Chat(AppHost.Dana).Message(new string('x', 300_000), "big").ToJsonString();
        using var chunked = new HttpRequestMessage(HttpMethod.Post, _host.Address + "/api/messages") { Content = new StringContent(big, Encoding.UTF8, "application/json") };
        chunked.Headers.TransferEncodingChunked = true;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(big)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _host.Http.SendAsync(chunked, _stop)).StatusCode);
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task An_unknown_route_and_a_wrong_method_are_refused_in_JSON()
    {
        var missing = await _host.Http.GetAsync(_host.Address + "/api/nothing", _stop);
        var wrong = await _host.Http.GetAsync(_host.Address + "/api/messages", _stop);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed), (missing.StatusCode, wrong.StatusCode));
        Assert.Contains("/api/nothing", await missing.Content.ReadAsStringAsync(_stop));
        Assert.Contains("error", await wrong.Content.ReadAsStringAsync(_stop));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_page_in_the_readers_browser_gets_nothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _host.Address + "/api/messages") { Content = JsonContent.Create(_host.Chat(AppHost.Dana).Message(Log, "1")) };
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, (await _host.Http.SendAsync(request, _stop)).StatusCode);
        Assert.Equal(0, Stored());
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task The_bot_speaks_to_no_address_but_this_machines(string address)
    {
        var message = _host.Chat(AppHost.Dana).Message(Log, "1");
        message["serviceUrl"] = address;

        Assert.Equal(HttpStatusCode.BadRequest, (await Post(message.ToJsonString())).StatusCode);
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task A_stranger_is_turned_away_politely_and_leaves_no_trace()
    {
        var stranger = _host.Chat(new("eve@else.example", "Eve", CsmBot.Accounts.Role.Lead, null, 1, "USD", null));

        var refusal = await stranger.Says(Log);

        Assert.True(refusal.Card.Says("don’t know you"), refusal.Card.Words);
        Assert.Equal(0, Stored());
        var inline = stranger.Message(Log, "2");
        inline["deliveryMode"] = "expectReplies";
        Assert.Contains("don’t know you", await (await stranger.Send(inline)).Content.ReadAsStringAsync(_stop));
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task Replies_can_be_expected_in_the_response_and_a_repeat_gets_the_same()
    {
        var chat = _host.Chat(AppHost.Dana);
        var message = chat.Message(Log, "17");
        message["deliveryMode"] = "expectReplies";

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await (await chat.Send(message.DeepClone())).Content.ReadAsStringAsync(_stop)));

        Assert.Single(answers.Distinct());
        Assert.Contains("Undo", answers[0]);
        Assert.Single(_host.Logged());
        Assert.Empty(_host.Far.Got);
    }

    [Fact]
    public async Task The_bot_says_welcome_once_however_it_hears_that_it_was_added()
    {
        var chat = _host.Chat(AppHost.Dana);
        var update = chat.Activity("conversationUpdate", "f:1");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
        var install = chat.Activity("installationUpdate", "f:2");
        install["action"] = "add";

        foreach (var activity in new[] { update, install, update }) Assert.Equal(HttpStatusCode.OK, (await chat.Send(activity.DeepClone())).StatusCode);
        await chat.Says("help");

        Assert.Single(_host.Far.Got, s => s.Card.Says("I’m CsmBot"));
    }

    [Fact]
    public async Task When_other_people_are_added_the_bot_says_nothing()
    {
        var chat = _host.Chat(AppHost.Dana);
        var update = chat.Activity("conversationUpdate", "f:1");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:somebody" });

        await chat.Send(update);
        await chat.Says("help");

        Assert.Single(_host.Far.Got);
    }

    [Theory]
    [InlineData("messageUpdate", HttpStatusCode.Accepted)]
    [InlineData("messageDelete", HttpStatusCode.Accepted)]
    [InlineData("messageReaction", HttpStatusCode.OK)]
    [InlineData("typing", HttpStatusCode.OK)]
    public async Task An_edit_of_what_logged_nothing_and_the_like_are_taken_and_do_nothing(string type, HttpStatusCode taken)
    {
        var activity = _host.Chat(AppHost.Dana).Activity(type, "1");
        activity["text"] = Log;

        Assert.Equal(taken, (await Post(activity.ToJsonString())).StatusCode);
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task An_unknown_invoke_is_not_implemented()
    {
        var activity = _host.Chat(AppHost.Dana).Activity("invoke", "1");
        activity["name"] = "task/unknown";

        Assert.Equal(HttpStatusCode.NotImplemented, (await Post(activity.ToJsonString())).StatusCode);
    }

    [Fact]
    public async Task A_form_sent_as_a_message_takes_the_same_path_as_a_button()
    {
        var chat = _host.Chat(AppHost.Dana);
        var form = await chat.Says("log");
        var submit = chat.Activity("message", "99");
        submit["replyToId"] = form.Id;
        submit["value"] = new JsonObject { ["verb"] = "log.save", ["account"] = "A-1", ["type"] = "call", ["minutes"] = 30, ["volume"] = 1, ["occurred_on"] = "2026-11-20" };

        Assert.Equal(HttpStatusCode.Accepted, (await chat.Send(submit)).StatusCode);

        Assert.True((await _host.Far.Until(s => s.Method == "PUT" && s.Id == form.Id)).Card.Says("Logged"));
        Assert.Equal(("A-1", 30), (_host.Logged().Single().AccountId, _host.Logged().Single().Minutes));
    }

    [Fact]
    public async Task The_bots_own_mention_is_no_part_of_what_was_said()
    {
        var chat = _host.Chat(AppHost.Dana, "19:team", group: true);
        var message = chat.Message("<at>CsmBot</at> how many accounts are green", "1");
        message["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>CsmBot</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot" } });

        await chat.Send(message);

        Assert.True((await _host.Far.Until(s => s.ReplyTo == "1")).Card.Says("29"));
    }

    [Fact]
    public async Task Any_text_of_4000_characters_is_answered()
    {
        var chat = _host.Chat(AppHost.Dana);
        foreach (var piece in new[] { "a", "🦆", "\u0000", "‮ء", "call ", "\n", "25 min ", "((", "<at>", "\ud800" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length));
            Assert.NotEmpty((await chat.Says(text)).Card.Words);
        }
        Assert.True((await chat.Says(new string('y', 4001))).Card.Says("4,000"));
        Assert.DoesNotContain(_host.Far.Got, s => s.Card.Says("went wrong"));
    }

    [Fact]
    public async Task A_connector_that_is_busy_is_tried_again_as_it_asks_and_loses_nothing()
    {
        var left = 3;
        _host.Far.RetryAfter = "1";
        _host.Far.Status = _ => Interlocked.Decrement(ref left) >= 0 ? left % 2 == 0 ? 429 : 503 : 200;

        var answer = await _host.Chat(AppHost.Dana).Says(Log);

        Assert.True(answer.Card.Says("Logged"));
        Assert.Single(_host.Far.Got);
    }

    [Fact]
    public async Task What_the_connector_refuses_for_good_is_given_up_and_can_be_seen()
    {
        _host.Far.Status = a => a.ToJsonString().Contains("Globex", StringComparison.Ordinal) ? 403 : 200;
        var chat = _host.Chat(AppHost.Dana);

        await chat.Send(chat.Message(Log, "1"));
        await chat.Says("help");

        var ready = await _host.Http.GetFromJsonAsync<JsonNode>(_host.Address + "/health/ready", _stop);
        Assert.Equal(1, (int)ready!["given_up"]!);
        using var db = _host.Store.Db();
        Assert.Equal("HTTP 403", db.Posts.Single(p => p.State == PostState.GivenUp).Problem);
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_restart_is_answered_after_it()
    {
        _host.Far.Status = _ => 503;
        var chat = _host.Chat(AppHost.Dana);
        await chat.Send(chat.Message(Log, "1"));
        await _host.Restart(() => { _host.Far.Status = _ => 200; return Task.CompletedTask; });

        Assert.True((await _host.Far.Until(s => s.ReplyTo == "1")).Card.Says("Logged"));
        Assert.Single(_host.Logged());
    }
}
