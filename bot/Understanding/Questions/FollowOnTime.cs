using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

// The question before over another time, or with another number: "what about last quarter", "compared to June", "and 60 days?".
internal sealed partial class Composition
{
    /// <summary>"what about last quarter": the same over another window.</summary>
    private Question Windowed(Question q)
    {
        if (items.Find(i => i.Piece is Shifted) is { Piece: Shifted shift } moved && Shifting.Of(q) is { } before && Shifting.Move(before, shift.Unit, shift.Steps, context.Moment.Workspace) is { } window) moved.Piece = new When(new WindowReading(window));
        var item = items.Find(i => i is { Piece: When, Used: false });
        if (item is null || items.Exists(i => i.When is not null)) return q;
        var when = ((When)item.Piece).Window;
        if (Has(FrameWord.Compare) && Against(q, when.Past) is { } against)
        {
            item.Used = true;
            Use(FrameWord.Compare);
            return against;
        }

        var next = q with
        {
            Records = q.Records is { } r ? Windowed(r, when) : null,
            Where = Conditions(q.Where, c => Windowed(c, when)),
            Measures = [.. q.Measures.Select(m => m with { Quantity = Windowed(m.Quantity, when) })],
            Sort = [.. q.Sort.Select(s => s.Key is ByQuantity k ? s with { Key = new ByQuantity(Windowed(k.Quantity, when)) } : s)],
        };
        if (next != q) item.Used = true;
        return next;
    }

    /// <summary>"and 60 days?": another length of the same silence.</summary>
    private Question Lengthened(Question q)
    {
        if (items.Find(i => i is { Used: false, Piece: Compared }) is not { Piece: Compared length } item || (!length.Bare && items.Exists(i => i.Piece is Figure or Effort or Rate or Noun))) return q;
        var days = length.Unit == UnitOf.Plain ? (int)Math.Min(length.Value, 36_500) : length.Days(today);
        var next = q with { Where = Conditions(q.Where, c => c switch
        {
            NotContacted when days is { } n => new NotContacted(n),
            BeenColour b when days is { } n => b with { Days = n },
            Compare { Op: not Op.Between } x when length.Unit is UnitOf.Plain or UnitOf.Money or UnitOf.Percent => x with { Value = length.Value, Op = length.Bare ? x.Op : length.Op, High = length.High },
            _ => c,
        }) };
        item.Used = next != q;
        return next;
    }

    /// <summary>"compared to last quarter": the last figure, or count, beside the same of another window.</summary>
    private static Question? Against(Question q, Window window) => q switch
    {
        { Measures.IsEmpty: false } => q with { Shape = Shape.Figure, Against = window },
        { Shape: Shape.Count, Records: { } records } => q with { Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Over(RecordNumber.Count, records))], Against = window },
        _ => null,
    };

    private static RecordFilter Windowed(RecordFilter filter, WindowReading when) => filter with { Window = when.Resolve(Records.Ahead(filter.Kind, filter.Day)) };

    private static Quantity Windowed(Quantity quantity, WindowReading when) => quantity switch
    {
        Over q => q with { Records = Windowed(q.Records, when) },
        Ratio q => q with { Window = when.Past },
        _ => quantity,
    };

    private Condition Windowed(Condition c, WindowReading when) => c switch
    {
        NotContacted => Rules.Contact.None(when.Past, today),
        DayIn { Field: Field.RenewalDate } x => x with { Window = when.Future },
        DayIn x => x with { Window = when.Past },
        Turned x => x with { Window = when.Past },
        StayedGreen => new StayedGreen(when.Past),
        Compare x when Windowed(x.Quantity, when) is var q && q != x.Quantity => x with { Quantity = q },
        _ => c,
    };
}
