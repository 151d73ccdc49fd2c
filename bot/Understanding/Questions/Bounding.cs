using System.Collections.Immutable;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Groups with a bound: "which CSM has no red accounts", "regions with more than 5 customers", "teams with over 50 hours on firefighting".
internal sealed partial class Composition
{
    private bool ofGroups;

    private Question? Bounded()
    {
        // "who has no" is read in one.
        if (items[0].IsLink(LinkWord.Without) && tokens.Folded(items[0].Start) is "who") items.Insert(0, new Item(new Frame(FrameWord.Who), items[0].Start, items[0].Start));
        var at = items.FindIndex(i => i.Piece is not (Frame { Word: not FrameWord.Who } or Link { Word: not LinkWord.Without }));
        if (at < 0 || Grouping(items[at]) is not { } name) return null;
        var what = items.FindIndex(at + 1, i => i.Piece is Subject { Noun: true } or Noun or Effort or Figure or Rate);
        if (what < 0 || items.Skip(what + 1).Any(i => i.Piece is Subject or Ranked or SortedBy or Grouped) || Bound(at, what) is not { } bound) return null;
        var records = items[what].Piece is Noun or Effort or Rate { OfWork: true };
        // "who pays over 100k" asks for accounts.
        if (items[at].IsFrame(FrameWord.Who) && items[what].Piece is Figure) return null;
        if (items[at].IsFrame(FrameWord.Who) && records && !items.Take(what).Any(i => i.Piece is Spent)) return null;
        var kind = items[what].Piece is Noun { Kind: var k } ? k : Kind.Interactions;
        if (DimensionOf(name, records, kind) is not { } dimension || dimension == Dimension.Account) return null;
        items[what].Compared = null;
        if (items[what].Piece is Noun noun) items[what].Piece = noun with { Verb = false };
        main = items[what].Piece is Noun ? items[what] : null;
        ofGroups = true;
        foreach (var item in items.Take(what))
            if (item.Piece is Link { Word: LinkWord.Without }) (item.Piece, item.Used) = (new Link(LinkWord.With), true);
            else if (item.Piece is Spent or Compared || item == items[at]) item.Used = true;
        MakeConditions(except: items[what]);
        var measure = main is not null ? new Measure(Aggregate.Sum, new Over(Counted(kind), MainFilter()))
            : items[what].Piece is Subject ? new Measure(Aggregate.Count, new Of(AccountNumber.One)) : MeasureOf(items[what], First<Aggregated>());
        items[what].Used = true;
        return new Question { Kind = main is not null ? kind : Kind.Accounts, Records = main is not null ? ((Over)measure.Quantity).Records : null, Scope = Scope(), Where = Where(), Shape = Shape.Figure, Measures = [measure], GroupBy = [dimension], Having = bound };
    }

    private static Named? Grouping(Item item) => item.Piece switch
    {
        Property { Name: { Word: not ("people" or "account") } name } when (name.Group ?? name.OfRecords) is not null => name,
        Frame { Word: FrameWord.Who } => new Named("person", Dimension.Owner, Field.Owner, Dimension.Person),
        _ => null,
    };

    /// <summary>"more than 5", "no": said of the figure, or between the group and what is counted.</summary>
    private Having? Bound(int group, int what)
    {
        if (items[what].Compared is { Average: not null }) return null;
        if (items[what].Compared is { } said) return HavingOf(said);
        if (items.GetRange(group, what - group).Exists(i => i.IsLink(LinkWord.Without))) return items[what].Piece is Subject or Noun or Effort ? new Having(Op.AtMost, 0) : null;
        return items.GetRange(group, what - group).Find(i => i is { Used: false, Piece: Compared { Unit: UnitOf.Plain, Bare: false } }) is { Piece: Compared count } && items[what].Piece is Subject ? HavingOf(count) : null;
    }

    private static Having HavingOf(Compared c) => c.Unit == UnitOf.Minutes ? new Having(c.Op, c.Value / 60, c.High / 60) : new Having(c.Op, c.Value, c.High);
}
