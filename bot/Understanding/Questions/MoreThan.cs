using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

// Two numbers of the same account: "more calls than e-mails", "cost more this quarter than last", "bigger than Acme".
internal sealed partial class Composition
{
    /// <summary>"accounts with more calls this month than last month", "with more emails than calls": two numbers of the same account.</summary>
    private void MoreThan()
    {
        if (yesNo || !(items.Exists(i => i.Piece is Subject) || NamesThem() || (items[0].IsFrame(FrameWord.Which) && !items.Exists(i => i.Piece is Property)))) return;
        var at = items.FindIndex(i => i.Piece is Comparative);
        var than = items.FindIndex(Math.Max(at, 0), i => i.IsFrame(FrameWord.Compare));
        // "accounts that cost more this quarter than last", "accounts whose cost this year is higher than last year's".
        var head = at <= 0 ? -1 : items.FindLastIndex(at - 1, i => i.Piece is not When);
        if (at < 0 || than < 0 || (Number(at + 1, than) ?? (head >= 0 && (items[head].Piece is Effort || (items[head].Piece is Figure && Other(than + 1, new Of(AccountNumber.One)) is not null)) && items.Exists(i => i.Piece is Subject or Coloured) && !items[0].IsFrame(FrameWord.HowMuch) ? Number(head, at) : null)) is not { } said) return;
        var left = said;
        var right = Other(than + 1, said.Quantity) ?? Number(than + 1, items.Count) ?? (left.Item.Against?.Past is { } window && left.Quantity is Over over ? (left.Item, over with { Records = over.Records with { Window = window } }) : null);
        if (right is not { } other) return;
        // "more emails than calls this quarter": the window is said once.
        if (left.Quantity is Over { Records.Window: null } early && other.Quantity is Over { Records.Window: { } shared }) left.Quantity = early with { Records = early.Records with { Window = shared } };
        var more = ((Comparative)items[at].Piece).More;
        items[at].Used = items[than].Used = left.Item.Used = other.Item.Used = true;
        items[at].Condition = new CompareBoth(left.Quantity, more ? Op.MoreThan : Op.LessThan, other.Quantity);
        if (main == left.Item || main == other.Item) main = null;

        // "a higher NPS than Acme", "more calls than average".
        (Item Item, Quantity Quantity)? Other(int from, Quantity of) => from < items.Count ? items[from].Piece switch
        {
            AccountPiece { AccountIds: [var id] } => (items[from], new OfOther(id, of)),
            Aggregated { Aggregate: Aggregate.Average or Aggregate.Median } average when from + 1 == items.Count || items[from + 1].Piece is Link => (items[from], new Overall(average.Aggregate, of)),
            _ => null,
        } : null;

        (Item Item, Quantity Quantity)? Number(int from, int to)
        {
            var item = items.GetRange(from, to - from).Find(i => i.Piece is Noun or Effort or Figure && i.Compared is null);
            return item?.Piece switch
            {
                Noun { Kind: var kind } => (item, new Over(Counted(kind), Records.Filter(item))),
                Effort effort => (item, new Over(effort.Number, new RecordFilter(Kind.Interactions, item.When?.Past, effort.Tests))),
                Figure figure => (item, figure.Quantity),
                _ => null,
            };
        }
    }

    /// <summary>"reds that got more hours", "who got more hours": accounts, though no noun says so. "Who spent more hours" asks for people.</summary>
    private bool NamesThem()
    {
        if (items[0].Piece is Coloured) return tokens.Folded(items[0].End - 1)[^1] == 's' || (items.Count > 1 && tokens.Folded(items[0].End) is "that" or "which" or "who");
        if (!items[0].IsFrame(FrameWord.Who)) return false;
        for (var i = items[0].Start; i < Math.Min(items[0].Start + 4, tokens.Count); i++) if (tokens.Folded(i) is "got" or "received" or "needed" or "gets") return true;
        return false;
    }
}
