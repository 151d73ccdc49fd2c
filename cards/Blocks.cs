namespace CsmBot.Cards;

// The closed set of blocks. A renderer is one switch over them; a test checks that each renderer knows every block.

public abstract record Block;

/// <summary>The card's title (level 1) or the title of a part (level 2).</summary>
public sealed record Heading(string Text, int Level = 1) : Block;

/// <summary>Running text. A newline inside a span is kept as a line break.</summary>
public sealed record Paragraph(IReadOnlyList<Span> Spans, Tone Tone = Tone.Default) : Block
{
    public Paragraph(string text, Tone tone = Tone.Default) : this([new Span(text)], tone) { }
}

public enum SpanStyle { Plain, Bold, Code }

/// <summary>A piece of text as plain characters: channels escape it. <paramref name="Url"/> makes it a link (https only, else the text alone is shown).</summary>
public sealed record Span(string Text, SpanStyle Style = SpanStyle.Plain, string? Url = null)
{
    /// <summary>The text is this moment, which a channel may show in its reader's own zone.</summary>
    public Instant? At { get; private init; }

    public static implicit operator Span(string text) => new(text);
    public static Span Bold(string text) => new(text, SpanStyle.Bold);
    public static Span Code(string text) => new(text, SpanStyle.Code);
    public static Span Time(Instant at) => new(Cell.Moment(at)) { At = at };
    public static Span Link(string text, string url) => new(text, SpanStyle.Plain, url);
}

/// <summary>One figure shown big, with what it is below: "42", "tier 1 accounts in yellow".</summary>
public sealed record Figure(string Value, string Caption, Tone Tone = Tone.Default) : Block;

public sealed record Facts(IReadOnlyList<Fact> Items) : Block
{
    public Facts(params IEnumerable<Fact?> items) : this((IReadOnlyList<Fact>)[.. items.OfType<Fact>()]) { }
}

public sealed record Fact(string Name, string Value)
{
    /// <summary>No fact where there is no value, so that cards need no ifs.</summary>
    public static Fact? If(string name, string? value) => string.IsNullOrEmpty(value) ? null : new(name, value);
}

public sealed record Notice(NoticeKind Kind, IReadOnlyList<Span> Spans) : Block
{
    public Notice(NoticeKind kind, string text) : this(kind, [new Span(text)]) { }

    public string Text => string.Concat(Spans.Select(s => s.Text));
}

public enum NoticeKind { Info, Warning, Error }

/// <summary>Blocks that belong together, with space around; <paramref name="Tone"/> tints the ground where the channel can.</summary>
public sealed record Section(IReadOnlyList<Block> Blocks, Tone Tone = Tone.Default) : Block
{
    public Section(params IEnumerable<Block?> blocks) : this((IReadOnlyList<Block>)[.. blocks.OfType<Block>()]) { }
}

public sealed record Divider : Block;
