using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>A piece that was read, or a word or mark that was not, with its tokens.</summary>
internal struct Item
{
    public int Start, End;

    /// <summary>A <see cref="LogPiece"/>, an <see cref="AccountName"/> or a <see cref="PersonName"/>; null for a word or mark.</summary>
    public object? Value;

    /// <summary>The account stands in the place of the one named before, and its name begins at this token; else 0.</summary>
    public int Instead;

    public WordRole Role;

    /// <summary>A word that carries content and that no rule has read.</summary>
    public bool Content;

    /// <summary>"???" where a name belongs.</summary>
    public bool Blank;

    /// <summary>A mark: neither word nor piece.</summary>
    public bool Mark;
}

/// <summary>What stands before a clause.</summary>
internal enum Break : byte { Comma, Join, Turn, Sentence, Line }

/// <summary>A run of items between two breaks.</summary>
internal struct Clause
{
    public int First, End;
    public Break Before;

    /// <summary>The mark that ended it was a question mark.</summary>
    public bool Asked;

    /// <summary>Within quotation marks, or of a forwarded text.</summary>
    public bool Quoted;

    /// <summary>"…, when I called": what we did, behind a remark.</summary>
    public bool When;

    /// <summary>Which sentence of the message it belongs to.</summary>
    public int Sentence;
}
