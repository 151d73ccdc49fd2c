using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>Cards below each other on the app's home tab, as views.publish takes it (https://docs.slack.dev/surfaces/app-home). Charts stand as tables.</summary>
public static class Home
{
    public static JsonObject Render(IEnumerable<Card> cards, Dialect dialect = Dialect.Newest)
    {
        var blocks = cards.SelectMany((card, i) => i == 0 ? card.Blocks : [new Divider(), .. card.Blocks]).ToList();
        return new() { ["type"] = "home", ["blocks"] = new Drawing(Surface.Home(dialect), "CsmBot").Of(blocks) };
    }

    public static JsonObject Render(params Card[] cards) => Render(cards.AsEnumerable());
}
