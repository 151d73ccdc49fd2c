using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Commands;

/// <summary>Reads "teach: platinum means tier 1" and "forget platinum": what stands in them is taken as it was typed, since it need not be understood yet.</summary>
internal static class TeachReading
{
    private const int MostForgotten = 5;

    public static Understood? Read(Tokens tokens)
    {
        var start = 0;
        while (start < tokens.Count && (tokens[start].Kind == TokenKind.Mark || tokens.Folded(start) is "please" or "pls" or "csmbot")) start++;
        if (start + 1 >= tokens.Count) return null;
        return tokens.Folded(start) switch
        {
            "teach" or "learn" => Teach(tokens, start + 1),
            "forget" or "unteach" or "unlearn" => Forget(tokens, start + 1),
            _ => null,
        };
    }

    private static Teach? Teach(Tokens tokens, int at)
    {
        var sure = false;
        while (at < tokens.Count && (tokens.Folded(at) is "me" or "us" or "that" or ":" or "," || (tokens.Folded(at) is "the" && at + 1 < tokens.Count && tokens.Folded(at + 1) is "word" && ++at > 0)))
            sure |= tokens.Folded(at++) is ":" or "that";
        var (sign, after) = Sign(tokens, at, sure);
        if (sign < 0) return null;
        var (word, meaning) = (Typed(tokens, at, sign), Typed(tokens, after, tokens.Count));
        return word.Length > 0 && meaning.Length > 0 ? new Teach(word, meaning) : null;
    }

    /// <summary>Where the word ends and its meaning begins. "is" and "as" count only where it is sure that something is taught.</summary>
    private static (int Sign, int After) Sign(Tokens tokens, int from, bool sure)
    {
        var (weak, weakAfter) = (-1, -1);
        for (var i = from + 1; i + 1 < tokens.Count; i++)
        {
            if (tokens.Folded(i) is "means" or "mean" or "=") return (i, i + 1);
            if (tokens.Folded(i) is "stands" && tokens.Folded(i + 1) is "for") return (i, i + 2);
            if (sure && weak < 0 && tokens.Folded(i) is "is" or "are" or "as") (weak, weakAfter) = (i, i + 1);
        }

        return (weak, weakAfter);
    }

    private static Forget? Forget(Tokens tokens, int at)
    {
        while (at < tokens.Count && tokens.Folded(at) is ":") at++;
        if (at + 1 < tokens.Count && tokens.Folded(at) is "the" && tokens.Folded(at + 1) is "word") at += 2;
        var count = tokens.Count - at;
        if (count is < 1 or > MostForgotten + 2 || tokens.Folded(at) is "about" or "that" or "it" or "this" or "the" or "my" or "last" or "what" or "to") return null;
        return Typed(tokens, at, tokens.Count) is { Length: > 0 } word ? new Forget(word) : null;
    }

    private static string Typed(Tokens tokens, int start, int end)
    {
        if (start >= end) return "";
        return tokens.Text[tokens[start].Start..tokens[end - 1].End].Trim(' ', '"', '\'', '“', '”', '‘', '’', '.', '!', ',', ';');
    }
}
