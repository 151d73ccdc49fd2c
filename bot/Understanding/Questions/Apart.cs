using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Figures side by side: "average ARR in Benelux vs. DACH", "hours and number of calls per CSM", "cost of Orion against Vela".
internal sealed partial class Composition
{
    /// <summary>Values of one field side by side are groups to compare.</summary>
    private Dimension? Apart()
    {
        Dimension? found = null;
        for (var i = 1; i + 1 < items.Count; i++)
        {
            if (!items[i].IsFrame(FrameWord.Compare) && !(Has(FrameWord.Compare) && items[i].Piece is Link { Word: LinkWord.And or LinkWord.With or LinkWord.Comma })) continue;
            // "yellow accounts vs green accounts": the noun is said twice.
            var before = items[i - 1].Piece is Subject && i > 1 ? items[i - 2] : items[i - 1];
            var behind = items.Skip(i + 1).FirstOrDefault(x => x is not { Used: true, Piece: Link { Word: LinkWord.With } });
            if (before.Condition is not OneOf left || behind?.Condition is not OneOf right || left.Field != right.Field) continue;
            if (DimensionOf(left.Field) is not { } dimension || (found is not null && found != dimension)) continue;
            items[i].Piece = new Link(LinkWord.Or);
            items[i].Used = true;
            found = dimension;
        }

        // "compare tier 1 and tier 2": both in one piece.
        return found ?? (Has(FrameWord.Compare) && items.FindAll(i => i.Condition is OneOf { Values.Length: > 1 }) is [{ Condition: OneOf one }] ? DimensionOf(one.Field) : null);
    }

    /// <summary>"compare the cost of Orion and Vela": work of two teams, or of two people, is shown for each.</summary>
    private Dimension? DoersApart(List<Item> heads)
    {
        if (!heads.TrueForAll(h => OfWork(h.Piece)) || !items.Exists(i => i.IsFrame(FrameWord.Compare)) || heads.Exists(h => h.Against is not null)) return null;
        var doers = items.FindAll(i => i is { Piece: Whose, Condition: null });
        if (doers.Count < 2) return null;
        return doers.TrueForAll(d => d.Piece is Whose { Team: not null }) ? Dimension.PersonTeam : doers.TrueForAll(d => d.Piece is Whose { Team: null }) ? Dimension.Person : null;
    }

    /// <summary>"average contract value (ARR)", "effort hours": the same said twice is one figure.</summary>
    private void Same(List<Item> heads)
    {
        for (var i = heads.Count - 1; i > 0; i--)
        {
            var between = items.GetRange(items.IndexOf(heads[i - 1]) + 1, items.IndexOf(heads[i]) - items.IndexOf(heads[i - 1]) - 1);
            // "hours on red vs hours on green accounts": the figure is said on both sides.
            var beside = between.Count == 0 || (between[^1].IsFrame(FrameWord.Compare) && heads[i - 1].When is null);
            if (!beside || (heads[i].Piece, heads[i - 1].Piece) is not ((Figure, Figure) or (Effort, Effort)) || !Alike(heads[i].Piece, heads[i - 1].Piece)) continue;
            heads[i - 1].When ??= heads[i].When;
            heads[i - 1].Against ??= heads[i].Against;
            (heads[i].Piece, heads[i].Used) = (new Link(LinkWord.With), true);
            heads.RemoveAt(i);
        }
    }

    private static bool Alike(Piece a, Piece b) => (a, b) switch
    {
        (Figure x, Figure y) => x.Quantity == y.Quantity,
        (Effort x, Effort y) => x.Number == y.Number && x.Tests.IsEmpty && y.Tests.IsEmpty,
        _ => false,
    };

    /// <summary>"hours and number of calls": records that are counted beside the figure, and so do not narrow it.</summary>
    private Item? CountedBeside(List<Item> heads)
    {
        if (main is not { Piece: Noun { Kind: Kind.Interactions, Verb: false } } noun || heads is not [{ Piece: Effort { Number: RecordNumber.Minutes or RecordNumber.Cost } } head] || yesNo) return null;
        var (first, last) = (Math.Min(items.IndexOf(noun), items.IndexOf(head)), Math.Max(items.IndexOf(noun), items.IndexOf(head)));
        var between = items.GetRange(first + 1, last - first - 1);
        if (!between.Exists(i => i.IsLink(LinkWord.And)) || !between.TrueForAll(i => i.Piece is Link or When or Aggregated || i.IsFrame(FrameWord.Count) || i.IsFrame(FrameWord.HowMuch))) return null;
        if (!items.Exists(i => i.IsFrame(FrameWord.Count)) && items.IndexOf(noun) > items.IndexOf(head)) return null;
        main = null;
        return noun;
    }

    private Measure CountOf(Item noun, Item head)
    {
        noun.When ??= head.When;
        noun.Used = true;
        return new Measure(Aggregate.Sum, new Over(RecordNumber.Count, Records.Filter(noun)));
    }
}
