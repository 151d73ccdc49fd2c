using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Cards.Templates;
using CsmBot.Cards.Text;

namespace CsmBot.Tests.Cards;

public sealed class TeamsCardTests
{
    private static string Json(params Block[] blocks) => AdaptiveCard.Render(new Card("…", blocks)).ToJsonString(AdaptiveCard.Json);

    [Theory]
    [InlineData("<at>everyone</at>", "&lt;at&gt;everyone&lt;/at&gt;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("[pay](https://evil.example)", "\\[pay\\](https://evil.example)")]
    [InlineData("*loud* _low_ `code` ~~gone~~", "\\*loud\\* \\_low\\_ \\`code\\` \\~\\~gone\\~\\~")]
    [InlineData("usage_index stays", "usage_index stays")]
    [InlineData("# no heading\n- no list\n1. no number", "\\# no heading\n\n\\- no list\n\n1\\. no number")]
    [InlineData("version 1.5, 30 min. on 3.4.", "version 1.5, 30 min. on 3.4.")]
    [InlineData("back\\slash", "back\\\\slash")]
    public void What_people_write_has_no_meaning_to_Teams(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://elsewhere.example/")]
    [InlineData("not a link")]
    public void Only_safe_links_are_links(string url)
    {
        Assert.Equal("here", Markdown.Of(Span.Link("here", url)));
        Assert.DoesNotContain("OpenUrl", Json(new Buttons(new LinkButton("here", url))));
    }

    [Fact]
    public void A_chart_of_which_not_all_is_drawn_says_so_in_itself_and_not_over_its_table()
    {
        Chart Of(int points) => new(ChartKind.Bar, "Hours by CSM", [new Series("Hours", [.. Enumerable.Range(0, points).Select(i => new Point($"CSM {i}", i))])], "hours") { NumbersFollow = true };
        string Drawn(int points) => Json(Of(points)).Replace(": ", ":", StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Hours by CSM\"", Drawn(20), StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Hours by CSM (not all)\"", Drawn(21), StringComparison.Ordinal);
        Assert.DoesNotContain("drawn", Drawn(21), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_large_table_is_cut_to_what_Teams_takes_and_says_so()
    {
        var rows = Enumerable.Range(0, 500).Select(i => (IReadOnlyList<object?>)[$"Account {i} {new string('x', 80)}", (double)i]).ToList();
        var json = Json(new Table([new("Account"), new("ARR", ColumnKind.Money)], rows));
        Assert.InRange(json.Length * 2, 5_000, 28 * 1024);
        Assert.Matches("Rows 1–[0-9]+ of 500", json);
    }

    [Fact]
    public void Nothing_readable_is_over_the_limit_whatever_was_written()
    {
        var long_ = string.Concat(Enumerable.Repeat("*<😀>\n", 2000));
        var blocks = Enumerable.Range(0, 100).SelectMany(_ => new Block[] { new Paragraph(long_), new Facts(new Fact(long_, long_)), new Notice(NoticeKind.Error, long_), new Heading(long_) });
        var json = Json([.. blocks]);
        Assert.InRange(json.Length * 2, 1000, 28 * 1024);
        Assert.Contains("more characters", json);
        Assert.Contains("more parts are not shown here", json);
    }

    [Fact]
    public void Cutting_never_splits_a_character() =>
        Assert.All(Enumerable.Range(2, 20), most => Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(Cut.Short("😀😀😀😀😀😀😀😀😀😀😀😀", most)))));

    [Fact]
    public void Columns_that_a_phone_has_no_room_for_follow_under_the_first_cell()
    {
        var json = Json(new Table([.. "ABCDEFG".Select(c => new Column($"{c}"))], [[.. "abcdefg".Select(c => (object?)$"{c}")]]));
        Assert.Contains("F: f · G: g", json);
        Assert.Equal(5, AdaptiveCard.Render(new Card("…", new Table([.. "ABCDEFG".Select(c => new Column($"{c}"))], [["a", "", "", "", "", "", "g"], ["a", "b", "c", "d", "e", "f"]])))["body"]![0]!["columns"]!.AsArray().Count);
    }

    [Fact]
    public void A_button_whose_payload_is_too_large_is_left_out_and_said()
    {
        var json = Json(new Buttons(new VerbButton("Say it", Verbs.Say, ("text", new string('x', 2100)))));
        Assert.DoesNotContain("Action.Execute", json);
        Assert.Contains("1 more are not shown here", json);
    }

    public static TheoryData<string> Cards => [.. SampleCards.All.Keys];

    [Theory, MemberData(nameof(Cards))]
    public void No_input_has_the_name_of_something_in_its_payload(string name)
    {
        var forms = SampleCards.All[name].Blocks.OfType<Form>();
        Assert.All(forms, f => Assert.Empty(f.Fields.Select(x => x.Id).Intersect([.. f.Data.Keys, "v", "verb"])));
    }

    [Theory, MemberData(nameof(Cards))]
    public void Verbs_are_among_those_that_stay(string name)
    {
        var known = typeof(Verbs).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToHashSet();
        Assert.All(Find(AdaptiveCard.Render(SampleCards.All[name]), "verb"), verb => Assert.Contains(verb, known));
    }

    [Fact]
    public void Every_renderer_knows_every_block_and_every_input()
    {
        foreach (var block in Kinds<Block>().Concat(Kinds<Field>()).Concat(Kinds<Button>()))
        {
            Assert.Contains($"{block.Name} ", Source("Teams/Elements.cs", "Teams/Inputs.cs", "Teams/ActionsOf.cs").Replace("ToggleField =>", "ToggleField "));
            Assert.Contains($"{block.Name} ", Source("Slack/Drawing.cs", "Slack/Inputs.cs", "Slack/ActionsOf.cs").Replace("case Divider:", "case Divider "));
            if (block.IsSubclassOf(typeof(Block))) Assert.Contains($"{block.Name} ", Source("Text/PlainText.cs"));
        }
    }

    [Fact]
    public void A_column_of_text_is_aligned_also_with_wide_characters()
    {
        var text = PlainText.Render(new Card("…", new Table([new("Account"), new("Tier", ColumnKind.Number)], [["合同会社", 1L], ["Acme", 20L]])));
        Assert.Equal("Account   Tier\n--------  ----\n合同会社     1\nAcme        20\n", text);
    }

    private static IEnumerable<Type> Kinds<T>() => typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)));

    private static string Source(params string[] files) =>
        string.Concat(files.Select(f => File.ReadAllText(Path.Combine(Habits.Repository.Root, "cards", f))));

    private static IEnumerable<string> Find(JsonNode? node, string name) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == name && p.Value is JsonValue v ? [v.GetValue<string>()] : Find(p.Value, name)),
        JsonArray a => a.SelectMany(n => Find(n, name)),
        _ => [],
    };
}
