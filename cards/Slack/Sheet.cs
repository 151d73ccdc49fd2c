using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>The blocks of one message or view while it is drawn, with what they use of its limits.</summary>
internal sealed class Sheet(Surface surface, Limits limits, string caption)
{
    private readonly List<JsonObject> _blocks = [];
    private JsonArray? _lines;
    private string? _group;
    private int _lineText;

    public Limits Limits => limits;
    public Surface Surface => surface;

    /// <summary>What the next table is about.</summary>
    public string Heading { get; set; } = caption;

    /// <summary>The last table.</summary>
    public Table? Above { get; set; }

    /// <summary>The next button's number, so that no two have the same action_id.</summary>
    public int Button { get; set; }

    public int Charts { get; set; }
    public int Tables { get; set; }
    public int CellCharacters { get; set; }

    public bool Fits => Within(_blocks.Sum(Size));

    public void Add(JsonObject block)
    {
        _lines = null;
        _blocks.Add(block);
    }

    /// <summary>A line of text. Lines of one <paramref name="group"/> that follow each other stand in one block without space between.</summary>
    public void Line(JsonArray elements, string? group = null) => Part(RichText.Section(elements), group);

    public void Part(JsonObject part, string? group = null)
    {
        var elements = (JsonArray)part["elements"]!;
        if (elements.Count == 0) return;
        var text = elements.Sum(e => RichText.Words(e!).Length);
        if (_lines is not null && ((group is not null && group == _group) || limits.Dense) && _lineText + text <= Limits.RichText)
        {
            _lines.Add(part);
            _lineText += text;
        }
        else
        {
            var lines = new JsonArray(part);
            Add(new JsonObject { ["type"] = "rich_text", ["elements"] = lines });
            (_lines, _lineText) = (lines, text);
        }
        _group = group;
    }

    /// <summary>Small and grey.</summary>
    public void Subtle(string text) => Subtle([new Span(text)]);

    public void Subtle(IReadOnlyList<Span> spans)
    {
        var text = string.Concat(spans.Select(s => s.Text));
        if (string.IsNullOrWhiteSpace(text)) return;
        if (limits.Dense && _lines is not null) Line(new JsonArray(RichText.Text(Cut.Long(RichText.Clean(text), limits.Text), "italic")));
        else if (spans.Any(s => s.At is not null)) Add(Context([.. Pieces(spans)]));
        else Add(Context(Cut.Long(RichText.Clean(text), Math.Min(limits.Text, Limits.ContextText))));
    }

    /// <summary>Each moment by itself, and the words between two of them as one piece: Slack leaves a gap between pieces.</summary>
    private static IEnumerable<JsonNode> Pieces(IReadOnlyList<Span> spans)
    {
        var words = "";
        foreach (var span in spans)
        {
            if (span.At is null) { words += span.Text; continue; }
            if (!string.IsNullOrWhiteSpace(words)) yield return RichText.Plain(words.Trim(), Limits.ContextText);
            yield return RichText.Markup(span.At.Value);
            words = "";
        }
        if (!string.IsNullOrWhiteSpace(words)) yield return RichText.Plain(words.Trim(), Limits.ContextText);
    }

    /// <summary>What is still too much is left out from the end, and said; buttons are left out last, fields never.</summary>
    public JsonArray Finish()
    {
        var left = 0;
        var size = _blocks.Sum(Size);
        while (!Within(size) || (left > 0 && _blocks.Count >= surface.Blocks))
        {
            var end = _blocks.FindLastIndex(b => Kind(b) is not ("actions" or "input"));
            if (end < 0) end = _blocks.FindLastIndex(b => Kind(b) == "actions");
            if (end < 0) break;
            if (Kind(_blocks[end]) is "data_table" or "table") CellCharacters -= Characters(_blocks[end]);
            size -= Size(_blocks[end]);
            _blocks.RemoveAt(end);
            left++;
        }
        if (left > 0) _blocks.Insert(Math.Max(0, _blocks.FindLastIndex(b => Kind(b) != "actions") + 1), Context(left == 1 ? "1 more part is not shown here." : $"{left} more parts are not shown here."));
        if (_blocks.Count == 0) _blocks.Add(Context(Cell.Empty));
        return new JsonArray([.. _blocks]);
    }

    private bool Within(int size) => _blocks.Count <= surface.Blocks && CellCharacters <= surface.CellCharacters && size <= surface.Characters;

    private static JsonObject Context(string text) => Context([RichText.Plain(text, Limits.ContextText)]);

    private static JsonObject Context(JsonNode[] elements) => new() { ["type"] = "context", ["elements"] = new JsonArray(elements) };

    private static string Kind(JsonObject block) => (string)block["type"]!;

    /// <summary>Cells are counted by themselves.</summary>
    private static int Size(JsonObject block) => Kind(block) is "data_table" or "table" or "data_visualization" ? 100 : Measure(block);

    public static int Characters(JsonObject table) => ((JsonArray)table["rows"]!).Sum(r => ((JsonArray)r!).Sum(c => ((string)c!["text"]!).Length));

    private static int Measure(JsonNode? node) => node switch
    {
        JsonObject o => 40 + o.Sum(p => p.Key == "text" && p.Value is JsonValue v ? ((string)v!).Length : Measure(p.Value)),
        JsonArray a => a.Sum(Measure),
        _ => 0,
    };
}
