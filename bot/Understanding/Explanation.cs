using System.Text;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding;

/// <summary>Which rule read which words of a message, as a tree of text: every reading that no other contains, with its parts.</summary>
public static class Explanation
{
    public static string Of(Language language, string text, Context context)
    {
        var chart = language.Read(text, context);
        var inside = new bool[chart.Count];
        foreach (var part in chart.Parts) inside[part] = true;
        var tree = new StringBuilder();
        Replaced(tree, chart.Tokens);
        for (var start = 0; start < chart.Tokens.Count; start++)
            foreach (var edge in chart.At(start))
                if (!inside[edge]) Write(tree, chart, edge, 1);
        return tree.ToString();
    }

    /// <summary>The company's own words in the message, and what they were read as.</summary>
    private static void Replaced(StringBuilder tree, Tokens tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].Meant) continue;
            var first = i;
            tree.Append("  \"").Append(tokens.Typed(first)).Append("\": a word of your own, read as \"").Append(tokens.Folded(first));
            for (; i + 1 < tokens.Count && tokens[i + 1].Meant && tokens[i + 1].Start == tokens[first].Start; i++) tree.Append(tokens[i + 1].Glued ? "" : " ").Append(tokens.Folded(i + 1));
            tree.AppendLine("\"");
        }
    }

    private static void Write(StringBuilder tree, Chart chart, int index, int depth)
    {
        ref readonly var edge = ref chart.Edges[index];
        var words = chart.Tokens.Text[chart.Tokens[edge.Start].Start..chart.Tokens[edge.End - 1].End].ReplaceLineEndings(" ");
        tree.Append(' ', depth * 2).Append(chart.Grammar.CategoryName(edge.Category)).Append(" \"").Append(words).Append("\": ")
            .Append(edge.Rule < 0 ? "a name or figure" : chart.Grammar.Rules[edge.Rule].Name).Append(" = ").Append(edge.Value);
        if (edge.Guesses > 0) tree.Append(" (").Append(edge.Guesses).Append(" guessed)");
        tree.AppendLine();
        foreach (var part in chart.Parts.Slice(edge.FirstPart, edge.PartCount)) Write(tree, chart, part, depth + 1);
    }
}
