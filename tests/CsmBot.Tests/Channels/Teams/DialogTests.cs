using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Channels.Teams;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>Dialogs and message extensions as Teams sends them, over HTTP.</summary>
public sealed class DialogTests : IAsyncLifetime
{
    private const string Html = "<div><p>25 min call with Globex&nbsp;today: exports fail again &amp; they are <strong>angry</strong>.</p><script>ignored()</script></div>";

    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<(HttpStatusCode Status, JsonNode? Body)> Invoke(string name, JsonNode value, Person? from = null, string? id = null, bool group = false)
    {
        var chat = _host.Chat(from ?? AppHost.Dana, group ? "19:others@thread.v2" : null, group);
        var activity = chat.Activity("invoke", id ?? "f:" + Chat.NewId());
        (activity["name"], activity["value"]) = (name, value);
        var response = await chat.Send(activity);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonNode>(_stop));
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> OnMessage(string content, string type = "html", string at = "2026-11-20T08:58:20.000Z", Person? from = null) => Invoke("composeExtension/fetchTask", new JsonObject
    {
        ["commandId"] = "logInteraction", ["commandContext"] = "message",
        ["messagePayload"] = new JsonObject
        {
            ["id"] = "1795165100000", ["createdDateTime"] = at, ["body"] = new JsonObject { ["contentType"] = type, ["content"] = content },
            ["from"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "99999999-0000-4111-8222-444444444444", ["displayName"] = "Ines Okoro" }, ["application"] = null },
        },
    }, from);

    private static JsonObject Data(JsonNode? body, string title) => (JsonObject)new CardText(body!).Button(title)["data"]!.DeepClone();

    private static JsonObject With(JsonObject data, params (string Name, JsonNode Value)[] fields)
    {
        foreach (var (name, value) in fields) data[name] = value;
        return data;
    }

    [Fact]
    public async Task A_message_opens_the_form_filled_with_what_it_says()
    {
        var (status, body) = await OnMessage(Html);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("continue", (string?)body!["task"]!["type"]);
        var form = new CardText(body);
        Assert.Equal(("A-2", "call", "25", "2026-11-20"), (form.FieldValue("account"), form.FieldValue("type"), form.FieldValue("minutes"), form.FieldValue("occurred_on")));
        Assert.Equal("Ines Okoro: 25 min call with Globex today: exports fail again & they are angry.", form.FieldValue("notes"));
        Assert.DoesNotContain("Action.Execute", body.ToJsonString());
        Assert.Empty(_host.Logged());
        using var db = _host.Store.Db();
        Assert.Equal((0, 0), (db.Inbox.Count(), db.Posts.Count()));
    }

    [Fact]
    public async Task A_message_that_says_no_contact_gives_its_words_and_the_account_it_names()
    {
        var form = new CardText((await OnMessage("The exports of Globex fail again!", "text")).Body!);
        Assert.Equal(("A-2", null, "Ines Okoro: The exports of Globex fail again!"), (form.FieldValue("account"), form.FieldValue("type"), form.FieldValue("notes")));
        Assert.Null(new CardText((await OnMessage("Northwind Traders envies Globex", "text")).Body!).FieldValue("account"));
    }

    [Fact]
    public async Task A_message_that_says_two_contacts_opens_the_form_of_both()
    {
        var form = new CardText((await OnMessage("called Globex 25 min and emailed Acme", "text")).Body!);
        Assert.Equal(("A-2", "call", "email"), (form.FieldValue("account"), form.FieldValue("type"), form.FieldValue("type.2")));
    }

    [Fact]
    public async Task Saving_logs_once_and_offers_undo_in_the_same_dialog()
    {
        var open = (await OnMessage(Html)).Body;
        var data = With(Data(open, "Log it"), ("account", "A-2"), ("type", "call"), ("minutes", 15), ("occurred_on", "2026-11-20"), ("notes", "exports fail again"));
        var saved = (await Invoke("composeExtension/submitAction", new JsonObject { ["commandId"] = "logInteraction", ["data"] = data.DeepClone() })).Body;
        await Invoke("composeExtension/submitAction", new JsonObject { ["commandId"] = "logInteraction", ["data"] = data.DeepClone() });
        var logged = Assert.Single(_host.Logged());
        Assert.Equal(("A-2", InteractionType.Call, 15, "exports fail again"), (logged.AccountId, logged.Type, logged.Minutes, logged.Notes));
        await Invoke("task/submit", new JsonObject { ["data"] = Data(saved, "Undo") });
        Assert.Empty(_host.Logged());
        Assert.Empty(_host.Far.Got);
    }

    [Fact]
    public async Task What_is_wrong_is_said_on_the_same_form_with_what_was_typed()
    {
        var open = (await Invoke("task/fetch", new JsonObject { ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "task/fetch" }, ["form"] = "log" } })).Body;
        var wrong = With(Data(open, "Log it"), ("account", "A-2"), ("type", "call"), ("minutes", "99999"), ("occurred_on", "2026-12-24"), ("notes", "Asked about the export."));
        var (status, again) = await Invoke("task/submit", new JsonObject { ["data"] = wrong });
        var form = new CardText(again!);
        Assert.Equal((HttpStatusCode.OK, "continue"), (status, (string?)again!["task"]!["type"]));
        Assert.True(form.Says("This day is still to come") && form.Says("A whole number from 1"), form.Words);
        Assert.Equal(("A-2", "call", "2026-12-24", "Asked about the export."), (form.FieldValue("account"), form.FieldValue("type"), form.FieldValue("occurred_on"), form.FieldValue("notes")));
        Assert.Empty(_host.Logged());
        var right = With(Data(again, "Log it"), ("account", "A-2"), ("type", "call"), ("minutes", "30"), ("occurred_on", "2026-11-20"));
        await Invoke("task/submit", new JsonObject { ["data"] = right });
        Assert.Single(_host.Logged());
    }

    [Fact]
    public async Task Cancelling_closes_with_a_sentence_and_the_same_invoke_answers_the_same()
    {
        var open = (await Invoke("composeExtension/fetchTask", new JsonObject { ["commandId"] = "logInteraction", ["commandContext"] = "compose" })).Body;
        Assert.Equal("message", (string?)(await Invoke("task/submit", new JsonObject { ["data"] = Data(open, "Cancel") })).Body!["task"]!["type"]);
        var data = With(Data(open, "Log it"), ("account", "A-2"), ("type", "call"), ("occurred_on", "2026-11-20"));
        var first = await Invoke("task/submit", new JsonObject { ["data"] = data.DeepClone() }, id: "f:same");
        var second = await Invoke("task/submit", new JsonObject { ["data"] = data.DeepClone() }, id: "f:same");
        Assert.Equal(first.Body!.ToJsonString(), second.Body!.ToJsonString());
    }

    [Fact]
    public async Task Strangers_are_told_so_and_see_and_store_nothing()
    {
        var stranger = new Person("eve@elsewhere.example", "Eve", Role.Csm, null, 0, "USD", null);
        foreach (var body in new[]
        {
            (await OnMessage(Html, from: stranger)).Body, (await Invoke("task/submit", new JsonObject { ["data"] = new JsonObject { ["verb"] = "log.save", ["account"] = "A-2", ["type"] = "call" } }, stranger)).Body,
            (await Find("glo", stranger)).Body, (await Invoke("composeExtension/selectItem", new JsonObject { ["account"] = "A-2" }, stranger)).Body,
        })
            Assert.DoesNotContain("Globex", body!.ToJsonString());
        Assert.Empty(_host.Logged());
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> Find(string typed, Person? from = null) => Invoke("composeExtension/query", new JsonObject
    {
        ["commandId"] = "findAccount", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "name", ["value"] = typed }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    }, from);

    [Fact]
    public async Task Accounts_are_found_as_they_are_typed_and_the_chosen_one_gives_its_card()
    {
        var found = (await Find("north")).Body!["composeExtension"]!;
        Assert.Equal(("result", "list"), ((string?)found["type"], (string?)found["attachmentLayout"]));
        Assert.Equal(["Northwind Foods", "Northwind Traders"], found["attachments"]!.AsArray().Select(a => (string?)a!["preview"]!["content"]!["title"]));
        Assert.Equal("message", (string?)(await Find("zzzz")).Body!["composeExtension"]!["type"]);
        var tap = found["attachments"]![1]!["preview"]!["content"]!["tap"]!["value"]!.DeepClone();
        var card = (await Invoke("composeExtension/selectItem", tap)).Body!["composeExtension"]!["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)card["contentType"]);
        Assert.True(new CardText(card["content"]!).Says("ARR"));
    }

    [Fact]
    public async Task A_card_for_people_who_are_not_cleared_holds_no_money_and_no_risk()
    {
        await using var host = await AppHost.Start(null, ("Access:ClearedChannels", "elsewhere"));
        var chat = host.Chat(AppHost.Dana, "19:others@thread.v2", group: true);
        var activity = chat.Activity("invoke", "f:1");
        (activity["name"], activity["value"]) = ("composeExtension/selectItem", new JsonObject { ["account"] = "A-2" });
        var card = new CardText((await (await chat.Send(activity)).Content.ReadFromJsonAsync<JsonNode>(_stop))!);
        Assert.True(card.Says("Globex") && card.Says("not cleared"), card.Words);
        Assert.False(card.Says("ARR") || card.Says("green") || card.Says("Renewal"), card.Words);

        var two = host.Chat(AppHost.Dana, "19:two@unq.gbl.spaces");
        activity = two.Activity("invoke", "f:2");
        (activity["name"], activity["value"]) = ("composeExtension/selectItem", new JsonObject { ["account"] = "A-2" });
        Assert.False(new CardText((await (await two.Send(activity)).Content.ReadFromJsonAsync<JsonNode>(_stop))!).Says("ARR"));
    }

    [Fact]
    public async Task Feedback_is_taken_and_what_nobody_knows_is_refused()
    {
        var rated = await Invoke("message/submitAction", new JsonObject { ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = "dislike", ["feedback"] = "{\"feedbackText\":\"wrong quarter\"}" } });
        Assert.Equal((HttpStatusCode.OK, "{}"), (rated.Status, rated.Body!.ToJsonString()));
        Assert.Equal(HttpStatusCode.NotImplemented, (await Invoke("composeExtension/somethingNew", new JsonObject())).Status);
        foreach (var (name, value) in new[] { ("task/submit", new JsonObject()), ("composeExtension/fetchTask", new JsonObject { ["commandId"] = "other" }), ("composeExtension/query", []), ("message/submitAction", []) })
            Assert.Equal(HttpStatusCode.BadRequest, (await Invoke(name, value)).Status);
    }

    [Fact]
    public async Task A_refresh_by_somebody_who_only_looks_changes_and_stores_nothing()
    {
        var (status, body) = await Invoke("adaptiveCard/action", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "log.save", ["data"] = new JsonObject { ["account"] = "A-2", ["type"] = "call", ["occurred_on"] = "2026-11-20" } }, ["trigger"] = "automatic",
        });
        Assert.Equal((HttpStatusCode.OK, 200), (status, (int)body!["statusCode"]!));
        Assert.Empty(_host.Logged());
    }

    [Fact]
    public async Task An_alert_that_somebody_has_taken_meanwhile_says_so_when_a_client_refreshes_its_card()
    {
        await _host.Store.Write(work => work.Db.Add(new Alert
        {
            Id = "AL-1", AccountId = "A-2", Rule = "gone quiet", From = Colour.Green, To = Colour.Yellow, Because = "no contact for 41 days", RaisedAt = Some.Now.AddHours(-2), StateAt = Some.Now.AddHours(-2),
        }), _stop);
        async Task<JsonNode> Refreshed() => (await Invoke("adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "alert.show", ["data"] = new JsonObject { ["alert"] = "AL-1" } }, ["trigger"] = "automatic" })).Body!;
        var before = await Refreshed();
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)before["type"]);
        Assert.Equal("alert.show", (string?)before["value"]!["refresh"]!["action"]!["verb"]);
        await _host.Store.Write(work =>
        {
            var alert = work.Db.Alerts.Find("AL-1")!;
            (alert.State, alert.By, alert.StateAt) = (AlertState.Acknowledged, AppHost.Ines.Email, Some.Now.AddHours(-1));
        }, _stop);
        Assert.Contains("Ines Okoro", (await Refreshed()).ToJsonString());
        Assert.Empty(_host.Far.Got);
    }

    [Theory]
    [InlineData("<p>a</p><p>b&lt;c</p>", "a\nb<c")]
    [InlineData("one<br/>two<style>p{}</style><!-- no --> three", "one\ntwo three")]
    [InlineData("<div>x <at id=\"0\">Dana</at>&nbsp;&amp; y</div><script>evil(", "x Dana & y")]
    [InlineData("3 < 4 and <b>5 > 4", "3 < 4 and 5 > 4")]
    [InlineData("<a href=\"javascript:x", "")]
    public void Of_a_message_in_HTML_the_words_are_taken(string html, string words) => Assert.Equal(words, MessageText.OfHtml(html));

    [Fact]
    public void A_message_made_to_be_slow_is_read_quickly()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in new[] { "<", "<!--", "<script", "<p>", "&amp;", " \n", "<a href='" }) MessageText.OfHtml(string.Concat(Enumerable.Repeat(piece, 100_000)));
        // Reading that goes over the message once for each piece would take an hour.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed}");
    }
}
