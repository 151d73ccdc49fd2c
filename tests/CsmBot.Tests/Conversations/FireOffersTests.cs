using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Channels.Facts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Once a fire is closed, leads are offered its first warning sign as a rule: by the whole program over HTTP; what was said is compared with a file that a person has read.</summary>
public sealed class FireOffersTests : IAsyncLifetime
{
    private const string Rules = """
        rules:
          - name: urgent ticket
            when: accounts with an open urgent ticket
            status: yellow
          - name: open fire
            when: accounts with an open fire
            status: red
        """;

    private readonly Transcript _said = new();
    private AppHost _host = null!;
    private FactsClient _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.Start(Rules, ("Facts:Keys:desk", "desk-key"));
        _desk = new FactsClient(_host, "Bearer desk-key");
        // A year of weeks: usage is steady everywhere, and fell at Globex before it burned; Acme fell silent then.
        await _host.Store.Write(work =>
        {
            for (var account = 0; account < _host.Store.Book.Accounts.Count; account++)
            {
                var id = _host.Store.Book.Accounts[account].AccountId;
                for (var week = 0; week < 52; week++)
                {
                    var day = Today.AddDays(-7 * week);
                    var usage = 60 + account % 7 + week % 3 - (id == "A-2" && day > Today.AddDays(-75) ? Math.Min(32, (75 - (Today.DayNumber - day.DayNumber)) * 0.7) : 0);
                    work.Put(new Signal(day, id, "usage_index", usage), Origin.Import);
                    if (id != "A-1" || week > 12) work.Put(Some.Call with { InteractionId = $"I-{id}-{week}", AccountId = id, OccurredAt = Some.Now.AddDays(-7 * week - 1), FireId = null }, Origin.Import);
                }
            }
        });
        await _host.Chat(AppHost.Dana).Says("hello");
        await _host.Chat(AppHost.Ines).Says("hello");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static DateOnly Today => DateOnly.FromDateTime(Some.Now);

    private static JsonObject Fire(string id, string account, string? sign, int opened, int? closed, int? seen = null) => new()
    {
        ["fire_id"] = id, ["account_id"] = account, ["opened_at"] = At(opened), ["closed_at"] = closed is { } c ? At(c) : null, ["outcome"] = closed is null ? null : "saved",
        ["first_warning_sign"] = sign, ["first_warning_at"] = seen is { } s ? At(s) : null, ["cause"] = "outage",
    };

    private static string At(int daysAgo) => Some.Now.AddDays(-daysAgo).AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private async Task Push(params JsonObject[] fires)
    {
        foreach (var fire in fires) Assert.Equal(200, (await _desk.Post("fires", fire)).Status);
    }

    private Task<Sent> Told(string fire) => _host.Far.Until(s => s.Method == "POST" && s.ReplyTo is null && s.Conversation == "a:ines@plover.example" && s.Card.Says($"fire {fire}"));

    private async Task Until(Func<CsmDb, bool> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using (var db = _host.Store.Db()) if (done(db)) return;
            await Task.Delay(20, patience.Token);
        }
    }

    private int Offers(string conversation = "a:ines@plover.example")
    {
        using var db = _host.Store.Db();
        return db.Posts.Count(p => p.Conversation == conversation && p.Key.StartsWith("fire-offer"));
    }

    [Fact]
    public async Task A_fire_that_was_known_to_burn_is_closed_and_its_lead_confirms_the_rule_that_would_have_warned()
    {
        var ines = _host.Chat(AppHost.Ines);
        await Push(Fire("F-17", "A-2", "usage drop", 20, null, 50));
        await Until(db => db.FireOffers.Any(o => o.OpenAt != null));
        Assert.Equal(0, Offers());
        await Push(Fire("F-17", "A-2", "usage drop", 20, 0, 50));
        var offer = await Told("F-17");
        _said.Note("F-17 is closed; Ines is told", offer.Card);
        await _said.Press(ines, "Ines", offer, offer.Card, "Confirm");
        await _said.Say(ines, "Ines", "offer a rule for F-17");
        await _said.Say(ines, "Ines", "what would have warned us of the fire at Globex");
        await Push(Fire("F-18", "A-1", "no contact for 40 days", 15, 1, 30));
        var second = await Told("F-18");
        _said.Note("F-18 comes closed; Ines is told", second.Card);
        await _said.Press(ines, "Ines", second, second.Card, "No thanks");
        await Push(Fire("F-19", "A-3", "the new CFO wears green ties", 15, 1));
        _said.Note("F-19 comes closed; Ines is told", (await Told("F-19")).Card);
        await _said.Say(ines, "Ines", "learn from F-99");
        await _said.Say(_host.Chat(AppHost.Dana), "Dana", "offer a rule for F-17");
        _said.Check("fire-offer-conversation.txt");
    }

    [Fact]
    public async Task A_fire_is_offered_once_whatever_is_sent_again_and_across_restarts()
    {
        await Push(Fire("F-17", "A-2", "usage drop", 20, 3, 50));
        await Told("F-17");
        await Push(Fire("F-17", "A-2", "usage drop", 20, null, 50), Fire("F-17", "A-2", "usage fell", 20, 1, 50));
        await _host.Restart();
        await Push(Fire("F-18", "A-2", "usage drop", 12, 1));
        await Told("F-18");
        Assert.Equal(2, Offers());
        Assert.Equal(0, Offers("a:dana@plover.example"));
    }

    [Fact]
    public async Task Years_of_history_are_no_news_and_several_at_once_are_one_message()
    {
        await _host.Store.Write(work =>
        {
            for (var i = 0; i < 40; i++) work.Put(Some.Fire with { FireId = $"F-{100 + i}", AccountId = "A-2", OpenedAt = Some.Now.AddDays(-600 + (10 * i)), ClosedAt = Some.Now.AddDays(-595 + (10 * i)) }, Origin.Import);
            for (var i = 0; i < 5; i++) work.Put(Some.Fire with { FireId = $"F-{200 + i}", AccountId = $"A-{1 + (i % 3)}", OpenedAt = Some.Now.AddDays(-20 - i), ClosedAt = Some.Now.AddDays(-2 - i), FirstWarningSign = "usage drop", FirstWarningAt = null }, Origin.Import);
        }, TestContext.Current.CancellationToken);
        var digest = await _host.Far.Until(s => s.Conversation == "a:ines@plover.example" && s.Card.Says("5 fires were closed"));
        _said.Note("Two years of fires are imported; Ines is told", digest.Card);
        await _host.Store.Write(work => work.Put(Some.Fire with { FireId = "F-300", AccountId = "A-2", OpenedAt = Some.Now.AddDays(-9), ClosedAt = Some.Now.AddDays(-1) }, Origin.Import), TestContext.Current.CancellationToken);
        await Told("F-300");
        Assert.Equal(2, Offers());
        await _said.Press(_host.Chat(AppHost.Ines), "Ines", digest, digest.Card, "Rule for F-204");
        _said.Check("fire-offer-digest.txt");
    }

    [Fact]
    public async Task Where_no_lead_has_been_met_the_offer_waits_for_one()
    {
        var max = new Person("max@plover.example", "Max Weber", Role.Lead, "Lyra", 100, "USD", null);
        await _host.Store.Write(work =>
        {
            work.Put(AppHost.Ines with { Team = "Vega" }, Origin.Import);
            work.Put(max, Origin.Import);
            foreach (var place in work.Db.Places.Where(p => p.Person == AppHost.Ines.Email)) work.Db.Remove(place);
        }, TestContext.Current.CancellationToken);
        await Push(Fire("F-17", "A-2", "usage drop", 20, 3, 50));
        await Until(db => db.Marks.Any());
        Assert.Equal(0, Offers());
        await _host.Chat(max).Says("hello");
        await Push(Fire("F-1", "A-1", null, 5, null));
        await _host.Far.Until(s => s.ReplyTo is null && s.Conversation == "a:max@plover.example" && s.Card.Says("fire F-17"));
    }
}
