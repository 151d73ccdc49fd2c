using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>Each block as the elements of an Adaptive Card's body.</summary>
internal static class Elements
{
    public static JsonArray Of(IReadOnlyList<Block> blocks, Limits limits)
    {
        var body = new JsonArray();
        var separate = false;
        foreach (var block in blocks.Take(limits.Blocks))
        {
            if (block is Divider) { separate = true; continue; }
            foreach (var element in Draw(block, limits))
            {
                if (separate) (element["separator"], element["spacing"]) = (true, "Medium");
                separate = false;
                body.Add(element);
            }
        }
        if (blocks.Count > limits.Blocks) body.Add(Subtle($"{blocks.Count - limits.Blocks} more parts are not shown here."));
        return body;
    }

    private static IEnumerable<JsonObject> Draw(Block block, Limits limits) => block switch
    {
        Heading h => [Head(h)],
        Paragraph p => [Paragraph(p, limits)],
        Figure f => Figure(f),
        Facts f => Facts(f, limits),
        Table t => Tables.Of(t, limits),
        Notice n => [Notice(n, limits)],
        Buttons b => ActionsOf.Set(b.Items),
        Form f => Inputs.Of(f, limits),
        Chart c => [Charts.Of(c, limits)],
        Section s => [Container(Of(s.Blocks, limits), Style(s.Tone))],
        Divider => [],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No Adaptive Card element is known for this block."),
    };

    /// <summary><paramref name="text"/> is Markdown already. Wrapping is off by default in Adaptive Cards.</summary>
    public static JsonObject TextBlock(string text) => new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };

    public static JsonObject Subtle(string plain)
    {
        var block = TextBlock(Markdown.Escape(plain));
        (block["isSubtle"], block["size"], block["spacing"]) = (true, "Small", "Small");
        return block;
    }

    public static JsonObject Container(JsonArray items, string? style)
    {
        var container = new JsonObject { ["type"] = "Container", ["items"] = items };
        if (style is not null) container["style"] = style;
        return container;
    }

    public static string? Colour(Tone tone) => tone switch { Tone.Good => "Good", Tone.Warning => "Warning", Tone.Bad => "Attention", Tone.Accent => "Accent", _ => null };

    private static string? Style(Tone tone) => tone switch
    {
        Tone.Good => "good", Tone.Warning => "warning", Tone.Bad => "attention", Tone.Accent => "accent", Tone.Subtle => "emphasis", _ => null,
    };

    public static JsonObject Head(Heading heading)
    {
        var block = TextBlock(Markdown.Escape(Cut.Short(heading.Text, Limits.HeadingText)));
        (block["weight"], block["style"]) = ("Bolder", "heading");
        block["size"] = heading.Level == 1 ? "Large" : "Medium";
        if (heading.Level > 1) block["spacing"] = "Medium";
        return block;
    }

    private static JsonObject Paragraph(Paragraph paragraph, Limits limits)
    {
        if (paragraph.Tone == Tone.Subtle) return Subtle(Cut.Long(string.Concat(paragraph.Spans.Select(s => s.Text)), limits.Text));
        var block = TextBlock(string.Concat(Fit(paragraph.Spans, limits.Text).Select(Markdown.Of)));
        if (Colour(paragraph.Tone) is not { } colour) return block;
        if (paragraph.Spans.Count == 1 || paragraph.Spans.All(s => s is { Style: SpanStyle.Plain, Url: null })) block["weight"] = "Bolder";
        block["text"] = Unmarked((string)block["text"]!);
        return Marked(block, colour);
    }

    /// <summary>Without the round mark that templates put before a colour's name: it stands before the words by itself.</summary>
    private static string Unmarked(string text) => text.StartsWith("● ", StringComparison.Ordinal) ? text[2..] : text;

    /// <summary>A coloured dot before the words says their tone. They stay in the colour that reads best: yellow on white is faint.</summary>
    private static JsonObject Marked(JsonObject block, string colour)
    {
        var dot = TextBlock("●");
        dot["color"] = colour;
        return new JsonObject { ["type"] = "ColumnSet", ["columns"] = new JsonArray(Column("auto", dot), Column("stretch", block)) };

        static JsonObject Column(string width, JsonObject item) => new() { ["type"] = "Column", ["width"] = width, ["spacing"] = "Small", ["items"] = new JsonArray(item) };
    }

    private static IEnumerable<Span> Fit(IReadOnlyList<Span> spans, int most)
    {
        var left = most;
        foreach (var span in spans)
        {
            yield return span with { Text = Cut.Long(span.Text, left) };
            if (span.Text.Length > left) yield break;
            left -= span.Text.Length;
        }
    }

    private static IEnumerable<JsonObject> Figure(Figure figure)
    {
        var value = TextBlock(Markdown.Escape(Cut.Short(figure.Value, Limits.HeadingText)));
        (value["size"], value["weight"]) = ("ExtraLarge", "Bolder");
        if (figure.Tone != Tone.Warning && Colour(figure.Tone) is { } colour) value["color"] = colour;
        var caption = TextBlock(Markdown.Escape(Cut.Long(figure.Caption, 500)));
        caption["spacing"] = "None";
        return [value, caption];
    }

    /// <summary>A fact set breaks no word and would be cut off at a phone's edge; a text block breaks it.</summary>
    private const int FactWord = 30;

    private static int LongestWord(string text) => text.Split(' ', '\n').Max(w => w.Length);

    private static IEnumerable<JsonObject> Facts(Facts facts, Limits limits)
    {
        if (facts.Items.Count == 0) yield break;
        var shown = facts.Items.Take(Limits.FactCount).Select(f => (Name: Markdown.Escape(Cut.Short(f.Name, Limits.ButtonTitle)), Value: Markdown.Escape(Cut.Long(f.Value, limits.Text)))).ToList();
        if (shown.Any(f => LongestWord(f.Name) > FactWord || LongestWord(f.Value) > FactWord))
            foreach (var (name, value) in shown) yield return TextBlock(name.Length > 0 ? $"**{name}** {value}" : value);
        else
            yield return new JsonObject { ["type"] = "FactSet", ["facts"] = new JsonArray([.. shown.Select(f => (JsonNode)new JsonObject { ["title"] = f.Name, ["value"] = f.Value })]) };
        if (facts.Items.Count > Limits.FactCount) yield return Subtle($"{facts.Items.Count - Limits.FactCount} more");
    }

    private static JsonObject Notice(Notice notice, Limits limits)
    {
        var text = TextBlock(Markdown.Escape(Cut.Long(notice.Text, limits.Text)));
        return Container([text], notice.Kind switch { NoticeKind.Error => "attention", NoticeKind.Warning => "warning", _ => "emphasis" });
    }
}
