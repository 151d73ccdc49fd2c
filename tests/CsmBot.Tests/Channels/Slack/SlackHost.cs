using CsmBot.Accounts;
using CsmBot.Commands;
using CsmBot.Data;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Slack;

/// <summary>The whole program with Slack at the far end, in the shape in which it is used: over HTTP, or by Socket Mode.</summary>
public sealed class SlackHost : IAsyncDisposable
{
    public const string Success = "C0SUCCESS1", Shared = "C0SHARED01", Alerts = "C0ALERTS01", Elsewhere = "C0ELSE0001";

    private TimeProvider _clock = null!;

    public SlackServer Slack { get; private set; } = null!;
    public AppHost App { get; private set; } = null!;
    public SlackDelivery Delivery { get; private set; } = null!;

    public SlackWorld World => Slack.World;

    /// <summary>In team.csv.</summary>
    public SlackPerson Dana { get; private set; } = null!;
    public SlackPerson Ines { get; private set; } = null!;

    /// <summary>Of the company, but not in the team.</summary>
    public SlackPerson Otto { get; private set; } = null!;

    /// <summary>Of another company, in a shared channel.</summary>
    public SlackPerson Outsider { get; private set; } = null!;

    /// <summary>Has Dana's e-mail in their profile, but as a guest.</summary>
    public SlackPerson Guest { get; private set; } = null!;

    /// <param name="hurries">Whether the bot's seconds are seconds: for what is about its being in time, and for what waits for its next attempt.</param>
    public static async Task<SlackHost> Start(bool bySocket = false, bool hurries = false, string? rules = null, (string, string)[]? settings = null, Action<SlackServer>? before = null)
    {
        var slack = await SlackServer.Start();
        before?.Invoke(slack);
        var host = new SlackHost { Slack = slack };
        var world = slack.World;
        world.Channels[Success] = new SlackChannel(Success, "success");
        world.Channels[Shared] = new SlackChannel(Shared, "with-globex") { IsExtShared = true };
        world.Channels[Alerts] = new SlackChannel(Alerts, "health-alerts");
        world.Channels[Elsewhere] = new SlackChannel(Elsewhere, "lunch") { BotIsIn = false };
        (string, string)[] usual = bySocket
            ? [("Slack:AppToken", world.AppToken), ("Slack:BotToken", world.Token), ("Slack:ApiBaseUrl", slack.Api)]
            : [("Slack:SigningSecret", world.Secret), ("Slack:BotToken", world.Token), ("Slack:ApiBaseUrl", slack.Api)];
        TimeProvider clock = hurries || bySocket ? new RunningClock(Some.Now) : new SlowClock(Some.Now);
        host._clock = clock;
        host.App = await AppHost.Start(rules, clock, settings is null ? usual : [.. settings.Any(s => s.Item1 == "Slack:ClientId") ? usual.Where(s => s.Item1 != "Slack:BotToken") : usual, .. settings]);
        host.Delivery = new SlackDelivery(slack, host.App.Http, bySocket ? null : () => host.App.Address, host.Now);
        host.Dana = host.Person("U0DANAREY1", AppHost.Dana.Email, AppHost.Dana.Name);
        host.Ines = host.Person("U0INESOKO1", AppHost.Ines.Email, AppHost.Ines.Name);
        host.Otto = host.Person("U0OTTO0001", "otto@contoso.example", "Otto");
        host.Outsider = host.Person(new SlackUser("U0OUTSIDE1", AppHost.Dana.Email) { Team = "T0OTHERCO1", Name = "Mallory" });
        host.Guest = host.Person(new SlackUser("U0GUEST001", AppHost.Dana.Email) { Flags = ["is_restricted"], Name = "Gus" });
        return host;
    }

    public SlackPerson Person(string id, string? email, string name) => Person(new SlackUser(id, email) { Name = name });

    public SlackPerson Person(SlackUser user)
    {
        World.Users[user.Id] = user;
        return new SlackPerson(Slack, Delivery, user);
    }

    /// <summary>The bot's time.</summary>
    public DateTimeOffset Now() => _clock.GetUtcNow();

    /// <summary>A fact comes in, as an import brings it.</summary>
    public Task Happens<T>(T fact) where T : class => App.Store.Write(work => work.Put(fact, Origin.Import));

    public IReadOnlyList<Interaction> Logged() => App.Logged();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Slack.DisposeAsync();
        Assert.Empty(Slack.Web.Violations);
    }
}
