using System.Text;

namespace CsmBot.Cards.Text;

/// <summary>A card as plain text for the command line: aligned tables, no colours, all rows it was given.</summary>
public static class PlainText
{
    public static string Render(Card card)
    {
        var text = new StringBuilder();
        Write(text, card.Blocks);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Write(StringBuilder text, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks) text.Append(Draw(block)).Append('\n');
    }

    private static string Draw(Block block) => block switch
    {
        Heading { Level: 1 } h => $"{h.Text}\n{new string('=', Math.Min(h.Text.Length, 78))}\n",
        Heading h => h.Text + "\n",
        Paragraph p => string.Concat(p.Spans.Select(Span)) + "\n",
        Figure f => $"{f.Caption}: {f.Value}\n",
        Facts f => Facts(f),
        Table t => TextTable.Of(t),
        Notice n => $"{(n.Kind == NoticeKind.Info ? "Note" : n.Kind.ToString())}: {n.Text}\n",
        Buttons b => string.Join(" ", b.Items.Select(Button)) + "\n",
        Form f => Form(f),
        Chart { NumbersFollow: true } c => c.Title + "\n",
        Chart c => TextTable.Of(c.AsTable()),
        Section s => Section(s),
        Divider => new string('-', 40) + "\n",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No text form is known for this block."),
    };

    private static string Span(Span span) => span switch
    {
        { Url: { } url } => $"{span.Text} <{url}>",
        { Style: SpanStyle.Code } => $"“{span.Text}”",
        _ => span.Text,
    };

    private static string Button(Button button) => button is LinkButton link ? $"[{link.Title}: {link.Url}]" : $"[{button.Title}]";

    private static string Facts(Facts facts)
    {
        var width = facts.Items.Select(f => TextTable.Width(f.Name)).DefaultIfEmpty().Max();
        var indent = "\n" + new string(' ', width + 2);
        return string.Concat(facts.Items.Select(f => $"{TextTable.Pad(f.Name, width)}  {f.Value.ReplaceLineEndings(indent)}\n"));
    }

    private static string Form(Form form)
    {
        var text = new StringBuilder();
        foreach (var field in form.Fields)
        {
            if (field.Group is { } group) text.Append('\n').Append(group).Append('\n');
            text.Append($"{field.Label}{(field.Required ? " (needed)" : "")}: {Value(field)}\n");
            if (field.Error is { } error) text.Append($"  ! {error}\n");
        }
        return text.Append(string.Join(" ", [$"[{form.Submit}]", .. form.Others.Select(Button)])).Append('\n').ToString();
    }

    private static string Value(Field field) => field switch
    {
        ChoiceField f => f.Choices.FirstOrDefault(c => c.Value == f.Value)?.Title ?? f.Value ?? Offer(f.Choices),
        LookupField f => f.Suggestions.FirstOrDefault(c => c.Value == f.Value)?.Title ?? f.Value ?? Offer(f.Suggestions),
        _ => field.Value ?? "",
    };

    private static string Offer(IReadOnlyList<Choice> choices) => choices.Count == 0 ? "" : "{" + string.Join(", ", choices.Select(c => c.Title)) + "}";

    private static string Section(Section section)
    {
        var inner = new StringBuilder();
        Write(inner, section.Blocks);
        return inner.ToString();
    }
}
