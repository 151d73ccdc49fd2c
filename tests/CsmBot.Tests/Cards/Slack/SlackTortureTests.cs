using CsmBot.Cards;
using CsmBot.Cards.Slack;

namespace CsmBot.Tests.Cards.Slack;

/// <summary>Whatever stands in a card, Slack takes what is made of it.</summary>
public sealed class SlackTortureTests
{
    private static readonly string[] Texts =
    [
        "", " ", "\n", "\r\n\r\n", "\u0000\u0007\u001b[31m", "plain", "<!channel> <@U123>", "*b* _i_ ~s~ `c` :x: > q", "a & b < c > d", new('x', 151), string.Concat(Enumerable.Repeat("😀", 2000)), new('&', 5000),
        "שלום עולם \u202E abc", "合同会社" + new string('語', 3100), string.Concat(Enumerable.Repeat("line\n", 900)), "\uD83D half", "\t tab \u200B\u2060", string.Concat(Enumerable.Repeat("*<😀>\n", 2000)), new(' ', 4000),
    ];

    public static TheoryData<int> EachText => [.. Enumerable.Range(0, Texts.Length)];

    [Theory, MemberData(nameof(EachText))]
    public void Any_text_in_any_place_is_taken(int index)
    {
        var text = Texts[index];
        Block[] blocks = [.. Everything(() => text)];
        Check(new Card(text, blocks));
        Check(new Card(text, [.. Enumerable.Repeat(blocks, 8).SelectMany(b => b)]));
    }

    [Fact]
    public void Hundreds_of_rows_and_dozens_of_columns_are_cut_and_said()
    {
        foreach (var (rows, columns, length) in new[] { (500, 40, 5), (500, 2, 300), (1, 40, 2000), (0, 3, 1), (3, 0, 1), (201, 20, 1), (100, 1, 200) })
        {
            var table = new Table([.. Enumerable.Range(0, columns).Select(c => new Column($"Column {c}", c % 2 == 0 ? ColumnKind.Text : ColumnKind.Number))],
                [.. Enumerable.Range(0, rows).Select(r => (IReadOnlyList<object?>)[.. Enumerable.Range(0, columns).Select(c => c % 2 == 0 ? (object?)new string('x', length) : r % 3 == 1 ? null : r * 1.5)])]);
            Check(new Card("A table", new Heading("A table"), table, table));
            if (columns > 20) Assert.Contains("20 more columns are not shown here.", BlockKit.Render(new Card("…", table)).ToJsonString());
            if (rows == 500) Assert.Matches("of 500", BlockKit.Render(new Card("…", table)).ToJsonString());
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory, MemberData(nameof(Seeds))]
    public void Random_cards_are_taken(int seed)
    {
        var random = new Random(seed);
        string Text() => random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : new string((char)random.Next('a', 'z'), random.Next(0, 80));
        var all = Enumerable.Range(0, random.Next(1, 12)).SelectMany(_ => Everything(Text)).Where(b => random.Next(3) > 0 || b is Form).OrderBy(_ => random.Next()).ToList();
        var form = all.OfType<Form>().FirstOrDefault();
        Check(new Card(Text(), [.. all.Where(b => b is not Form), .. form is null ? Array.Empty<Block>() : [form]]));
    }

    private static void Check(Card card)
    {
        foreach (var dialect in Enum.GetValues<Dialect>()) Assert.Empty(SlackLimits.Check(BlockKit.Render(card, dialect)));
        var modal = Modal.Render(card, origin: "C1/1.1", externalId: "x");
        Assert.Empty(SlackLimits.Check(modal));
        if (Modal.Of(card) is { } form && modal["submit"] is not null)
            Assert.Equal(form.Fields.Count, modal["blocks"]!.AsArray().Count(b => (string?)b!["type"] == "input"));
        Assert.Empty(SlackLimits.Check(Home.Render(card, card, card)));
    }

    private static IEnumerable<Block> Everything(Func<string> text)
    {
        yield return new Heading(text());
        yield return new Heading(text(), 2);
        foreach (var tone in Enum.GetValues<Tone>()) yield return new Paragraph([Span.Bold(text()), text(), Span.Code(text()), Span.Link(text(), "https://csm.example/" + Uri.EscapeDataString(Cut.Short(text(), 50)))], tone);
        yield return new Paragraph([]);
        yield return new Figure(text(), text(), Tone.Bad);
        yield return new Facts([.. Enumerable.Range(0, 30).Select(_ => new Fact(text(), text()))]);
        yield return new Facts();
        yield return new Notice(NoticeKind.Warning, text());
        yield return new Section([new Heading(text()), new Paragraph(text()), new Section([new Buttons(new VerbButton(text(), Verbs.Say, ("text", text())))])], Tone.Good);
        yield return new Divider();
        yield return new Table([new(text()), new(text(), ColumnKind.Health), new(text(), ColumnKind.Money, text())], [[text(), "red", 1e300], [null, null, null], [text()], [new DateOnly(2026, 1, 1), true, double.NaN]], 12);
        yield return new Chart(ChartKind.Bar, text(), [new(text(), [new(text(), 1), new(text(), -2)]), new(text(), [])], text());
        yield return new Chart(ChartKind.Donut, text(), [new(text(), [new(text(), 1)])]);
        yield return new Buttons([.. Enumerable.Range(0, 30).Select(i => (Button)(i % 5 == 0 ? new LinkButton(text(), "https://csm.example") : new VerbButton(text(), Verbs.Page, ("answer", text())).Primary()))]);
        yield return new Form(text(), Verbs.LogSave,
        [
            new TextField("a", text(), MaxLength: 0) { Value = text(), Hint = text(), Group = text(), Error = text() },
            new NumberField("b", text(), -1, 5.5) { Value = text(), Hint = text() },
            new DateField("c", text()) { Value = text(), Max = new(2026, 1, 1) },
            new ChoiceField("d", text(), [new(text(), "x"), new(text(), text()), new("One", "one")], Many: true) { Value = "x,one", Hint = text() },
            new ChoiceField("e", text(), [.. Enumerable.Range(0, 120).Select(i => new Choice(text(), $"{i}"))]) { Value = "119", Hint = text(), Required = true },
            new ToggleField("f", text()) { Value = text() },
            new LookupField("g", text(), "accounts") { Value = text(), Suggestions = [new(text(), text())], Hint = text() },
        ], text()) { Data = new Dictionary<string, string> { ["draft"] = "D-1" }, Others = [new VerbButton(text(), Verbs.LogReview), new VerbButton(text(), Verbs.LogCancel)] };
    }
}
