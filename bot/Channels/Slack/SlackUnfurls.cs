using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;
using CsmBot.Conversations;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>
/// Shows an account or a report below a link to it (https://docs.slack.dev/messaging/unfurling-links-in-messages): only where the bot is, for a link that somebody of the team posted, and where
/// all who read there may see it. Anything else gets no preview, which looks like a link that has none.
/// </summary>
internal sealed class SlackUnfurls(SlackApi api, SlackReceiver receiver, Workspaces workspaces, Turn turn, ReportPages reports, Store store)
{
    /// <summary>Slack shows five previews of a message.</summary>
    private const int Most = 5;

    public async Task Show(SlackPayload payload, CancellationToken cancel)
    {
        // While a link is being typed it is not known yet who will read it; and a direct chat that is not with the bot is two other people's.
        if (payload.Word("event", "source") == "composer" || !Json.Is(payload.Json, "event", "is_bot_user_member") || payload is not { User.Length: > 0, Channel: { } channel } || payload.Word("event", "message_ts") is not { } ts) return;
        var links = Json.Items(payload.Json, "event", "links").Select(l => Json.Word(l, "url")).OfType<string>().Distinct().Take(Most).ToList();
        if (links.Count == 0 || await workspaces.Of(payload.Home, cancel) is not { } workspace) return;
        var heard = await receiver.Hear(payload, $"link:{ts}", new Arrived(null), cancel);
        var cards = new List<(string Url, Card Card)>();
        foreach (var url in links) if (await Linked(heard.Incoming, url) is { } card) cards.Add((url, card));
        if (cards.Count == 0) return;
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            var unfurls = new JsonObject();
            foreach (var (url, card) in cards) unfurls[url] = new JsonObject { ["blocks"] = Blocks(card, dialect) };
            var answer = await api.Call(workspace.Id, workspace.Token, "chat.unfurl", new JsonObject { ["channel"] = channel, ["ts"] = ts, ["unfurls"] = unfurls }, cancel);
            if (answer is { Ok: false, Consequence: Consequence.Reinstall }) workspaces.Complain(workspace.Id, answer.Reason);
            if (answer.Ok || answer.Consequence != Consequence.Plainer) return;
        }
    }

    private Task<Card?> Linked(Incoming incoming, string url) => AccountLinks.Read(store.Book.Workspace, url) is { } account ? turn.Linked(incoming, account) : turn.Linked(incoming, scene => reports.Preview(scene, url));

    /// <summary>Without buttons: they would stand on somebody else's message, which cannot be brought up to date.</summary>
    private static JsonNode Blocks(Card card, Dialect dialect) => BlockKit.Render(new Card(card.Summary, [.. card.Blocks.Where(b => b is not Buttons)]), dialect)["blocks"]!.DeepClone();
}
