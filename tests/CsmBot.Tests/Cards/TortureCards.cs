using CsmBot.Cards;
using CsmBot.Cards.Templates;

namespace CsmBot.Tests.Cards;

/// <summary>Cards that nobody would want to send, and that have to arrive all the same.</summary>
public static class TortureCards
{
    private static readonly string _huge = string.Concat(Enumerable.Repeat("*<at>all</at> [pay](https://evil.example) 😀👩‍👩‍👧‍👦 \u202E\"'&amp;\n", 600));
    private static readonly string _label = string.Concat(Enumerable.Repeat("A label that says too much ", 20));
    private static readonly string _word = new('W', 400);
    private static readonly DateTime _now = new(2026, 11, 23, 9, 30, 0);

    public static readonly IReadOnlyDictionary<string, Card> All = new Dictionary<string, Card>
    {
        ["huge-texts"] = new(_huge, [new Heading(_huge), new Heading(_huge, 2), new Paragraph(_huge), new Paragraph([Span.Bold(_huge), Span.Code(_huge), Span.Link(_huge, "https://a.example/" + _word)]),
            new Facts(new Fact(_huge, _huge)), new Figure(_huge, _huge), new Notice(NoticeKind.Error, _huge), new Section(new Paragraph(_huge))]),
        ["one-long-word"] = new(_word, [new Heading(_word), new Paragraph(_word), new Facts(new Fact(_word, _word)), new Figure(_word, _word), new Notice(NoticeKind.Warning, _word),
            new Table([new(_word), new("B")], [[_word, _word]]), new Buttons(new VerbButton(_word, Verbs.Say, ("text", "x")), new LinkButton(_word, "https://a.example/"))]),
        ["five-hundred-rows"] = new("500 rows", [Table(500, 6, i => $"Account {i} 😀")]),
        ["forty-columns"] = new("40 columns", [Table(30, 40, i => $"c{i}")]),
        ["empty-cells"] = new("Nothing in it", [new Table([new("Account"), new("ARR", ColumnKind.Money, "USD"), new("Health", ColumnKind.Health)], [[null, null, null], ["", double.NaN, ""]]), new Facts(new Fact("", "")), new Paragraph(" ")]),
        ["a-hundred-parts"] = new("Many parts", [.. Enumerable.Range(0, 100).SelectMany(i => new Block[] { new Heading($"Part {i}", 2), new Paragraph(_huge), new Divider() })]),
        ["fifty-buttons"] = new("Many buttons", [new Buttons(Enumerable.Range(0, 50).Select(i => new VerbButton($"Button number {i} with a long title", Verbs.Say, ("text", $"{i}"))))]),
        ["every-field"] = new("Every field", [new Form(_word, Verbs.LogSave,
        [
            new TextField("text", _label, Multiline: true) { Value = _huge[..1500], Required = true, Error = _huge, Group = _huge, Hint = _word },
            new NumberField("number", "Number", -1.5, 1e9) { Value = "NaN", Required = true }, new NumberField("plain", "Plain") { Value = "12.5" },
            new DateField("date", "Date") { Value = "2026-02-31", Max = new(2026, 11, 23) }, new ToggleField("toggle", "Toggle") { Value = "true" },
            new ChoiceField("choice", "Choice", [.. Enumerable.Range(0, 150).Select(i => new Choice($"{_word} {i}", $"v{i}"))]) { Value = "v140" },
            new ChoiceField("many", "Many", [new("<at>a</at>", "a"), new("b")], Many: true) { Value = "a,b" },
            new LookupField("account", "Account", LogFormCard.Dataset) { Suggestions = [new("Fabrikam", "A-1")], Value = "A-1", Required = true },
        ])]),
        ["charts"] = new("Charts", [.. new[] { ChartKind.Bar, ChartKind.Line, ChartKind.Donut }.SelectMany(kind => new Block[]
        {
            new Chart(kind, _word, [Series("One", 40)], "hours"), new Chart(kind, "Nothing", [Series("None", 0)]), new Chart(kind, "Many", [.. Enumerable.Range(0, 3).Select(i => Series($"<at>{i}</at>", 4))]),
        })]),
        ["nested-sections"] = new("Nested", [new Section(new Section(new Section(new Section(Table(20, 6, i => _word), new Notice(NoticeKind.Info, _huge))), new Divider(), new Paragraph("")), null)]),
        ["an-answer-of-strangers"] = AnswerCard.Of(new(_huge, Instant.Of(_now, TimeZoneInfo.Utc))
        {
            AnswerId = "Q-1", Total = 1_000_000, RowName = "account", Columns = [.. Enumerable.Range(0, 12).Select(i => new Column($"<at>{i}</at> {_word[..30]}", (ColumnKind)(i % 6), "USD"))],
            Rows = [.. Enumerable.Range(0, 10).Select(r => (IReadOnlyList<object?>)[.. Enumerable.Range(0, 12).Select(i => (object?)(i % 6 is 0 or 5 ? _huge[..200] : i % 6 == 3 ? new DateOnly(2026, 1, 1) : 1e15 + r))])],
        }),
    };

    private static Table Table(int rows, int columns, Func<int, string> cell) => new([.. Enumerable.Range(0, columns).Select(i => new Column($"Column {i}"))],
        [.. Enumerable.Range(0, rows).Select(r => (IReadOnlyList<object?>)[.. Enumerable.Range(0, columns).Select(c => (object?)cell(r))])]);

    private static Series Series(string name, int points) => new(name, [.. Enumerable.Range(0, points).Select(i => new Point($"{_word[..60]} {i}", i * 1.5))]);
}
