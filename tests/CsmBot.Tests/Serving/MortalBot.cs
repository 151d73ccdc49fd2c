using CsmBot.Alerts;
using CsmBot.Channels.Web;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Tests.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Tests.Serving;

/// <summary>One life of the bot's alerting on a store: its rounds, its outbox and its courier, until it has nothing to do or its death comes.</summary>
internal sealed class MortalBot : IDisposable
{
    private readonly Death _death;
    private readonly Courier _courier;

    public MortalBot(string folder, string rules, AlertPolicy policy, HandClock clock, Death death, FarPlatform platform)
    {
        _death = death;
        Store = Store.Open(folder, null, [death]);
        Clock = clock;
        var outbox = new Outbox([platform.Of(death), new WebSender(new WebMessages(Store, clock))]);
        var names = new KnownNames();
        var inForce = new RulesInForce(rules, () => Store.Book, names.Of);
        var settings = new SettingLetters(Store, new RulesSay(inForce));
        var letters = new AlertLetters(Store, settings);
        Round = new AlertRound(Store, inForce, outbox, letters, settings, policy, names.Of);
        Actions = new AlertActions(outbox, letters, policy);
        _courier = new Courier(Store, outbox, clock, NullLogger<Courier>.Instance);
    }

    public Store Store { get; }
    public HandClock Clock { get; }
    public AlertRound Round { get; }
    public AlertActions Actions { get; }

    /// <summary>Does the work and sends what it owes; true when it came to the end of it alive.</summary>
    public async Task<bool> Live(Func<MortalBot, Task> work, CancellationToken stop)
    {
        try
        {
            await _courier.StartAsync(stop);
            await work(this);
            while (!_death.Came && IsAnythingOwed()) await Task.Delay(1, stop);
        }
        catch (Killed) { }
        finally
        {
            await _courier.StopAsync(CancellationToken.None);
        }
        return !_death.Came;
    }

    private bool IsAnythingOwed()
    {
        using var db = Store.Db();
        return db.Posts.Any(p => p.State == PostState.Owed);
    }

    public void Dispose() => Store.Dispose();
}
