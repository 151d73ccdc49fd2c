using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>The main job in Slack: the same conversations whether Slack calls the bot or the bot has opened a socket.</summary>
public class SlackConversationTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_call_is_logged_in_one_message_and_taken_back(bool bySocket)
    {
        await using var host = await SlackHost.Start(bySocket);

        var logged = await host.Dana.Says("called Acme 25 min, great, about the renewal");

        Assert.True(logged.Words.Says("Logged: call with Acme"), logged.Words.All);
        Assert.Equal(host.Dana.Chat, logged.Channel);
        var entry = Assert.Single(host.Logged());
        Assert.Equal((25, 5, InteractionType.Call), (entry.Minutes!.Value, entry.Effectiveness!.Value, entry.Type));
        var undone = await host.Dana.Presses(logged, "Undo");
        Assert.Equal((logged.Ts, 1), (undone.Ts, undone.Edits));
        Assert.Empty(host.Logged());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_question_in_a_channel_is_answered_in_its_thread(bool bySocket)
    {
        await using var host = await SlackHost.Start(bySocket);

        var asked = await host.Dana.Calls(SlackHost.Success, "how many accounts do we have");
        var ts = (string)asked["event"]!["ts"]!;

        var answer = await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == SlackHost.Success), "an answer");
        Assert.Equal((ts, null), (answer.Thread, answer.OnlyFor));
        Assert.True(answer.Words.Says("29"), answer.Words.All);
        var next = await host.Dana.Mentions(SlackHost.Success, "and in enterprise?", thread: ts);
        Assert.Equal(ts, next.Thread);
        Assert.True(next.Words.Says("Enterprise"), next.Words.All);
    }

    [Fact]
    public async Task A_message_is_answered_once_however_often_it_is_delivered()
    {
        await using var host = await SlackHost.Start();
        var message = await host.Dana.Writes("called Acme 25 min");
        await host.Delivery.Event(message, retry: 1);
        await host.Delivery.Event(message, retry: 2);
        // Slack tells of the same message as another event too.
        var other = message.DeepClone().AsObject();
        other["event_id"] = "Ev0OTHER";
        await host.Delivery.Event(other);
        await host.Dana.Writes("help");

        await SlackServer.Until(() => host.World.Posts.Values.Any(p => p.Words.Says("What I can do")) ? "" : null, "an answer to what was said last", host.Slack);
        Assert.Single(host.Logged());
        Assert.Equal(2, host.World.Posts.Count);
    }

    [Fact]
    public async Task What_comes_late_or_before_what_was_said_before_it_is_logged_once_each()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("help");
        JsonObject Message(int minutes) => host.Dana.Event(new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["channel"] = host.Dana.Chat, ["user"] = host.Dana.Id, ["text"] = $"called Globex {minutes} min", ["ts"] = host.World.NewTs() });
        var (first, second) = (Message(10), Message(20));
        foreach (var (message, retry) in new[] { (second, 0), (first, 3), (second, 1), (first, 0) }) await host.Delivery.Event(message, retry);
        await SlackServer.Until(() => host.Logged().Count >= 2 ? "" : null, "two logs", host.Slack);
        // What is answered last is sent last.
        await host.Dana.Writes("help");
        await SlackServer.Until(() => host.World.Posts.Values.Count(p => p.Words.Says("What I can do")) == 2 ? "" : null, "an answer to what was said last", host.Slack);
        Assert.Equal([10, 20], host.Logged().Select(l => l.Minutes!.Value).Order());
        Assert.Equal(2, host.World.Posts.Values.Count(p => p.Words.Says("Logged: call with Globex")));
    }

    [Fact]
    public async Task What_the_bot_or_another_program_says_and_edits_of_messages_are_no_messages()
    {
        await using var host = await SlackHost.Start();
        foreach (var change in new[] { ("user", SlackWorld.Bot), ("bot_id", "B0OTHER"), ("subtype", "message_changed"), ("subtype", "bot_message"), ("channel_type", "channel") })
        {
            var message = host.Dana.Event(new() { ["type"] = "message", ["channel_type"] = "im", ["channel"] = host.Dana.Chat, ["user"] = host.Dana.Id, ["text"] = "called Acme 25 min", ["ts"] = host.World.NewTs() });
            message["event"]![change.Item1] = change.Item2;
            await host.Delivery.Event(message);
        }
        await host.Dana.Says("help");

        Assert.Empty(host.Logged());
        Assert.Single(host.World.Posts);
    }

    [Fact]
    public async Task A_form_shows_what_is_wrong_under_its_field_and_is_saved_then()
    {
        await using var host = await SlackHost.Start();
        var asked = await host.Dana.Says("call 30m good");
        var form = await host.Dana.Opens(asked, asked.Words.Buttons.First());

        Assert.Equal(["Acme Corp"], (await host.Dana.Types(form, "account", "acm")).Take(1));
        var (_, errors) = await host.Dana.Submits(form, ("account", "A-NONE"));
        Assert.Equal("Choose an account from the list", (string?)errors!["account"]);
        Assert.Empty(host.Logged());

        var (closed, _) = await host.Dana.Submits(form, ("account", "A-1"));
        Assert.True(closed.Closed);
        Assert.Equal(("A-1", 30), (host.Logged().Single().AccountId, host.Logged().Single().Minutes!.Value));
        var shown = await SlackServer.Until(() => host.World.Posts[asked.Ts] is { Edits: > 0 } edited ? edited : null, "the card in the form's place");
        Assert.True(shown.Words.Says("Logged: call with Acme"), shown.Words.All);
    }

    [Fact]
    public async Task Who_edits_the_message_behind_an_entry_is_asked_before_it_changes()
    {
        await using var host = await SlackHost.Start();
        var message = await host.Dana.Writes("called Acme 25 min");
        await SlackServer.Until(() => host.Logged().Count == 1 ? "" : null, "the log", host.Slack);
        var said = message["event"]!.AsObject();
        JsonObject Told(string subtype, string? text)
        {
            var change = new JsonObject { ["type"] = "message", ["subtype"] = subtype, ["channel_type"] = "im", ["channel"] = host.Dana.Chat, ["ts"] = host.World.NewTs() };
            if (text is not null) change["message"] = new JsonObject { ["user"] = host.Dana.Id, ["text"] = text, ["ts"] = said["ts"]!.DeepClone() };
            change["previous_message"] = new JsonObject { ["user"] = host.Dana.Id, ["text"] = "called Acme 25 min", ["ts"] = said["ts"]!.DeepClone() };
            return host.Dana.Event(change);
        }

        // The preview of a link.
        await host.Delivery.Event(Told("message_changed", "called Acme 25 min"));
        await host.Delivery.Event(Told("message_changed", "called Acme 45 min"));
        var asked = await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Words.Says("You edited the message")), "a question", host.Slack);
        Assert.Equal(25, host.Logged().Single().Minutes);
        var form = await host.Dana.Opens(asked, asked.Words.Buttons.First());
        await host.Dana.Submits(form);
        Assert.Equal(45, host.Logged().Single().Minutes);
    }

    [Fact]
    public async Task An_entry_is_edited_in_a_modal_that_shows_it()
    {
        await using var host = await SlackHost.Start();
        var logged = await host.Dana.Says("called Acme 25 min, great");
        var form = await host.Dana.Opens(logged, "Edit");

        Assert.Equal("25", form.Words.Value("minutes"));
        await host.Dana.Submits(form, ("minutes", "40"));

        Assert.Equal(40, host.Logged().Single().Minutes);
        await SlackServer.Until(() => host.World.Posts[logged.Ts].Words.Says("40 min") ? "" : null, "the card brought up to date");
    }

    [Fact]
    public async Task A_command_says_all_that_a_message_says_and_only_its_giver_sees_the_answer()
    {
        await using var host = await SlackHost.Start();

        var logged = await host.Dana.Commands("called Acme 25 min", SlackHost.Elsewhere);
        Assert.Equal((SlackHost.Elsewhere, host.Dana.Id), (logged.Channel, logged.OnlyFor));
        Assert.True(logged.Words.Says("Logged: call with Acme"));
        var undone = await host.Dana.Presses(logged, "Undo");
        Assert.Equal(logged.Ts, undone.Ts);
        Assert.Empty(host.Logged());

        Assert.True((await host.Dana.Commands("")).Words.Says("What I can do"), "help");
    }

    [Fact]
    public async Task A_command_that_asks_for_the_form_opens_it()
    {
        await using var host = await SlackHost.Start();
        var form = await host.Dana.CommandsForm("log", SlackHost.Success);

        await host.Dana.Submits(form, ("account", "A-2"), ("type", "call"), ("minutes", "15"));

        Assert.Equal("A-2", host.Logged().Single().AccountId);
        Assert.DoesNotContain(host.World.Posts.Values, p => p.Channel == SlackHost.Success && p.OnlyFor is null);
    }

    [Fact]
    public async Task Shortcuts_open_the_form_empty_or_with_the_message_its_author_its_day_and_where_it_stands()
    {
        await using var host = await SlackHost.Start();
        var empty = await host.Dana.UsesGlobalShortcut("log_new");
        Assert.Contains("account", empty.Words.Fields);

        // Written half an hour after Dana's midnight: by her day it is the 19th.
        var quoted = await host.Dana.UsesMessageShortcut(SlackHost.Success, host.Ines.Id, "Call with Acme: exports fail again &amp; they are *angry*. <https://status.example|status>", "1795044600.000200");
        Assert.StartsWith("Ines Okoro: Call with Acme: exports fail again & they are *angry*. status", quoted.Words.Value("notes"));
        Assert.Contains("https://contoso-cs.slack.com/archives/C0SUCCESS1/p1795044600000200", quoted.Words.Value("notes"));
        Assert.Equal("2026-11-19", quoted.Words.Value("occurred_on"));
        await host.Dana.Submits(quoted, ("account", "A-1"), ("type", "call"));

        var logged = host.Logged().Single();
        Assert.StartsWith("Ines Okoro: Call with Acme", logged.Notes);
        Assert.EndsWith("\nhttps://contoso-cs.slack.com/archives/C0SUCCESS1/p1795044600000200", logged.Notes);
        Assert.Equal(new DateOnly(2026, 11, 19), DateOnly.FromDateTime(logged.OccurredAt.AddHours(1)));
        var told = await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == host.Dana.Chat), "the log in the direct chat", host.Slack);
        Assert.True(told.Words.Says("Logged"));
    }

    [Fact]
    public async Task Home_shows_what_is_mine_and_logs_and_edits_from_there()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("called Acme 25 min, great");
        var home = await host.Dana.OpensHome();
        Assert.True(home.Says("Your open alerts") && home.Says("Your latest logs") && home.Says("Call with Acme") && home.Says("yellow or red"), home.All);

        var form = await host.Dana.OpensOnHome("Edit");
        await host.Dana.Submits(form, ("minutes", "55"));
        Assert.Equal(55, host.Logged().Single().Minutes);
        await SlackServer.Until(() => new SlackWords(host.World.Homes[host.Dana.Id]).Says("55 min") ? "" : null, "the home tab brought up to date");

        Assert.False((await host.Otto.OpensHome()).Says("Acme"));
    }
}
