using CsmBot.Channels;
using CsmBot.Channels.Slack;
using CsmBot.Data;
using CsmBot.Delivery;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Commands;

/// <summary>The Slack channel put together; nothing of it is there without its settings.</summary>
internal static class SlackServing
{
    public static void AddSlack(this IServiceCollection services, SlackApp app, Store store)
    {
        services.AddSingleton(app).AddSingleton(new SlackVault(store.Folder)).AddSingleton<SlackHosts>()
            .AddSingleton(s => new SlackApi(app, s.GetRequiredService<SlackHosts>(), new Pace(TimeProvider.System), TimeProvider.System, Client()))
            .AddSingleton<Workspaces>().AddSingleton<SlackPeople>().AddSingleton<SlackRooms>().AddSingleton<SlackViews>().AddSingleton<SlackAnswers>().AddSingleton<SlackQuotes>()
            .AddSingleton<ISender, SlackSender>().AddSingleton<SlackReceiver>().AddSingleton(s => s.GetRequiredService<SlackReceiver>().Receiver)
            .AddSingleton<SlackForms>().AddSingleton<SlackSubmissions>().AddSingleton<SlackSuggestions>().AddSingleton<SlackHome>().AddSingleton<SlackPrompts>().AddSingleton<SlackUnfurls>().AddSingleton<SlackIntake>()
            .AddSingleton<Afterwards>().AddHostedService(s => s.GetRequiredService<Afterwards>()).AddHostedService<SlackStart>();
        if (app.IsInstallable) services.AddSingleton<SlackInstalling>();
        if (app.BySocket) services.AddSingleton<SocketMode>().AddHostedService(s => s.GetRequiredService<SocketMode>());
        else services.AddSingleton<SlackEndpoints>();
    }

    public static void MapSlack(this WebApplication web, SlackApp app)
    {
        if (!app.BySocket) web.Services.GetRequiredService<SlackEndpoints>().Map(web);
        if (app.IsInstallable) web.Services.GetRequiredService<SlackInstalling>().Map(web);
    }

    /// <summary>For a verb that writes letters without serving: they are drawn as Slack's, and sent by the host.</summary>
    public static ISender Drawing(Store store, TimeProvider time)
    {
        var app = new SlackApp();
        var api = new SlackApi(app, new SlackHosts(app), new Pace(time), time, Client());
        var workspaces = new Workspaces(app, api, store, new SlackVault(store.Folder), time, NullLogger<Workspaces>.Instance);
        return new SlackSender(api, workspaces, new SlackAnswers(api, new SlackViews(api, time), store, time), store);
    }

    /// <summary>Follows no redirect: what is sent holds a token. Gives one call so long.</summary>
    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(15),
    };
}
