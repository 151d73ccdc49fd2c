using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsmBot.Channels.Web;
using CsmBot.Tests.Channels.Slack;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels;

/// <summary>What a person learns from an answer, whatever it looks like: its words and what can be pressed, and whether others see it.</summary>
internal sealed partial record Learned(IReadOnlySet<string> Words, IReadOnlyList<string> Buttons, bool ForAskerAlone)
{
    /// <summary>A message of the Activity protocol, with what stands in its notification.</summary>
    public static Learned Of(CardText card, bool forAskerAlone)
    {
        var notification = card.Message["summary"] ?? card.Message["value"]?["fallbackText"];
        return Of($"{card.Words}\n{notification}".Replace("application/vnd.microsoft.activity.message", "", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal), card.Buttons, forAskerAlone);
    }

    // Slack's clients cut long titles, so that sentences to press stand beside a short button there.
    private const string BesideSentence = "ask", NoticeSign = "ℹ";

    public static Learned Of(string words, IEnumerable<string> buttons, bool forAskerAlone)
    {
        var pressed = buttons.ToList();
        var all = Word().Matches($"{words}\n{string.Join('\n', pressed)}".ToLowerInvariant()).Select(m => m.Value).ToHashSet();
        all.ExceptWith([BesideSentence, NoticeSign]);
        // What is made of a message is called after it, and each channel calls its messages otherwise.
        all.RemoveWhere(w => w.Length == 16 && w.All(char.IsAsciiHexDigitLower));
        return new(all, pressed, forAskerAlone);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}

/// <summary>Dana, who talks with the bot on one of its channels.</summary>
internal abstract class Voice : IAsyncDisposable
{
    public abstract string Name { get; }
    public abstract IReadOnlyList<CsmBot.Accounts.Interaction> Logged { get; }

    /// <summary>In the direct chat.</summary>
    public abstract Task<Learned> Says(string text);

    /// <summary>In a channel that others read.</summary>
    public abstract Task<Learned> SaysBeforeOthers(string text);

    /// <summary>Presses a button of the last answer; gives what stands there then.</summary>
    public abstract Task<Learned> Presses(string button);

    public abstract ValueTask DisposeAsync();

    /// <param name="settings">The same for each.</param>
    public static async Task<IReadOnlyList<Voice>> All(params (string, string)[] settings) =>
        [await TeamsVoice.Start(settings), await SlackVoice.Start(settings), await PageVoice.Start(settings)];
}

internal sealed class TeamsVoice(AppHost host) : Voice
{
    private readonly Chat _direct = host.Chat(AppHost.Dana), _team = host.Chat(AppHost.Dana, "19:success@thread.tacv2", group: true);
    private Sent _last = null!;

    public static async Task<Voice> Start((string, string)[] settings) => new TeamsVoice(await AppHost.Start(null, settings));

    public override string Name => "Teams";
    public override IReadOnlyList<CsmBot.Accounts.Interaction> Logged => host.Logged();
    public override async Task<Learned> Says(string text) => Of(_last = await _direct.Says(text));
    public override async Task<Learned> SaysBeforeOthers(string text) => Of(_last = await _team.Says(text));
    public override async Task<Learned> Presses(string button) => Learned.Of(await _direct.Presses(_last, button), false);
    private static Learned Of(Sent sent) => Learned.Of(sent.Card, sent.Targeted);
    public override ValueTask DisposeAsync() => host.DisposeAsync();
}

internal sealed class SlackVoice(SlackHost host) : Voice
{
    private SlackPost _last = null!;

    public static async Task<Voice> Start((string, string)[] settings) => new SlackVoice(await SlackHost.Start(settings: settings));

    public override string Name => "Slack";
    public override IReadOnlyList<CsmBot.Accounts.Interaction> Logged => host.Logged();
    public override async Task<Learned> Says(string text) => Of(_last = await host.Dana.Says(text));
    public override async Task<Learned> SaysBeforeOthers(string text) => Of(_last = await host.Dana.Mentions(SlackHost.Success, text));
    public override async Task<Learned> Presses(string button) => Of(_last = await host.Dana.Presses(_last, button));
    private static Learned Of(SlackPost post) => Learned.Of(post.Words.All, post.Words.Buttons, post.OnlyFor is not null);
    public override ValueTask DisposeAsync() => host.DisposeAsync();
}

internal sealed class PageVoice(AppHost host) : Voice
{
    private WebView _last = null!;

    public static async Task<Voice> Start((string, string)[] settings)
    {
        var host = await AppHost.Start(null, settings);
        await WebRegister.Write(host.Store, host.Store.Book.People, TestContext.Current.CancellationToken);
        return new PageVoice(host);
    }

    public override string Name => "the page";
    public override IReadOnlyList<CsmBot.Accounts.Interaction> Logged => host.Logged();
    public override Task<Learned> Says(string text) => Says(text, WebPlaces.Direct(AppHost.Dana.Email).Conversation);
    public override Task<Learned> SaysBeforeOthers(string text) => Says(text, WebPlaces.Leads.Conversation);

    public override async Task<Learned> Presses(string button)
    {
        var pressed = new CardText(JsonNode.Parse(_last.Activity!.Value.GetRawText())!).Button(button);
        var answer = await Send(new JsonObject
        {
            ["type"] = "invoke", ["name"] = "adaptiveCard/action", ["replyToId"] = _last.Id,
            ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = pressed["verb"]?.DeepClone(), ["data"] = pressed["data"]?.DeepClone() }, ["trigger"] = "manual" },
        }, _last.Conversation);
        return Learned.Of(new CardText((await answer.Content.ReadFromJsonAsync<JsonNode>())!), false);
    }

    private async Task<Learned> Says(string text, string conversation)
    {
        var before = (await History(conversation)).Messages.Select(m => m.Id).ToHashSet();
        Assert.Equal(HttpStatusCode.Accepted, (await Send(new JsonObject { ["type"] = "message", ["text"] = text }, conversation)).StatusCode);
        for (var i = 0; i < 6000; i++)
        {
            _last = (await History(conversation)).Messages.LastOrDefault(m => m.Author is null && !before.Contains(m.Id))!;
            if (_last is not null) break;
            await Task.Delay(10);
        }

        return Learned.Of(new CardText(JsonNode.Parse(_last!.Activity!.Value.GetRawText())!), _last.OnlyYou);
    }

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
