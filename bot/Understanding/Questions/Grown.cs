using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Then and now: groups that have more or less than before, a count on a day beside the count now.
internal sealed partial class Composition
{
    /// <summary>"which CSMs logged fewer hours in Q3 than in Q2", "regions with more open fires this quarter than last": groups of which the figure rose or fell.</summary>
    private Question? GroupsGrown()
    {
        var at = items.FindIndex(i => i.Piece is not (Frame { Word: not FrameWord.Who } or Link { Word: LinkWord.With }));
        if (at < 0 || Grouping(items[at]) is not { } name || items.FindIndex(at, i => i.Piece is Comparative) is not (> 0 and var more)) return null;
        var than = items.FindIndex(more, i => i.IsFrame(FrameWord.Compare));
        if (than < 0 || items.GetRange(more, than - more).Find(i => i.Piece is Noun or Effort or Rate) is not { Against.Past: var against } head) return null;
        if (items.Exists(i => i.Piece is Subject or Ranked or SortedBy or Grouped)) return null;
        if (items[at].IsFrame(FrameWord.Who) && !items.Exists(i => i.Piece is Spent)) return null;
        var (records, kind) = (head.Piece is Noun or Effort, head.Piece is Noun { Kind: var k } ? k : Kind.Interactions);
        if (DimensionOf(name, records, kind) is not { } dimension || dimension == Dimension.Account) return null;
        main = head.Piece is Noun ? head : null;
        ofGroups = true;
        foreach (var item in items) if (item == items[at] || item == items[more] || item == items[than] || item.Piece is Spent) item.Used = true;
        MakeConditions(except: head);
        var measure = main is not null ? new Measure(Aggregate.Sum, new Over(Counted(kind), MainFilter())) : MeasureOf(head, First<Aggregated>());
        head.Used = true;
        return new Question
        {
            Kind = main is not null ? kind : Kind.Accounts, Records = main is not null ? ((Over)measure.Quantity).Records : null, Scope = Scope(), Where = Where(), Shape = Shape.Figure,
            Measures = [measure], GroupBy = [dimension], Against = against, Change = ((Comparative)items[more].Piece).More ? 1 : -1, Having = new Having(Op.MoreThan, 0),
        };
    }

    /// <summary>"are all tier 1 accounts green", "does every red account have a sponsor": is there none that is not?</summary>
    private Question? AllOfThem()
    {
        if (!yesNo || main is not null || items.FindIndex(i => i.Piece is Subject { Noun: true }) is not (> 0 and var noun) || items.Exists(i => i.Piece is AccountPiece or Ranked or Grouped or SortedBy or Refers || i is { Piece: Figure or Effort, Used: false })) return null;
        var every = false;
        for (var i = 0; i < items[noun].End; i++) every |= tokens.Folded(i) is "all" or "every" or "each";
        if (!every) return null;
        var (whole, part) = (items.GetRange(0, noun), items.GetRange(noun + 1, items.Count - noun - 1));
        if (!part.Exists(i => i.Condition is not null)) return null;
        var (ofThem, so) = (Expression.Of(whole, out var first), Expression.Of(part, out var second));
        Unclear |= first || second;
        foreach (var item in items) if (item.Condition is not null || item.Piece is Subject or Frame or Each or Link { Word: LinkWord.With or LinkWord.And or LinkWord.Or or LinkWord.Comma }) item.Used = true;
        return new Question { Shape = Shape.YesNo, Where = Condition.And(ofThem, new Not(so)), Measures = [new Measure(Aggregate.Count, new Of(AccountNumber.One))], Having = new Having(Op.AtMost, 0) };
    }

    /// <summary>"how many accounts were red on 30 June and how many are red now": one count, then and now.</summary>
    private Question? CountedThenAndNow()
    {
        if (items.FindAll(i => i.IsFrame(FrameWord.Count)) is not [var first, var second] || items.Exists(i => i.Piece is not (Frame { Word: FrameWord.Count } or Link or Subject { Scope: CsmBot.Questions.Scope.Default } or Coloured or Is { Condition: HealthOn } or Refers { Word: ReferWord.Them } or When))) return null;
        var then = items.Find(i => i.Piece is Is { Condition: HealthOn });
        var now = items.Find(i => i.Piece is Coloured);
        if (then?.Piece is not Is { Condition: HealthOn { Day: var day, Colours: var colours } } || now?.Piece is not Coloured { Colours: var today2 } || !colours.SequenceEqual(today2) || day >= today) return null;
        if (items.FindAll(i => i.Piece is Coloured or Is).Count != 2 || items.Exists(i => i.Piece is When { Window.Past: var w } && !(w.Days == 1 && w.From == today))) return null;
        _ = (first, second);
        foreach (var item in items) item.Used = true;
        return new Question { Shape = Shape.Figure, Where = new HealthOn(today, colours), Measures = [new Measure(Aggregate.Count, new Of(AccountNumber.One))], Against = new Window(day, day.AddDays(1)) };
    }
}
