using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Tests.Alerts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Serving;

/// <summary>A life of the bot that is over.</summary>
/// <param name="Died">What it was doing when it ended; null when it came to the end of its work.</param>
/// <param name="Points">Points that it passed; 0 where nobody counted.</param>
internal sealed record Life(string? Died, int Points);

/// <summary>
/// The story that the bot lives through in many short lives on one store: accounts turn, one alone or two that are told in a digest, an alert is taken, the other escalates, and all
/// clear. Afterwards every transition must be stored once, every letter have arrived, each message show how it ended; and what arrived again must be just what a life had sent and not written down
/// as sent when it died.
/// </summary>
/// <param name="cycles">So often all of it happens, each time to other accounts.</param>
/// <param name="deathsAPhase">Lives that die at a point of their own before one does the work.</param>
internal abstract class MortalStory(int cycles, int deathsAPhase, int seed) : IDisposable
{
    public static readonly AlertPolicy Policy = new() { MostSingle = 1, YellowDeadline = TimeSpan.FromMinutes(2), RedDeadline = TimeSpan.FromMinutes(2), Steps = ["lead"] };

    private readonly HandClock _clock = new(Some.Now);
    private readonly List<string?> _lives = [];

    // Of each life, the letters that it left owed.
    private readonly List<HashSet<string>> _owed = [];

    // Of a phase: how many points an undisturbed life passes, and how many deaths it has had since.
    private readonly Dictionary<string, (int Points, int Deaths)> _phases = [];
    private Store _outside = null!;

    protected Folder Folder { get; } = new();
    protected FarPlatform Platform { get; } = new();
    protected Random Random { get; } = new(seed);
    protected CancellationToken Stop { get; } = TestContext.Current.CancellationToken;

    /// <summary>By what the bot was doing.</summary>
    public Dictionary<string, int> Deaths { get; } = [];

    public IReadOnlyDictionary<string, (int Points, int Deaths)> Phases => _phases;

    /// <summary>One life: a round, or somebody takes an alert; then all is sent that is owed. It ends at that point, should it come to it.</summary>
    protected abstract Task<Life> Live(int number, int point, DateTime now, string? take);

    /// <summary>A life that ends at any moment; by default there is none.</summary>
    protected virtual Task<Life>? LiveForAMoment(int number, DateTime now, string? take) => null;

    public async Task Tell()
    {
        await File.WriteAllTextAsync(Folder["rules.yaml"], AlertDesk.Rules, Stop);
        _outside = Store.Open(Folder.Path);
        await Outside(work =>
        {
            foreach (var person in new[] { Some.Dana, AppHost.Ines }) work.Put(person, Origin.Import);
            for (var i = 0; i < 2 * cycles; i++) work.Put(Some.Acme with { AccountId = Id(i), Name = $"Kestrel {i}", Aliases = [], RenewalDate = null }, Origin.Import);
            work.Db.AddRange(
                new Place { Channel = "web", Conversation = "channel:health-alerts", Kind = PlaceKind.Channel, Name = "health-alerts" },
                new Place { Channel = "teams", Conversation = "a:dana", Kind = PlaceKind.Personal, Person = Some.Dana.Email },
                new Place { Channel = "teams", Conversation = "a:ines", Kind = PlaceKind.Personal, Person = AppHost.Ines.Email });
        });
        await Live(int.MaxValue, null);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            List<int> accounts = IsAlone(cycle) ? [2 * cycle] : [2 * cycle, (2 * cycle) + 1];
            await Outside(work => { foreach (var i in accounts) Break(work, i, until: null); });
            await Phase("turn", cycle, null);
            await Phase("take", cycle, accounts[0]);
            _clock.Now = _clock.Now.AddMinutes(3);
            await Phase("escalate", cycle, null);
            await Outside(work => { foreach (var i in accounts) Break(work, i, until: _clock.Now); });
            await Phase("clear", cycle, null);
        }

        EveryTransitionIsStoredOnce();
        EveryLetterArrivedAndAgainOnlyAfterADeath();
        EveryMessageShowsHowItEnded();
    }

    private static string Id(int account) => $"A-{account:D4}";

    private Task Outside(Action<Work> change) => _outside.Write(change, Stop);

    private static void Break(Work work, int account, DateTime? until)
    {
        if (account % 2 == 0) work.Put(new Ticket($"T-{account}", Id(account), Some.Now, until, Priority.Urgent, "Nobody can log in", null, null), Origin.Import);
        else work.Put(new Fire($"F-{account}", Id(account), Some.Now, until, null, null, null, "outage", null, null), Origin.Import);
    }

    /// <summary>
    /// Does the work in as many lives as it takes. The first one ever lives undisturbed, which tells how many points there are; from then on each death comes at another point, one more at any moment, and the last life lives.
    /// </summary>
    private async Task Phase(string name, int cycle, int? takes)
    {
        var kind = $"{name} {(IsAlone(cycle) ? "one" : "two")}";
        var isKnown = _phases.TryGetValue(kind, out var phase);
        for (var death = 0; isKnown && death < deathsAPhase; death++)
        {
            _phases[kind] = phase = phase with { Deaths = phase.Deaths + 1 };
            if ((await Live(1 + ((phase.Deaths - 1) * Stride(phase.Points) % phase.Points), takes)).Died is null) return;
        }

        if (isKnown && await Live(0, takes) is { Died: null, Points: > 0 }) return;
        var life = await Live(int.MaxValue, takes);
        if (!isKnown) _phases[kind] = (life.Points, 0);
    }

    /// <summary>So far apart that a few deaths fall on all parts of the work, and that many fall on each point once: no divisor in common with the number of points.</summary>
    private static int Stride(int points)
    {
        var stride = Math.Max(1, (int)(points * 0.38));
        while (System.Numerics.BigInteger.GreatestCommonDivisor(stride, points) != 1) stride++;
        return stride;
    }

    /// <param name="point">0 for a life that ends at any moment.</param>
    private async Task<Life> Live(int point, int? takes)
    {
        _clock.Now = _clock.Now.AddSeconds(1);
        // Somebody acknowledges the alert, and does so again when the bot died before it could answer.
        string? take = null;
        if (takes is { } account)
        {
            using var db = _outside.Db();
            take = db.Alerts.AsNoTracking().Single(a => a.AccountId == Id(account)) is { State: AlertState.Open } alert ? alert.Id : "";
        }

        var number = _lives.Count;
        if ((point == 0 ? LiveForAMoment(number, _clock.Now, take) : Live(number, point, _clock.Now, take)) is not { } living) return new Life(null, 0);
        var life = await living;
        _lives.Add(life.Died);
        using (var db = _outside.Db()) _owed.Add([.. db.Posts.Where(p => p.State == PostState.Owed).Select(p => p.Key)]);
        if (life.Died is { } where) Deaths[where] = Deaths.GetValueOrDefault(where) + 1;
        return life;
    }

    /// <summary>Whether one account turns in this cycle; else two, who are told in a digest where both are told.</summary>
    private static bool IsAlone(int cycle) => cycle % 3 == 0;

    private IEnumerable<int> Broken => Enumerable.Range(0, 2 * cycles).Where(i => i % 2 == 0 || !IsAlone(i / 2));

    private void EveryTransitionIsStoredOnce()
    {
        using var store = Store.Open(Folder.Path);
        foreach (var account in Broken)
            Assert.Equal([account % 2 == 0 ? Colour.Yellow : Colour.Red, Colour.Green], store.Book.Health.Of(store.Book.Find(Id(account))).ToArray().Select(h => h.Status));
        using var db = store.Db();
        var alerts = db.Alerts.ToList();
        Assert.Equal(Broken.Select(Id), alerts.Select(a => a.AccountId).Order(StringComparer.Ordinal));
        Assert.All(alerts, a => Assert.Equal(AlertState.Cleared, a.State));
        // The first alert of each cycle was taken in time, the second one was not.
        Assert.Equal(alerts.Where(a => a.To == Colour.Red).Select(a => a.Id).Order(), db.Tellings.Where(t => t.Conversation == "a:ines").Select(t => t.AlertId).ToList().Order());
    }

    private void EveryLetterArrivedAndAgainOnlyAfterADeath()
    {
        using var db = _outside.Db();
        Assert.All(db.Tellings.ToList(), t => Assert.True(t.Done && t.Letter is not null));
        var letters = db.Posts.AsNoTracking().ToList();
        Assert.All(letters, p => Assert.Equal(PostState.Sent, p.State));
        Assert.Empty(db.Tellings.Select(t => t.Letter!).Distinct().ToList().Except(letters.Select(p => p.Key)));
        var toTeams = letters.Where(p => p.Channel == "teams").ToList();
        Assert.Equal(toTeams.Select(p => p.Key).Order(StringComparer.Ordinal), Platform.Arrived.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, lives) in Platform.Arrived)
        {
            Assert.Equal(lives.Distinct().Order(), lives.Order());
            // It came again because the life that had sent it died before that was written down; and it came no more once that was.
            var again = lives.Order().SkipLast(1).ToList();
            Assert.All(again, life => Assert.True(_lives[life] is not null && _owed[life].Contains(key), $"{key} came again though life {life} ({_lives[life] ?? "undisturbed"}) had written it down as sent"));
            Assert.DoesNotContain(key, _owed[lives.Max()]);
        }

        // The page takes a repeat for what it is.
        var onPage = letters.Where(p => p.Channel == "web" && p.EditsPost is null).Select(p => p.Key).Order().ToList();
        Assert.Equal(onPage, db.Set<WebMessage>().Select(m => m.Id).ToList().Order());
    }

    private void EveryMessageShowsHowItEnded()
    {
        using var db = _outside.Db();
        var page = db.Set<WebMessage>().ToDictionary(m => m.Id, m => m.Activity);
        foreach (var letter in db.Posts.AsNoTracking().Where(p => p.EditsPost == null).ToList())
        {
            var shown = letter.Channel == "web" ? page[letter.Key] : Platform.Messages[letter.MessageId!];
            Assert.True(shown.Contains("no rule holds any more", StringComparison.Ordinal), $"{letter.Key} shows {shown}");
        }
    }

    /// <summary>What came of it, in words.</summary>
    public string Figures()
    {
        using var db = _outside.Db();
        var (letters, tellings) = (db.Posts.AsNoTracking().ToList(), db.Tellings.AsNoTracking().ToList());
        var cards = letters.Where(p => p is { Channel: "teams", EditsPost: null }).Select(p => p.Key).ToHashSet();
        var again = Platform.Arrived.SelectMany(a => a.Value.SkipLast(1).Select(life => (IsCard: cards.Contains(a.Key), Died: _lives[life]!))).ToList();
        string Why(bool ofCards) => again.Count(a => a.IsCard == ofCards) is 0 ? "none" : string.Join(", ", again.Where(a => a.IsCard == ofCards).GroupBy(a => a.Died).OrderBy(g => g.Key).Select(g => $"{g.Count()} died {g.Key}"));
        return $"{_lives.Count} lives, {Deaths.Values.Sum()} deaths ({string.Join(", ", Deaths.OrderBy(d => d.Key).Select(d => $"{d.Value} {d.Key}"))}); points of a life: {string.Join(", ", _phases.Select(p => $"{p.Key} {p.Value.Points}"))}; "
            + $"{2 * Broken.Count()} transitions, each stored once; {tellings.Count} alerts owed, {tellings.Count(t => t.Done)} told in {letters.Count(p => p.EditsPost is null)} messages with {letters.Count(p => p.EditsPost is not null)} edits; "
            + $"of {cards.Count} cards in Teams came again: {Why(true)}; of edits: {Why(false)}; on the page none twice";
    }

    public void Dispose()
    {
        _outside?.Dispose();
        Folder.Dispose();
    }
}
