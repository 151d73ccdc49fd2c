using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// The question before in another form: why, when, sorted, counted, as its rows, by something.
internal sealed partial class Composition
{
    /// <summary>
    /// The ways are tried in this order. The first that is a whole answer ends it; the others change the question and hand it on. An aggregate goes before all ("average instead"
    /// is no figure of its own), reasons and days before an order ("since when" is no sort), an order before figures ("sort by ARR" shows no total), figures before a count
    /// ("how many hours" asks for hours), and groups last, since they group whatever figure there is by then.
    /// </summary>
    private Question Reshaped(Question q)
    {
        if ((Reaggregated(q) ?? Reasons(q)) is { } whole) return whole;
        q = Rows(q);
        if ((Days(q) ?? Topmost(q)) is { } said) return said;
        var heads = items.FindAll(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate);
        var sort = SortedAgain();
        if (Has(FrameWord.Which) || Has(FrameWord.Who) || (q is { Shape: Shape.Count or Shape.Figure, Kind: Kind.Accounts, GroupBy.IsEmpty: true } && tokens.Folded(0) is "which" && !Has(FrameWord.Count))) q = Plain(q);
        // Records have no field or number of accounts to be sorted by.
        if (!sort.Sort.IsEmpty && q.Kind != Kind.Accounts && sort.Sort.Any(x => x.Key is ByField or ByQuantity))
        {
            if (sort.Sort is [{ Key: ByQuantity { Quantity: Over { Records.Kind: var of } } }] && of == q.Kind && q.Records is not null) return q with { Shape = Shape.List, Measures = [], GroupBy = [], Sort = sort.Sort, Limit = sort.Limit ?? (Has(FrameWord.Which) || Has(FrameWord.Who) ? 1 : q.Limit) };
            foreach (var item in items) if (item.Piece is Ranked or SortedBy) item.Used = false;
            return q;
        }

        if (!sort.Sort.IsEmpty) return Plain(q) with { Sort = sort.Sort, Limit = sort.Limit ?? q.Limit, Show = q.Kind == Kind.Accounts && Shown() is { IsEmpty: false } beside ? beside : q.Show };
        if (sort.Limit is not null) q = q with { Limit = sort.Limit };
        heads.RemoveAll(h => h.Used);
        if (OtherFigures(ref q, heads) is { } figures) return figures;
        // "split that by region", after a figure: that figure.
        var split = !q.Measures.IsEmpty && items.Find(i => i.IsFrame(FrameWord.Count)) is { } count && tokens.Folded(count.Start) is "split" or "break" or "breakdown" or "slice" or "bucket" or "segment" or "spread" or "distribution";
        if (Has(FrameWord.Count) && heads.Count == 0 && !split) q = q with { Shape = Shape.Count, Sort = [], Limit = null, Show = [], Measures = [] };
        Use(FrameWord.Count);
        // "how much is that in total", but not "and all together", which is more than was asked before.
        if (Has(FrameWord.HowMuch) && First<Aggregated>() is { Piece: Aggregated { Aggregate: Aggregate.Sum } } total) total.Used = true;
        return GroupedAgain(q);
    }

    /// <summary>"why": the reason of the one account's colour, or of each in the list.</summary>
    private Question? Reasons(Question q)
    {
        if (!Has(FrameWord.Why)) return null;
        if (OfOne() is { } one)
        {
            Use(FrameWord.Why);
            return new Question { Shape = Shape.Why, Where = new OneOf(Field.Account, one), Scope = CsmBot.Questions.Scope.All };
        }

        if (Plain(q) is not { Kind: Kind.Accounts, Shape: Shape.List, Where: not AllAccounts } why) return null;
        Use(FrameWord.Why);
        return why with { Show = [new ShowField(Field.HealthReason)] };
    }

    /// <summary>"list them", "when do they renew", after a count; "list the urgent ones", after a count by priority: the rows themselves.</summary>
    private Question Rows(Question q)
    {
        if (Has(FrameWord.List) && items.Exists(i => i.Piece is Refers)) q = Plain(q);
        if (items[0].IsFrame(FrameWord.List) && tokens.Folded(tokens.Count - 1) is "ones" or "?" && q is { Kind: not (Kind.Accounts or Kind.People), Records: not null, Shape: Shape.Figure or Shape.Count }) q = q with { Shape = Shape.List, Measures = [], GroupBy = [], Sort = [], Limit = null, Against = null };
        return Has(FrameWord.When) && items.Exists(i => i.Piece is Renewing) ? Plain(q) : q;
    }

    /// <summary>"when do they renew", "since when": the day beside each.</summary>
    private Question? Days(Question q)
    {
        if (!Has(FrameWord.When) || q is not { Kind: Kind.Accounts } || DayAsked(q) is not { } day) return null;
        Use(FrameWord.When);
        foreach (var item in items) if (item.Piece is Renewing) item.Used = true;
        return q.Shape == Shape.List ? q with { Show = [new ShowField(day)] } : q with { Shape = Shape.Fact, Show = [new ShowField(day)], Measures = [], Sort = [], Where = q.Where is AllOf { Parts: [OneOf { Field: Field.Account } named, ..] } ? named : q.Where };
    }

    private Field? DayAsked(Question q) =>
        items.Exists(i => i is { Piece: Renewing, When: null }) ? q.Shape == Shape.List ? Field.RenewalDate : null
        : !items.TrueForAll(i => i.Piece is Frame or Refers or Link) ? null
        : q.Shape == Shape.Why || (AllOfIt(q.Where).Any(c => c is OneOf { Field: Field.Health }) && q.Shape is Shape.List or Shape.YesNo or Shape.Fact) ? Field.HealthSince : null;

    /// <summary>"top 3", after groups or a sorted list: the first of them.</summary>
    private Question? Topmost(Question q)
    {
        if (q is not ({ Shape: Shape.List, Sort.IsEmpty: false } or { Shape: Shape.Figure, GroupBy.IsEmpty: false }) || items.Exists(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate)) return null;
        if (items.Find(i => i is { Used: false, Piece: Ranked { Word: RankWord.Most, Limit: not null } }) is not { Piece: Ranked best } ranked) return null;
        ranked.Used = true;
        return q with { Sort = q.Shape == Shape.List ? q.Sort : [new Sort(new ByMeasure(0), best.Descending)], Limit = best.Limit };
    }

    /// <summary>"sort by ARR"; "ARR desc": an order, though nothing says "by".</summary>
    private (ImmutableArray<Sort> Sort, int? Limit) SortedAgain()
    {
        if (items.Exists(i => i.Piece is Direction { Word: null }) && !items.Exists(i => i.Piece is SortedBy or Grouped) && items.FindIndex(i => i is { Used: false, Compared: null, Piece: Figure or Property { Name.Field: not null } or Renewing }) is >= 0 and var byWhat) items.Insert(byWhat, new Item(new SortedBy(), items[byWhat].Start, items[byWhat].Start));
        return Sorted();
    }

    /// <summary>"by segment": the figure in groups, or how many there are in each.</summary>
    private Question GroupedAgain(Question q)
    {
        var kind = q.Kind != Kind.Accounts ? q.Kind : q.Measures.Select(m => m.Quantity).OfType<Over>().Select(o => o.Records.Kind).FirstOrDefault(Kind.Interactions);
        var groups = Groups(q.Kind != Kind.Accounts || q.Measures.Any(m => m.Quantity is Over), kind);
        if (groups.IsEmpty) return q;
        if (q.Measures.IsEmpty) q = Measured(q, [q.Records is { } r ? new Measure(Aggregate.Sum, new Over(RecordNumber.Count, r)) : new Measure(Aggregate.Count, new Of(AccountNumber.One))]);
        if (PerCsm() && groups.Contains(Dimension.Person)) q = q with { Measures = [.. q.Measures.Select(m => m.Quantity is Over { Records.Kind: Kind.Interactions } over ? m with { Quantity = over with { Records = over.Records with { Tests = Records.Narrow(over.Records.Tests, new RecordIs(RecordField.PersonRole, Words.Of(Role.Csm))) } } } : m)] };
        return q with { GroupBy = groups };
    }

    private static Question Plain(Question q) => q.Shape == Shape.Count || (q.Shape == Shape.Figure && q.GroupBy.IsEmpty && q.Kind == Kind.Accounts) ? q with { Shape = Shape.List, Measures = [] } : q;
}
