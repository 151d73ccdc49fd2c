namespace CsmBot.Understanding.Engine;

/// <summary>
/// The best way to read a message as a row of edges that do not overlap. Ties are broken in this order: fewest words of meaning
/// left out; fewest guessed words; fewest edges (so longer ones); heaviest rules; the reading that was made first.
/// </summary>
public sealed class Cover
{
    // One word left out outweighs any number of edges that a message can have.
    private const long Left = 1_000_000, Guess = 20_000, One = 100;

    private long[] best = new long[65];
    private int[] choice = new int[65];
    private readonly List<int> chosen = [];

    /// <summary>The chosen edges, in order.</summary>
    public IReadOnlyList<int> Edges => chosen;

    /// <param name="takes">Which categories may stand in the row.</param>
    /// <param name="means">Does a token carry meaning, so that leaving it out costs?</param>
    /// <param name="longer">Of readings alike but for words that may be left out, the one that takes up more of them wins.</param>
    public void Find(Chart chart, Func<Edge, bool> takes, Func<int, bool> means, bool longer = false)
    {
        var n = chart.Tokens.Count;
        if (best.Length < n + 1) { best = new long[n * 2]; choice = new int[n * 2]; }
        best[n] = 0;
        for (var at = n - 1; at >= 0; at--)
        {
            best[at] = best[at + 1] - (means(at) ? Left : 0);
            choice[at] = -1;
            foreach (var e in chart.At(at))
            {
                ref readonly var edge = ref chart.Edges[e];
                if (!takes(edge)) continue;
                var weight = edge.Rule < 0 ? 0 : chart.Grammar.Rules[edge.Rule].Weight;
                var score = best[edge.End] - One - (edge.Guesses * Guess) + weight + (longer ? edge.End - at : 0);
                if (score < best[at] || (score == best[at] && choice[at] >= 0 && choice[at] < e)) continue;
                best[at] = score;
                choice[at] = e;
            }
        }

        chosen.Clear();
        for (var at = 0; at < n;)
        {
            if (choice[at] < 0) { at++; continue; }
            chosen.Add(choice[at]);
            at = chart.Edges[choice[at]].End;
        }
    }
}
