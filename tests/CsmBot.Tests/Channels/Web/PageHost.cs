using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Channels.Web;
using CsmBot.Data;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Channels.Web;

/// <summary>
/// The local page's own part of the program over real HTTP and a real store, with a stand-in for the bot: it answers a message with the sample card of that
/// name, and presses with what the test put under their verb.
/// </summary>
public sealed class PageHost : IAsyncDisposable
{
    public const string Dana = "dana@plover.example", Ines = "ines@plover.example";

    private readonly Folder _folder = new();
    private readonly Store _store;
    private readonly TimeProvider _clock = TimeProvider.System;
    private WebApplication _app;
    private int _said;

    private PageHost()
    {
        _store = Store.Open(_folder.Path);
        Messages = new WebMessages(_store, _clock);
        _app = Build("http://127.0.0.1:0");
    }

    public WebMessages Messages { get; }
    public string Address { get; private set; } = "";

    /// <summary>What pressing a button answers, by verb; a card also takes the message's place for everyone.</summary>
    public Dictionary<string, Card> Presses { get; } = [];

    /// <summary>The activities that arrived.</summary>
    public List<JsonNode> Heard { get; } = [];

    public static async Task<PageHost> Start()
    {
        var host = new PageHost();
        await host._app.StartAsync();
        host.Address = host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return host;
    }

    /// <summary>Ends the server, keeps the store and starts it again at the same address.</summary>
    public async Task Restart(Func<Task> meanwhile)
    {
        await _app.DisposeAsync();
        await meanwhile();
        _app = Build(Address);
        await _app.StartAsync();
    }

    public Task Post(string conversation, Card card, string? onlyFor = null) => Messages.Post(conversation, $"bot-{Interlocked.Increment(ref _said)}", Activity(card), onlyFor: onlyFor);

    public static string Activity(Card card) => new JsonObject
    {
        ["type"] = "message", ["summary"] = card.Summary,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = AdaptiveCard.ContentType, ["content"] = AdaptiveCard.Render(card) }),
    }.ToJsonString(AdaptiveCard.Json);

    private WebApplication Build(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.UseLocalOnly();
        app.UsePageFiles();
        app.UseWebInbound(Messages);
        app.MapPage(Messages, () => [Person(Dana, "Dana Reyes", Role.Csm), Person(Ines, "Ines Okoro", Role.Lead)]);
        app.MapPost("/api/messages", (Delegate)Answer);
        return app;
    }

    private static Person Person(string email, string name, Role role) => new(email, name, role, "Orion", 80, "USD", null);

    private async Task<IResult> Answer(HttpContext http)
    {
        var activity = (await JsonNode.ParseAsync(http.Request.Body))!;
        lock (Heard) Heard.Add(activity);
        var place = (string)activity["conversation"]!["id"]!;
        if ((string?)activity["name"] == "application/search") return Results.Json(new { value = new { results = new[] { new { title = "Fabrikam Ltd", value = "A-104" } } } });
        if ((string?)activity["type"] == "invoke") return await Press(activity, place);
        if ((string?)activity["text"] == "refuse me") return Results.Problem("I cannot take that.", statusCode: 400);
        if (SampleCards.All.TryGetValue((string?)activity["text"] ?? "", out var card)) await Post(place, card);
        return Results.Accepted();
    }

    private async Task<IResult> Press(JsonNode activity, string place)
    {
        var verb = (string)activity["value"]!["action"]!["verb"]!;
        if (verb == Verbs.Say)
        {
            await Post(place, SampleCards.All["answer-rows"]);
            return Results.Json(new { statusCode = 200, type = "application/vnd.microsoft.activity.message", value = SampleCards.All["answer-rows"].Summary });
        }
        if (!Presses.TryGetValue(verb, out var card))
            return Results.Json(new { statusCode = 400, type = "application/vnd.microsoft.error", value = new { code = "BadRequest", message = "This list has expired." } });
        await Messages.Edit(place, (string)activity["replyToId"]!, Activity(card));
        return Results.Json(new { statusCode = 200, type = AdaptiveCard.ContentType, value = AdaptiveCard.Render(card) });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _store.Dispose();
        _folder.Dispose();
    }
}
