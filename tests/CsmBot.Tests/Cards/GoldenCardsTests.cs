using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards.Slack;
using CsmBot.Cards.Teams;
using CsmBot.Cards.Text;

namespace CsmBot.Tests.Cards;

public sealed class GoldenCardsTests
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cards => [.. SampleCards.All.Keys];

    [Theory, MemberData(nameof(Cards))]
    public void A_card_for_Teams_is_as_accepted(string name) => Golden.Check(name + ".teams.json", AdaptiveCard.Render(SampleCards.All[name]).ToJsonString(_readable) + "\n");

    [Theory, MemberData(nameof(Cards))]
    public void A_card_for_Slack_is_as_accepted(string name)
    {
        var card = SampleCards.All[name];
        var drawn = new JsonObject { ["message"] = BlockKit.Render(card) };
        if (Modal.Of(card) is not null) drawn["modal"] = Modal.Render(card);
        Golden.Check(name + ".slack.json", drawn.ToJsonString(_readable) + "\n");
    }

    [Theory, MemberData(nameof(Cards))]
    public void A_card_as_text_is_as_accepted(string name) => Golden.Check(name + ".txt", PlainText.Render(SampleCards.All[name]));

    [Fact]
    public void Every_golden_file_has_its_card() =>
        Assert.Empty(Golden.Names(".teams.json").Concat(Golden.Names(".slack.json")).Concat(Golden.Names(".txt")).Except(SampleCards.All.Keys));
}
