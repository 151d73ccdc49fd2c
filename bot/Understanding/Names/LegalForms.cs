using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>Legal forms at the end of a company's name, which people leave out or get wrong.</summary>
internal static class LegalForms
{
    private static readonly HashSet<string> All = new(
        ("inc incorporated ltd limited llc llp lp gmbh mbh ag ab sa sas sarl srl spa bv nv kg ohg ug oy oyj as aps corp corporation co company plc pty pte se kk " +
        "cokg cie eurl sl slu sro doo kft zrt ead ev").Split(' '), StringComparer.Ordinal);

    /// <summary>Those that are no word of anything else, so that one behind a name belongs to it though the book has it without.</summary>
    private static readonly HashSet<string> Unmistakable = new(
        "inc incorporated ltd llc llp gmbh sarl srl bv plc pty pte corp corporation".Split(' '), StringComparer.Ordinal);

    /// <summary>Where the legal form at the end of a name begins; the number of tokens when it has none.</summary>
    public static int StartOf(Tokens tokens)
    {
        var end = tokens.Count;
        while (true)
        {
            var last = end;
            while (last > 0 && tokens[last - 1].Kind == TokenKind.Mark) last--;
            var start = FormBefore(tokens, last);
            if (start <= 0) return end == tokens.Count ? tokens.Count : end;
            while (start > 0 && tokens[start - 1].Kind == TokenKind.Mark) start--;
            if (start == 0) return end;
            end = start;
        }
    }

    private static int FormBefore(Tokens tokens, int end)
    {
        if (end == 0) return -1;
        if (tokens[end - 1].FoldLength > 1) return Contains(All, tokens.Folded(end - 1)) ? end - 1 : -1;
        Span<char> letters = stackalloc char[4];
        var used = 4;
        var at = end;
        // "S.A.", "S. p. A.": single letters with dots between.
        while (at > 0 && used > 0 && tokens[at - 1].FoldLength == 1)
        {
            if (tokens[at - 1].Kind == TokenKind.Word) letters[--used] = tokens.Folded(at - 1)[0];
            else if (tokens.Folded(at - 1) is not ("." or "/")) break;
            at--;
            if (tokens[at].Kind == TokenKind.Word && Contains(All, letters[used..])) return at;
        }

        return -1;
    }

    /// <summary>The token behind a legal form that follows at <paramref name="end"/> ("Inc.", ", LLC"), or <paramref name="end"/> where there is none.</summary>
    public static int Follow(Tokens tokens, int end)
    {
        var at = end;
        if (at + 1 < tokens.Count && tokens.Folded(at) is ",") at++;
        if (at >= tokens.Count || tokens[at].LineStart || !Contains(Unmistakable, tokens.Folded(at))) return end;
        at++;
        return at < tokens.Count && tokens[at].Glued && tokens.Folded(at) is "." ? at + 1 : at;
    }

    private static bool Contains(HashSet<string> forms, ReadOnlySpan<char> word) => forms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
