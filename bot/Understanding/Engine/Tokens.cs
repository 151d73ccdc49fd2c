using System.Globalization;
using System.Text;

namespace CsmBot.Understanding.Engine;

/// <summary>
/// A message cut into tokens. Letters and digits are cut apart ("25m" is two tokens, the second glued), so that rules need no
/// patterns inside words; a possessive or contracted ending is a token of its own ("'s"); "don't" reads as "dont".
/// The object is reused: nothing is allocated for a message that fits its buffers.
/// </summary>
public sealed class Tokens
{
    private Token[] items = new Token[64];
    private char[] folded = new char[512];
    private int foldedLength;

    public string Text { get; private set; } = "";
    public int Count { get; private set; }

    public ref Token this[int index] => ref items[index];

    public ReadOnlySpan<char> Folded(int index) => folded.AsSpan(items[index].FoldStart, items[index].FoldLength);

    /// <summary>The token as it is to be read: as written, unless it stands for something else.</summary>
    public ReadOnlySpan<char> Raw(int index) => items[index].Meant ? Folded(index) : Typed(index);

    /// <summary>What is written in the token's place.</summary>
    public ReadOnlySpan<char> Typed(int index) => Text.AsSpan(items[index].Start, items[index].End - items[index].Start);

    /// <summary>Does it stand for the same written word as the token before it?</summary>
    public bool Joined(int index) => index > 0 && index < Count && items[index].Meant && items[index - 1].Meant && items[index].Start == items[index - 1].Start;

    /// <summary>Puts other words in the place of some tokens; all of them stand where the replaced ones stood in the text.</summary>
    public void Replace(int at, int count, Tokens by)
    {
        var (first, end, grown) = (items[at], items[at + count - 1].End, Count - count + by.Count);
        while (grown > items.Length) Array.Resize(ref items, items.Length * 2);
        Array.Copy(items, at + count, items, at + by.Count, Count - at - count);
        Count = grown;
        for (var i = 0; i < by.Count; i++)
        {
            var token = by.items[i] with { Start = first.Start, End = end, Meant = true, FoldStart = foldedLength };
            if (i == 0) (token.Glued, token.LineStart) = (first.Glued, first.LineStart);
            foreach (var c in by.Folded(i)) Put(c);
            items[at + i] = token;
        }
    }

    /// <summary>Cuts the text up and looks each token up in the lexicon.</summary>
    public void Read(string text, Lexicon lexicon)
    {
        Text = text;
        Count = 0;
        foldedLength = 0;
        var lineStart = true;
        var glued = false;
        for (var position = 0; position < text.Length;)
        {
            var c = text[position];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || IsInvisible(c))
            {
                if (c == '\n') lineStart = true;
                if (!IsInvisible(c)) glued = false;
                position++;
                continue;
            }

            var kind = char.IsAsciiDigit(c) ? TokenKind.Number : char.IsLetter(c) ? TokenKind.Word : TokenKind.Mark;
            var end = kind switch { TokenKind.Number => NumberEnd(position), TokenKind.Word => WordEnd(position), _ => MarkEnd(position) };
            Add(position, end, kind, glued, lineStart, lexicon);
            position = end;
            glued = true;
            lineStart = false;
        }
    }

    private void Add(int start, int end, TokenKind kind, bool glued, bool lineStart, Lexicon lexicon)
    {
        if (Count == items.Length) Array.Resize(ref items, items.Length * 2);
        ref var token = ref items[Count++];
        token = new Token { Start = start, End = end, Kind = kind, Glued = glued, LineStart = lineStart, FoldStart = foldedLength };
        Fold(start, end, kind);
        token.FoldLength = foldedLength - token.FoldStart;
        var form = folded.AsSpan(token.FoldStart, token.FoldLength);
        token.Word = lexicon.Find(form);
        if (kind == TokenKind.Number && double.TryParse(form, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) token.Number = number;
    }

    /// <summary>Digits, with thousands commas and one decimal point where they can only be that ("1,200.50", not "11.4.2026").</summary>
    private int NumberEnd(int start)
    {
        var end = Digits(start);
        if (end - start <= 3)
            while (end < Text.Length && Text[end] == ',' && Digits(end + 1) == end + 4) end += 4;
        if (end >= Text.Length || Text[end] != '.' || Digits(end + 1) == end + 1) return end;
        var fraction = Digits(end + 1);
        var another = fraction < Text.Length && Text[fraction] == '.' && Digits(fraction + 1) > fraction + 1;
        var afterDot = start > 0 && Text[start - 1] == '.';
        return another || afterDot ? end : fraction;
    }

    private int Digits(int from)
    {
        while (from < Text.Length && char.IsAsciiDigit(Text[from])) from++;
        return from;
    }

    private int WordEnd(int start)
    {
        var end = start;
        while (end < Text.Length && (char.IsLetter(Text[end]) || CharUnicodeInfo.GetUnicodeCategory(Text[end]) == UnicodeCategory.NonSpacingMark)) end++;
        // "don't", "haven't" are one word; the folded form drops the apostrophe, as many people do.
        var negated = end + 1 < Text.Length && IsApostrophe(Text[end]) && Text[end - 1] is 'n' or 'N' && Text[end + 1] is 't' or 'T'
            && (end + 2 == Text.Length || !char.IsLetter(Text[end + 2]));
        return negated ? end + 2 : end;
    }

    private int MarkEnd(int start)
    {
        // "'s", "'ve", "'ll", "'re", "'d", "'m" behind a word.
        if (IsApostrophe(Text[start]) && start > 0 && char.IsLetter(Text[start - 1]))
        {
            var end = start + 1;
            while (end < Text.Length && char.IsLetter(Text[end])) end++;
            if (IsEnding(Text.AsSpan(start + 1, end - start - 1))) return end;
        }

        return char.IsHighSurrogate(Text[start]) && start + 1 < Text.Length && char.IsLowSurrogate(Text[start + 1]) ? start + 2 : start + 1;
    }

    private static bool IsEnding(ReadOnlySpan<char> s) => s.Length switch
    {
        1 => s[0] is 's' or 'S' or 'd' or 'D' or 'm' or 'M',
        2 => s.Equals("ve", StringComparison.OrdinalIgnoreCase) || s.Equals("ll", StringComparison.OrdinalIgnoreCase) || s.Equals("re", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private void Fold(int start, int end, TokenKind kind)
    {
        for (var i = start; i < end; i++)
        {
            var c = Text[i];
            if (IsApostrophe(c)) { if (kind != TokenKind.Word) Put('\''); }
            else if (c < 128) { if (kind != TokenKind.Number || c != ',') Put(c is >= 'A' and <= 'Z' ? (char)(c | 32) : c); }
            else if (c is '–' or '—' or '‐' or '‑' or '−') Put('-');
            else if (c is '“' or '”' or '„') Put('"');
            else FoldOther(c);
        }
    }

    private void FoldOther(char c)
    {
        switch (c)
        {
            case 'ß': Put('s'); Put('s'); return;
            case 'æ' or 'Æ': Put('a'); Put('e'); return;
            case 'œ' or 'Œ': Put('o'); Put('e'); return;
            case 'ø' or 'Ø': Put('o'); return;
            case 'ł' or 'Ł': Put('l'); return;
            case 'đ' or 'Đ' or 'ð' or 'Ð': Put('d'); return;
            case 'ı': Put('i'); return;
        }

        if (!char.IsLetter(c))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) Put(c);
            return;
        }

        foreach (var part in Decompositions.Of(c))
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark) Put(char.ToLowerInvariant(part));
    }

    private void Put(char c)
    {
        if (foldedLength == folded.Length) Array.Resize(ref folded, folded.Length * 2);
        folded[foldedLength++] = c;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`';

    private static bool IsInvisible(char c) =>
        c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\ufe0f' or '\u00ad' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}

/// <summary>What a letter with an accent is made of, worked out once per letter.</summary>
internal static class Decompositions
{
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    public static string Of(char c) => Known[c] ??= Decompose(c);

    private static string Decompose(char c)
    {
        try { return c.ToString().Normalize(NormalizationForm.FormKD); }
        catch (ArgumentException) { return c.ToString(); }
    }
}
