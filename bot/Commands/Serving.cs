using CsmBot.Access;
using System.Security.Cryptography;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Channels;
using CsmBot.Channels.Facts;
using CsmBot.Channels.Pages;
using CsmBot.Channels.Slack;
using CsmBot.Channels.Teams;
using CsmBot.Channels.Teams.Trust;
using CsmBot.Channels.Web;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Operations;
using CsmBot.SuccessPlans;
using CsmBot.Understanding;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CsmBot.Commands;

/// <summary>The web host put together: what there is, what runs beside the requests, what is served where.</summary>
internal static class Serving
{
    /// <param name="local">Asked for beside a channel; without one, the host is in local mode by itself.</param>
    public static WebApplication Build(Store store, Settings settings, TimeProvider time, string urls, IConfiguration configuration, bool local = false)
    {
        store.Time = time;
        local |= !settings.HasChannel;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Body.MostBytesRead;
        });
        builder.Logging.ClearProviders().AddConfiguration(configuration.GetSection("Logging")).AddConsole(configuration)
            // A start that fails is told in a sentence by who started it; a background service that fails is logged as critical.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));

        builder.AddTelemetry(configuration);
        Conversations(builder.Services, store, settings, time);
        Channels(builder.Services, settings, local);
        Background(builder.Services, settings);
        if (settings.Slack is { } slack) builder.Services.AddSlack(slack, store);
        if (settings.Facts is { } sources) builder.Services.AddSingleton(sources).AddSingleton<FactsEndpoint>().AddFactsRate(sources);
        builder.Services.AddSingleton(s => Links(settings, s.GetRequiredService<IServer>())).AddSingleton<ReportTalk>().AddSingleton<ReportPages>().AddSingleton<SurveyPages>();
        builder.Services.AddSingleton(s => Policy(settings, store, s.GetRequiredService<KnownNames>(), s.GetRequiredService<ILogger<RoutesInForce>>()));

        var app = builder.Build();
        app.UseProblems();
        if (local) UseLocalMode(app, store);
        if (local || settings.Teams is not null) app.Services.GetRequiredService<ActivityEndpoint>().Map(app);
        if (settings.Slack is not null) app.MapSlack(settings.Slack);
        ReportEndpoint.Map(app);
        SurveyEndpoint.Map(app);
        if (local) AccountLinkEndpoint.MapToPage(app, store);
        else if (settings.Workspace.Address is not null) AccountLinkEndpoint.Map(app);
        Probes.Map(app, store, time);
        if (settings.Facts is not null)
        {
            app.UseRateLimiter();
            app.Services.GetRequiredService<FactsEndpoint>().Map(app);
        }
        return app;
    }

    /// <summary>The local page, for requests of this machine. What has to show a token or a signature (of Teams or Slack, through a tunnel) passes by it.</summary>
    private static void UseLocalMode(WebApplication app, Store store)
    {
        var (admission, messages) = (app.Services.GetRequiredService<Admission>(), app.Services.GetRequiredService<WebMessages>());
        app.UseWhen(http => !admission.IsForTeams(http.Request) && !SlackEndpoints.IsFor(http.Request), own =>
        {
            own.UseLocalOnly();
            own.UsePageFiles();
            own.UseWebInbound(messages);
        });
        app.MapPage(messages, () => store.Book.People.Known.Select(p => store.Book.People.History(p)[^1]));
    }

    /// <summary>Links to reports. On a host without chat channels, which speaks to this machine alone, the key is one of its own that ends with it.</summary>
    private static ReportLinks Links(Settings settings, IServer server) => settings.Reports.LinkKey is null && settings.HasChannel ? ReportLinks.None
        : new(settings.Reports.LinkKey ?? RandomNumberGenerator.GetBytes(32), () => settings.Reports.BaseUrl ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault());

    /// <summary>How alerts travel, with the routes of the file that the settings name.</summary>
    public static AlertPolicy Policy(Settings settings, Store store, KnownNames names, ILogger log) =>
        settings.Routes is { } file ? settings.Alerts with { Routes = new RoutesInForce(file, () => store.Book, names.Of, log).Routes } : settings.Alerts;

    /// <summary>An outbox for a verb that writes letters without serving.</summary>
    public static Outbox Outbox(Store store, TimeProvider time) =>
        new([new ConnectorSender(store, new ConnectorClient(Connector(), new ServiceAddresses())), new WebSender(new WebMessages(store, time)), SlackServing.Drawing(store, time)]);

    private static void Conversations(IServiceCollection services, Store store, Settings settings, TimeProvider time) => services
        .AddSingleton(store).AddSingleton(time).AddSingleton(s => Words(settings, store, s)).AddSingleton<KnownNames>().AddSingleton<Meaning>(Language.English.Understand)
        .AddSingleton(s => Rules(settings, store, s.GetRequiredService<KnownNames>(), s.GetRequiredService<ILogger<RulesInForce>>()))
        .AddSingleton(settings.Rights).AddSingleton(new PersonLimits(settings.Limits)).AddSingleton(settings.Retention).AddSingleton(settings.Alerts.Clearance).AddSingleton<RulesSay>().AddSingleton<SettingLetters>().AddSingleton<AlertLetters>().AddSingleton<AlertActions>().AddSingleton(s => Templates(settings, s)).AddSingleton<Turn>().AddSingleton<Turns>().AddSingleton<Outbox>();

    /// <summary>The health rules of the file and of chat.</summary>
    public static RulesInForce Rules(Settings settings, Store store, KnownNames names, ILogger log) => new(settings.Rules, () => store.Book, names.Of, new StoredRules(store).Now,
        problem => log.LogError("The health rules file is wrong, its last good rules stay in force: {Problem}", problem)) { Horizon = settings.Horizon };

    private static PlanTemplates Templates(Settings settings, IServiceProvider services)
    {
        var log = services.GetRequiredService<ILogger<PlanTemplates>>();
        return new PlanTemplates(settings.Plans, problem => log.LogError("The file of plan templates is wrong, its last good ones stay: {Problem}", problem));
    }

    private static WordsInForce Words(Settings settings, Store store, IServiceProvider services)
    {
        var log = services.GetRequiredService<ILogger<WordsInForce>>();
        return new WordsInForce(settings.Words, store, problem => log.LogError("The words file is wrong, its last good words stay in force: {Problem}", problem));
    }

    private static void Channels(IServiceCollection services, Settings settings, bool local)
    {
        services.AddSingleton<WebMessages>().AddSingleton<ConnectorSender>()
            .AddSingleton<ISender>(s => s.GetRequiredService<ConnectorSender>()).AddSingleton<ISender, WebSender>()
            .AddSingleton<TeamChannels>().AddSingleton<Translation>().AddSingleton(s => s.GetRequiredService<Translation>().Receiver)
            .AddSingleton<Inbox>().AddSingleton<Dialogs>().AddSingleton<Extensions>().AddSingleton<Invokes>().AddSingleton<Refusals>().AddSingleton<ActivityEndpoint>();
        if (settings.Teams is { } app) TeamsTrust(services, app, local);
        else
            services.AddSingleton<IUsers, LocalIdentity>().AddSingleton(new ServiceAddresses()).AddSingleton(s => new ConnectorClient(Connector(), s.GetRequiredService<ServiceAddresses>()))
                .AddSingleton(s => new Admission(s.GetRequiredService<ILogger<Admission>>(), local));
    }

    /// <summary>Whom the bot in Teams believes, and how it is believed.</summary>
    private static void TeamsTrust(IServiceCollection services, TeamsApp app, bool local)
    {
        var microsoft = new HttpClient { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };
        if (local) services.AddSingleton<TeamsUsers>().AddSingleton<LocalIdentity>().AddSingleton<IUsers, UsersOfBoth>();
        else services.AddSingleton<IUsers, TeamsUsers>();
        services.AddSingleton(app).AddSingleton(new ServiceAddresses([.. app.Cloud.ServiceHosts, .. app.ServiceHosts]))
            .AddSingleton(s => new SigningKeys(app, microsoft, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<SigningKeys>>())).AddSingleton<TokenCheck>()
            .AddSingleton(s => new Admission(s.GetRequiredService<ILogger<Admission>>(), local, app, s.GetRequiredService<TokenCheck>(), s.GetRequiredService<ServiceAddresses>()))
            .AddSingleton(s => new BotTokens(EntraTokens.Of(app, microsoft), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<BotTokens>>()))
            .AddSingleton(s => new ConnectorClient(Connector(), s.GetRequiredService<ServiceAddresses>(), s.GetRequiredService<BotTokens>()));
    }

    private static void Background(IServiceCollection services, Settings settings)
    {
        services.AddHostedService(s => s.GetRequiredService<Inbox>()).AddHostedService<Courier>().AddHostedService<Following>().AddHostedService<Tending>().AddHostedService<Privacy.Retention>();
        services.AddSingleton(s => new Duty(s.GetRequiredService<Store>(), "rounds")).AddSingleton<AlertRound>().AddSingleton<RuleWatch>();
        services.AddSingleton<Func<Book, Understanding.Names.Directory>>(s => s.GetRequiredService<KnownNames>().Of).AddSingleton<Schedules>().AddSingleton<FireOffers>().AddSingleton<PlanProgress>().AddSingleton<ReadinessWatch>();
        services.AddHostedService(s => new MinuteClock(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<Duty>(),
            [(now, stop) => s.GetRequiredService<AlertRound>().Tick(now, null, stop), s.GetRequiredService<Schedules>().Run, s.GetRequiredService<RuleWatch>().Run], s.GetRequiredService<ILogger<MinuteClock>>()));
        services.AddHostedService(s => new AlertClock(s.GetRequiredService<Store>(), s.GetRequiredService<AlertRound>(), s.GetRequiredService<RulesInForce>(), s.GetRequiredService<Duty>(), s.GetRequiredService<TimeProvider>(), settings.Schedule,
            s.GetRequiredService<ILogger<AlertClock>>(), async (now, stop) =>
            {
                await s.GetRequiredService<FireOffers>().Run(now, stop);
                await s.GetRequiredService<PlanProgress>().Run(now, stop);
                await s.GetRequiredService<ReadinessWatch>().Run(now, stop);
            }));
    }

    /// <summary>Follows no redirect and no proxy: it speaks to the address that was checked. Gives an attempt less time than the courier's lease.</summary>
    private static HttpClient Connector() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };
}
