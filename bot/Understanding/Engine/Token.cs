namespace CsmBot.Understanding.Engine;

public enum TokenKind : byte { Word, Number, Mark }

/// <summary>A word, a number or a mark of the message, with its place (UTF-16 units, end exclusive).</summary>
public struct Token
{
    public int Start, End;
    public TokenKind Kind;

    /// <summary>No white space stands between this token and the one before: the "m" of "25m".</summary>
    public bool Glued;

    /// <summary>It stands for what is written there: a word of a definition in the place of the word that was defined.</summary>
    public bool Meant;

    /// <summary>First of its line.</summary>
    public bool LineStart;

    /// <summary>The word's number in the <see cref="Lexicon"/>; 0 when no rule knows it.</summary>
    public int Word;

    /// <summary>What an unknown word was probably meant to be, a lexicon number; 0 for none.</summary>
    public int Guess;

    /// <summary>The value of a number token.</summary>
    public double Number;

    /// <summary>Where the folded form (lower case, no accents) lies in the buffer of <see cref="Tokens"/>.</summary>
    public int FoldStart, FoldLength;

    /// <summary>The word as typed, or as guessed when it is unknown.</summary>
    public readonly int Read => Word != 0 ? Word : Guess;
}
