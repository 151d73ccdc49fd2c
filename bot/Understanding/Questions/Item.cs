using System.Collections.Immutable;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

/// <summary>A piece where it stands in the message, and what becomes of it while the question is put together.</summary>
internal sealed class Item(Piece piece, int start, int end)
{
    public Piece Piece { get; set; } = piece;
    public int Start { get; } = start;
    public int End { get; set; } = end;

    /// <summary>Has it found its place in the question? What has not by the end is a word that was not used.</summary>
    public bool Used { get; set; }

    /// <summary>A link that begins another clause: a negation before it does not reach what follows.</summary>
    public bool NewClause { get; set; }

    /// <summary>The window that belongs to it.</summary>
    public WindowReading? When { get; set; }

    /// <summary>The window that it is compared with: "against last quarter".</summary>
    public WindowReading? Against { get; set; }

    /// <summary>A noun with all that narrows it.</summary>
    public ImmutableArray<RecordTest> Tests { get; set; } = [];
    public RecordDay Day { get; set; }

    /// <summary>"more than 5" before a noun or beside a figure.</summary>
    public Compared? Compared { get; set; }

    /// <summary>"only low ones": what all records of the noun must be.</summary>
    public RecordIs? All { get; set; }

    /// <summary>The condition on accounts that it has become.</summary>
    public Condition? Condition { get; set; }

    public bool IsLink(LinkWord word) => Piece is Link link && link.Word == word;
    public bool IsFrame(FrameWord word) => Piece is Frame frame && frame.Word == word;
}
