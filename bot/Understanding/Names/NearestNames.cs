using System.Collections.Immutable;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>
/// What somebody may have meant by a name that nobody has: "Northgate Trucking" where there is a Northgate Shipping, "Rosa" where there are two called Rose. It is never
/// answered as if it had been said, only asked about.
/// </summary>
internal static class NearestNames
{
    private const int Most = 6;

    /// <summary>The names near the word that was not understood, each with the message in which it stands instead; none where several words are no names of the book, or it is one of the language.</summary>
    public static List<(string Name, string Message)> Of(Chart chart, Directory names, ImmutableArray<string> unused, out string unknown)
    {
        var tokens = chart.Tokens;
        List<(string, string)> found = [];
        unknown = "";
        var (at, count) = (-1, 0);
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i] is { Kind: TokenKind.Word, Meant: false, FoldLength: >= 4 } && (unused.Length == 1 || !OrdinaryWords.Knows(tokens, i)) && unused.Contains(tokens.Typed(i).ToString())) (at, count) = (i, count + 1);
        if (count != 1) return found;
        unknown = tokens.Typed(at).ToString();
        var isWord = OrdinaryWords.Knows(tokens, at);
        // "Northgate Trucking", "Rose Whitfeld": behind the beginning of a name.
        if (!isWord || char.IsUpper(tokens.Typed(at)[0]))
            foreach (ref readonly var edge in chart.Edges)
            {
                if (edge.Rule >= 0 || edge.End != at) continue;
                if (edge.Value is AccountName account) foreach (var id in account.AccountIds) if (names.Account(id) is { } known) Add(known.Name, edge.Start);
                if (edge.Value is PersonName person) foreach (var email in person.Emails) Add(names.PersonName(email), edge.Start);
            }

        if (found.Count == 0 && !isWord) foreach (var email in names.PeopleNear(tokens.Folded(at))) Add(names.PersonName(email), at);
        return found.Count > Most ? [] : found;

        void Add(string name, int from)
        {
            var message = string.Concat(tokens.Text.AsSpan(0, tokens[from].Start), name, tokens.Text.AsSpan(tokens[at].End));
            if (!found.Contains((name, message))) found.Add((name, message));
        }
    }
}
