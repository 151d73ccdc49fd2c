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

    private static Dimension? DimensionOf(Field field) => field switch
    {
        Field.Tier => Dimension.Tier, Field.Health => Dimension.Health, Field.Owner => Dimension.Owner, Field.Team => Dimension.Team, Field.Segment => Dimension.Segment,
        Field.Region => Dimension.Region, Field.Industry => Dimension.Industry, Field.Stage => Dimension.Stage, Field.Plan => Dimension.Plan, _ => null,
    };

    /// <summary>Renewal results by month go by the month in which they were closed; by CSM, by whose account it is.</summary>
    private ImmutableArray<Dimension> TimeGroups() => [.. Groups(false).Select(d => d switch { Dimension.RenewalMonth => Dimension.Month, Dimension.RenewalQuarter => Dimension.Quarter, _ => d })];

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

    /// <summary>"what share of tier 1 ARR is at risk": what stands before the verb is the whole, the rest the part.</summary>
    private Question? Shared(Item share, Quantity quantity)
    {
        if (main is not null && quantity is Of { Number: AccountNumber.One }) return SharedRecords(share);
        share.Used = true;
        var before = Whole(share);
        var groups = Groups(records: quantity is Over);
        var scope = Scope();
        var where = Where();
        if (quantity is Over { Records: { Kind: Kind.Interactions, Tests: { IsEmpty: false } tests } records } && where is AllAccounts && tests.Any(t => !OfDoer(t)))
            return new Question { Scope = scope, Where = where, Shape = Shape.Figure, GroupBy = groups, Measures = [new Measure(Aggregate.Share, quantity) { BaseRecords = records with { Tests = [.. tests.Where(OfDoer)] } }] };
        // "share of yellow accounts": with nothing behind the noun, what stands before it is the part.
        Condition? whole = before.Count > 0 && items.Exists(i => i.Condition is not null && !before.Contains(i)) ? Expression.Of(before, out _) : null;
        if (where is AllAccounts && groups.IsEmpty)
        {
            share.Used = false;
            return null;
        }

        return new Question { Scope = scope, Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Share, quantity) { Base = whole }], GroupBy = groups };
    }

    /// <summary>Who did it says of whose work it is a share; all else says which part.</summary>
    private static bool OfDoer(RecordTest test) => test is RecordIs { Field: RecordField.Person or RecordField.PersonTeam or RecordField.PersonRole };

    /// <summary>The conditions that name the whole: those before the verb ("tier 1 accounts in EMEA | that are red"), else those before the noun.</summary>
    private List<Item> Whole(Item share)
    {
        var said = items.FindAll(i => i.Start >= share.Start && i.Condition is not null);
        var verb = said.FindIndex(i => i != said[0] && HasVerb(said[said.IndexOf(i) - 1].End, i.Start));
        if (verb > 0) return said[..verb];
        var noun = items.Find(i => i.Piece is Subject or Figure or Effort && i.Start >= share.Start);
        return noun is null ? [] : said.FindAll(i => i.Start < noun.Start);
    }

    private bool HasVerb(int from, int to)
    {
        for (var i = from; i < to; i++) if (tokens.Folded(i) is "is" or "are" or "was" or "were" or "has" or "have") return true;
        return false;
    }

    /// <summary>"what percent of urgent tickets are open": of the records as said before the noun, those as said behind it.</summary>
    private Question? SharedRecords(Item share)
    {
        var kind = ((Noun)main!.Piece).Kind;
        var whole = ((Noun)main.Piece).Tests;
        var behind = false;
        foreach (var item in items)
        {
            if (item.Piece is not Trait { Test: { } test } trait || (trait.Kinds & (Kinds)(1 << (int)kind)) == 0) continue;
            if (item.Start > main.Start) behind = true; else whole = Records.Narrow(whole, test);
        }

        var filter = MainFilter();
        if (filter.Tests.IsEmpty) return null;
        main.Used = share.Used = true;
        var groups = Groups(true, kind);
        var all = filter with { Tests = behind ? whole : [], Day = RecordDay.Main };
        return new Question { Scope = Scope(), Where = Where(), Shape = Shape.Figure, GroupBy = groups, Measures = [new Measure(Aggregate.Share, new Over(Counted(kind), filter)) { BaseRecords = all }] };
    }

    /// <summary>"which industry has the most ARR at risk", "top 3 CSMs by hours".</summary>
    private Question? Ranking()
    {
        var rank = First<Ranked>();
        var property = items.Find(i => i is { Piece: Property { Name: { } n }, Used: false } && (n.Group ?? n.OfRecords) is not null and not Dimension.Account);
        if (rank is null && property is not null && !items.Exists(i => i.Piece is Subject && i.Start < property.Start) && Phrases.Next(items, items.IndexOf(property))?.Piece is SortedBy) return RankingOf(property, new Ranked(RankWord.Most, true, int.MaxValue), null);
        // "who on the team has the most": people are asked for, and the team says only which.
        if (rank is { Piece: Ranked { Word: RankWord.Most } } && property is { Piece: Property { Name.Word: "team" } } && Has(FrameWord.Who) && items.FindIndex(i => i.IsFrame(FrameWord.Who)) < items.IndexOf(property))
        {
            property.Used = true;
            property = items.Exists(i => i.Piece is Effort or Rate) || main is not null ? null : items.Find(i => i.IsFrame(FrameWord.Who));
            if (property is null && items.Find(i => i.IsFrame(FrameWord.Who)) is { } who) (who.Piece, property) = (new Property(new Named("person", null, null, Dimension.Person)), who);
        }

        // "who has the highest share of firefighting": whose work it is.
        if (rank is { Piece: Ranked { Word: RankWord.Most } } && property is null && main is null && AsksWho() && items.FindAll(i => i is { Used: false, Compared: null, Piece: Figure or Effort or Rate }) is [{ Piece: Rate { OfWork: true } }] && !items.Exists(i => i.Piece is Subject))
            (items[0].Piece, property) = (new Property(new Named("person", null, null, Dimension.Person)), items[0]);
        if (rank is { Piece: Ranked { Word: RankWord.Most } } && property is null && main is null && Has(FrameWord.Who) && (items.Exists(i => i.Piece is Subject) || (tokens.Count > 1 && tokens.Folded(1) is "carries" or "holds" or "manages" or "handles"))) property = items.Find(i => i.IsFrame(FrameWord.Who));
        if (rank is null || property is null) return null;
        // "who owns the biggest red account": one account is looked for, and then whose it is.
        if (property.Piece is Property { Name.Word: "owner" or "csm" } && items.Exists(i => i.Piece is Property { Name.Word: "owner" } || (i.Used && tokens.Folded(i.Start) is "owns" or "manages" or "covers" or "handles")) && OfTheOne(property)) { rank.Piece = ((Ranked)rank.Piece) with { Limit = 1 }; return null; }
        // "large accounts whose health …" ranks accounts.
        if (((Ranked)rank.Piece).Word == RankWord.Big && Phrases.Next(items, items.IndexOf(rank))?.Piece is Subject && property.Start > rank.Start) return null;
        // "which CSM has the oldest ticket" asks for a record first.
        if (main is not null && ((Ranked)rank.Piece).Word is RankWord.Old or RankWord.Early or RankWord.Long) return null;
        return RankingOf(property, (Ranked)rank.Piece, rank);
    }

    /// <summary>"which account has the oldest open ticket", "CSMs with the oldest fires": each by the age of its oldest.</summary>
    private Question? WithTheOldest()
    {
        if (items.Find(i => i is { Used: false, Piece: Ranked { Word: RankWord.Old or RankWord.Long, Descending: true } }) is not { Piece: Ranked ranked } rank) return null;
        var noun = items.FindIndex(i => i.Piece is Noun { Kind: Kind.Tickets or Kind.Fires, Verb: false });
        if (noun < 0 || items.FindIndex(i => i.Piece is Subject { Noun: true } or Property { Name.Group: not null }) is not (>= 0 and var what) || what > items.IndexOf(rank) || items.IndexOf(rank) > noun || items.Exists(i => i.Piece is Grouped or SortedBy or Effort or Figure)) return null;
        if (items[0].Piece is not (Frame { Word: FrameWord.Which or FrameWord.List } or Subject or Property)) return null;
        var dimension = items[what].Piece is Property { Name: var name } ? DimensionOf(name, true, ((Noun)items[noun].Piece).Kind) : Dimension.Account;
        if (dimension is not { } group) return null;
        main = items[noun];
        (items[noun].Condition, items[noun].Used, rank.Used, items[what].Used) = (null, true, true, true);
        var filter = MainFilter();
        foreach (var item in items) if (item.Piece is Link { Word: LinkWord.With }) item.Used = true;
        return new Question { Kind = filter.Kind, Records = filter, Scope = Scope(), Where = Where(), Shape = Shape.Figure, Measures = [new Measure(Aggregate.Max, new Over(RecordNumber.DaysOpen, filter))], GroupBy = [group], Sort = [new Sort(new ByMeasure(0), true)], Limit = ranked.Limit ?? (items[what].End > 0 && tokens.Folded(items[what].End - 1)[^1] == 's' ? null : 1) };
    }

    private bool OfTheOne(Item property) => main is null && items.Exists(i => i.Piece is Subject { Noun: true } && i.Start > property.Start && tokens.Folded(i.End - 1) is "account" or "customer" or "client" or "logo" or "company") && !items.Exists(i => i.Piece is Effort or Noun or Grouped);

    private Question? RankingOf(Item property, Ranked ranked, Item? rank)
    {
        var head = items.Find(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate);
        if (property.Piece is Property { Name.OfRecords: Dimension.Fire } && main?.Piece is not Noun { Kind: Kind.Fires }) return null;
        var records = (head is not null && OfWork(head.Piece)) || (head is null && main is not null);
        var name = property.Piece is Property p ? p.Name : new Named("csm", Dimension.Owner, Field.Owner);
        if ((DimensionOf(name, records, main is null ? Kind.Interactions : ((Noun)main.Piece).Kind) ?? (records ? null : name.OfRecords)) is not { } dimension) return null;
        Measure measure;
        var question = new Question();
        var share = items.Find(i => i.IsFrame(FrameWord.Share));
        if (share is not null || ranked.Word == RankWord.Good) return RankingOfShare(property, ranked, rank, share, head, dimension);
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
        if (head is null) Use(FrameWord.Count);
        if (rank is not null) rank.Used = true;
        foreach (var item in items) if (item.Piece is SortedBy or Spent) item.Used = true;
        return question with
        {
            Scope = Scope(), Where = Where(), Shape = Shape.Figure, Measures = [measure], GroupBy = [dimension],
            Sort = [new Sort(new ByMeasure(0), Towards(ranked))], Limit = ranked.Limit == int.MaxValue ? null : ranked.Limit ?? 1,
        };
    }

    /// <summary>"high to low", said behind.</summary>
    private bool Towards(Ranked ranked)
    {
        if (ranked.Limit != int.MaxValue || items.Find(i => i is { Piece: Direction, Used: false }) is not { Piece: Direction { Descending: var down } } direction) return ranked.Descending;
        direction.Used = true;
        return down;
    }

    /// <summary>"which industry is healthiest, by share of green accounts", "rank regions by share of ARR at risk".</summary>
    private Question? RankingOfShare(Item property, Ranked ranked, Item? rank, Item? share, Item? head, Dimension dimension)
    {
        property.Used = true;
        foreach (var item in items) if (item == rank || item == share || item.Piece is SortedBy) item.Used = true;
        var (scope, quantity, where) = (Scope(), head is null ? new Of(AccountNumber.One) : QuantityOf(head), Where());
        if (where is AllAccounts && ranked.Word == RankWord.Good) where = new OneOf(Field.Health, Words.Of(Colour.Green));
        if (where is AllAccounts) return null;
        return new Question
        {
            Scope = scope, Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Share, quantity)], GroupBy = [dimension],
            Sort = [new Sort(new ByMeasure(0), ranked.Descending)], Limit = ranked.Limit == int.MaxValue ? null : ranked.Limit ?? 1,
        };
    }

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
