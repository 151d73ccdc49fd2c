using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;

namespace CsmBot.Tests.Cards.Slack;

public sealed class SlackModalTests
{
    private static JsonObject View(params Field[] fields) => Modal.Render(new Card("…", new Form("Log interaction", Verbs.LogSave, fields)));

    private static JsonObject Input(JsonObject view, string id) => view["blocks"]!.AsArray().OfType<JsonObject>().Single(b => (string?)b["block_id"] == id);

    [Fact]
    public void A_form_carries_its_verb_its_data_and_where_it_came_from()
    {
        var view = Modal.Render(SampleCards.All["log-form-rest"], origin: "C0SUCCESS1/1795165200.000100");
        var (data, origin, datasets) = Modal.Hidden((string)view["private_metadata"]!);
        Assert.Equal(Verbs.LogSave, (string)view["callback_id"]!);
        Assert.Equal(new Dictionary<string, string> { ["draft"] = "D-1", ["rest"] = "true" }, data);
        Assert.Equal("C0SUCCESS1/1795165200.000100", origin);
        Assert.Equal("accounts", datasets["account"]);
        Assert.Empty(Modal.Hidden("{\"draft\":\"d-17\"}").Data);
        Assert.Empty(Modal.Hidden(null).Datasets);
    }

    [Fact]
    public void Values_come_back_as_every_channel_sends_them()
    {
        using var state = JsonDocument.Parse("""
            {"account":{"v":{"type":"external_select","selected_option":{"text":{"type":"plain_text","text":"Fabrikam Ltd","emoji":true},"value":"A-104"}}},
             "type":{"v":{"type":"static_select","selected_option":null}},
             "minutes":{"v":{"type":"number_input","value":"30"}},
             "occurred_on":{"v":{"type":"datepicker","selected_date":"2026-11-20"}},
             "until":{"v":{"type":"datepicker","selected_date":null}},
             "notes":{"v":{"type":"plain_text_input","value":null}},
             "who":{"v":{"type":"multi_static_select","selected_options":[{"value":"a"},{"value":"b"}]}},
             "tell":{"v":{"type":"checkboxes","selected_options":[{"value":"true"}]}},
             "hush":{"v":{"type":"checkboxes","selected_options":[]}},
             "odd":{"other":{"type":"plain_text_input","value":"x"}},"newer":{"v":{"type":"file_input"}}}
            """);
        Assert.Equal(new Dictionary<string, string>
        {
            ["account"] = "A-104", ["type"] = "", ["minutes"] = "30", ["occurred_on"] = "2026-11-20", ["until"] = "", ["notes"] = "", ["who"] = "a,b", ["tell"] = "true", ["hush"] = "false",
        }, Modal.Values(state.RootElement));
        Assert.Empty(Modal.Values(default));
    }

    [Fact]
    public void Errors_stand_under_their_fields()
    {
        var form = Modal.Of(SampleCards.All["log-form-errors"])!;
        Assert.Equal("{\"response_action\":\"errors\",\"errors\":{\"occurred_on\":\"24 Dec 2026 is in the future: only what was done can be logged.\"}}", Modal.Errors(form)!.ToJsonString(BlockKit.Json));
        Assert.Contains("⚠️ 24 Dec 2026 is in the future", Modal.Render(SampleCards.All["log-form-errors"]).ToJsonString(BlockKit.Json));
        Assert.Null(Modal.Errors(Modal.Of(SampleCards.All["log-form-empty"])!));
    }

    [Fact]
    public void What_was_known_is_filled_in()
    {
        var view = Modal.Render(SampleCards.All["log-form-edit"]);
        Assert.Equal("Fabrikam Ltd", (string)Input(view, "account")["element"]!["initial_option"]!["text"]!["text"]!);
        Assert.Equal("call", (string)Input(view, "type")["element"]!["initial_option"]!["value"]!);
        Assert.Equal("25", (string)Input(view, "minutes")["element"]!["initial_value"]!);
        Assert.Equal("2026-11-21", (string)Input(view, "occurred_on")["element"]!["initial_date"]!);
        Assert.Equal("Ann wants the price list.", (string)Input(view, "notes")["element"]!["initial_value"]!);
        Assert.Equal("Not after 23 Nov 2026.", (string)Input(view, "occurred_on")["hint"]!["text"]!);
        Assert.All(view["blocks"]!.AsArray().Where(b => (string?)b!["type"] == "input"), b => Assert.Equal("v", (string)b!["element"]!["action_id"]!));
    }

    [Fact]
    public void A_prefilled_number_that_Slack_would_refuse_the_view_for_is_left_out()
    {
        var view = View(new NumberField("word", "Word", 1, 9) { Value = "soon" }, new NumberField("large", "Large", 1, 9) { Value = "99" }, new NumberField("half", "Half", 1, 9) { Value = "2.5" }, new NumberField("part", "Part", 0.5, 9) { Value = "2.5" });
        Assert.Equal([null, null, null, "2.5"], new[] { "word", "large", "half", "part" }.Select(id => (string?)Input(view, id)["element"]!["initial_value"]));
        Assert.Empty(SlackLimits.Check(view));
    }

    [Fact]
    public void More_choices_than_Slack_takes_are_cut_with_a_word_and_the_chosen_one_stays()
    {
        var view = View(new ChoiceField("who", "Who", [.. Enumerable.Range(0, 250).Select(i => new Choice($"Person {i}", $"p{i}")), new Choice("Endless", new string('x', 151))]) { Value = "p249" });
        Assert.Equal("151 more choices are not shown here.", (string)Input(view, "who")["hint"]!["text"]!);
        Assert.Equal("p249", (string)Input(view, "who")["element"]!["initial_option"]!["value"]!);
        Assert.Empty(SlackLimits.Check(view));
    }

    [Fact]
    public void Likely_accounts_are_named_under_a_search_that_is_still_empty() =>
        Assert.Equal("For example: Fabrikam Ltd, Fabrikam Labs.", (string)Input(Modal.Render(SampleCards.All["log-form-rest"]), "account")["hint"]!["text"]!);

    public static TheoryData<string> TooMuch => ["fields", "text", "metadata", "nothing to choose", "twice"];

    [Theory, MemberData(nameof(TooMuch))]
    public void A_form_that_does_not_fit_is_refused_rather_than_losing_something(string what)
    {
        var view = what switch
        {
            "fields" => View([.. Enumerable.Range(0, 101).Select(i => new TextField($"f{i}", "Field"))]),
            "text" => View(new TextField("notes", "Notes", Multiline: true) { Value = new string('x', 3001) }),
            "metadata" => Modal.Render(new Card("…", new Form("Log", Verbs.LogSave, [new TextField("a", "A")]) { Data = new Dictionary<string, string> { ["draft"] = new('x', 3000) } })),
            "nothing to choose" => View(new ChoiceField("who", "Who", [])),
            _ => View(new TextField("a", "A"), new TextField("a", "B")),
        };
        Assert.Empty(SlackLimits.Check(view));
        Assert.Null(view["submit"]);
        Assert.Contains("This form does not fit into Slack.", view.ToJsonString(BlockKit.Json));
    }

    [Fact]
    public void A_title_that_is_cut_stands_whole_above_the_fields()
    {
        var view = Modal.Render(SampleCards.All["colour-form"]);
        Assert.Equal("Set the colour of Fabri…", (string)view["title"]!["text"]!);
        Assert.Contains("Set the colour of Fabrikam Ltd", view["blocks"]!.ToJsonString());
    }

    [Fact]
    public void A_hundred_fields_fit_and_what_stands_around_them_gives_way()
    {
        var blocks = Enumerable.Range(0, 40).SelectMany(i => new Block[] { new Divider(), new Paragraph($"Part {i}") });
        var view = Modal.Render(new Card("…", [.. blocks, new Form("Log", Verbs.LogSave, [.. Enumerable.Range(0, 90).Select(i => new TextField($"f{i}", "Field"))])]));
        Assert.Empty(SlackLimits.Check(view));
        Assert.Equal(90, view["blocks"]!.AsArray().Count(b => (string?)b!["type"] == "input"));
        Assert.Matches("[0-9]+ more parts are not shown here", view.ToJsonString());
    }
}
