using System.Collections.Immutable;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Another figure of what was asked before: "and the cost", "how much is that", "as a share of all hours", "average instead".
internal sealed partial class Composition
{
    private bool Aggregates() => context.LastQuestion is { Measures: [{ Quantity: not Ratio }], Shape: Shape.Figure } && items.Exists(i => i.Piece is Aggregated) && items.TrueForAll(i => i.Piece is Aggregated or Refers or Link or Frame { Word: FrameWord.HowMuch });

    /// <summary>"average instead": of what was asked.</summary>
    private Question? Reaggregated(Question q)
    {
        if (!Aggregates()) return null;
        var wanted = ((Aggregated)items.Find(i => i.Piece is Aggregated)!.Piece).Aggregate;
        foreach (var item in items) item.Used = true;
        return q with { Measures = [q.Measures[0] with { Aggregate = wanted }] };
    }

    /// <summary>The figures that are asked for, in place of those before or beside a list. What it returns is a whole answer; null hands the changed question on.</summary>
    private Question? OtherFigures(ref Question q, List<Item> heads)
    {
        if (heads.Count == 0 && Has(FrameWord.HowMuch) && items.TrueForAll(i => i.Piece is Refers or Frame or Aggregated or Link) && q is { Kind: Kind.Accounts, Shape: not Shape.Figure }) q = Measured(q, [new Measure(Aggregate.Sum, new Of(AccountNumber.Arr))]);
        if (heads.Count > 0 && Has(FrameWord.List) && q.Shape == Shape.List && heads.TrueForAll(h => h.Piece is Figure)) return q with { Show = [.. q.Show, .. heads.Select(h => new ShowQuantity(QuantityOf(h)))] };
        // "who owns those", after records: the accounts that they are about.
        if (q is { Kind: not (Kind.Accounts or Kind.People), Records: { } of } && items.Exists(i => i is { Used: false, Piece: Property { Name.Field: not null } })) q = new Question { Scope = CsmBot.Questions.Scope.All, Where = Condition.And(q.Where, Rules.Saying.Some(of)) };
        if (q is { Kind: Kind.Accounts, Shape: Shape.List } && !Has(FrameWord.HowMuch) && First<Aggregated>() is null && Shown() is { IsEmpty: false } shown) q = q with { Show = [.. q.Show, .. shown] };
        heads.RemoveAll(h => h.Used);
        if (AsShare(q, heads) is { } share) return share;
        if (heads.Count == 0) return null;
        var before = q;
        var measures = heads.ConvertAll(h => Inherits(MeasureOf(h, First<Aggregated>()), before));
        // Cost of tickets, hours of renewals: what was listed has no such number.
        if (measures.Contains(null)) return context.LastQuestion!;
        q = Measured(q, [.. measures!]);
        return null;
    }

    /// <summary>"and the cost": of what the last figure was about, over the same window.</summary>
    private static Measure? Inherits(Measure measure, Question last)
    {
        if (measure.Quantity is Ratio { Window: null, Records: null } rate && last.Measures is [{ Quantity: Ratio { Window: { } same } }, ..]) return measure with { Quantity = rate with { Window = same } };
        if (measure.Quantity is not Over { Records: { Window: null, Tests: [] } records } over) return measure;
        // "total cost", after accounts with a fire: of those fires.
        if (last.Kind == Kind.Accounts && over.Number is RecordNumber.TotalCost or RecordNumber.Cost && AllOfIt(last.Where).OfType<Compare>().FirstOrDefault(c => c.Quantity is Over { Records.Kind: Kind.Fires }) is { Quantity: Over { Records: var burned } }) return measure with { Quantity = new Over(RecordNumber.TotalCost, burned) };
        if (last.Measures is [{ Quantity: Over { Records: var before } }, ..] && before.Kind == records.Kind) return measure with { Quantity = over with { Records = before } };
        if (last.Kind == Kind.Accounts || last.Records is not { } listed) return measure;
        if (listed.Kind == records.Kind) return measure with { Quantity = over with { Records = listed } };
        return listed.Kind == Kind.Fires && over.Number == RecordNumber.Cost ? measure with { Quantity = new Over(RecordNumber.TotalCost, listed) } : null;
    }

    /// <summary>"as a share of all hours": the last figure as a part of the whole.</summary>
    private Question? AsShare(Question q, List<Item> heads)
    {
        if (items.Find(i => i.IsFrame(FrameWord.Share)) is not { } share || q.Against is not null) return null;
        var part = q.Measures is [{ Aggregate: Aggregate.Sum or Aggregate.Count } one] ? one : q is { Shape: Shape.Count, Kind: Kind.Accounts } ? new Measure(Aggregate.Count, new Of(AccountNumber.One)) : null;
        if (part is null || heads.Exists(h => !SameNumber(QuantityOf(h), part.Quantity))) return null;
        share.Used = true;
        return q with { Shape = Shape.Figure, Measures = [part with { Aggregate = Aggregate.Share }], Sort = [], Limit = null };
    }

    private static bool SameNumber(Quantity a, Quantity b) => (a, b) switch { (Over x, Over y) => x.Number == y.Number, _ => a == b };

    private static Question Measured(Question q, ImmutableArray<Measure> measures) => q with { Shape = Shape.Figure, Measures = measures, Sort = [], Limit = null, Show = [] };
}
