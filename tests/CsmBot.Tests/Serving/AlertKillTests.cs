using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Serving;

/// <summary>
/// The real process is killed again and again while accounts turn yellow and the cards go out, as single cards and as digests, while deadlines pass and a scheduled
/// question comes due. Every transition is stored once, every owed alert arrives, also where a burst is told in one card; each alert escalates once; the scheduled day is
/// posted; what arrives twice is a repeat of the very same letter, and that was not yet written down as sent when the process died. CSMBOT_KILLS asks for more rounds than the usual twelve.
/// </summary>
public sealed class AlertKillTests : IAsyncLifetime
{
    private const int AccountsARound = 5;
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CSMBOT_KILLS"), out var kills) ? kills : 12;

    private readonly Folder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly DateOnly _begun = DateOnly.FromDateTime(Clock.AddMinutes(1));
    private FarConnector _far = null!;
    private Store _store = null!;
    private BotProcess _bot = null!;

    // Of the letters that were still owed when the process died: where to, and what they say.
    private readonly List<(string Conversation, string? Says)> _mayRepeat = [];

    public async ValueTask InitializeAsync()
    {
        _far = await FarConnector.Start();
        _store = Store.Open(_folder.Path);
        await _store.Write(work =>
        {
            work.Put(Some.Dana, Origin.Import);
            for (var i = 0; i < Kills * AccountsARound; i++)
            {
                work.Put(Some.Acme with { AccountId = Id(i), Name = $"Kestrel {i}", Aliases = [], RenewalDate = null }, Origin.Import);
                work.Put(Some.Call with { InteractionId = $"I-{i}", AccountId = Id(i), OccurredAt = Clock.AddDays(-2), FireId = null }, Origin.Import);
            }
            work.Put(AppHost.Ines, Origin.Import);
            work.Db.Add(Place("a:ines", PlaceKind.Personal, null, AppHost.Ines.Email));
            work.Db.Add(Place("19:posts", PlaceKind.Channel, "posts", null));
            work.Db.Add(new Standing
            {
                Id = "schedule-1", Channel = "teams", Conversation = "19:posts", Number = 1, Kind = StandingKind.Schedule, Words = "how many accounts are yellow", Zone = "UTC", By = Some.Dana.Email,
                CreatedAt = Clock.AddDays(-2), DoneDay = DateOnly.FromDateTime(Clock).AddDays(-2), Recurrence = new Recurrence(new TimeOnly(23, 59)) { Weekdays = Recurrence.AllDays }.ToString(),
            });
            work.Db.Add(new Place { Channel = "teams", Conversation = "19:alerts", Kind = PlaceKind.Channel, Name = "health-alerts", ServiceUrl = _far.Address, BotId = "28:bot" });
        });
    }

    private Place Place(string conversation, PlaceKind kind, string? name, string? person) =>
        new() { Channel = "teams", Conversation = conversation, Kind = kind, Name = name, Person = person, ServiceUrl = _far.Address, BotId = "28:bot" };

    private static DateTime Clock => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static string Id(int account) => $"A-{account:D4}";

    [Fact]
    public async Task Every_account_that_turns_is_told_of_whenever_the_process_dies()
    {
        _bot = await BotProcess.Start(_folder, _http, _stop, ("Alerts__Deadlines__Yellow", "10s"), ("Alerts__Escalation", "lead"), ("Alerts__Burst", "4"));
        await UntilEvaluated();
        var random = new Random(20261123);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Break(kill);
            // At any point of the round and of the sending: sometimes before anything is raised, sometimes after the first cards.
            if (kill % 3 != 0) await Until(() => Raised() > kill * AccountsARound);
            await Task.Delay(random.Next(1, 60), _stop);
            await _bot.KillAndStartAgain(Owes);
        }

        var all = Kills * AccountsARound;
        await Until(() => Raised() == all);
        await Until(() => Escalated() == all);
        await _bot.UntilNothingIsOwed();
        await _bot.Kill();

        _store.Refresh();
        var letters = Letters();
        var cards = _far.Got.Where(s => s.Method == "POST" && s.Conversation == "19:alerts").Select(s => (string)s.Activity["summary"]!).ToList();
        var single = cards.Where(c => c.Contains(" turned yellow")).ToList();
        var digests = cards.Count(c => c.Contains("accounts changed colour"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {all} accounts turned, {single.Count} cards and {digests} digests arrived, " +
            $"{single.Count - single.Distinct().Count()} cards and {digests - letters.Digests} digests of them a second time; {letters.Escalated} escalations to the lead");
        // Every alert is told by one letter, and every letter arrived.
        Assert.Equal(all, letters.Told);
        Assert.Equal(letters.Single, single.Distinct().Count());
        Assert.Equal(all, letters.Escalated);
        EveryMessageArrivedAndAgainOnlyWhatWasOwedAtADeath();
        // One, and one more for each day whose 23:59 has passed meanwhile.
        Assert.Equal(DateOnly.FromDateTime(Clock.AddMinutes(1)).DayNumber - _begun.DayNumber + 1, letters.Scheduled);
        Assert.All(Enumerable.Range(0, all), i => Assert.Equal(1, _store.Book.Health.Of(_store.Book.Find(Id(i))).ToArray().Count(h => h.Status == Colour.Yellow)));
    }

    /// <summary>What the store says was told in the channel by how many letters, and how many alerts escalated to the lead.</summary>
    private (int Told, int Single, int Digests, int Escalated, int Scheduled) Letters()
    {
        using var db = _store.Db();
        var raised = db.Tellings.Where(t => t.Conversation == "19:alerts" && t.Occasion == "raised").ToList();
        Assert.All(raised, t => Assert.True(t.Done && t.Letter != null));
        var digests = raised.Where(t => t.Letter!.StartsWith("digest|", StringComparison.Ordinal)).ToList();
        return (raised.Select(t => t.AlertId).Distinct().Count(), raised.Count - digests.Count, digests.Select(t => t.Letter).Distinct().Count(),
            db.Tellings.Count(t => t.Conversation == "a:ines" && t.Done && t.Letter != null), db.Posts.Count(p => p.Key.StartsWith("schedule|")));
    }

    /// <summary>What the dead process leaves owed: it may have been sent, and just not written down.</summary>
    private void Owes()
    {
        using var db = _store.Db();
        foreach (var post in New(db).Where(p => p.State == PostState.Owed).ToList()) _mayRepeat.Add((post.Conversation, Says(JsonNode.Parse(post.Body)!)));
    }

    private void EveryMessageArrivedAndAgainOnlyWhatWasOwedAtADeath()
    {
        using var db = _store.Db();
        var owed = New(db).AsEnumerable().GroupBy(p => (p.Conversation, Says(JsonNode.Parse(p.Body)!))).ToDictionary(g => g.Key, g => g.Count());
        var arrived = _far.Got.Where(s => s.Method == "POST").GroupBy(s => (s.Conversation, Says(s.Activity))).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(owed.Keys.Order(), arrived.Keys.Order());
        // Some letters say the same as others: they count together.
        Assert.All(arrived, a => Assert.InRange(a.Value, owed[a.Key], owed[a.Key] + _mayRepeat.Count(m => m == a.Key)));
    }

    private static IQueryable<Post> New(CsmDb db) => db.Posts.AsNoTracking().Where(p => p.Channel == "teams" && p.EditsPost == null && p.Edits == null);

    private static string? Says(JsonNode activity) => (string?)(activity["summary"] ?? activity["text"]);

    /// <summary>Another process writes urgent tickets, as an import does: in every other round all at once, which is a burst, else a few at a time.</summary>
    private async Task Break(int round)
    {
        var accounts = Enumerable.Range(round * AccountsARound, AccountsARound);
        foreach (var some in accounts.Chunk(round % 2 == 0 ? AccountsARound : 2))
        {
            await _store.Write(work =>
            {
                foreach (var i in some) work.Put(new Ticket($"T-{i}", Id(i), Clock.AddMinutes(-1), null, Priority.Urgent, "Nobody can log in", null, null), Origin.Import);
            }, _stop);
            if (round % 2 != 0) await Until(() => Raised() >= some[0]);
        }
    }

    private int Raised()
    {
        using var db = _store.Db();
        return db.Alerts.Count(a => a.Rule == "urgent ticket");
    }

    private int Escalated()
    {
        using var db = _store.Db();
        return db.Tellings.Any(t => !t.Done) ? 0 : db.Alerts.Count(a => a.Step > 0);
    }

    private Task UntilEvaluated() => Until(() =>
    {
        using var db = _store.Db();
        return db.Marks.Any(m => m.Name == "evaluated");
    });

    private async Task Until(Func<bool> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        while (!done()) await Task.Delay(50, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _bot?.Dispose();
        _store?.Dispose();
        _http.Dispose();
        await _far.DisposeAsync();
        _folder.Dispose();
    }
}
