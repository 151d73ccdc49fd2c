using CsmBot.Accounts;
using CsmBot.Commands;
using CsmBot.Data;
using CsmBot.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Serving;

/// <summary>The whole program over real HTTP on a free port, with a store of its own and a connector at the far end.</summary>
public sealed class AppHost : IAsyncDisposable
{
    public static readonly Person Dana = Some.Dana, Sam = new("sam@plover.example", "Sam Ito", Role.Csm, "Orion", 80, "USD", null),
        Ines = new("ines@plover.example", "Ines Okoro", Role.Lead, "Orion", 100, "USD", null);

    private readonly Folder _folder = new();
    private StoreHome? _home;
    private bool _isGuest;

    /// <summary>With CSMBOT_TEST_STORE=postgres every conversation is held over PostgreSQL: <c>CSMBOT_TEST_STORE=postgres .ci/postgres dotnet test</c>.</summary>
    private static readonly bool s_onPostgres = Environment.GetEnvironmentVariable("CSMBOT_TEST_STORE") == "postgres";

    private WebApplication _app = null!;

    public Store Store { get; private set; } = null!;
    public FarConnector Far { get; private set; } = null!;
    public HttpClient Http { get; } = new();
    public string Address => _app.Urls.First();

    private (string Key, string Value)[] _settings = [];
    private TimeProvider? _clock;

    /// <param name="rules">Health rules as YAML; null for none.</param>
    public static Task<AppHost> Start(string? rules = null, params (string Key, string Value)[] settings) => Start(rules, null, settings);

    /// <param name="clock">The bot's clock; null for one that runs from <see cref="Some.Now"/> on.</param>
    /// <param name="home">Where the store lies; null for a folder. It goes with the host.</param>
    internal static async Task<AppHost> Start(string? rules, TimeProvider? clock, (string Key, string Value)[] settings, StoreHome? home = null)
    {
        var host = new AppHost { Far = await FarConnector.Start(), _settings = settings, _clock = clock, _home = home ?? (s_onPostgres ? new PostgresHome() : null) };
        if (rules is not null) await File.WriteAllTextAsync(host._folder["rules.yaml"], rules);
        await host.Begin();
        await host.Store.Write(work => { foreach (dynamic fact in Facts()) work.Put(fact, Origin.Import); });
        return host;
    }

    /// <summary>Another program on the store of the first, with a far end of its own that stays empty; the store goes with the first.</summary>
    internal static async Task<AppHost> Beside(AppHost first, string rules, TimeProvider clock)
    {
        var host = new AppHost { Far = await FarConnector.Start(), _home = first._home, _isGuest = true, _clock = clock };
        await File.WriteAllTextAsync(host._folder["rules.yaml"], rules);
        await host.Begin();
        return host;
    }

    /// <summary>Ends the program and starts it again on the same store.</summary>
    public async Task Restart(Func<Task>? meanwhile = null)
    {
        await End();
        if (meanwhile is not null) await meanwhile();
        await Begin();
    }

    private async Task Begin()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Logging:LogLevel:Default", "None")]).AddInMemoryCollection(_settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        var read = Settings.Read(settings);
        if (!_settings.Any(s => s.Key.StartsWith("Limits:", StringComparison.Ordinal))) read = read with { Limits = CsmBot.Access.LimitSettings.Widest };
        Store = Store.Open(_home?.Data ?? _folder.Path, read.Workspace);
        _app = CsmBot.Commands.Serving.Build(Store, read with { Rules = File.Exists(_folder["rules.yaml"]) ? _folder["rules.yaml"] : "none" }, _clock ?? new RunningClock(Some.Now), "http://127.0.0.1:0", settings);
        await _app.StartAsync();
    }

    private async Task End()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Store.Dispose();
    }

    /// <summary>Waits until all accounts were judged once: who is told later is told of what is new.</summary>
    public async Task FirstRound()
    {
        for (var i = 0; i < 6000; i++, await Task.Delay(10))
        {
            using var db = Store.Db();
            if (db.Marks.Any()) return;
        }
        throw new Xunit.Sdk.XunitException("No round of health rules was run");
    }

    /// <summary>A part of the program.</summary>
    public T Service<T>() where T : notnull => (T)_app.Services.GetService(typeof(T))!;

    /// <summary>A direct chat of this person with the bot.</summary>
    public Chat Chat(Person person, string? conversation = null, bool group = false) => new(this, person, conversation ?? "a:" + person.Email, group);

    public IReadOnlyList<Interaction> Logged() =>
        [.. Enumerable.Range(0, Store.Book.Accounts.Count).SelectMany(a => Store.Book.Interactions.Of(a).ToArray().Select(r => Store.Book.Interaction(a, r)))];

    private static IEnumerable<object> Facts()
    {
        yield return Dana;
        yield return Sam;
        yield return Ines;
        yield return Some.Acme with { Aliases = [] };
        yield return Some.Acme with { AccountId = "A-2", Name = "Globex", Aliases = [], RenewalDate = DateOnly.FromDateTime(Some.Now).AddDays(20) };
        yield return Some.Acme with { AccountId = "A-3", Name = "Northwind Traders", Aliases = [], Segment = "Enterprise" };
        yield return Some.Acme with { AccountId = "A-4", Name = "Northwind Foods", Aliases = [], Segment = "Enterprise" };
        for (var i = 0; i < 25; i++) yield return Some.Acme with { AccountId = $"A-{10 + i}", Name = $"Kestrel {Roman[i]}", Aliases = [], Arr = 1000 + i };
    }

    private static readonly string[] Roman =
        ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper", "Katsura", "Larch", "Maple", "Nutmeg", "Oak", "Pine", "Quince", "Rowan", "Spruce",
            "Teak", "Umbrella", "Viburnum", "Willow", "Yew", "Zelkova"];

    public async ValueTask DisposeAsync()
    {
        await End();
        await Far.DisposeAsync();
        Http.Dispose();
        if (!_isGuest) _home?.Dispose();
        _folder.Dispose();
    }
}
