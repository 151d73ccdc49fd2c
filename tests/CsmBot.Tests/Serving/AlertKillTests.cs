using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Serving;

/// <summary>
/// The real process is killed again and again while accounts turn yellow and the cards go out. Every transition is stored once, every owed alert arrives;
/// a card that arrives twice carries the same key. CSMBOT_KILLS asks for more rounds than the usual twelve.
/// </summary>
public sealed class AlertKillTests : IAsyncLifetime
{
    private const int AccountsARound = 5;
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CSMBOT_KILLS"), out var kills) ? kills : 12;

    private readonly Folder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private FarConnector _far = null!;
    private Store _store = null!;
    private BotProcess _bot = null!;

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
            work.Db.Add(new Place { Channel = "teams", Conversation = "19:alerts", Kind = PlaceKind.Channel, Name = "health-alerts", ServiceUrl = _far.Address, BotId = "28:bot" });
        });
    }

    private static DateTime Clock => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static string Id(int account) => $"A-{account:D4}";

    [Fact]
    public async Task Every_account_that_turns_is_told_of_whenever_the_process_dies()
    {
        _bot = await BotProcess.Start(_folder, _http, _stop);
        await UntilEvaluated();
        var random = new Random(20261123);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Break(kill);
            // At any point of the round and of the sending: sometimes before anything is raised, sometimes after the first cards.
            if (kill % 3 != 0) await Until(() => Raised() > kill * AccountsARound);
            await Task.Delay(random.Next(1, 60), _stop);
            await _bot.KillAndStartAgain();
        }

        var all = Kills * AccountsARound;
        await Until(() => Raised() == all);
        await _bot.UntilNothingIsOwed();
        await _bot.Kill();

        _store.Refresh();
        // The card's first words are its title, one for each account.
        var cards = _far.Got.Where(s => s.Conversation == "19:alerts").Select(s => (string)s.Activity["summary"]!).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {all} accounts turned, {cards.Count} cards arrived, {cards.Count - cards.Distinct().Count()} of them a second time");
        Assert.Equal([.. Enumerable.Range(0, all).Select(i => $"Kestrel {i} turned yellow").Order()], cards.Select(c => c.Split(':')[0]).Distinct().Order());
        Assert.All(Enumerable.Range(0, all), i => Assert.Equal(1, _store.Book.Health.Of(_store.Book.Find(Id(i))).ToArray().Count(h => h.Status == Colour.Yellow)));
    }

    /// <summary>Another process writes urgent tickets, as an import does.</summary>
    private Task Break(int round) => _store.Write(work =>
    {
        for (var i = round * AccountsARound; i < (round + 1) * AccountsARound; i++)
            work.Put(new Ticket($"T-{i}", Id(i), Clock.AddMinutes(-1), null, Priority.Urgent, "Nobody can log in", null, null), Origin.Import);
    }, _stop);

    private int Raised()
    {
        using var db = _store.Db();
        return db.Alerts.Count(a => a.Rule == "urgent ticket");
    }

    private Task UntilEvaluated() => Until(() =>
    {
        using var db = _store.Db();
        return db.Marks.Any(m => m.Name == "evaluated");
    });

    private async Task Until(Func<bool> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
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
