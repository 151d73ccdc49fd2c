namespace CsmBot.Health;

/// <summary>What an alert says of an account: the rule's own sentence with the facts filled in.</summary>
public static class RuleSaying
{
    private static readonly string[] Places = ["account", "facts"];

    /// <summary>What is wrong with a rule's <c>say</c>, in words: a place that nothing fills, a number that is not the condition's.</summary>
    public static string? Problem(string say, string when)
    {
        for (var at = say.IndexOf('{'); at >= 0; at = say.IndexOf('{', at + 1))
        {
            var end = say.IndexOf('}', at);
            var place = end < 0 ? say[(at + 1)..] : say[(at + 1)..end];
            if (end < 0 || !Places.Contains(place)) return $"\"{{{place}}}\" in \"say\" is not known: {string.Join(" and ", Places.Select(p => $"{{{p}}}"))} are filled in";
        }

        var judged = Numbers(when).ToHashSet();
        return Numbers(say).FirstOrDefault(n => !judged.Contains(n)) is { } number
            ? $"\"say\" names {number}, which \"when\" does not: it would stay when the facts change; write {{facts}}" : null;
    }

    /// <summary>The sentence for an account; facts that it does not place follow it.</summary>
    public static string Fill(string? say, string account, string facts)
    {
        if (say is null) return facts;
        var said = say.Replace("{account}", account, StringComparison.Ordinal);
        return said.Contains("{facts}") ? said.Replace("{facts}", facts, StringComparison.Ordinal).TrimEnd('.') : $"{said.TrimEnd('.', ' ')}: {facts}";
    }

    private static IEnumerable<string> Numbers(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var start = i;
            while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))) i++;
            yield return text[start..i];
        }
    }
}
