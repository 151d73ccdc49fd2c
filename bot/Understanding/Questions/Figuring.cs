using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Figures over all or by group: "how much ARR is at risk", "average NPS by tier", "hours and cost this quarter against last".
internal sealed partial class Composition
{
    private Question? Figured()
    {
        if (First<SortedBy>() is not null && !Has(FrameWord.HowMuch)) return null;
        if (RankedRecords() is { } records1) return records1;
        if (First<Ranked>() is { Piece: Ranked { Word: RankWord.Most } } && items.Exists(i => i.Piece is Subject) && items.Exists(i => i.Piece is Effort)) return null;
        var heads = items.Where(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate).ToList();
        var share = items.Find(i => i.IsFrame(FrameWord.Share));
        var aggregated = First<Aggregated>();
        if (heads.Count == 0) return share is not null ? Shared(share, new Of(AccountNumber.One)) : null;
        // "ARR, health and renewal date of my accounts": columns of a list.
        if (heads.TrueForAll(h => h.Piece is Figure) && aggregated is null && share is null && items.Exists(i => i is { Used: false, Piece: Property { Name: { Field: not null, Word: not "account" } } }) && items.Exists(i => i.Condition is not null || i.Piece is Subject) && First<Ranked>() is null && First<Grouped>() is null) return null;
        Same(heads);
        if (!Wanted(heads, aggregated) || !Joined(heads)) return null;
        var counted = CountedBeside(heads);
        // "how many are red, and their ARR": a count that is asked for beside the figure is not left out in silence.
        if (items.FindIndex(i => i.IsFrame(FrameWord.Count)) is >= 0 and var many && heads[0].Piece is Figure { Quantity: Of { Number: AccountNumber.Arr } } && items.Skip(many).TakeWhile(i => i != heads[0]).Any(i => i.Piece is Link { Word: LinkWord.And or LinkWord.Comma })) return null;
        // "lowest adherence by CSM": the groups in that order.
        var inOrder = heads is [{ Piece: Rate or Effort }] && items.Exists(i => i is { Used: false, Piece: Grouped }) && main is null && !items.Exists(i => i.Piece is Subject or Property);
        if (!inOrder && Phrases.Previous(items, items.IndexOf(heads[0])) is { Piece: Ranked, Used: false } rank) return main is null ? null : RankingOf(new Item(new Property(new Named("fire", null, null, Dimension.Fire)), 0, 0), (Ranked)rank.Piece, rank);
        if (share is not null && heads.Count == 1 && heads[0].Piece is not Rate) return Shared(share, QuantityOf(heads[0]));
        // "hours without QBRs": hours of accounts that had none, or hours that were not of QBRs? Both can be meant.
        if (!items.Exists(i => i.Piece is Subject) && heads[0].Piece is Effort && items.Exists(i => i is { Piece: Noun { Kind: Kind.Interactions }, Condition: not null } && Before(i) is { Piece: Link { Word: LinkWord.Without or LinkWord.Except or LinkWord.Not } })) return null;
        sharing = heads.Count > 1;
        var measures = heads.Select(h => MeasureOf(h, aggregated is null ? null : items.FindLast(i => i.Start < h.Start && i is { Piece: Aggregated, Used: false }) ?? aggregated)).ToImmutableArray();
        sharing = false;
        if (counted is not null) measures = counted.Start < heads[0].Start ? measures.Insert(0, CountOf(counted, heads[0])) : measures.Add(CountOf(counted, heads[0]));
        var records = heads.TrueForAll(h => OfWork(h.Piece));
        Use(FrameWord.Count);
        Use(FrameWord.Compare);
        var ofTime = records || heads.TrueForAll(h => h.Piece is Rate or Effort);
        var groups = records ? Groups(true) : ofTime ? TimeGroups() : Groups(false);
        var perAccount = heads[0].Piece is not (Rate or Effort { Number: RecordNumber.Score or RecordNumber.DaysOpen or RecordNumber.DaysFromSign }) && groups.Contains(Dimension.Account) && aggregated is { Piece: Aggregated { Aggregate: Aggregate.Average or Aggregate.Median } };
        if (perAccount) groups = groups.Remove(Dimension.Account);
        var perPerson = groups.AsSpan() is [Dimension.Person] && aggregated is { Piece: Aggregated { Aggregate: Aggregate.Average or Aggregate.Median } } && measures is [{ Quantity: Over }];
        if (perPerson)
        {
            // Those who did nothing count too, which a test of the role would leave out.
            measures = [measures[0] with { Quantity = measures[0].Quantity is Over o ? o with { Records = o.Records with { Tests = [.. o.Records.Tests.Where(t => t is not RecordIs { Field: RecordField.PersonRole })] } } : measures[0].Quantity }];
            groups = [];
        }

        // "average hours per week" is no average over interactions, and not said what else.
        if (ofTime && aggregated is { Piece: Aggregated { Aggregate: Aggregate.Average or Aggregate.Median } } && heads[0].Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost or RecordNumber.ProactiveCost } && main is null && groups.Any(g => g is Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year)) return null;
        if (groups.IsEmpty && items.Count(i => i.Piece is AccountPiece) > 1 && aggregated is not { Piece: Aggregated { Aggregate: Aggregate.Sum } }) groups = [Dimension.Account];
        if (groups.Length < 2 && Apart() is { } apart) groups = groups.Add(apart);
        if (groups.IsEmpty && DoersApart(heads) is { } doers) groups = [doers];
        // "who spent time on it": each by what they spent.
        if (groups.IsEmpty && AsksWho() && heads.TrueForAll(h => h.Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost }) && !items.Exists(i => i.Piece is Ranked))
        {
            groups = [Dimension.Person];
            foreach (var item in items) if (item.Piece is Spent) item.Used = true;
        }
        else if (groups.IsEmpty && AsksWho()) return null;
        // "…, sorted": there must be something to sort.
        if (groups.IsEmpty && items.Skip(1).Any(i => i.IsFrame(FrameWord.List) && tokens.Folded(i.Start) is "sorted" or "ordered" or "ranked" or "sort")) groups = [Dimension.Account];
        var scope = Scope();
        var question = new Question { Scope = scope, Where = Where(), Shape = Shape.Figure, Measures = measures, GroupBy = groups };
        // Averages of records are over the records, not over the accounts.
        if (perPerson) question = question with { Kind = Kind.People };
        else if (!perAccount && measures is [{ Aggregate: not Aggregate.Sum, Quantity: Over { Records: var each } }]) question = question with { Kind = each.Kind, Records = each };
        if (!groups.IsEmpty && items.Find(i => i is { Used: false, Piece: Ranked { Word: RankWord.Most } r } && (inOrder || r.Limit is not null)) is { Piece: Ranked best } first)
        {
            first.Used = true;
            question = question with { Sort = [new Sort(new ByMeasure(0), best.Descending)], Limit = best.Limit };
        }

        if (!groups.IsEmpty && items.Find(i => i is { Piece: Direction, Used: false }) is { Piece: Direction { Descending: var down } } direction)
        {
            direction.Used = true;
            question = question with { Sort = [new Sort(new ByMeasure(0), down)] };
        }

        if (question is { GroupBy: [], Measures: [{ Aggregate: Aggregate.Count, Quantity: Of { Number: AccountNumber.One } }] } && heads[0].Against is null) question = question with { Shape = Shape.Count, Measures = [] };
        if (heads[0].Against is { } against) question = question with { Against = against.Past, Change = HowMuchMore() };
        // "ARR renewing next quarter vs this quarter": the condition is what has a window.
        else if (items.Find(i => i is { Condition: not null, Against: not null }) is { Against: { } other } said) question = question with { Against = said.Piece is Renewing ? other.Future : other.Past, Change = HowMuchMore() };
        return question;
    }

    /// <summary>"how much more", "how many fewer than": the change itself.</summary>
    private int HowMuchMore()
    {
        if (yesNo || items.Find(i => i.Piece is Comparative) is not { Piece: Comparative { More: var more } } said) return 0;
        said.Used = true;
        return more ? 1 : -1;
    }

    /// <summary>"which fire cost the most", "the 3 meetings that took the most time": records in the order of a number of theirs.</summary>
    private Question? RankedRecords()
    {
        if (main is not { Piece: Noun { Kind: var kind } } || First<Ranked>() is not { Piece: Ranked { Word: RankWord.Most or RankWord.Big } ranked } rank) return null;
        if (items.FindAll(i => i is { Used: false, Piece: Effort, Compared: null }) is not [{ Piece: Effort effort } head] || First<Grouped>() is not null) return null;
        var filter = MainFilter();
        if (EffortOver(head, effort) is not { Records.Kind: var of } over || of != kind) return null;
        rank.Used = head.Used = true;
        foreach (var item in items) if (item.Piece is Spent || (item.Piece is Aggregated { Aggregate: Aggregate.Sum } && over.Number == RecordNumber.TotalCost)) item.Used = true;
        filter = filter with { Window = over.Records.Window };
        return new Question { Kind = kind, Scope = Scope(), Where = Where(), Records = filter, Show = [new ShowQuantity(over with { Records = filter })], Sort = [new Sort(new ByQuantity(over with { Records = filter }), ranked.Descending)], Limit = ranked.Limit ?? 1 };
    }

    /// <summary>Two figures are asked for only where a word joins them ("hours and cost"); else one of them was said for another reason.</summary>
    private bool Joined(List<Item> heads) => heads.Zip(heads.Skip(1)).All(pair =>
        items.Exists(i => i.Start >= pair.First.End && i.End <= pair.Second.Start && (i.Piece is Link { Word: LinkWord.And or LinkWord.Comma or LinkWord.Slash } || i.IsFrame(FrameWord.Compare))));

    /// <summary>Is the figure asked for, and not only a column or a key? "ARR", "how much ARR", "average ARR", "hours by team".</summary>
    private bool Wanted(List<Item> heads, Item? aggregated) =>
        !ShownBeside(heads) && (aggregated is not null || heads[0].Piece is Effort or Rate || !items.Exists(i => i.Piece is Subject or Ranked) || Has(FrameWord.HowMuch) || Has(FrameWord.Share) || Has(FrameWord.Count)
        || items.IndexOf(heads[0]) < items.FindIndex(i => i.Piece is Subject or Ranked) || First<Grouped>() is not null);

    /// <summary>"list tier 1 with NPS and CSAT": columns of a list.</summary>
    private bool ShownBeside(List<Item> heads) => items[0].IsFrame(FrameWord.List) && items.Exists(i => i.Condition is not null && i.Start < heads[0].Start) && heads.TrueForAll(h => h.Piece is Figure) && Phrases.Previous(items, items.IndexOf(heads[0])) is { Piece: Link { Word: LinkWord.With } } && First<Aggregated>() is null && First<Grouped>() is null;

    private Quantity QuantityOf(Item head)
    {
        head.Used = true;
        return head.Piece switch
        {
            Figure p => p.Quantity,
            Effort p => EffortOver(head, p),
            Rate p => new Ratio(p.Name, p.Name == RatioName.Adherence ? AtThatTime(head.When) : Records.Resolve(head.When, false), RateFilter(p)),
            _ => throw new InvalidOperationException("not a figure"),
        };
    }

    /// <summary>Adherence "today" is of all that was due by then, and not of what was due on that day.</summary>
    private static Window? AtThatTime(Recognizers.WindowReading? when) => Records.Resolve(when, false) is not { } window ? null : window.Days == 1 ? window with { From = null } : window;

    /// <summary>Is it about what people have done, so that "per CSM" means who did it?</summary>
    private static bool OfWork(Piece piece) => piece is Effort { Number: not (RecordNumber.ArrLost or RecordNumber.ArrKept) }
        or Rate { OfWork: true };

    private RecordFilter? RateFilter(Rate rate)
    {
        if (!rate.OfWork) return null;
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
}
