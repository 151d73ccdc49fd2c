using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

/// <summary>
/// Words that may be left out without changing what is asked: articles, prepositions of place, politeness. When in doubt a word
/// is not here, so that leaving out makes the bot ask instead of guess.
/// </summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(
        ("the a an our ours your of in on at for we you us me is are am be being been was were do does did will can could would should might that there here so "
        + "u ya please pls plz thanks thank thx ty hi hey hello ok okay hmm um uh well kindly sorry sry question csmbot bot dear sir actually really any every to from own "
        + "'s ' 'd 'm 're 've 'll s ve ll let wondering wonder curious interested already yet still across sit sits comes come carries carry thats single different whats right need want see pieces piece as per's whatsoever tho though ta sitting").Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>A mark that joins: it is taken up where a rule reads it, and may be left out.</summary>
    public static bool Joins(Tokens tokens, int index) => tokens[index].Kind == TokenKind.Mark && tokens.Folded(index) is [',' or '/' or '&' or '+' or ';'];

    /// <summary>Does the token carry meaning, so that it may not be left out?</summary>
    public static bool Means(Tokens tokens, int index)
    {
        ref readonly var token = ref tokens[index];
        if (token.Kind == TokenKind.Number) return true;
        var folded = tokens.Folded(index);
        // The month, unless somebody asks for leave: "may I see …".
        if (folded is "may") return index + 1 == tokens.Count || tokens.Folded(index + 1) is not ("i" or "we" or "you");
        // "tickets of Will": behind a preposition no verb stands.
        if (folded is "will" && index > 0 && tokens.Folded(index - 1) is "of" or "by" or "with" or "for" or "from") return true;
        // "Will's accounts": what has a possessive ending is a name, unless it is short for "is".
        if (token.Kind == TokenKind.Word && index + 1 < tokens.Count && tokens[index + 1].Glued && tokens.Folded(index + 1) is "'s" && folded is not ("that" or "there" or "here" or "let" or "as" or "per")) return true;
        if (token.Kind == TokenKind.Word) return !Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
        return folded is ['<' or '>' or '=' or '%' or '$' or '€' or '£' or '±' or '≥' or '≤' or '≠'];
    }
}
