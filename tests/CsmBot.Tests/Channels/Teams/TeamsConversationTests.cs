using System.Net;
using System.Text.Json.Nodes;
using CsmBot.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>What Teams tells beside what people say: edits, deletions, teams and channels that come, change and go. The whole program over HTTP.</summary>
public sealed class TeamsConversationTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(Alerts.AlertDesk.Rules);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_edited_message_changes_its_entry_only_when_the_form_is_saved()
    {
        var dana = _host.Chat(AppHost.Dana);
        var id = Chat.NewId();
        await dana.Says("called Globex 25 min", id);

        await Edit(dana, id, "messageUpdate", "called Globex 45 min about the renewal", "2026-11-22T09:01:00Z");
        var form = await _host.Far.Until(s => s.Card.Says("You edited the message"));
        Assert.Equal(25, Assert.Single(_host.Logged()).Minutes);

        await dana.Presses(form, "Save", ("account", "A-2"), ("type", "call"), ("occurred_on", "2026-11-20"), ("minutes", "45"), ("volume", "1"), ("purpose", "renewal"));
        Assert.Equal(45, Assert.Single(_host.Logged()).Minutes);
    }

    [Fact]
    public async Task An_edit_that_comes_twice_is_asked_about_once()
    {
        var dana = _host.Chat(AppHost.Dana);
        var id = Chat.NewId();
        await dana.Says("called Globex 25 min", id);
        for (var i = 0; i < 3; i++) await Edit(dana, id, "messageUpdate", "called Globex 30 min", "2026-11-22T09:01:00Z");
        await _host.Far.Until(s => s.Card.Says("You edited the message"));
        await dana.Says("help");
        Assert.Single(_host.Far.Got, s => s.Card.Says("You edited the message"));
    }

    [Fact]
    public async Task A_deleted_message_leaves_its_entry_and_offers_to_take_it_back()
    {
        var dana = _host.Chat(AppHost.Dana);
        var id = Chat.NewId();
        await dana.Says("called Globex 25 min", id);
        await Edit(dana, id, "messageDelete", null, "2026-11-22T09:01:00Z");
        var asked = await _host.Far.Until(s => s.Card.Says("You deleted the message"));
        Assert.Single(_host.Logged());
        await dana.Presses(asked, "Undo");
        Assert.Empty(_host.Logged());
    }

    [Fact]
    public async Task An_edit_of_a_message_that_logged_nothing_is_not_answered()
    {
        var dana = _host.Chat(AppHost.Dana);
        var id = Chat.NewId();
        await dana.Says("which accounts are yellow", id);
        await Edit(dana, id, "messageUpdate", "called Globex 25 min", "2026-11-22T09:01:00Z");
        await dana.Says("help");
        Assert.Empty(_host.Logged());
        Assert.Equal(2, _host.Far.Got.Count);
    }

    [Fact]
    public async Task A_team_that_the_bot_joins_is_welcomed_once_and_its_channels_can_be_routed_to()
    {
        _host.Far.Channels = [("19:team@thread.tacv2", null), ("19:health@thread.tacv2", "health-alerts")];
        await Membership("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" }));
        await Membership("installationUpdate", a => a["action"] = "add");
        await _host.Far.Until(s => s.Conversation == "19:team@thread.tacv2" && s.Card.Says("I’m CsmBot"));
        await Until(() => Place("19:health@thread.tacv2")?.Name == "health-alerts");
        Assert.Single(_host.Far.Got, s => s.Card.Says("I’m CsmBot"));

        await _host.Store.Write(work => work.Put(new CsmBot.Accounts.Ticket("T-1", "A-2", Data.Some.Now.AddMinutes(-5), null, CsmBot.Accounts.Priority.Urgent, "Login fails", null, null), Origin.Import), TestContext.Current.CancellationToken);
        await _host.Far.Until(s => s.Conversation == "19:health@thread.tacv2" && s.Card.Says("Globex turned yellow"));
    }

    [Fact]
    public async Task A_channel_keeps_its_new_name_and_a_team_that_the_bot_leaves_is_forgotten()
    {
        _host.Far.Channels = [("19:team@thread.tacv2", null), ("19:health@thread.tacv2", "health-alerts")];
        await Membership("conversationUpdate", a => a["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" }));
        await Until(() => Place("19:health@thread.tacv2") is not null);
        await Membership("conversationUpdate", a => (a["channelData"]!["eventType"], a["channelData"]!["channel"]) = ("channelRenamed", new JsonObject { ["id"] = "19:health@thread.tacv2", ["name"] = "alarms" }));
        Assert.Equal("alarms", Place("19:health@thread.tacv2")!.Name);
        await Membership("conversationUpdate", a => a["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "28:bot" }));
        Assert.Null(Place("19:health@thread.tacv2"));
        Assert.Null(Place("19:team@thread.tacv2"));
    }

    [Fact]
    public async Task What_is_watched_in_a_thread_is_watched_for_the_channel()
    {
        var thread = _host.Chat(AppHost.Ines, "19:team@thread.tacv2;messageid=1795165200000", group: true);
        Assert.True((await thread.Says("watch accounts turning yellow here")).Card.Says("I watch"));
        await _host.Store.Write(work => work.Put(new CsmBot.Accounts.Ticket("T-1", "A-2", Data.Some.Now.AddMinutes(-5), null, CsmBot.Accounts.Priority.Urgent, "Login fails", null, null), Origin.Import), TestContext.Current.CancellationToken);
        await _host.Far.Until(s => s.Conversation == "19:team@thread.tacv2" && s.Card.Says("Globex turned yellow"));
    }

    private static async Task Until(Func<bool> so)
    {
        for (var i = 0; i < 6000 && !so(); i++) await Task.Delay(10);
        Assert.True(so());
    }

    private Place? Place(string conversation)
    {
        using var db = _host.Store.Db();
        return db.Places.Find("teams", conversation);
    }

    private static async Task Edit(Chat chat, string id, string type, string? text, string at)
    {
        var activity = chat.Activity(type, id);
        (activity["text"], activity["timestamp"]) = (text, at);
        Assert.Equal(HttpStatusCode.Accepted, (await chat.Send(activity)).StatusCode);
    }

    private async Task Membership(string type, Action<JsonObject> more)
    {
        var chat = _host.Chat(AppHost.Ines, "19:team@thread.tacv2", group: true);
        var activity = chat.Activity(type, "f:" + Chat.NewId());
        activity["conversation"]!["conversationType"] = "channel";
        activity["channelData"] = new JsonObject { ["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2", ["name"] = "Customer Success" }, ["tenant"] = new JsonObject { ["id"] = "t-1" } };
        more(activity);
        Assert.Equal(HttpStatusCode.OK, (await chat.Send(activity)).StatusCode);
    }
}
