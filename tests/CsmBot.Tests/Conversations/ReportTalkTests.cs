using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Reports in conversations with the whole program, over HTTP.</summary>
public sealed class ReportTalkTests
{
    private static Task<AppHost> Start(params (string Key, string Value)[] settings) => Burning([("Access:ClearedChannels", "#leads, 19:board"), .. settings]);

    private static async Task<AppHost> Burning((string Key, string Value)[] settings)
    {
        var host = await AppHost.Start(null, settings);
        await host.Store.Write(work =>
        {
            work.Put(Some.Fire with { FireId = "F-1", AccountId = "A-2" }, Origin.Import);
            work.Put(Some.Call with { InteractionId = "I-1", AccountId = "A-2", FireId = "F-1" }, Origin.Import);
            work.Put(Some.Call with { InteractionId = "I-2", AccountId = "A-3", FireId = null, OccurredAt = Some.Now.AddDays(-3) }, Origin.Import);
            work.Put(Some.Fire with { FireId = "F-2", AccountId = "A-3", OpenedAt = Some.Now.AddDays(-9), ClosedAt = null, Outcome = null, FirstWarningAt = null }, Origin.Import);
        });
        return host;
    }

    [Fact]
    public async Task Reports_are_asked_for_in_chat_and_lead_to_their_page()
    {
        await using var host = await Start();
        var (said, dana) = (new Transcript(), host.Chat(AppHost.Dana));
        var sent = await said.Say(dana, "Dana", "business case for team Orion this quarter");
        Assert.Contains("Open the whole report", sent.Card.Buttons);
        await said.Say(dana, "Dana", "my week");
        await said.Say(dana, "Dana", "post-mortem of the Globex fire");
        var which = await said.Say(dana, "Dana", "post-mortem");
        await said.Press(dana, "Dana", which, which.Card, which.Card.Buttons.First(b => b.StartsWith("F-2", StringComparison.Ordinal)));
        await said.Say(dana, "Dana", "post-mortem of F-77");
        await said.Say(dana, "Dana", "post-mortem of the Acme Corp fire");
        await said.Say(dana, "Dana", "evidence report");
        await said.Say(dana, "Dana", "prevention board in purple");
        await said.Say(dana, "Dana", "every Monday 9:00 post the business case here");
        said.Check("report-conversation.txt");
    }

    [Fact]
    public async Task In_a_channel_that_is_not_cleared_a_report_goes_to_the_asker_alone_and_is_not_scheduled()
    {
        await using var host = await Start();
        Assert.True((await host.Chat(AppHost.Ines, "19:lunch", group: true).Says("renewals report")).Targeted);
        Assert.False((await host.Chat(AppHost.Ines, "19:board", group: true).Says("renewals report")).Targeted);
        Assert.True((await host.Chat(AppHost.Ines, "19:lunch", group: true).Says("every Monday 9:00 post the renewals report here")).Card.Says("not cleared"));
    }

    [Fact]
    public async Task Who_may_not_see_money_gets_the_rest_and_no_business_case()
    {
        await using var host = await Start(("Access:Roles:csm", "none"));
        var (dana, ines) = (host.Chat(AppHost.Dana), host.Chat(AppHost.Ines));
        var refused = await dana.Says("business case");
        Assert.True(refused.Card.Says("Your role may not see ARR and cost"), refused.Card.Words);
        Assert.DoesNotContain("Open the whole report", refused.Card.Buttons);
        foreach (var (report, stays) in new[] { ("renewals report", "Renewals"), ("tiers report", "Accounts"), ("effort report", "Hours"), ("post-mortem of F-1", "Days from first sign"), ("prevention board", "Kept green") })
        {
            var reduced = (await dana.Says(report)).Card;
            Assert.True(reduced.Says(stays), reduced.Words);
            Assert.True(reduced.Says("Your role may not see ARR and cost: it is left out"), reduced.Words);
            Assert.DoesNotMatch("USD [0-9]|ARR \\(|[Cc]ost \\(", reduced.Words);
        }
        Assert.True((await ines.Says("business case")).Card.Says("Total cost of fires"));
    }

    [Fact]
    public async Task What_is_behind_a_figure_is_opened_by_its_button_or_its_name_and_shown_to_whom_it_is_for()
    {
        await using var host = await Start(("Access:Roles:support", "none"));
        var dana = host.Chat(AppHost.Dana);
        var unasked = await dana.Says("what is behind ARR lost");
        Assert.True(unasked.Card.Says("Which report do you mean?"), unasked.Activity.ToJsonString());
        var report = await dana.Says("business case for team Orion this quarter");
        await dana.Presses(report, "What is behind…");
        var choose = await host.Far.Until(s => s.Card.Buttons.Contains("Show its facts"));
        await dana.Presses(choose, "Show its facts", ("figure", "fire_cost_direct"));
        var fires = await host.Far.Until(s => s.Card.Says("Direct cost of fires: USD 34.72"));
        Assert.True(fires.Card.Says("F-1") && fires.Card.Says("Globex"), fires.Card.Words);
        var hours = await dana.Says("what is behind cost of firefighting");
        Assert.True(hours.Card.Says("USD 34.72") && hours.Card.Says("Globex") && hours.Card.Says("site visit"), hours.Card.Words);
        Assert.False(hours.Card.Says("Northwind"), hours.Card.Words);
        // The page behind it holds the same facts.
        var link = new Uri((string)hours.Card.Button(hours.Card.Buttons.First(b => b.StartsWith("Open", StringComparison.Ordinal)))["url"]!);
        var page = await host.Http.GetStringAsync(host.Address + link.PathAndQuery, TestContext.Current.CancellationToken);
        Assert.Contains("Globex", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Northwind", page, StringComparison.Ordinal);
        Assert.True((await dana.Says("what is behind the gross margin")).Card.Says("has no figure"));

        // Where others read along it goes to the asker alone, by whichever way.
        var lunch = host.Chat(AppHost.Dana, "19:lunch", group: true);
        var aside = await lunch.Says("business case");
        Assert.True(aside.Targeted, aside.Activity.ToJsonString());
        var behind = await lunch.Says("what is behind the cost of firefighting");
        Assert.True(behind.Targeted && behind.Card.Says("Globex"), $"{behind.Targeted} {behind.Card.Words}");
    }

    [Fact]
    public async Task A_scheduled_report_is_posted_when_its_time_has_come()
    {
        await using var host = await Start();
        await host.Chat(AppHost.Ines, "19:board", group: true).Says("daily at 8 post the business case for my team here");
        // As if it had been asked for two days ago.
        await host.Store.Write(work => work.Db.Standing.Single().DoneDay = DateOnly.FromDateTime(Some.Now).AddDays(-1), TestContext.Current.CancellationToken);
        await host.Service<Schedules>().Run(Some.Now, TestContext.Current.CancellationToken);
        var posted = await host.Far.Until(s => s.Conversation == "19:board" && s.Card.Says("Total cost of fires"));
        Assert.True(posted.Card.Says("accounts of team Orion"), posted.Card.Words);
    }
}
