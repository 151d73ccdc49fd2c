using CsmBot.Alerts;
using CsmBot.Channels.Web;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Tests.Serving;

/// <summary>One life of the bot's alerting on a store: its rounds, its outbox and its courier, until it has nothing to do or its death comes.</summary>
internal sealed class MortalBot : IDisposable
{
    private readonly Death _death;
    private readonly Courier _courier;

    public MortalBot(string folder, string rules, AlertPolicy policy, HandClock clock, Death death, ISender far)
    {
        _death = death;
        Store = Store.Open(folder, null, [death]);
        Clock = clock;
        var outbox = new Outbox([far, new WebSender(new WebMessages(Store, clock))]);
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

    /// <summary>Runs a round, or lets somebody take an alert, and sends what it owes; true when it came to the end of it alive.</summary>
    /// <param name="take">The alert that is taken; empty when it was taken before, null for a round.</param>
    public async Task<bool> Live(string? take, CancellationToken stop)
    {
        try
        {
            await _courier.StartAsync(stop);
            if (take is null) await Round.Run(Clock.Now, cancel: stop);
            else if (take.Length > 0) await Store.Write(work => Actions.Acknowledge(work, take, Some.Dana.Email, Clock.Now), stop);
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
