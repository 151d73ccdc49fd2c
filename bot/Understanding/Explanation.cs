using System.Collections;
using System.Text;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Logging;
using CsmBot.Understanding.Questions;

namespace CsmBot.Understanding;

/// <summary>
/// Which rule read which words of a message, as a tree of text: every reading that no other contains, with its parts. "+" was taken; what was not says why:
/// a longer reading took its words, another reading of the same words won, or it is a piece that means nothing by itself here.
/// </summary>
public static class Explanation
{
    public static string Of(Language language, string text, Context context)
    {
        var isLog = language.Understand(text, context) is Log or Plan or Correct;
        var chart = language.Read(text, context);
        var taken = isLog ? LogAssembly.Taken(chart) : QuestionAssembly.Taken(chart);
        var inside = new bool[chart.Count];
        foreach (var part in chart.Parts) inside[part] = true;
        var tree = new StringBuilder();
        Replaced(tree, chart.Tokens);
        for (var start = 0; start < chart.Tokens.Count; start++)
            foreach (var edge in chart.At(start))
                if (!inside[edge] || taken.Contains(edge)) Write(tree, chart, edge, 1, taken.Contains(edge) ? "+ " : $"- ({Why(chart, edge, taken)}) ");
        return tree.ToString();
    }

    private static string Why(Chart chart, int index, IReadOnlyList<int> taken)
    {
        ref readonly var edge = ref chart.Edges[index];
        foreach (var other in taken)
        {
            ref readonly var won = ref chart.Edges[other];
            if (won.Start == edge.Start && won.End == edge.End) return "another reading of these words won";
            if (won.Start <= edge.Start && won.End >= edge.End) return $"part of \"{Words(chart, won)}\"";
            if (won.Start < edge.End && won.End > edge.Start) return $"\"{Words(chart, won)}\" took some of its words";
        }

        return "means nothing by itself here";
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

    private static void Write(StringBuilder tree, Chart chart, int index, int depth, string mark)
    {
        ref readonly var edge = ref chart.Edges[index];
        tree.Append(' ', depth * 2).Append(mark).Append(chart.Grammar.CategoryName(edge.Category)).Append(" \"").Append(Words(chart, edge)).Append("\": ")
            .Append(edge.Rule < 0 ? "a name or figure" : chart.Grammar.Rules[edge.Rule].Name).Append(" = ").Append(Said(edge.Value));
        if (edge.Guesses > 0) tree.Append(" (").Append(edge.Guesses).Append(" guessed)");
        tree.AppendLine();
        foreach (var part in chart.Parts.Slice(edge.FirstPart, edge.PartCount)) Write(tree, chart, part, depth + 1, "");
    }

    private static string Words(Chart chart, in Edge edge) => chart.Tokens.Text[chart.Tokens[edge.Start].Start..chart.Tokens[edge.End - 1].End].ReplaceLineEndings(" ");

    /// <summary>A meaning with what it holds; lists are written out, what is empty is left out.</summary>
    private static string Said(object? value) => value switch
    {
        null => "nothing",
        string text => text,
        Delegate => "…",
        IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(Said))}]",
        _ when value.GetType() is { IsPrimitive: false, IsEnum: false, Namespace: { } space } type && space.StartsWith(nameof(CsmBot), StringComparison.Ordinal) => Record(value, type),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private static string Record(object value, Type type)
    {
        var held = type.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.CanRead && p.GetMethod!.IsPublic && !p.GetMethod.IsStatic)
            .Select(p => (p.Name, Value: p.GetValue(value))).Where(p => p.Value is not (null or false or "" or IList { Count: 0 })).Select(p => $"{p.Name} {Said(p.Value)}").ToList();
        return held.Count == 0 ? type.Name : $"{type.Name} ({string.Join(", ", held)})";
    }
}
