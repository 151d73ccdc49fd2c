using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Tests.Understanding.Engine;

public class GrammarTests
{
    private static readonly Rule[] Rules =
    [
        new("minutes", "minutes", "<number> ~m|min|minute|minutes", (in Match m) => m.Get<double>(0)),
        new("minutes", "an hour", "an|one hour (and <number> minutes)?", (in Match m) => 60 + m.Find<double>()),
        new("contact", "a call that took so long", "(called|phoned|call to? <name>?) for? <minutes>", (in Match m) => $"call {m.Find<double>()}"),
        new("follow up", "follow up", "follow up", (in Match m) => "follow-up"),
    ];

    private readonly Grammar grammar = new(Rules, ["number", "name"], ["the", "a"], new Dictionary<string, string>());

    private Chart Read(string text, bool guess = false)
    {
        var chart = new Chart(grammar);
        chart.Begin(text, new Reading { Moment = new Moment(new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace()) });
        for (var i = 0; i < chart.Tokens.Count; i++)
        {
            ref var token = ref chart.Tokens[i];
            if (token.Kind == TokenKind.Number) chart.Seed(grammar.Category("number"), i, i + 1, token.Number);
            else if (guess && token.Word == 0) token.Guess = grammar.Lexicon.Guess(chart.Tokens.Folded(i));
        }

        chart.Run();
        return chart;
    }

    private List<string> Best(string text, bool guess = false)
    {
        var chart = Read(text, guess);
        var cover = new Cover();
        cover.Find(chart, _ => true, _ => true);
        return [.. cover.Edges.Select(e => $"{grammar.CategoryName(chart.Edges[e].Category)}[{chart.Edges[e].Start}-{chart.Edges[e].End}]={chart.Edges[e].Value}")];
    }

    [Fact]
    public void A_glued_unit_is_read_and_a_loose_letter_is_not()
    {
        Assert.Equal(["minutes[0-2]=25"], Best("25m"));
        Assert.Equal(["number[0-1]=25"], Best("25 m"));
    }

    [Fact]
    public void The_longest_reading_wins() => Assert.Equal(["contact[0-6]=call 80"], Best("called an hour and 20 minutes"));

    [Fact]
    public void A_filler_may_stand_between_two_parts() => Assert.Equal(["contact[0-5]=call 20"], Best("called for the 20 minutes"));

    [Fact]
    public void A_hyphen_between_words_is_passed_over() => Assert.Equal(["follow up[0-3]=follow-up"], Best("Follow-up"));

    [Fact]
    public void A_slip_of_the_finger_is_guessed_but_never_a_known_word() => Assert.Equal(["contact[0-3]=call 20"], Best("caled 20 minuts", guess: true));

    [Fact]
    public void Every_reading_names_its_rule_and_its_parts()
    {
        var chart = Read("called 20 minutes");
        var contact = chart.Edges.ToArray().Single(e => grammar.CategoryName(e.Category) == "contact");
        Assert.Equal("a call that took so long", grammar.Rules[contact.Rule].Name);
        var part = chart.Edges[chart.Parts[contact.FirstPart]];
        Assert.Equal("minutes", grammar.Rules[part.Rule].Name);
    }

    [Fact]
    public void A_category_that_is_itself_and_nothing_more_is_refused() =>
        Assert.Throws<FormatException>(() => new Grammar([new("x", "x", "<y>", (in Match m) => 1), new("y", "y", "an? <x>", (in Match m) => 1)], [], [], new Dictionary<string, string>()));

    [Fact]
    public void A_category_may_refer_to_itself()
    {
        var counting = new Grammar([new("list", "one", "word", (in Match m) => 1), new("list", "more", "<list> and <list>", (in Match m) => m.Get<int>(0) + m.Get<int>(1))], [], [], new Dictionary<string, string>());
        var chart = new Chart(counting);
        chart.Begin("word and word and word", new Reading { Moment = new Moment(default, TimeZoneInfo.Utc, new Workspace()) });
        chart.Run();
        Assert.Contains(chart.Edges.ToArray(), e => e.End == 5 && e.Value.Equals(3));
    }

    [Fact]
    public void A_pattern_that_cannot_be_read_says_where()
    {
        var e = Assert.Throws<FormatException>(() => new Grammar([new("x", "broken", "a (b", (in Match m) => 1)], [], [], new Dictionary<string, string>()));
        Assert.Contains("rule \"broken\"", e.Message);
        Assert.Contains("column", e.Message);
    }

    [Theory]
    [InlineData("don't", "dont")]
    [InlineData("whos’", "whos '")]
    [InlineData("Acme's", "acme 's")]
    [InlineData("Brûlée Straße", "brulee strasse")]
    [InlineData("1,200.50 and 11.4.2026", "1200.50 and 11 . 4 . 2026")]
    [InlineData("q4 7Hills 1h20", "q 4 7 hills 1 h 20")]
    [InlineData("👍🏽 ok", "👍 🏽 ok")]
    public void A_message_is_cut_into_tokens(string text, string expected)
    {
        var tokens = new Tokens();
        tokens.Read(text, new Lexicon());
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => tokens.Folded(i).ToString())));
    }
}
