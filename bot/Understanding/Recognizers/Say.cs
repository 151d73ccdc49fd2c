using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

/// <summary>Short forms for writing rules.</summary>
internal static class Say
{
    /// <summary>Words that always mean the same. Their example is the first of the alternatives, if none is given.</summary>
    public static Rule Words(string category, string pattern, object value, params string[] examples) =>
        new(category, pattern, pattern, (in Match _) => value, examples.Length > 0 ? examples : [pattern.Split('|')[0]]);

    /// <summary>A captured figure or number word, whichever type it has.</summary>
    public static double Double(this in Match match, int index) => match.Get<object>(index) is int whole ? whole : match.Get<double>(index);

    public static int Int(this in Match match, int index) => match.Get<object>(index) is int whole ? whole : (int)match.Get<double>(index);

    /// <summary>Does a token stand directly before (no space between) the match?</summary>
    public static bool GluedBefore(this in Match match) => match.Start > 0 && match.Chart.Tokens[match.Start].Glued;

    /// <summary>Has something of that category been read directly behind the match?</summary>
    public static bool Behind(this in Match match, string category)
    {
        if (match.End >= match.Chart.Tokens.Count) return false;
        var number = match.Chart.Grammar.Category(category);
        foreach (var e in match.Chart.At(match.End)) if (match.Chart.Edges[e].Category == number) return true;
        return false;
    }

    public static bool GluedBehind(this in Match match) => match.End < match.Chart.Tokens.Count && match.Chart.Tokens[match.End].Glued;
}
