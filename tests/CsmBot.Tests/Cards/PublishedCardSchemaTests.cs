using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Tests.Habits;

namespace CsmBot.Tests.Cards;

/// <summary>All cards, those of a busy week and those nobody would send, held against what Microsoft publishes about cards.</summary>
public sealed class PublishedCardSchemaTests
{
    private const string Schema = "adaptive-card-1.6.0.json";

    private static readonly IReadOnlyDictionary<string, Card> _cards = SampleCards.All.Concat(TortureCards.All).ToDictionary();

    public static TheoryData<string> Names => [.. _cards.Keys];

    private static JsonObject Drawn(string name) => AdaptiveCard.Render(_cards[name]);

    [Fact]
    public async Task Every_card_is_as_the_published_types_of_Teams_say()
    {
        var problems = (await Judges.Teams.Ask("cards.mjs", All(Documented)))["types"]!;
        Assert.True(problems.AsObject().Count == 0, Judges.Say(problems));
    }

    [Fact]
    public async Task The_judge_of_types_finds_a_wrong_value_and_an_unknown_property()
    {
        var wrong = new JsonObject { ["size"] = Text("size", "Huge"), ["unknown"] = Text("colour", "good"), ["right"] = Text("color", "Good") };
        var problems = (await Judges.Teams.Ask("cards.mjs", wrong))["types"]!.AsObject();
        Assert.Equal(["size", "unknown"], problems.Select(p => p.Key));
    }

    [Fact]
    public async Task Every_card_is_valid_by_the_published_schema()
    {
        if (SchemaFile() is not { } file) { Assert.Skip($"{Schema} is not beside the judges, nor in ../shared/specs beside the repository, nor in CSMBOT_SPECS."); return; }
        var problems = (await Judges.Teams.Ask("cards.mjs", All(WithinTheSchema), file))["schema"]!;
        Assert.True(problems.AsObject().Count == 0, Judges.Say(problems));
        Assert.Single((await Judges.Teams.Ask("cards.mjs", new JsonObject { ["wrong"] = Text("size", "Huge") }, file))["schema"]!.AsObject());
    }

    [Theory, MemberData(nameof(Names))]
    public void A_card_names_its_version_and_has_words_for_clients_that_draw_none(string name)
    {
        var card = Drawn(name);
        Assert.Equal(("AdaptiveCard", "1.5", "http://adaptivecards.io/schemas/adaptive-card.json"), ((string)card["type"]!, (string)card["version"]!, (string)card["$schema"]!));
        Assert.False(string.IsNullOrWhiteSpace((string?)card["fallbackText"]));
        Assert.InRange(card.ToJsonString(AdaptiveCard.Json).Length * sizeof(char), 1, 28 * 1024);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_a_client_may_not_know_brings_along_what_it_knows(string name)
    {
        foreach (var element in Objects(Drawn(name)))
            switch ((string?)element["type"])
            {
                case "Action.Execute":
                    Assert.Equal("Action.Submit", (string?)element["fallback"]?["type"]);
                    Assert.True(JsonNode.DeepEquals(element["data"], element["fallback"]!["data"]), "the fallback sends something else");
                    Assert.Equal((string?)element["verb"], (string?)element["data"]!["verb"]);
                    break;
                case { } chart when chart.StartsWith("Chart.", StringComparison.Ordinal):
                    // The numbers, or the title above the table that has them.
                    Assert.Contains(Objects(Objects(element["fallback"]).Any(e => (string?)e["type"] == "Table") ? element["fallback"] : Drawn(name)), e => (string?)e["type"] == "Table");
                    break;
            }
    }

    /// <summary>Teams' pages write "Full" where its types say "full"; clients take either.</summary>
    private static JsonObject Documented(JsonObject card)
    {
        if (card["msteams"] is { } own) own["width"] = "full";
        return card;
    }

    /// <summary>
    /// Without Teams' own part at the root, and with each chart's fallback in its place. The schema alone spells a table's "firstRowAsHeader"; all that draws cards,
    /// and the published types, know "firstRowAsHeaders".
    /// </summary>
    private static JsonObject WithinTheSchema(JsonObject card)
    {
        card.Remove("msteams");
        return (JsonObject)Known(card)!;
    }

    private static JsonNode? Known(JsonNode? node) => node switch
    {
        JsonObject o when (string?)o["type"] is { } type && type.StartsWith("Chart.", StringComparison.Ordinal) => Known(o["fallback"]),
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key == "firstRowAsHeaders" ? "firstRowAsHeader" : p.Key, Known(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Known)]),
        _ => node?.DeepClone(),
    };

    private static JsonObject All(Func<JsonObject, JsonObject> as_) => new(_cards.Keys.Select(n => KeyValuePair.Create(n, (JsonNode?)as_(Drawn(n)))));

    private static JsonObject Text(string property, string value) => new()
    {
        ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = "x", [property] = value }),
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    private static string? SchemaFile()
    {
        string?[] folders = [Judges.Teams.Folder, Environment.GetEnvironmentVariable("CSMBOT_SPECS"), Path.Combine(Repository.Root, "..", "shared", "specs")];
        return folders.OfType<string>().Select(f => Path.Combine(f, Schema)).FirstOrDefault(File.Exists);
    }
}
