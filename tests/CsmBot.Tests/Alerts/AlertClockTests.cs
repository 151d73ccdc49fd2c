using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using Microsoft.Extensions.Logging.Abstractions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Alerts;

/// <summary>When rounds are run.</summary>
public sealed class AlertClockTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly Store _store;
    private readonly HandClock _clock = new(Some.Now);
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public AlertClockTests() => _store = Store.Open(_folder.Path);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Accounts_whose_evaluation_failed_are_evaluated_within_a_minute_not_at_the_next_hour()
    {
        await File.WriteAllTextAsync(_folder["rules.yaml"], AlertDesk.Rules, _stop);
        await _store.Write(work =>
        {
            work.Put(Some.Dana, Origin.Import);
            foreach (var id in new[] { "A-1", "A-2" }) work.Put(Some.Acme with { AccountId = id, Name = id, Aliases = [] }, Origin.Import);
        }, _stop);
        var (isBroken, failed) = (false, 0);
        var known = new KnownNames();
        Directory Names(Book book)
        {
            if (!isBroken) return known.Of(book);
            failed++;
            throw new InvalidOperationException("out of memory, say");
        }
        var rules = new RulesInForce(_folder["rules.yaml"], () => _store.Book, Names);
        var round = new AlertRound(_store, rules, new Outbox([new FarEnd()]), new AlertLetters(_store), new SettingLetters(_store, new RulesSay(rules)), new AlertPolicy(), Names);
        using var clock = new AlertClock(_store, round, rules, new Duty(_store, "rounds"), _clock, TimeSpan.FromHours(1), NullLogger<AlertClock>.Instance);
        await clock.StartAsync(_stop);
        await Until(() => IsEvaluated);

        isBroken = true;
        _clock.Now = Some.Now.AddSeconds(1);
        await Ticket("A-1", "T-A");
        await Until(() => failed > 0);
        isBroken = false;
        // The test's clock does not wake it; another account's changes do, as a minute of the real clock would.
        for (var minute = 1; minute <= 50 && !IsYellow("A-1"); minute++)
        {
            _clock.Now = Some.Now.AddSeconds(61 * minute);
            await Ticket("A-2", $"T-{minute}");
            for (var wait = 0; wait < 100 && !IsYellow("A-1"); wait++) await Task.Delay(20, _stop);
        }

        Assert.True(IsYellow("A-1"));
        await clock.StopAsync(_stop);
    }

    private Task Ticket(string account, string id) => _store.Write(work => work.Put(Some.Ticket with { TicketId = id, AccountId = account }, Origin.Import), _stop);

    private bool IsYellow(string account) => _store.Book.Health.Of(_store.Book.Find(account)) is { Length: > 0 } rows && rows[^1].Status == Colour.Yellow;

    private bool IsEvaluated
    {
        get
        {
            using var db = _store.Db();
            return db.Marks.Any(m => m.Name == AlertRound.Evaluated && m.At == Some.Now);
        }
    }

    private async Task Until(Func<bool> done)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!done()) await Task.Delay(10, patience.Token);
    }
}
