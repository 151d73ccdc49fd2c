using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Commands;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>The whole program with Teams set up, over real HTTP, between a far Microsoft and a far connector.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    public const string App = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", Tenant = "11111111-2222-4333-8444-555555555555", Secret = "the-very-secret-of-the-app";

    private readonly Folder _folder = new();
    private WebApplication _app = null!;

    public FarMicrosoft Microsoft { get; private set; } = null!;
    public FarConnector Far { get; private set; } = null!;
    public FarKey Key { get; } = new("KEY-1", "msteams", "webchat", "directline");
    public Store Store { get; private set; } = null!;
    public HandClock Clock { get; } = new(Some.Now);
    public Captured Log { get; } = new();
    public HttpClient Http { get; } = new();
    public string Address => _app.Urls.First();

    /// <param name="settings">Below <c>Teams:</c>, beside or in place of the usual ones.</param>
    public static async Task<TeamsHost> Start(bool local = false, params (string Key, string? Value)[] settings)
    {
        var host = new TeamsHost { Microsoft = await FarMicrosoft.Start(), Far = await FarConnector.Start(), Store = null! };
        host.Microsoft.Jwks.Add(host.Key.Jwk());
        host.Far.Members["29:dana"] = new JsonObject { ["id"] = "29:dana", ["email"] = Some.Dana.Email, ["aadObjectId"] = "33333333-2222-4333-8444-555555555555", ["tenantId"] = Tenant, ["userRole"] = "user" };
        host.Store = Store.Open(host._folder.Path);
        await host.Store.Write(work => { foreach (dynamic fact in new object[] { Some.Dana, Some.Acme }) work.Put(fact, Origin.Import); });
        var usual = new Dictionary<string, string?>
        {
            ["Teams:AppId"] = App, ["Teams:TenantId"] = Tenant, ["Teams:ClientSecret"] = Secret, ["Teams:OpenIdMetadata"] = host.Microsoft.Address + "/v1/.well-known/openidconfiguration",
            ["Teams:Authority"] = host.Microsoft.Address, ["Teams:AllowedServiceHosts"] = host.Far.Address, ["Logging:LogLevel:Default"] = "Trace", ["Logging:Console:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in settings) usual["Teams:" + key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(usual).Build();
        host._app = CsmBot.Commands.Serving.Build(host.Store, Settings.Read(configuration) with { Rules = "none", Limits = CsmBot.Access.LimitSettings.Widest }, host.Clock, "http://127.0.0.1:0", configuration, local);
        host._app.Services.GetRequiredService<ILoggerFactory>().AddProvider(host.Log);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>What Dana says, signed as it should be.</summary>
    public Signed Says(string text = "hello", FarKey? key = null)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        return new Signed(new JsonObject
        {
            ["type"] = "message", ["id"] = Chat.NewId(), ["channelId"] = "msteams", ["serviceUrl"] = Far.Address + "/", ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "29:dana", ["aadObjectId"] = "33333333-2222-4333-8444-555555555555", ["name"] = "Dana Reyes" },
            ["recipient"] = new JsonObject { ["id"] = "28:" + App, ["name"] = "CsmBot" },
            ["conversation"] = new JsonObject { ["id"] = "a:dana", ["conversationType"] = "personal", ["tenantId"] = Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        }, new JsonObject
        {
            ["iss"] = "https://api.botframework.com", ["aud"] = App, ["serviceurl"] = Far.Address + "/", ["nbf"] = now - 300, ["exp"] = now + 3600,
        }, key ?? Key);
    }

    public async Task<HttpResponseMessage> Send(Signed said, string path = "/api/messages", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + path) { Content = JsonContent.Create(said.Activity) };
        foreach (var header in said.Authorization.Count > 0 ? said.Authorization : ["Bearer " + said.Token()]) if (header != "") request.Headers.TryAddWithoutValidation("Authorization", header);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    /// <summary>Rows of the inbox, the outbox and of conversations.</summary>
    public int Stored()
    {
        using var db = Store.Db();
        return db.Inbox.Count() + db.Posts.Count() + db.Places.Count();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Store.Dispose();
        await Far.DisposeAsync();
        await Microsoft.DisposeAsync();
        Http.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A clock that is set by hand.</summary>
internal sealed class HandClock(DateTime start) : TimeProvider
{
    private DateTimeOffset _now = new(start, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan span) => _now += span;
}

/// <summary>Everything that was logged, with its exceptions.</summary>
internal sealed class Captured : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    public void Dispose() { }
}
