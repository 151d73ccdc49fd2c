using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>Draws blocks into a message or view, tighter until they fit.</summary>
/// <param name="caption">Says what a table is about where no heading stands above it.</param>
internal sealed class Drawing(Surface surface, string caption, IReadOnlyDictionary<string, string>? again = null)
{
    /// <summary>The form whose fields are drawn here; others become a button that opens them.</summary>
    public Form? Open { get; init; }

    public JsonArray Of(IReadOnlyList<Block> blocks)
    {
        Sheet? sheet = null;
        foreach (var limits in Limits.FromWideToTight)
        {
            sheet = new Sheet(surface, limits, caption);
            foreach (var block in blocks) Draw(sheet, block);
            if (sheet.Fits) break;
        }
        return sheet!.Finish();
    }

    private void Draw(Sheet sheet, Block block)
    {
        switch (block)
        {
            case Heading h: Head(sheet, h); break;
            case Paragraph p: Paragraph(sheet, p); break;
            case Figure f: Figure(sheet, f); break;
            case Facts f: Facts(sheet, f); break;
            case Table t: Tables.Draw(sheet, t); break;
            case Notice n: sheet.Line(RichText.Of([$"{Signs.Of(n.Kind)} ", .. n.Spans], sheet.Limits.Text)); break;
            case Buttons b: ActionsOf.Draw(sheet, b.Items); break;
            case Form f: Form(sheet, f); break;
            case Chart c: Charts.Draw(sheet, c); break;
            case Section s: Section(sheet, s); break;
            case Divider: sheet.Add(new JsonObject { ["type"] = "divider" }); break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block, "No Block Kit block is known for this block.");
        }
    }

    private static void Head(Sheet sheet, Heading heading)
    {
        if (string.IsNullOrWhiteSpace(heading.Text)) return;
        sheet.Heading = heading.Text;
        if (heading.Level == 1) sheet.Add(new JsonObject { ["type"] = "header", ["text"] = RichText.Plain(heading.Text, Limits.HeaderText) });
        else sheet.Line(RichText.Of([Span.Bold(Cut.Short(heading.Text, Limits.HeaderText))], Limits.HeaderText));
    }

    private static void Paragraph(Sheet sheet, Paragraph paragraph)
    {
        if (paragraph.Tone == Tone.Subtle) { sheet.Subtle(paragraph.Spans); return; }
        if (paragraph.Spans.All(s => string.IsNullOrWhiteSpace(s.Text))) return;
        // Lines of a list start with a name; they stand together.
        var ofList = paragraph.Spans[0].Style == SpanStyle.Bold && paragraph.Spans.Count > 1;
        sheet.Line(RichText.Of(Signs.Before(paragraph.Spans, paragraph.Tone), sheet.Limits.Text), ofList ? "list" : null);
    }

    private static void Figure(Sheet sheet, Figure figure)
    {
        var sign = Signs.Of(figure.Tone) is { } tone ? tone + " " : "";
        sheet.Add(new JsonObject { ["type"] = "header", ["text"] = RichText.Plain(sign + figure.Value, Limits.HeaderText) });
        sheet.Line(RichText.Of([figure.Caption], sheet.Limits.Text));
    }

    private static void Facts(Sheet sheet, Facts facts)
    {
        foreach (var fact in facts.Items.Take(Limits.FactCount))
            sheet.Line(RichText.Of([Span.Bold(Cut.Short(fact.Name, Limits.FactName) + ":"), " " + RichText.Filled(fact.Value)], sheet.Limits.Text), "facts");
        if (facts.Items.Count > Limits.FactCount) sheet.Subtle($"{facts.Items.Count - Limits.FactCount} more");
    }

    private void Form(Sheet sheet, Form form)
    {
        if (ReferenceEquals(form, Open)) Inputs.Draw(sheet, form);
        else ActionsOf.DrawClosed(sheet, form, again);
    }

    private void Section(Sheet sheet, Section section)
    {
        var blocks = section.Blocks;
        if (Signs.Of(section.Tone) is { } sign) blocks = blocks.FirstOrDefault() switch
        {
            Heading h => [h with { Text = $"{sign} {h.Text}" }, .. blocks.Skip(1)],
            // It has a sign of its own.
            Paragraph p when Signs.Of(p.Tone) is not null => blocks,
            Paragraph { Tone: Tone.Default } p => [p with { Tone = section.Tone }, .. blocks.Skip(1)],
            _ => [new Paragraph(sign), .. blocks],
        };
        foreach (var block in blocks) Draw(sheet, block);
    }
}
