using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Tests.Alerts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Serving;

/// <summary>
/// The bot dies several hundred times, at every point between two steps of its rounds and its sending in turn (<see cref="Death"/>), and lives again on the same store, while
/// accounts turn, one alone or two that are told in a digest, alerts are taken, others escalate, and all clear. The real process is killed at any moment in
/// <see cref="AlertKillTests"/>; here no point is missed, and every repeat is accounted for.
/// </summary>
public sealed class DeathTests : IDisposable
{
    private const int Cycles = 66;

    private static readonly Person Lead = AppHost.Ines;
    private static readonly AlertPolicy Policy = new() { MostSingle = 1, YellowDeadline = TimeSpan.FromMinutes(2), RedDeadline = TimeSpan.FromMinutes(2), Steps = ["lead"] };

    private readonly Folder _folder = new();
    private readonly HandClock _clock = new(Some.Now);
    private readonly FarPlatform _platform = new();
    private readonly Store _outside;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    // How often a letter may arrive once more: a life ended after it was sent and before that was recorded.
    private readonly Dictionary<string, int> _excused = [];
    private readonly Dictionary<string, int> _deaths = [];

    // Of a phase: how many points an undisturbed life passes, and how often it was lived since.
    private readonly Dictionary<string, (int Points, int Times)> _phases = [];

    public DeathTests()
    {
        File.WriteAllText(_folder["rules.yaml"], AlertDesk.Rules);
        _outside = Store.Open(_folder.Path);
    }

    public void Dispose()
    {
        _outside.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Whenever_it_dies_each_transition_is_stored_once_every_alert_arrives_and_repeats_only_what_was_sent_and_not_recorded()
    {
        await Outside(work =>
        {
            foreach (var person in new[] { Some.Dana, Lead }) work.Put(person, Origin.Import);
            for (var i = 0; i < 2 * Cycles; i++) work.Put(Some.Acme with { AccountId = Id(i), Name = $"Kestrel {i}", Aliases = [], RenewalDate = null }, Origin.Import);
            work.Db.AddRange(
                new Place { Channel = "web", Conversation = "channel:health-alerts", Kind = PlaceKind.Channel, Name = "health-alerts" },
                new Place { Channel = "teams", Conversation = "a:dana", Kind = PlaceKind.Personal, Person = Some.Dana.Email },
                new Place { Channel = "teams", Conversation = "a:ines", Kind = PlaceKind.Personal, Person = Lead.Email });
        });
        await Live(int.MaxValue, bot => bot.Round.Run(_clock.Now));
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            List<int> accounts = IsAlone(cycle) ? [2 * cycle] : [2 * cycle, 2 * cycle + 1];
            await Outside(work => { foreach (var i in accounts) Break(work, i, until: null); });
            await Phase("turn", cycle, bot => bot.Round.Run(_clock.Now));
            await Phase("take", cycle, bot => Take(bot, accounts[0]));
            _clock.Now = _clock.Now.AddMinutes(3);
            await Phase("escalate", cycle, bot => bot.Round.Run(_clock.Now));
            await Outside(work => { foreach (var i in accounts) Break(work, i, until: _clock.Now); });
            await Phase("clear", cycle, bot => bot.Round.Run(_clock.Now));
        }

        EveryTransitionIsStoredOnce();
        EveryLetterArrivedAndNoMoreOftenThanItsDeathsExcuse();
        EveryMessageShowsHowItEnded();
        Assert.True(_deaths.Values.Sum() >= 300, "too few deaths for the test to mean anything");
        Assert.All(_phases, p => Assert.True(p.Value.Points <= p.Value.Times, $"too few cycles for every point of {p.Key} to have its turn"));
        Assert.All(new[] { "before a commit", "after a commit", "before a sending", "after a sending" }, where => Assert.True(_deaths[where] >= 20, where));
    }

    private static string Id(int account) => $"A-{account:D4}";

    private Task Outside(Action<Work> change) => _outside.Write(change, _stop);

    private void Break(Work work, int account, DateTime? until)
    {
        var since = Some.Now;
        if (account % 2 == 0) work.Put(new Ticket($"T-{account}", Id(account), since, until, Priority.Urgent, "Nobody can log in", null, null), Origin.Import);
        else work.Put(new Fire($"F-{account}", Id(account), since, until, null, null, null, "outage", null, null), Origin.Import);
    }

    /// <summary>Somebody acknowledges the alert, and does so again when the bot dies before it could answer.</summary>
    private Task Take(MortalBot bot, int account)
    {
        string? id;
        using (var db = _outside.Db()) id = db.Alerts.AsNoTracking().Single(a => a.AccountId == Id(account)) is { State: AlertState.Open } alert ? alert.Id : null;
        return id is null ? Task.CompletedTask : bot.Store.Write(work => bot.Actions.Acknowledge(work, id, Some.Dana.Email, _clock.Now), _stop);
    }

    /// <summary>
    /// Does the work in as many lives as it takes. The first one ever lives undisturbed, which tells how many points there are; from then on the first dies at the next
    /// point in turn, the second at another, the third lives.
    /// </summary>
    private async Task Phase(string name, int cycle, Func<MortalBot, Task> work)
    {
        var kind = $"{name} {(IsAlone(cycle) ? "one" : "two")}";
        if (!_phases.TryGetValue(kind, out var phase))
        {
            _phases[kind] = (await Live(int.MaxValue, work), 0);
            return;
        }
        _phases[kind] = phase with { Times = phase.Times + 1 };
        if (await Live(1 + (phase.Times % phase.Points), work) > 0 || await Live(1 + (cycle * 7 % phase.Points), work) > 0) return;
        await Live(int.MaxValue, work);
    }

    /// <summary>A life; gives the number of points it passed, or 0 when it died.</summary>
    private async Task<int> Live(int point, Func<MortalBot, Task> work)
    {
        _clock.Now = _clock.Now.AddSeconds(1);
        var death = new Death(point);
        bool isAlive;
        using (var bot = new MortalBot(_folder.Path, _folder["rules.yaml"], Policy, _clock, death, _platform)) isAlive = await bot.Live(work, _stop);
        if (death.Where is { } where) _deaths[where] = _deaths.GetValueOrDefault(where) + 1;
        using var db = _outside.Db();
        foreach (var key in _platform.TakeNews())
            if (db.Posts.Any(p => p.Key == key && p.State == PostState.Owed)) _excused[key] = _excused.GetValueOrDefault(key) + 1;
        return isAlive ? death.Passed : 0;
    }

    /// <summary>Whether one account turns in this cycle; else two, who are told in a digest where both are told.</summary>
    private static bool IsAlone(int cycle) => cycle % 3 == 0;

    private static IEnumerable<int> Broken => Enumerable.Range(0, 2 * Cycles).Where(i => i % 2 == 0 || !IsAlone(i / 2));

    private void EveryTransitionIsStoredOnce()
    {
        using var store = Store.Open(_folder.Path);
        foreach (var account in Broken)
            Assert.Equal([account % 2 == 0 ? Colour.Yellow : Colour.Red, Colour.Green], store.Book.Health.Of(store.Book.Find(Id(account))).ToArray().Select(h => h.Status));
        using var db = store.Db();
        var alerts = db.Alerts.ToList();
        Assert.Equal(Broken.Select(Id), alerts.Select(a => a.AccountId).Order(StringComparer.Ordinal));
        Assert.All(alerts, a => Assert.Equal(AlertState.Cleared, a.State));
        // The first alert of each cycle was taken in time, the second one was not.
        Assert.Equal(alerts.Where(a => a.To == Colour.Red).Select(a => a.Id).Order(), db.Tellings.Where(t => t.Conversation == "a:ines").Select(t => t.AlertId).ToList().Order());
    }

    private void EveryLetterArrivedAndNoMoreOftenThanItsDeathsExcuse()
    {
        using var db = _outside.Db();
        Assert.All(db.Tellings.ToList(), t => Assert.True(t.Done && t.Letter is not null));
        var letters = db.Posts.AsNoTracking().ToList();
        Assert.All(letters, p => Assert.Equal(PostState.Sent, p.State));
        Assert.Empty(db.Tellings.Select(t => t.Letter!).Distinct().ToList().Except(letters.Select(p => p.Key)));
        var toTeams = letters.Where(p => p.Channel == "teams").ToList();
        Assert.All(toTeams, p => Assert.Equal(1 + _excused.GetValueOrDefault(p.Key), _platform.Arrived.GetValueOrDefault(p.Key)));
        // The page takes a repeat for what it is.
        var onPage = letters.Where(p => p.Channel == "web" && p.EditsPost is null).Select(p => p.Key).Order().ToList();
        Assert.Equal(onPage, db.Set<WebMessage>().Select(m => m.Id).ToList().Order());
        var cards = toTeams.Count(p => p.EditsPost is null);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{_deaths.Values.Sum()} deaths ({string.Join(", ", _deaths.OrderBy(d => d.Key).Select(d => $"{d.Value} {d.Key}"))}), points of a life: {string.Join(", ", _phases.Select(p => $"{p.Key} {p.Value.Points}"))}; {letters.Count} letters; " +
            $"{cards} cards in Teams of which {_excused.Where(e => !e.Key.StartsWith("edit", StringComparison.Ordinal)).Sum(e => e.Value)} came again, {onPage.Count} on the page, none twice");
    }

    private void EveryMessageShowsHowItEnded()
    {
        using var db = _outside.Db();
        var letters = db.Posts.AsNoTracking().Where(p => p.EditsPost == null).ToList();
        var page = db.Set<WebMessage>().ToDictionary(m => m.Id, m => m.Activity);
        foreach (var letter in letters)
        {
            var shown = letter.Channel == "web" ? page[letter.Key] : _platform.Messages[letter.MessageId!];
            Assert.True(shown.Contains("no rule holds any more", StringComparison.Ordinal), $"{letter.Key} shows {shown}");
        }
    }
}
