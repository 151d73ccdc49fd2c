using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Access;

/// <summary>Who may do what, as a table: with the whole program, each person in a direct chat of their own.</summary>
public sealed class RightsMatrixTests : IAsyncLifetime
{
    private static readonly Person Ed = Somebody("Ed Vance", Role.Exec), Sue = Somebody("Sue Lind", Role.Support), Tom = Somebody("Tom Ray", Role.Training), Sal = Somebody("Sal Quist", Role.Sales);

    private AppHost _host = null!;

    // Support sees what work costs and not what customers pay, training the other way round, sales nothing of either; the rest is as usual. Dana owns the accounts.
    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.Start(Alerts.AlertDesk.Rules, ("Access:Roles:support", "cost"), ("Access:Roles:training", "arr"), ("Access:Roles:sales", "none"));
        await _host.Store.Write(work => { foreach (var person in new[] { Ed, Sue, Tom, Sal }) work.Put(person, Origin.Import); });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static Person Somebody(string name, Role role) => AppHost.Sam with { Name = name, Email = name.Split(' ')[0].ToLowerInvariant() + "@plover.example", Role = role };

    private static readonly Person[] Everyone = [AppHost.Dana, AppHost.Sam, AppHost.Ines, Ed, Sue, Tom, Sal];

    private static string First(Person person) => person.Name.Split(' ')[0];

    [Theory]
    [InlineData("which accounts are green", "Dana Sam Ines Ed Sue Tom Sal")]
    [InlineData("called Globex 25 min, went well", "Dana Sam Ines Ed Sue Tom Sal")]
    [InlineData("hours by account this year", "Dana Sam Ines Ed Sue Tom Sal")]
    [InlineData("total ARR of tier 1", "Dana Sam Ines Ed Tom")]
    [InlineData("accounts over 50k ARR", "Dana Sam Ines Ed Tom")]
    [InlineData("sort all accounts by ARR", "Dana Sam Ines Ed Tom")]
    [InlineData("cost by account this year", "Dana Sam Ines Ed Sue")]
    [InlineData("what did Globex cost this year", "Dana Sam Ines Ed Sue")]
    [InlineData("business case", "Dana Sam Ines Ed")]
    [InlineData("set Globex yellow, their champion left", "Dana Ines")]
    [InlineData("warn me when tier 1 accounts have not been contacted in 30 days", "Ines Ed")]
    [InlineData("turn off rule urgent ticket", "Ines Ed")]
    [InlineData("teach: platinum means tier 1", "Ines Ed")]
    public async Task What_is_asked_for_is_done_for_those_who_may_and_refused_in_a_sentence_to_the_rest(string message, string may)
    {
        var refused = new List<string>();
        foreach (var person in Everyone)
        {
            var answer = (await _host.Chat(person).Says(message)).Card;
            Assert.False(answer.Says("Something went wrong"), answer.Words);
            if (answer.Words.Contains("may not see", StringComparison.Ordinal) || answer.Words.TrimStart().StartsWith("Only ", StringComparison.Ordinal)) refused.Add(First(person));
        }
        Assert.Equal(may, string.Join(' ', Everyone.Select(First).Except(refused)));
    }

    [Theory]
    [InlineData("Edit")]
    [InlineData("Undo")]
    public async Task A_log_is_its_loggers_and_a_leads_whoever_holds_the_card(string button)
    {
        foreach (var (person, may) in new[] { (AppHost.Sam, false), (Ed, false), (Sue, false), (AppHost.Ines, true), (AppHost.Dana, true) })
        {
            var logged = await _host.Chat(AppHost.Dana).Says("called Globex 25 min, went well");
            var answer = await _host.Chat(person).Presses(logged, button);
            Assert.True(may != answer.Says("Only who logged this entry"), $"{person.Name}: {answer.Words}");
            Assert.Equal(button == "Undo" && may ? 0 : 1, _host.Logged().Count(i => i.AccountId == "A-2"));
            if (button != "Undo" || !may) await _host.Chat(AppHost.Dana).Says("undo");
        }
    }

    [Fact]
    public async Task Whoever_is_not_of_the_team_learns_nothing_by_words_buttons_or_typing_ahead()
    {
        var logged = await _host.Chat(AppHost.Dana).Says("called Globex 25 min, went well");
        var stranger = _host.Chat(Somebody("Eve Stranger", Role.Csm));
        foreach (var message in new[] { "which accounts are green", "how is Globex doing", "business case", "help" })
            Assert.True((await stranger.Says(message)).Card.Says("only work for members"));
        Assert.False((await stranger.Presses(logged, "Undo")).Says("Globex"));
        var typing = stranger.Activity("invoke", "f:" + Chat.NewId());
        typing["name"] = "application/search";
        typing["value"] = new JsonObject { ["queryText"] = "glo", ["dataset"] = "accounts" };
        Assert.DoesNotContain("Globex", await (await stranger.Send(typing)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Single(await _host.Chat(AppHost.Dana).Types("glo"));
        Assert.Single(_host.Logged());
    }
}
