using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Fires in conversations with the whole program, over HTTP: opened, worked on, closed with what is to be learned, opened again.</summary>
public sealed class FireTests : IAsyncLifetime
{
    private readonly Transcript _said = new();
    private AppHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.Start(Alerts.AlertDesk.Rules);
        // How green accounts of the tier are treated: a call of 30 minutes each month.
        await _host.Store.Write(work =>
        {
            foreach (var id in new[] { "A-3", "A-4" })
                for (var month = 1; month <= 12; month++)
                    work.Put(Some.Call with { InteractionId = $"I-{id}-{month}", AccountId = id, CsmEmail = AppHost.Dana.Email, OccurredAt = Some.Now.AddDays(-30 * month), Minutes = 30, Volume = 1, Purpose = null, FireId = null }, Origin.Import);
        });
        await _host.FirstRound();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Fire? Fire(string account, int index = 0) => _host.Store.Book.Fires.Of(_host.Store.Book.Find(account)).ToArray().ElementAtOrDefault(index);

    private static (string, string)[] Filled(string outcome = "saved", string sign = "logins fell", string signOn = "2026-11-01", string lost = "", string prevention = "") =>
        [("cause", "the release broke exports"), ("sign", sign), ("sign_on", signOn), ("seen_by", "Sam Ito"), ("done", "hotfix, apology call"), ("outcome", outcome), ("lost_arr", lost), ("indirect_cost", "1200"),
            ("prevention_text", "two calls in the first week"), ("prevention", prevention)];

    [Fact]
    public async Task A_fire_is_opened_worked_on_closed_with_its_post_mortem_and_opened_again()
    {
        var (dana, sam) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam));
        var opened = await _said.Say(dana, "Dana", "fire at Globex: outage, CTO furious");
        Assert.Equal(("FC-1", "outage, CTO furious", null), (Fire("A-2")!.FireId, Fire("A-2")!.Cause, Fire("A-2")!.ClosedAt));
        // Until then it would be one of the green accounts by which prevention is priced.
        await _host.Far.Until(s => s.Card.Says("Globex turned red"));
        await _said.Say(dana, "Dana", "open fires");
        await _said.Say(dana, "Dana", "call with Globex at 9:00 about the fire, 30 min");
        var asked = await _said.Say(dana, "Dana", "2 emails to Globex, 20 min");
        await _said.Press(dana, "Dana", asked, asked.Card, "Yes");
        var other = await _said.Say(dana, "Dana", "meeting with Globex, 1h, renewal");
        await _said.Press(dana, "Dana", other, other.Card, "No");
        Assert.Equal([("call", "FC-1"), ("email", "FC-1"), ("meeting", null)], _host.Logged().Where(i => i.AccountId == "A-2").OrderBy(i => i.Type).Select(i => (Words.Of(i.Type), i.FireId)));

        await _said.Say(sam, "Sam", "close the Globex fire: saved");
        var closing = await _said.Say(dana, "Dana", "close the Globex fire: saved");
        var wrong = await _said.Press(dana, "Dana", closing, closing.Card, "Close the fire", Filled(signOn: "2027-01-01", lost: "5000"));
        Assert.True(wrong.Says("Nothing is lost of a saved one"));
        await _said.Press(dana, "Dana", closing, wrong, "Close the fire", Filled(prevention: "640"));
        var fire = Fire("A-2")!;
        Assert.Equal((FireOutcome.Saved, "logins fell", "the release broke exports", 1200m, "hotfix, apology call"), (fire.Outcome!.Value, fire.FirstWarningSign, fire.Cause, fire.IndirectCost!.Value, fire.Notes));
        Assert.Equal(new DateTime(2026, 11, 1, 11, 0, 0, DateTimeKind.Utc), fire.FirstWarningAt);
        using (var db = _host.Store.Db())
        {
            var note = db.FireNotes.Find("FC-1")!;
            Assert.Equal((AppHost.Dana.Email, AppHost.Dana.Email, "Sam Ito", 640m, "two calls in the first week"), (note.OpenedBy, note.ClosedBy, note.SeenBy, note.Prevention!.Value, note.PreventionText));
        }

        await _said.Say(dana, "Dana", "undo");
        Assert.Null(Fire("A-2")!.ClosedAt);
        var again = await _said.Say(dana, "Dana", "the Globex fire is over, lost");
        await _said.Press(dana, "Dana", again, again.Card, "Close the fire", Filled(outcome: "lost", lost: "5000"));
        Assert.Equal(FireOutcome.Lost, Fire("A-2")!.Outcome);
        await _said.Say(dana, "Dana", "reopen the Globex fire");
        Assert.Null(Fire("A-2")!.ClosedAt);
        _said.Check("fire-conversation.txt");
    }

    [Fact]
    public async Task What_is_unclear_is_asked_and_what_was_done_is_taken_back()
    {
        var (dana, sam, ines) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam), _host.Chat(AppHost.Ines));
        var which = await _said.Say(dana, "Dana", "fire at Northwind: exports fail");
        await _said.Press(dana, "Dana", which, which.Card, "Northwind Traders");
        var more = await _said.Say(dana, "Dana", "fire at Northwind Traders: and now the CFO wrote");
        await _said.Press(dana, "Dana", more, more.Card, "Add it to FC-1");
        Assert.Equal("exports fail; and now the CFO wrote", Fire("A-3")!.Cause);
        await _said.Say(dana, "Dana", "Northwind Traders is on fire");
        var second = await _said.Say(dana, "Dana", "another fire at Northwind Traders: data loss");
        Assert.Equal("data loss", Fire("A-3", 1)!.Cause);
        await _said.Say(dana, "Dana", "close the Northwind Traders fire");
        var both = await _said.Say(dana, "Dana", "call with Northwind Traders, 20 min");
        await _said.Press(dana, "Dana", both, both.Card, "Yes, for FC-2 at Northwind Traders");
        await _said.Press(sam, "Sam", second, second.Card, "Undo");
        await _said.Press(dana, "Dana", second, second.Card, "Undo");
        var unknown = await _said.Say(dana, "Dana", "fire at Wolfram Dairy: outage");
        Assert.True(unknown.Card.Says("I know no account “Wolfram Dairy”"));
        await _said.Say(dana, "Dana", "call with Globex, 10 min, for fire F-99");
        await _said.Say(dana, "Dana", "fire at Globex: nothing, sorry");
        await _said.Say(dana, "Dana", "undo");
        Assert.Null(Fire("A-2"));
        await _said.Say(ines, "Ines", "close the Globex fire");
        await _said.Say(ines, "Ines", "reopen FC-1");
        _said.Check("fire-unclear.txt");
    }

    [Fact]
    public async Task The_sign_of_a_fire_closed_in_chat_is_offered_to_the_lead_once()
    {
        var (dana, ines) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Ines));
        await ines.Says("hello");
        await dana.Says("fire at Globex: outage");
        await Close("no contact for 40 days");
        await _host.Far.Until(s => s.Conversation == "a:ines@plover.example" && s.Card.Says("fire FC-1"));
        await dana.Says("reopen FC-1");
        await Close("no contact for 40 days");
        // Another fire's offer comes after all that the first could bring.
        await dana.Says("another fire at Globex: data loss");
        await Close("no contact for 50 days");
        await _host.Far.Until(s => s.Conversation == "a:ines@plover.example" && s.Card.Says("fire FC-2"));
        using var db = _host.Store.Db();
        Assert.Equal(2, db.Posts.Count(p => p.Conversation == "a:ines@plover.example" && p.Key.StartsWith("fire-offer")));

        async Task Close(string sign)
        {
            var closing = await dana.Says("close the Globex fire");
            await dana.Presses(closing.Id, closing.Card, "Close the fire", Filled(sign: sign));
        }
    }

    [Fact]
    public async Task A_fire_is_opened_by_its_form()
    {
        var dana = _host.Chat(AppHost.Dana);
        var form = await dana.Says("open a fire");
        var wrong = await dana.Presses(form, "Open the fire", ("cause", "outage"));
        Assert.True(wrong.Says("Choose an account"), wrong.Words);
        var opened = await dana.Presses(form.Id, wrong, "Open the fire", ("account", "A-2"), ("cause", "outage, CTO furious"));
        Assert.True(opened.Says("Fire FC-1 at Globex"), opened.Words);
        Assert.Equal(("FC-1", "outage, CTO furious", null), (Fire("A-2")!.FireId, Fire("A-2")!.Cause, Fire("A-2")!.ClosedAt));
        // Until then it would be one of the green accounts by which prevention is priced.
        await _host.Far.Until(s => s.Card.Says("Globex turned red"));
    }

    [Theory]
    [InlineData("close the Globex fire yesterday: saved", "2026-11-19", "2026-11-19T11:00:00Z")]
    [InlineData("close the Globex fire yesterday: saved", "2026-11-18", "2026-11-18T11:00:00Z")]
    [InlineData("close the Globex fire: saved", "2026-11-17", "2026-11-17T13:00:00Z")]
    public async Task A_fire_closed_on_another_day_is_stored_as_over_on_that_day(string message, string day, string over)
    {
        await _host.Store.Write(work => work.Put(Some.Fire with { FireId = "F-7", AccountId = "A-2", OpenedAt = new DateTime(2026, 11, 17, 13, 0, 0, DateTimeKind.Utc), ClosedAt = null, Outcome = null }, Origin.Import), TestContext.Current.CancellationToken);
        var dana = _host.Chat(AppHost.Dana);
        var form = await dana.Says(message);
        Assert.Equal(message.Contains("yesterday", StringComparison.Ordinal) ? "2026-11-19" : "2026-11-20", form.Card.FieldValue("closed_on"));
        var wrong = await dana.Presses(form.Id, form.Card, "Close the fire", [.. Filled(signOn: "2026-11-10"), ("closed_on", "2026-11-16")]);
        Assert.True(wrong.Says("The fire was opened after that"), wrong.Words);
        var saved = await dana.Presses(form.Id, wrong, "Close the fire", [.. Filled(signOn: "2026-11-10"), ("closed_on", day)]);
        Assert.True(saved.Says("Closed by Dana Reyes: saved"), saved.Words);
        // Noon of the day in Dana's zone; never before it was opened.
        Assert.Equal(DateTime.Parse(over, null, System.Globalization.DateTimeStyles.AdjustToUniversal), Fire("A-2")!.ClosedAt);
        Assert.True((await dana.Says("post-mortem of F-7")).Card.Says(CsmBot.Cards.Cell.Day(DateOnly.Parse(day))));
    }

    [Fact]
    public async Task What_prevention_would_have_taken_is_said_in_a_sentence_or_the_form_and_priced_by_itself()
    {
        var (dana, sam) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam));
        await dana.Says("fire at Globex: outage");
        // Green accounts of the tier get calls alone, by Dana: an hour costs her rate.
        var hour = (double)_host.Store.Book.People.On(_host.Store.Book.People.Find(AppHost.Dana.Email), new DateOnly(2026, 11, 1))!.BillingRate;
        Assert.True((await dana.Says("prevention for the Globex fire: more attention")).Card.Says("I cannot price “more attention”"));
        var priced = await dana.Says("prevention for the Globex fire: 3 calls of 20 min and a visit of 2 h over 30 days");
        Assert.True(priced.Card.Says("3 calls of 20 min, 1 visit of 2 h over 30 days") && priced.Card.Says($"USD {3 * hour:0}"), priced.Card.Words);
        Assert.Equal(3 * hour, Estimate(), 0.01);
        Assert.True((await sam.Says("prevention for FC-1: a call")).Card.Says("Only Dana Reyes or a lead can say what would have prevented fire FC-1"));
        var again = await dana.Says("preventing FC-1 would have taken a call of 30 min every week for 4 weeks");
        Assert.Equal(2 * hour, Estimate(), 0.01);
        await dana.Presses(again, "Undo");
        Assert.Equal(3 * hour, Estimate(), 0.01);
        var closing = await dana.Says("close the Globex fire yesterday: saved");
        Assert.True(closing.Card.Says("3 calls of 20 min and a visit of 2 h over 30 days"), closing.Card.Words);
        (string, string)[] form = [.. Filled().Where(f => f.Item1 != "prevention_text"), ("prevention_text", "4 calls of 45 min over 30 days"), ("closed_on", "2026-11-20")];
        var closed = await dana.Presses(closing.Id, closing.Card, "Close the fire", form);
        Assert.True(closed.Says("4 calls of 45 min over 30 days"), closed.Words);
        Assert.Equal(3 * hour, Estimate(), 0.01);
        await dana.Says("prevention for FC-1: as proposed");
        Assert.NotEqual(3 * hour, Estimate(), 0.01);

        double Estimate()
        {
            using var db = _host.Store.Db();
            var (book, moment) = (_host.Store.Book, new Moment(Some.Now.AddHours(1), TimeZoneInfo.Utc, new Workspace()));
            return CsmBot.Reports.Reports.Of(new CsmBot.Reports.ReportRequest(CsmBot.Reports.ReportName.PostMortem, Fire: "FC-1") { OfFire = CsmBot.Conversations.FireNotes.Of(db, book, moment.Today) }, new AsOf(book, moment)).Figure("prevention_estimate").Number ?? double.NaN;
        }
    }

    [Fact]
    public async Task An_import_never_takes_away_a_fire_that_chat_has_made_nor_its_closing()
    {
        var dana = _host.Chat(AppHost.Dana);
        await dana.Says("fire at Globex: outage");
        var fire = Fire("A-2")!;
        await _host.Store.Write(work => Assert.Equal(CsmBot.Data.Outcome.Kept, work.Put(fire with { Cause = "something else", ClosedAt = Some.Now }, Origin.Import)), TestContext.Current.CancellationToken);
        Assert.Equal(("outage", null), (Fire("A-2")!.Cause, Fire("A-2")!.ClosedAt));
    }
}
