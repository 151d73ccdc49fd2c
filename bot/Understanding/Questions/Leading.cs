using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// The first few of an order, of which something is asked: "which of the 10 biggest accounts are red", "ARR of our top 5 customers".
internal sealed partial class Composition
{
    /// <summary>Makes "of the 10 biggest accounts" a condition: the rank comes first, what is said of them behind it.</summary>
    private void Foremost()
    {
        var at = items.FindIndex(i => i is { Used: false, Piece: Ranked { Limit: not null, Word: RankWord.Big or RankWord.Most } });
        if (at < 0 || main is not null || !IsPartOf(items[at], out var of)) return;
        var rank = (Ranked)items[at].Piece;
        var noun = items.FindIndex(at, i => i.Piece is Subject { Noun: true });
        var key = Key(at, noun);
        if (noun < 0 && key is null) return;
        // "which of the top 5 by NPS in EMEA": what stands between is as well said of the whole.
        if (items.Exists(i => i.Piece is Grouped or GroupedTwice or Property) || (noun >= 0 && items.GetRange(at, noun - at).Exists(i => i.Piece is Link { Word: not LinkWord.With }))) return;
        var whole = items.FindAll(i => i.Condition is not null && i.Start >= of && items.IndexOf(i) < Math.Max(noun, at));
        if (!Wanted(whole)) return;
        var quantity = key is { Piece: Figure figure } ? figure.Quantity : new Of(AccountNumber.Arr);
        if (key is not null) key.Used = true;
        foreach (var item in items) if (item.Piece is SortedBy) item.Used = true;
        items[at].Condition = new Foremost(Expression.Of(whole, out _), quantity, rank.Descending, rank.Limit!.Value);
        items[at].Used = true;
        foreach (var item in whole) item.Condition = null;
    }

    /// <summary>Is the rank a part of which more is said: behind "of", or behind a figure of them?</summary>
    private bool IsPartOf(Item rank, out int of)
    {
        of = rank.Start - 1;
        while (of >= 0 && (tokens.Folded(of) is "the" or "our" or "my" or "all" || OfPerson(of))) of--;
        return of >= 0 && tokens.Folded(of) is "of" or "on" or "for" or "with" or "from" or "in" && (items.Exists(i => i.Piece is Effort or Figure && i.End <= rank.Start) || (tokens.Folded(of) is "of" && (yesNo || items.Exists(i => i.Piece is Frame { Word: FrameWord.Which or FrameWord.Who or FrameWord.Count or FrameWord.Anyone or FrameWord.Share } or Frame { Word: FrameWord.YesNo }))));
    }

    private bool OfPerson(int token) => items.Exists(i => i.Piece is Whose && i.Start <= token && i.End > token);

    /// <summary>"top 5 by NPS", "top 5 accounts by NPS": by what they are ranked, where it is not ARR.</summary>
    private Item? Key(int rank, int noun)
    {
        foreach (var at in (ReadOnlySpan<int>)[rank, noun])
            if (at >= 0 && at + 2 < items.Count && items[at + 1].Piece is SortedBy && items[at + 2] is { Piece: Figure, Compared: null, Used: false } key) return key;
        return null;
    }

    /// <summary>Something is asked of them beside who they are.</summary>
    private bool Wanted(List<Item> whole) => items.Exists(i => (i.Condition is not null && !whole.Contains(i)) || (i is { Used: false, Compared: null, Piece: Effort or Figure } && items.IndexOf(i) == 0) || i.Piece is Aggregated or Frame { Word: FrameWord.HowMuch });
}
