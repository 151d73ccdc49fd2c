using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;

namespace CsmBot.Tests.Cards.Slack;

public sealed class SlackCardTests
{
    private static JsonArray Blocks(params Block[] blocks) => BlockKit.Render(new Card("…", blocks))["blocks"]!.AsArray();

    private static string Json(params Block[] blocks) => Blocks(blocks).ToJsonString(BlockKit.Json);

    /// <summary>All texts, one a line.</summary>
    private static string Words(JsonNode? node) => string.Join("\n", Find(node, o => o["text"] is JsonValue).Select(o => (string)o["text"]!));

    public static TheoryData<string> Sent => [.. SlackSamples.All.Keys];

    [Theory, MemberData(nameof(Sent))]
    public void Slack_would_take_every_sample(string name) => Assert.Empty(SlackLimits.Check(SlackSamples.All[name]));

    [Theory]
    [InlineData("<!channel> <@U123> <#C1|general> <!here|x>")]
    [InlineData("*loud* _low_ ~gone~ `code` ```more``` > quoted")]
    [InlineData(":rotating_light: :x:")]
    [InlineData("<https://evil.example|pay here>")]
    public void What_people_write_has_no_meaning_to_Slack(string text)
    {
        var message = BlockKit.Render(new Card(text, new Heading(text), new Heading(text, 2), new Paragraph([Span.Bold(text), text, Span.Code(text)]), new Paragraph(text, Tone.Subtle), new Figure(text, text), new Facts(new Fact(text, text)),
            new Notice(NoticeKind.Error, text), new Table([new(text)], [[text]]), new Buttons(new VerbButton(text, Verbs.Say, ("text", text))), new Form(text, Verbs.LogSave, [])));
        Assert.DoesNotContain("mrkdwn", message.ToJsonString());
        Assert.DoesNotContain('<', (string)message["text"]!);
        Assert.All(Find(message["blocks"], o => (string?)o["type"] == "plain_text"), o => Assert.False((bool)o["emoji"]!));
        Assert.All(Find(message["blocks"], o => o.ContainsKey("elements")).SelectMany(o => o["elements"]!.AsArray()), e => Assert.Contains((string)e!["type"]!, Known));
    }

    private static readonly string[] Known = ["text", "plain_text", "button", "rich_text_section", "rich_text_preformatted"];

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://elsewhere.example/")]
    [InlineData("not a link")]
    public void Only_safe_links_are_links(string url)
    {
        Assert.DoesNotContain("url", Json(new Paragraph([Span.Link("here", url)])));
        Assert.Contains("1 more button is not shown here.", Json(new Buttons(new LinkButton("here", url))));
        Assert.Contains("\"url\":\"https://csm.example/a\"", Json(new Paragraph([Span.Link("here", "https://csm.example/a")])));
    }

    [Fact]
    public void What_is_toned_has_one_sign_and_words_beside_a_moment_stand_whole()
    {
        Assert.Equal(["🟢 ", "met"], Blocks(new Section([new Paragraph("met", Tone.Good)], Tone.Good))[0]!["elements"]![0]!["elements"]!.AsArray().Select(e => (string)e!["text"]!));
        var at = Span.Time(Instant.Of(new(2026, 11, 23, 6, 0, 0, DateTimeKind.Utc), TimeZoneInfo.Utc));
        var pieces = Blocks(new Paragraph(["● Yellow", ", was green since ", at, "."], Tone.Subtle))[0]!["elements"]!.AsArray().Select(e => (string)e!["text"]!).ToList();
        Assert.Equal(["● Yellow, was green since", "."], [pieces[0], pieces[2]]);
        Assert.StartsWith("<!date^", pieces[1]);
    }

    [Fact]
    public void A_pressed_button_says_its_verb_and_its_data()
    {
        var buttons = Find(Blocks(new Buttons(new VerbButton("Undo", Verbs.LogUndo, ("log", "L-1")), new VerbButton("Undo", Verbs.LogUndo, ("log", "“L<2>”")))), o => (string?)o["type"] == "button").ToList();
        var pressed = buttons.Select(b => BlockKit.Pressed((string)b["action_id"]!, (string)b["value"]!)!.Value).ToList();
        Assert.Equal([Verbs.LogUndo, Verbs.LogUndo], pressed.Select(p => p.Verb));
        Assert.Equal(["L-1", "“L<2>”"], pressed.Select(p => p.Data["log"]));
        Assert.Equal(2, buttons.Select(b => (string)b["action_id"]!).Distinct().Count());
    }

    [Theory]
    [InlineData("log.undo:0", null)]
    [InlineData("log.undo:0", "no json")]
    [InlineData("log.undo:0", "[1]")]
    [InlineData("log.undo:0", "{\"v\":2,\"log\":\"L-1\"}")]
    [InlineData("log.undo:0", "{\"v\":\"1\"}")]
    [InlineData("log.undo", "{\"v\":1}")]
    [InlineData(null, "{\"v\":1}")]
    public void What_was_not_made_here_presses_nothing(string? actionId, string? value) => Assert.Null(BlockKit.Pressed(actionId, value));

    [Fact]
    public void A_large_table_is_cut_to_what_Slack_takes_and_says_so()
    {
        var table = new Table([new("Account"), new("ARR", ColumnKind.Money)], [.. Enumerable.Range(0, 500).Select(i => (IReadOnlyList<object?>)[$"Account {i} {new string('x', 80)}", (double)i])]);
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            var message = BlockKit.Render(new Card("…", table), dialect);
            Assert.Empty(SlackLimits.Check(message));
            Assert.Matches("Rows 1–[0-9]+ of 500", message.ToJsonString(BlockKit.Json));
        }
    }

    [Fact]
    public void The_newest_table_sorts_numbers_as_numbers_and_the_older_ones_hold_the_same_words()
    {
        var card = SampleCards.All["answer-rows"];
        var cells = Enum.GetValues<Dialect>().ToDictionary(d => d, d => BlockKit.Render(card, d).ToJsonString(BlockKit.Json));
        Assert.Contains("{\"type\":\"raw_number\",\"text\":\"480,000\",\"value\":480000}", cells[Dialect.Newest]);
        Assert.Contains("\"type\":\"table\"", cells[Dialect.Table]);
        Assert.DoesNotContain("table\"", cells[Dialect.Text]);
        foreach (var dialect in Enum.GetValues<Dialect>())
            Assert.All(["480,000", "🔴 red", "Delta_Air_Freight International Holdings"], word => Assert.Contains(word, Words(BlockKit.Render(card, dialect)["blocks"])));
    }

    [Fact]
    public void A_chart_that_cannot_be_drawn_truly_stands_as_its_numbers()
    {
        Assert.Contains("data_visualization", Json(Chart(("a", 1), ("b", 2))));
        Assert.DoesNotContain("data_visualization", Json(Chart(("a", double.NaN))));
        Assert.DoesNotContain("data_visualization", Json(Chart(("International Holdings North", 1), ("International Holdings South", 2))));
        Assert.DoesNotContain("data_visualization", Json(new Chart(ChartKind.Donut, "Shares", [new("s", [new("a", 1), new("b", 0)])])));
        Assert.DoesNotContain("data_visualization", Json(new Chart(ChartKind.Line, "Two", [new("x", [new("a", 1), new("b", 2)]), new("y", [new("a", 1)])])));
        Assert.Contains("The first 20 of 30 values are drawn.", Json(Chart([.. Enumerable.Range(0, 30).Select(i => ($"p{i}", (double)i))])));
        Assert.Equal(2, Find(Blocks([.. Enumerable.Repeat(Chart(("a", 1)), 4)]), o => (string?)o["type"] == "data_visualization").Count());
    }

    [Fact]
    public void A_chart_whose_numbers_stand_in_the_table_above_is_not_written_twice()
    {
        var table = new Table([new("Purpose"), new("Effort", ColumnKind.Number)], [["a", 1.0], ["b", 2.5]]);
        int Tables(params Block[] blocks) => Find(BlockKit.Render(new Card("…", blocks), Dialect.Text)["blocks"], o => (string?)o["type"] == "rich_text_preformatted").Count();
        Assert.Equal(1, Tables(table, Chart(("a", 1), ("b", 2.5))));
        Assert.Equal(2, Tables(table, Chart(("a", 1), ("b", 3))));
        Assert.Equal(2, Tables(table with { Total = 9 }, Chart(("a", 1), ("b", 2.5))));
    }

    private static Chart Chart(params (string X, double Y)[] points) => new(ChartKind.Bar, "Chart", [new Series("Effort", [.. points.Select(p => new Point(p.X, p.Y))])]);

    [Fact]
    public void A_sentence_to_press_stands_as_text_beside_a_short_button_and_a_name_on_its_button()
    {
        var section = Blocks(new Buttons(new VerbButton("which tier 1 accounts renew before the end of the fiscal year and have not been contacted", Verbs.Say, ("text", "…"))))[0]!;
        Assert.Equal("which tier 1 accounts renew before the end of the fiscal year and have not been contacted", (string)section["text"]!["text"]!);
        Assert.Equal("Ask", (string)section["accessory"]!["text"]!["text"]!);
        Assert.Equal("Open Delta_Air_Freight International Holdings", (string)Blocks(new Buttons(new VerbButton("Open Delta_Air_Freight International Holdings", Verbs.AlertShow, ("alert", "AL-1"))))[0]!["elements"]![0]!["text"]!["text"]!);
    }

    [Fact]
    public void A_button_whose_payload_is_too_large_is_left_out_and_said()
    {
        var json = Json(new Buttons(new VerbButton("Say it", Verbs.Say, ("text", new string('x', 2100)))));
        Assert.DoesNotContain("\"button\"", json);
        Assert.Contains("1 more button is not shown here.", json);
    }

    [Fact]
    public void A_form_in_a_message_is_a_button_that_names_the_form()
    {
        var card = SampleCards.All["log-form-rest"];
        var open = Find(BlockKit.Render(card, again: new Dictionary<string, string> { ["event"] = "Ev1" })["blocks"], o => (string?)o["type"] == "button").First();
        var (verb, data) = BlockKit.Pressed((string)open["action_id"]!, (string)open["value"]!)!.Value;
        Assert.Equal(BlockKit.FormOpen, verb);
        Assert.Equal((Verbs.LogSave, "D-1", "Ev1"), (data["form"], data["draft"], data["event"]));
    }

    [Fact]
    public void Text_that_is_cut_says_how_much_is_missing()
    {
        Assert.Contains("more characters)", Json(new Paragraph(new string('x', 9000))));
        var many = Json([.. Enumerable.Range(0, 100).SelectMany(i => new Block[] { new Heading($"Part {i}"), new Paragraph("text") }), new Buttons(new VerbButton("Confirm", Verbs.RuleConfirm, ("draft", "R-1")))]);
        Assert.Matches("[0-9]+ more parts are not shown here", many);
        Assert.Contains("Confirm", many);
    }

    [Fact]
    public void A_section_is_signed_with_its_tone() => Assert.Contains("🔴 Red ones", Words(Blocks(new Section([new Heading("Red ones", 2), new Paragraph("two")], Tone.Bad))));

    [Fact]
    public void Suggestions_are_options_and_too_many_say_so()
    {
        Assert.Equal("{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"Fabrikam Ltd\",\"emoji\":false},\"value\":\"A-104\"}]}", SlackOptions.Render([new("Fabrikam Ltd", "A-104")]).ToJsonString());
        Assert.Equal("{\"options\":[]}", SlackOptions.Render([]).ToJsonString());
        var many = SlackOptions.Render([.. Enumerable.Range(0, 230).Select(i => new Choice(new string('x', 200), $"A-{i}"))]);
        Assert.Equal("The first 100 of 230: type more of the name", (string)many["option_groups"]![0]!["label"]!["text"]!);
        Assert.Equal(100, many["option_groups"]![0]!["options"]!.AsArray().Count);
    }

    internal static IEnumerable<JsonObject> Find(JsonNode? node, Func<JsonObject, bool> wanted) => node switch
    {
        JsonObject o => (wanted(o) ? [o] : Array.Empty<JsonObject>()).Concat(o.SelectMany(p => Find(p.Value, wanted))),
        JsonArray a => a.SelectMany(n => Find(n, wanted)),
        _ => [],
    };
}
