using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Yes or no of a figure: has it grown, does it pass a bound, is it more than a part of the whole?
internal sealed partial class Composition
{
    /// <summary>"did we spend more time this quarter than last", "do we have more red accounts now than on 1 October": does the figure's change pass zero?</summary>
    private Question? HasGrown()
    {
        if (!yesNo || items.Find(i => i.Piece is Comparative) is not { Piece: Comparative { More: var more } } comparative) return null;
        var than = items.FindIndex(i => i.IsFrame(FrameWord.Compare));
        if (than < 0) return null;
        comparative.Used = items[than].Used = true;
        var heads = items.FindAll(i => i is { Used: false, Compared: null, Piece: Figure or Effort or Rate });
        var question = (heads.Count, main) switch
        {
            (1, _) => Grown(MeasureOf(heads[0], First<Aggregated>()), heads[0].Against?.Past),
            (0, { Piece: Noun { Kind: var kind } } noun) => Grown(new Measure(Aggregate.Sum, new Over(Counted(kind), MainFilter())), noun.Against?.Past),
            (0, null) when items.Exists(i => i.Piece is Subject) => ColoursThen(than),
            _ => null,
        };
        if (question is null) return null;
        if (main is not null) main.Used = true;
        foreach (var item in items) if (item.Piece is Spent || item.IsFrame(FrameWord.YesNo)) item.Used = true;
        return question with { Shape = Shape.YesNo, Having = new Having(more ? Op.MoreThan : Op.LessThan, 0) };
    }

    private Question? Grown(Measure measure, Window? against) =>
        against is null ? null : new Question { Scope = Scope(), Where = Where(), Measures = [measure], Against = against };

    /// <summary>Accounts of a colour, now and then.</summary>
    private Question? ColoursThen(int than)
    {
        var coloured = items.Find(i => i.Condition is OneOf { Field: Field.Health });
        if (coloured?.Condition is not OneOf colours || items.Find(i => i is { Piece: When { Window.Past.LastDay: not null } } && items.IndexOf(i) > than) is not { Piece: When then } when) return null;
        coloured.Condition = new HealthOn(today, [.. colours.Values.Select(v => Enum.Parse<Colour>(v, ignoreCase: true))]);
        when.Used = true;
        return new Question { Scope = Scope(), Where = Where(), Measures = [new Measure(Aggregate.Count, new Of(AccountNumber.One))], Against = then.Window.Past };
    }

    /// <summary>"is more than half of our ARR at risk": a share against a bound.</summary>
    private Question? IsShare()
    {
        if (!yesNo || items.Find(i => i.Piece is Portion) is not { Piece: Portion { Bound: var bound } } portion) return null;
        var heads = items.FindAll(i => i is { Used: false, Compared: null, Piece: Figure or Effort });
        if (heads.Count > 1 || Shared(portion, heads is [var head] ? QuantityOf(head) : new Of(AccountNumber.One)) is not { GroupBy: [] } share) return null;
        foreach (var item in items) if (item.IsFrame(FrameWord.YesNo)) item.Used = true;
        return share with { Shape = Shape.YesNo, Having = new Having(bound.Op, bound.Value, bound.High) };
    }

    /// <summary>"is our NRR above 100 this year", "is the average NPS over 20": the one figure against a bound.</summary>
    private Question? IsFigure()
    {
        if (!yesNo || items.Exists(i => i.Piece is AccountPiece or Subject or Grouped)) return null;
        if (items.FindAll(i => i is { Piece: Figure or Effort or Rate, Compared: not null }) is not [{ Compared: { Average: null } bound } head]) return null;
        if (head.Piece is Figure && First<Aggregated>() is null) return null;
        (head.Condition, head.Compared, head.Used) = (null, null, false);
        var measure = MeasureOf(head, First<Aggregated>());
        foreach (var item in items) if (item.Piece is Spent || item.IsFrame(FrameWord.YesNo)) item.Used = true;
        var scale = bound.Unit == UnitOf.Minutes ? 60 : 1;
        return new Question { Scope = Scope(), Where = Where(), Shape = Shape.YesNo, Measures = [measure], Having = new Having(bound.Op, bound.Value / scale, bound.High / scale) };
    }
}
