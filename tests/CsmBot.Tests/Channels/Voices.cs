using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Channels.Web;
using CsmBot.Tests.Channels.Slack;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels;

/// <summary>Dana, who talks with the bot on one of its channels.</summary>
internal abstract class Voice : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>The program that she talks with.</summary>
    public abstract AppHost Host { get; }

    /// <summary>The names that she has met, of what was made of messages.</summary>
    protected Learned.Ids Ids { get; } = new();

    /// <summary>In the direct chat.</summary>
    public abstract Task<Learned> Says(string text);

    /// <summary>In a channel that others read.</summary>
    public abstract Task<Learned> SaysBeforeOthers(string text);

    /// <summary>Presses a button of the last answer; gives what stands there then.</summary>
    public abstract Task<Learned> Presses(string button);

    /// <summary>Fills in the form of the last answer and sends it off; what is not named stays as it was. Gives what stands there then: the answer, or the form with what is wrong.</summary>
    public abstract Task<Learned> FillsIn(string submit, params (string Field, string Value)[] fields);

    /// <summary>Waits for a message in the direct chat that nobody asked for; it is the last answer then.</summary>
    public abstract Task<Learned> Hears(string words);

    /// <summary>Waits until the last answer, where it stands, says this.</summary>
    public abstract Task<Learned> Sees(string words);

    /// <summary>Somebody else has written to the bot before, so that it can write to them.</summary>
    public abstract Task Meets(Person person);

    public abstract ValueTask DisposeAsync();
}

internal sealed class TeamsVoice(AppHost host) : Voice
{
    private readonly Chat _direct = host.Chat(AppHost.Dana), _team = host.Chat(AppHost.Dana, "19:success@thread.tacv2", group: true);
    private Sent _last = null!;

    public override string Name => "Teams";
    public override AppHost Host => host;
    public override async Task<Learned> Says(string text) => Of(isNew: true, _last = await _direct.Says(text));
    public override async Task<Learned> SaysBeforeOthers(string text) => Of(isNew: true, _last = await _team.Says(text));
    public override Task<Learned> Presses(string button) => FillsIn(button);

    public override async Task<Learned> FillsIn(string submit, params (string Field, string Value)[] fields)
    {
        var answer = await _direct.Presses(_last, submit, [.. _last.Card.SentWith(submit, fields)]);
        _last = _last with { Activity = answer.Message };
        return Learned.Of(answer, false, false, Ids);
    }

    public override async Task<Learned> Hears(string words) => Of(isNew: true, _last = await host.Far.Until(s => s.Method == "POST" && s.Conversation == "a:" + AppHost.Dana.Email && s.Card.Says(words)));
    public override async Task<Learned> Sees(string words) => Of(isNew: false, _last = await host.Far.Until(s => s.Method == "PUT" && s.Id == _last.Id && s.Card.Says(words)));
    public override Task Meets(Person person) => host.Chat(person).Says("hi");
    private Learned Of(bool isNew, Sent sent) => Learned.Of(sent.Card, isNew, sent.Targeted, Ids);
    public override ValueTask DisposeAsync() => host.DisposeAsync();
}

internal sealed class SlackVoice(SlackHost host) : Voice
{
    private SlackPost _last = null!;
    private List<SlackView> _opened = [];

    public override string Name => "Slack";
    public override AppHost Host => host.App;
    public override async Task<Learned> Says(string text) => await Of(isNew: true, await host.Dana.Says(text));
    public override async Task<Learned> SaysBeforeOthers(string text) => await Of(isNew: true, await host.Dana.Mentions(SlackHost.Success, text));

    public override async Task<Learned> Presses(string button)
    {
        if (!button.EndsWith('…')) return await Of(isNew: false, await host.Dana.Presses(_last, button));
        _opened = [await host.Dana.Opens(_last, button)];
        return Learned.Of(_opened[0].Words, Ids);
    }

    public override async Task<Learned> FillsIn(string submit, params (string Field, string Value)[] fields)
    {
        var form = _opened.Single(f => (string?)f.Content["submit"]!["text"] == submit);
        var edits = _last.Edits;
        var (view, errors) = await host.Dana.Submits(form, fields);
        // What was typed and what is wrong with it stand in the modal, which stays open.
        if (errors is not null) return await Of(isNew: false, _last, [.. errors.Select(e => (string)e.Value!), .. fields.Select(f => f.Value)]);
        Assert.True(view.Closed, view.Words.All);
        return await Of(isNew: false, await SlackServer.Until(() => host.World.Posts[_last.Ts] is var now && now.Edits > edits ? now : null, $"{submit} to be answered", host.Slack));
    }

    public override async Task<Learned> Hears(string words) => await Of(isNew: true, await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == host.Dana.Chat && p.Words.Says(words)), $"“{words}”", host.Slack));
    public override async Task<Learned> Sees(string words) => await Of(isNew: false, await SlackServer.Until(() => host.World.Posts[_last.Ts] is var now && now.Words.Says(words) ? now : null, $"the message to say “{words}”", host.Slack));

    public override Task Meets(Person person) => host.Person($"U0MET{person.Name[..3].ToUpperInvariant()}01", person.Email, person.Name).Says("hi");

    private async Task<Learned> Of(bool isNew, SlackPost post, params string[] beside)
    {
        _last = post;
        // Elsewhere these forms stand in the message itself.
        _opened = [];
        foreach (var button in post.Words.Closed) _opened.Add(await host.Dana.Opens(post, button));
        return Learned.Of(post.Words, isNew, _opened.Select(f => f.Words), beside, post.OnlyFor is not null, Ids);
    }

    public override ValueTask DisposeAsync() => host.DisposeAsync();
}

internal sealed class PageVoice(AppHost host) : Voice
{
    private WebView _last = null!;

    public static async Task<Voice> Start(string? rules, (string, string)[] settings)
    {
        var host = await AppHost.Start(rules, null, settings);
        await WebRegister.Write(host.Store, host.Store.Book.People, TestContext.Current.CancellationToken);
        return new PageVoice(host);
    }

    public override string Name => "the page";
    public override AppHost Host => host;
    public override Task<Learned> Says(string text) => Says(text, Direct);
    public override Task<Learned> SaysBeforeOthers(string text) => Says(text, WebPlaces.Leads.Conversation);

    public override Task<Learned> Presses(string button) => FillsIn(button);

    public override async Task<Learned> FillsIn(string submit, params (string Field, string Value)[] fields)
    {
        var pressed = Card(_last).Button(submit);
        var data = pressed["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (field, value) in Card(_last).SentWith(submit, fields)) data[field] = value;
        var answer = await Send(new JsonObject
        {
            ["type"] = "invoke", ["name"] = "adaptiveCard/action", ["replyToId"] = _last.Id,
            ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = pressed["verb"]?.DeepClone(), ["data"] = data }, ["trigger"] = "manual" },
        }, _last.Conversation);
        _last = _last with { Activity = await answer.Content.ReadFromJsonAsync<JsonElement>() };
        return Of(isNew: false, _last with { OnlyYou = false });
    }

    private async Task<Learned> Says(string text, string conversation)
    {
        var before = (await History(conversation)).Messages.Select(m => m.Id).ToHashSet();
        Assert.Equal(HttpStatusCode.Accepted, (await Send(new JsonObject { ["type"] = "message", ["text"] = text }, conversation)).StatusCode);
        return await Until(conversation, isNew: true, m => !before.Contains(m.Id));
    }

    public override Task<Learned> Hears(string words) => Until(Direct, isNew: true, m => Card(m).Says(words));
    public override Task<Learned> Sees(string words) => Until(Direct, isNew: false, m => m.Id == _last.Id && Card(m).Says(words));

    public override Task Meets(Person person) => Task.CompletedTask;

    private async Task<Learned> Until(string conversation, bool isNew, Func<WebView, bool> wanted)
    {
        for (var i = 0; i < 6000; i++, await Task.Delay(10))
            if ((await History(conversation)).Messages.LastOrDefault(m => m.Author is null && wanted(m)) is { } found) return Of(isNew, _last = found);
        throw new Xunit.Sdk.XunitException("The page does not show what was waited for");
    }

    private static string Direct => WebPlaces.Direct(AppHost.Dana.Email).Conversation;
    private static CardText Card(WebView message) => new(JsonNode.Parse(message.Activity!.Value.GetRawText())!);
    private Learned Of(bool isNew, WebView message) => Learned.Of(Card(message), isNew, message.OnlyYou, Ids);

    private async Task<WebHistory> History(string conversation) => (await host.Http.GetFromJsonAsync<WebHistory>($"{host.Address}/page/history?as={AppHost.Dana.Email}&conversation={conversation}"))!;

    private Task<HttpResponseMessage> Send(JsonObject activity, string conversation)
    {
        (activity["id"], activity["channelId"]) = (Chat.NewId(), WebMessages.Channel);
        (activity["from"], activity["conversation"]) = (new JsonObject { ["id"] = AppHost.Dana.Email, ["name"] = AppHost.Dana.Name },
            new JsonObject { ["id"] = conversation, ["conversationType"] = conversation.StartsWith("direct:", StringComparison.Ordinal) ? "personal" : "channel" });
        return host.Http.PostAsJsonAsync(host.Address + "/api/messages", activity);
    }

    public override ValueTask DisposeAsync() => host.DisposeAsync();
}
