using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Commands;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Conversations;

/// <summary>Money and how accounts stand are shown where they may be, and to whom: with the whole program, over HTTP.</summary>
public sealed class ClearanceTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(Alerts.AlertDesk.Rules, ("Access:ClearedChannels", "#leads, 19:board"), ("Access:Roles:csm", "cost"));
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("which accounts are yellow")]
    [InlineData("total ARR of tier 1")]
    [InlineData("all accounts")]
    [InlineData("how is Globex doing")]
    [InlineData("why is Globex green")]
    [InlineData("cost by account this year")]
    [InlineData("open alerts")]
    [InlineData("rules")]
    [InlineData("fire at Globex: outage")]
    public async Task In_a_channel_that_is_not_cleared_the_answer_goes_to_the_asker_alone(string question)
    {
        Assert.True((await _host.Chat(AppHost.Ines, "19:lunch", group: true).Says(question)).Targeted);
        Assert.False((await _host.Chat(AppHost.Ines, "19:board", group: true).Says(question)).Targeted);
        Assert.False((await _host.Chat(AppHost.Ines).Says(question)).Targeted);
    }

    [Theory]
    [InlineData("called Globex 25 min, went well")]
    [InlineData("how many calls did we make this month")]
    [InlineData("call Northwind 20 min")]
    [InlineData("help")]
    public async Task What_holds_neither_money_nor_risk_is_said_before_everyone(string message) =>
        Assert.False((await _host.Chat(AppHost.Dana, "19:lunch", group: true).Says(message)).Targeted);

    [Fact]
    public async Task That_an_account_burns_is_not_said_before_everyone_when_something_is_logged_for_it()
    {
        await _host.Chat(AppHost.Dana).Says("fire at Globex: outage");
        var logged = await _host.Chat(AppHost.Dana, "19:lunch", group: true).Says("called Globex 25 min, went well");
        Assert.True(logged.Targeted);
        Assert.True(logged.Card.Says("Is this for the open fire FC-1"));
    }

    [Fact]
    public async Task What_only_one_person_may_see_goes_to_their_direct_chat_where_the_channel_refuses_it()
    {
        _host.Far.Status = activity => activity["recipient"] is not null ? 403 : 200;
        var id = Chat.NewId();
        await _host.Chat(AppHost.Ines, "19:lunch", group: true).Send(_host.Chat(AppHost.Ines, "19:lunch", group: true).Message("which accounts are green", id));
        var sent = await _host.Far.Until(s => s.Card.Says("green"));
        Assert.Equal("direct-with-29:Ines Okoro", sent.Conversation);
        Assert.False(sent.Targeted);
    }

    [Fact]
    public async Task What_is_for_one_reader_is_not_put_into_a_response_that_all_may_see()
    {
        async Task<CardText> Asks(string conversation)
        {
            var chat = _host.Chat(AppHost.Ines, conversation, group: true);
            var message = chat.Message("all accounts", Chat.NewId());
            message["deliveryMode"] = "expectReplies";
            return new((await (await chat.Send(message)).Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
        }

        Assert.True((await Asks("19:board")).Says("Globex"));
        var kept = await Asks("19:lunch");
        Assert.False(kept.Says("Globex"));
        Assert.True(kept.Says("for you alone"));
    }

    [Fact]
    public void Only_a_channel_that_is_set_up_ends_local_mode()
    {
        Clearance Of(params (string, string?)[] settings) =>
            Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Item1, s => s.Item2)).Build()).Alerts.Clearance;

        Assert.True(Of(("Teams:Package:BaseUrl", "https://bot.example")).Local);
        Assert.False(Of(("Slack:SigningSecret", new string('a', 32)), ("Slack:BotToken", "xoxb-1-invented")).Local);
    }

    [Fact]
    public async Task Nothing_is_watched_or_posted_where_it_could_not_be_shown()
    {
        var lunch = _host.Chat(AppHost.Ines, "19:lunch", group: true);
        Assert.True((await lunch.Says("watch tier 1 accounts turning yellow here")).Card.Says("not cleared"));
        Assert.True((await lunch.Says("every Monday 9:00 post tier 1 renewals this quarter here")).Card.Says("not cleared"));
        Assert.True((await lunch.Says("what do you watch here")).Card.Says("Nothing yet"));
        Assert.True((await _host.Chat(AppHost.Ines, "19:board", group: true).Says("watch tier 1 accounts turning yellow here")).Card.Says("I watch"));
    }

    [Fact]
    public async Task A_role_without_ARR_gets_answers_without_it_and_no_answer_about_it()
    {
        var dana = _host.Chat(AppHost.Dana);
        Assert.True((await dana.Says("total ARR of tier 1")).Card.Says("may not see ARR"));
        Assert.True((await dana.Says("accounts over 50k ARR")).Card.Says("may not see ARR"));
        var list = await dana.Says("enterprise accounts");
        Assert.True(list.Card.Says("Northwind Foods"));
        Assert.False(list.Card.Says("ARR"));
        Assert.False((await dana.Says("how is Globex doing")).Card.Says("ARR"));
        Assert.True((await _host.Chat(AppHost.Ines).Says("enterprise accounts")).Card.Says("ARR"));
    }

    [Fact]
    public async Task An_alert_shows_ARR_to_those_alone_whose_role_may_see_it()
    {
        var (dana, board) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Ines, "19:board", group: true));
        await dana.Says("help");
        await board.Says("watch accounts turning yellow here");
        await _host.Store.Write(work => work.Put(new Ticket("T-1", "A-2", Some.Now.AddMinutes(-5), null, Priority.Urgent, "Login fails", null, null), Origin.Import), TestContext.Current.CancellationToken);
        var own = await _host.Far.Until(s => s.Conversation == "a:dana@plover.example" && s.Card.Says("Globex turned yellow"));
        var everyones = await _host.Far.Until(s => s.Conversation == "19:board" && s.Card.Says("Globex turned yellow"));
        Assert.False(own.Card.Says("ARR"));
        Assert.True(everyones.Card.Says("ARR"));
        Assert.False((await dana.Presses(own, "Acknowledge")).Says("ARR"));
    }

    [Fact]
    public void A_shared_channel_is_never_cleared()
    {
        var clearance = new Clearance(new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "leads" }, Local: true);
        Assert.True(clearance.Of(Channel("Leads", shared: false)));
        Assert.False(clearance.Of(Channel("Leads", shared: true)));
        Assert.False(clearance.Of(Channel("general", shared: false)));
        Assert.False(Clearance.Everywhere.Of(Channel("general", shared: true)));
        Assert.False(new Clearance(null, Local: false).Of(Channel("general", shared: false)));
    }

    private static Place Channel(string name, bool shared) => new() { Channel = "teams", Conversation = "19:" + name, Kind = PlaceKind.Channel, Name = name, Shared = shared };

    [Fact]
    public void Mistakes_in_roles_are_all_named()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Access:Roles:chef", "arr"), new("Access:Roles:sales", "arr, everything")]).Build();
        var mistakes = new List<string>();
        AccessSettings.Rights(settings, mistakes);
        Assert.Equal(2, mistakes.Count);
        Assert.Contains(mistakes, m => m.StartsWith("Access:Roles:chef: there is no role chef", StringComparison.Ordinal));
        Assert.Contains(mistakes, m => m.Contains("\"everything\" is nothing a role may do", StringComparison.Ordinal));
    }
}
