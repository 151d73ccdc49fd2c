using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Figures, groups and rankings of groups.
internal sealed partial class Composition
{
    private Question? Figured()
    {
        if (First<SortedBy>() is not null && !Has(FrameWord.HowMuch)) return null;
        var heads = items.Where(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate).ToList();
        var share = items.Find(i => i.IsFrame(FrameWord.Share));
        var aggregated = First<Aggregated>();
        if (heads.Count == 0) return share is not null ? Shared(share, new Of(AccountNumber.One)) : null;
        if (!Wanted(heads, aggregated)) return null;
        if (share is not null && heads.Count == 1 && heads[0].Piece is not Rate) return Shared(share, QuantityOf(heads[0]));
        var measures = heads.Select(h => MeasureOf(h, aggregated)).ToImmutableArray();
        var records = heads.TrueForAll(h => OfWork(h.Piece));
        Use(FrameWord.Count);
        Use(FrameWord.Compare);
        var ofTime = records || heads.TrueForAll(h => h.Piece is Rate or Effort);
        var groups = records ? Groups(true) : ofTime ? TimeGroups() : Groups(false);
        if (groups.AsSpan() is [Dimension.Account] && aggregated is { Piece: Aggregated { Aggregate: Aggregate.Average } }) groups = [];
        if (groups.IsEmpty && items.Count(i => i.Piece is AccountPiece) > 1) groups = [Dimension.Account];
        var scope = Scope();
        var question = new Question { Scope = scope, Where = Where(), Shape = Shape.Figure, Measures = measures, GroupBy = groups };
        // Averages of records are over the records, not over the accounts.
        if (measures is [{ Aggregate: not Aggregate.Sum, Quantity: Over { Records: var each } }]) question = question with { Kind = each.Kind, Records = each };
        if (heads[0].Against is { } against) question = question with { Against = against.Past };
        return question;
    }

    /// <summary>Renewal results by month go by the month in which they were closed; by CSM, by whose account it is.</summary>
    private ImmutableArray<Dimension> TimeGroups() => [.. Groups(false).Select(d => d switch { Dimension.RenewalMonth => Dimension.Month, Dimension.RenewalQuarter => Dimension.Quarter, _ => d })];

    /// <summary>Is the figure asked for, and not only a column or a key? "ARR", "how much ARR", "average ARR", "hours by team".</summary>
    private bool Wanted(List<Item> heads, Item? aggregated) =>
        aggregated is not null || heads[0].Piece is Effort or Rate || !items.Exists(i => i.Piece is Subject or Ranked) || Has(FrameWord.HowMuch) || Has(FrameWord.Share) || Has(FrameWord.Count)
        || items.IndexOf(heads[0]) < items.FindIndex(i => i.Piece is Subject or Ranked) || First<Grouped>() is not null;

    private Quantity QuantityOf(Item head)
    {
        head.Used = true;
        return head.Piece switch
        {
            Figure p => p.Quantity,
            Effort p => EffortOver(head, p),
            Rate p => new Ratio(p.Name, Records.Resolve(head.When, p.Name is RatioName.Adherence && false), RateFilter(p)),
            _ => throw new InvalidOperationException("not a figure"),
        };
    }

    /// <summary>Is it about what people have done, so that "per CSM" means who did it?</summary>
    private static bool OfWork(Piece piece) => piece is Effort { Number: not (RecordNumber.ArrLost or RecordNumber.ArrKept) }
        or Rate { Name: RatioName.ReactiveShare or RatioName.ProactiveShare or RatioName.MeanEffectiveness or RatioName.CostPerHour };

    private RecordFilter? RateFilter(Rate rate)
    {
        if (rate.Name is not (RatioName.MeanEffectiveness or RatioName.ReactiveShare or RatioName.ProactiveShare)) return null;
        var tests = main is null ? [] : main.Tests;
        var window = main is null ? null : Records.Resolve(main.When, false);
        if (main is not null) main.Used = true;
        tests = Doers(tests, Kind.Interactions);
        return tests.IsEmpty && window is null ? null : new RecordFilter(Kind.Interactions, window, tests);
    }

    private Measure MeasureOf(Item head, Item? aggregated)
    {
        var quantity = QuantityOf(head);
        var aggregate = Aggregate.Sum;
        if (aggregated is not null) { aggregate = ((Aggregated)aggregated.Piece).Aggregate; aggregated.Used = true; }
        else if (quantity is Of { Number: AccountNumber.ContractMonths or AccountNumber.DaysSinceContact or AccountNumber.DaysToRenewal } or MetricChange) aggregate = Aggregate.Average;
        else if (quantity is Metric { Name: "usage_index" or "nps" or "csat" }) aggregate = Aggregate.Average;
        if (quantity is Ratio) aggregate = Aggregate.Sum;
        if (quantity is Of { Number: AccountNumber.One }) aggregate = Aggregate.Count;
        return new Measure(aggregate, quantity);
    }

    /// <summary>"what share of tier 1 ARR is at risk": what stands before the verb is the whole, the rest the part.</summary>
    private Question? Shared(Item share, Quantity quantity)
    {
        share.Used = true;
        Item? noun = items.Find(i => i.Piece is Subject or Figure or Effort && i.Start >= share.Start);
        var split = noun is null ? -1 : items.IndexOf(noun);
        var before = items.Take(split).Where(i => i.Start >= share.Start && i.Condition is not null).ToList();
        var groups = Groups(records: quantity is Over);
        var scope = Scope();
        var where = Where();
        Condition? whole = before.Count > 0 ? Expression.Of(before, out _) : null;
        if (where is AllAccounts && groups.IsEmpty) return null;
        return new Question { Scope = scope, Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Share, quantity) { Base = whole }], GroupBy = groups };
    }

    /// <summary>"which industry has the most ARR at risk", "top 3 CSMs by hours".</summary>
    private Question? Ranking()
    {
        var rank = First<Ranked>();
        var property = items.Find(i => i is { Piece: Property { Name: { } n }, Used: false } && (n.Group ?? n.OfRecords) is not null and not Dimension.Account);
        if (rank is null && property is not null && !items.Exists(i => i.Piece is Subject) && Phrases.Next(items, items.IndexOf(property))?.Piece is SortedBy) return RankingOf(property, new Ranked(RankWord.Most, true, int.MaxValue), null);
        if (rank is not null && property is null && main is null && Has(FrameWord.Who) && items.Exists(i => i.Piece is Subject)) property = items.Find(i => i.IsFrame(FrameWord.Who));
        if (rank is null || property is null) return null;
        return RankingOf(property, (Ranked)rank.Piece, rank);
    }

    private Question? RankingOf(Item property, Ranked ranked, Item? rank)
    {
        var head = items.Find(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate);
        var records = (head is not null && OfWork(head.Piece)) || (head is null && main is not null);
        var name = property.Piece is Property p ? p.Name : new Named("csm", Dimension.Owner, Field.Owner);
        if ((DimensionOf(name, records, main is null ? Kind.Interactions : ((Noun)main.Piece).Kind) ?? (records ? null : name.OfRecords)) is not { } dimension) return null;
        Measure measure;
        var question = new Question();
        if (head is not null) measure = MeasureOf(head, First<Aggregated>());
        else if (main is not null)
        {
            var kind = ((Noun)main.Piece).Kind;
            main.Used = true;
            var filter = MainFilter();
            question = question with { Kind = kind, Records = filter };
            measure = new Measure(Aggregate.Sum, new Over(Counted(kind), filter));
        }
        else if (items.Exists(i => i.Piece is Subject)) measure = new Measure(Aggregate.Count, new Of(AccountNumber.One));
        else return null;
        property.Used = true;
        if (rank is not null) rank.Used = true;
        foreach (var item in items) if (item.Piece is SortedBy) item.Used = true;
        return question with
        {
            Scope = Scope(), Where = Where(), Shape = Shape.Figure, Measures = [measure], GroupBy = [dimension],
            Sort = [new Sort(new ByMeasure(0), ranked.Descending)], Limit = ranked.Limit == int.MaxValue ? null : ranked.Limit ?? 1,
        };
    }
}
