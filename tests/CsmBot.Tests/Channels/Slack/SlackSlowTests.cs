using System.Text.Json.Nodes;
using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>Slack waits three seconds, however slow Slack itself is to say who somebody is: here it says so when the bot has answered, so that an answer that waited for it would never come.</summary>
public class SlackSlowTests
{
    [Fact]
    public async Task A_form_that_takes_a_look_up_opens_at_once_as_a_promise_and_is_filled_then()
    {
        await using var host = await SlackHost.Start(hurries: true);
        await host.Ines.UsesGlobalShortcut("log_new");
        var lookUp = Holds(host);
        var form = await host.Dana.UsesGlobalShortcut("log_new");

        Assert.Empty(form.Words.Fields);
        lookUp.SetResult();
        var filled = await SlackServer.Until(() => host.World.Views[form.Id] is { Updates: 1 } now ? now : null, "the form", host.Slack);
        Assert.Contains("account", filled.Words.Fields);
        await host.Dana.Submits(filled, ("account", "A-1"), ("type", "call"));
        Assert.Single(host.Logged());
    }

    [Fact]
    public async Task A_form_whose_saving_takes_long_says_so_and_then_how_it_ended()
    {
        await using var host = await SlackHost.Start(hurries: true);
        var form = await Form(host);
        await host.App.Restart();
        var lookUp = Holds(host);

        var (view, _) = await host.Dana.Submits(form, ("account", "A-1"), ("type", "call"));
        Assert.True(view.Words.Says("Saving"), view.Words.All);
        lookUp.SetResult();
        await SlackServer.Until(() => host.World.Views[form.Id].Words.Says("Acme") ? "" : null, "how it ended", host.Slack);
        Assert.Single(host.Logged());
    }

    [Fact]
    public async Task Typing_is_answered_with_nothing_rather_than_too_late()
    {
        await using var host = await SlackHost.Start(hurries: true);
        var form = await Form(host);
        await host.App.Restart();
        var lookUp = Holds(host);

        Assert.Empty(await host.Dana.Types(form, "account", "acm"));
        lookUp.SetResult();
    }

    [Fact]
    public async Task Who_Slack_does_not_name_yet_holds_up_nobody_whom_it_has_named()
    {
        await using var host = await SlackHost.Start(hurries: true);
        await host.Dana.Says("help");
        var lookUp = Holds(host);
        var strangers = Enumerable.Range(0, 20).Select(i => host.Person($"U0NEW{i:00000}", $"new{i}@contoso.example", "New")).ToList();
        foreach (var stranger in strangers) await stranger.Writes("help");

        Assert.True((await host.Dana.Says("how many accounts do we have")).Words.Says("29"));
        Assert.DoesNotContain(host.World.Posts.Values, p => strangers.Any(s => s.Chat == p.Channel));
        lookUp.SetResult();
        await SlackServer.Until(() => strangers.All(s => host.World.Posts.Values.Any(p => p.Channel == s.Chat)) ? "" : null, "answers to all", host.Slack);
    }

    /// <summary>From now on Slack says who somebody is when the test lets it.</summary>
    private static TaskCompletionSource Holds(SlackHost host)
    {
        var lookUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Slack.Waits = call => call.Method == "users.info" ? lookUp.Task : Task.CompletedTask;
        return lookUp;
    }

    /// <summary>The form, whether it opened at once or as a promise.</summary>
    private static async Task<SlackView> Form(SlackHost host)
    {
        var opened = await host.Dana.UsesGlobalShortcut("log_new");
        return await SlackServer.Until(() => host.World.Views[opened.Id] is { Words.Fields: var fields } view && fields.Contains("account") ? view : null, "the form", host.Slack);
    }

    [Fact]
    public async Task A_trigger_is_used_once_and_a_late_one_leads_to_a_word_in_the_chat()
    {
        await using var host = await SlackHost.Start();
        host.Slack.Refuses = call => call.Method == "views.open" ? "expired_trigger_id" : null;
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => host.Dana.UsesGlobalShortcut("log_new", seconds: 1));

        await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == host.Dana.Chat && p.Words.Says("Press again")), "a word in the chat", host.Slack);
        Assert.Single(host.Slack.Calls, c => c.Method == "views.open");
    }

    [Fact]
    public async Task The_assistants_surface_offers_what_can_be_said()
    {
        await using var host = await SlackHost.Start();
        await host.Delivery.Event(host.Dana.Event(new JsonObject
        {
            ["type"] = "assistant_thread_started", ["assistant_thread"] = new JsonObject { ["user_id"] = host.Dana.Id, ["channel_id"] = host.Dana.Chat, ["thread_ts"] = "1795165200.000100" },
        }));
        var call = await SlackServer.Until(() => host.Slack.Calls.FirstOrDefault(c => c.Method == "assistant.threads.setSuggestedPrompts" && c.Answer == "ok"), "prompts", host.Slack);
        foreach (var prompt in call.Arguments["prompts"]!.AsArray().Take(3))
        {
            var answer = await host.Dana.Says((string)prompt!["message"]!, thread: "1795165200.000100");
            Assert.Equal("1795165200.000100", answer.Thread);
            Assert.False(answer.Words.Says("not understand"), answer.Words.All);
        }
    }

    [Fact]
    public async Task Who_opens_the_chat_for_the_first_time_is_welcomed_once()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.OpensMessages();
        await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == host.Dana.Chat && p.Words.Says("Dana")), "a welcome", host.Slack);
        await host.Dana.OpensMessages();
        await host.Dana.Says("help");
        Assert.Equal(2, host.World.Posts.Count);
    }
}
