using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Lists and counts.
internal sealed partial class Composition
{
    private Question? Listed()
    {
        var count = Has(FrameWord.Count) || (Has(FrameWord.HowOften) && main is not null);
        Use(FrameWord.Count);
        if (main is not null) Use(FrameWord.HowOften);
        if (main is not null) return ListedRecords(count);
        // "industries where all accounts are green": of groups, not of accounts.
        if (!count && items.FindIndex(i => i.Piece is not Frame) is >= 0 and var first && first + 1 < items.Count && items[first] is { Used: false, Piece: Property { Name: { Group: not null and not Dimension.Account } } } && items[first + 1].Piece is Link { Word: LinkWord.With or LinkWord.Without or LinkWord.Only } && items.Skip(first + 2).Any(i => i.Piece is Subject)) return null;
        if (count && First<Figure>() is { Piece: Figure { Quantity: Of { Number: AccountNumber.One } } } one) one.Used = true;
        var sort = Sorted();
        // "how many of each colour": what has a colour is an account.
        var each = count && items.Exists(i => i is { Piece: Grouped { Name.Group: not null, Name.OfRecords: null }, Used: false });
        // "breakdown by tier and colour", "health mix by segment": of accounts.
        each |= items.Exists(i => i is { Used: false, Piece: Grouped or GroupedTwice }) && !items.Exists(i => i.Piece is Effort or Figure or Rate or Aggregated) && items.TrueForAll(i => i.Used || i.Piece is Frame { Word: FrameWord.List } or Grouped { Name: { Group: not null, OfRecords: null } } or GroupedTwice { First: { Group: not null, OfRecords: null }, Second: { Group: not null, OfRecords: null } } or Link { Word: LinkWord.With });
        if (!items.Exists(i => i.Condition is not null || i.Piece is Subject) && sort.Sort.IsEmpty && !each) return null;
        // The people of a team are no accounts.
        if (Has(FrameWord.Who) && items.TrueForAll(i => i.Piece is Frame or Link or Whose { Team: not null })) return null;
        var scope = Scope();
        var apart = count && main is null ? Apart() : null;
        var where = Where();
        var groups = Groups(records: false);
        if (apart is { } sides) groups = groups.Add(sides);
        // "which regions are the red ones in": regions are asked for, and a list of accounts is no answer.
        if (items is [{ Piece: Frame { Word: FrameWord.Which } }, { Used: false, Piece: Property { Name: { Group: not Dimension.Account, Word: not "people" } } }, { Piece: not Subject }, ..] && items[^1].Piece is not Subject) return null;
        // "which regions do we have customers in": the regions are asked for, each with its accounts.
        if (groups.IsEmpty && !count && items is [{ Piece: Frame { Word: FrameWord.Which } }, { Used: false, Piece: Property { Name.Group: { } asked and not Dimension.Account } } property, { Piece: not Subject }, ..] && sort.Sort.IsEmpty && items[^1].Piece is Subject)
        {
            property.Used = true;
            groups = [asked];
        }

        // "number of red, yellow and green accounts": each.
        if (count && groups.IsEmpty && where is OneOf { Field: Field.Health, Values.Length: 3 }) return InGroups(new Question { Scope = scope }, [new Measure(Aggregate.Count, new Of(AccountNumber.One))], [Dimension.Health]);
        if (count && groups.IsEmpty) return new Question { Scope = scope, Where = where, Shape = Shape.Count };
        // "the biggest account in each region": the first few of each group.
        if (items.Exists(i => i.Piece is Ranked) && !groups.IsEmpty) return groups is [var per] && (sort.Limit is not null || items.Exists(i => i.Piece is Subject && tokens.Folded(i.End - 1)[^1] != 's')) && !count && !sort.Sort.IsEmpty && per != Dimension.Account ? new Question { Scope = scope, Where = where, Sort = sort.Sort, Limit = sort.Limit ?? 1, Per = per, Show = Shown() } : null;
        if (items.Exists(i => i.Piece is Ranked) && items.Exists(i => i.Piece is Grouped { Name.Group: not null })) return null;
        if (!groups.IsEmpty) return InGroups(new Question { Scope = scope, Where = where }, [new Measure(Aggregate.Count, new Of(AccountNumber.One))], groups);
        // "does Rose have any red accounts".
        if (yesNo && tokens.Folded(0) is "does" or "has" && sort.Sort.IsEmpty && items.Exists(i => i.Piece is Whose { Team: null }) && items.FindAll(i => i.Condition is not null).Count > 1 && !items.Exists(i => i.Piece is Frame { Word: not (FrameWord.Anyone or FrameWord.YesNo) })) return new Question { Scope = scope, Where = where, Shape = Shape.YesNo };
        // "does it take more … than …": the account alone is no answer for yes or no.
        if (yesNo && where is OneOf { Field: Field.Account }) return null;
        return new Question { Scope = scope, Where = where, Sort = sort.Sort, Limit = sort.Limit, Show = Shown() };
    }

    private Question? ListedRecords(bool count)
    {
        var kind = ((Noun)main!.Piece).Kind;
        main.Used = true;
        var sort = Sorted();
        // "how old is our oldest open ticket": its age.
        var howOld = Has(FrameWord.HowLong);
        if (kind is Kind.Tickets or Kind.Fires && howOld && !sort.Sort.IsEmpty) Use(FrameWord.HowLong);
        if (kind is Kind.Tickets or Kind.Fires && howOld && sort.Sort is [{ Key: ByRecordDay, Descending: var newest }] && sort.Limit is null or 1 && First<Grouped>() is null)
        {
            var aged = MainFilter();
            return new Question { Kind = kind, Scope = Scope(), Where = Where(), Records = aged, Shape = Shape.Figure, Measures = [new Measure(newest ? Aggregate.Min : Aggregate.Max, new Over(RecordNumber.DaysOpen, aged))] };
        }

        foreach (var item in items) if (item is { Used: false, Piece: Aggregated { Aggregate: Aggregate.Sum } }) item.Used = true;
        var scope = Scope();
        var filter = MainFilter();
        // "largest fire by cost this year": the window behind the key is that of the records.
        if (filter.Window is null && sort.Sort is [{ Key: ByQuantity { Quantity: Over { Records: { Window: { } window, Kind: var of } } } }] && of == kind) filter = filter with { Window = window };
        var where = Where();
        var groups = Groups(records: true, kind);
        var question = new Question { Kind = kind, Scope = scope, Where = where, Records = filter };
        if ((groups.Contains(Dimension.Account) || groups.AsSpan() is [Dimension.Person]) && First<Aggregated>() is { Piece: Aggregated { Aggregate: not Aggregate.Sum and var aggregate } } each)
        {
            // "average number of calls per account" is one figure over all accounts, "per CSM" over all CSMs.
            each.Used = true;
            var (tests, person) = (filter.Tests.RemoveAll(t => t is RecordIs { Field: RecordField.PersonRole }), !groups.Contains(Dimension.Account));
            return new Question { Kind = person ? Kind.People : Kind.Accounts, Scope = scope, Where = where, Shape = Shape.Figure, GroupBy = groups.RemoveAll(g => g is Dimension.Account or Dimension.Person), Measures = [new Measure(aggregate, new Over(Counted(kind), filter with { Tests = tests }))] };
        }

        if (main.Against?.Past is { } against)
        {
            Use(FrameWord.Compare);
            question = question with { Against = against, Change = HowMuchMore() };
            return InGroups(question, [new Measure(Aggregate.Sum, new Over(Counted(kind), filter))], groups);
        }

        if (!groups.IsEmpty && sort.Limit is { } most && sort.Sort.IsEmpty && items.Find(i => i is { Used: false, Piece: Ranked { Word: RankWord.Most } }) is { Piece: Ranked best } ranked)
        {
            // "tickets per customer, top 5".
            ranked.Used = true;
            return InGroups(question, [new Measure(Aggregate.Sum, new Over(Counted(kind), filter))], groups) with { Sort = [new Sort(new ByMeasure(0), best.Descending)], Limit = most };
        }

        // "the oldest ticket per priority": the first of each group.
        if (!groups.IsEmpty && items.Exists(i => i is { Used: true, Piece: Ranked { Word: RankWord.Old or RankWord.Early or RankWord.Long } })) return groups is [var per] && !count && !sort.Sort.IsEmpty && (sort.Limit is not null || IsOne(main)) ? question with { Sort = sort.Sort, Limit = sort.Limit ?? 1, Per = per } : null;
        if (!groups.IsEmpty) return InGroups(question, [new Measure(Aggregate.Sum, new Over(Counted(kind), filter))], groups);
        // "who completed X": each person once, however often.
        if (!count && kind == Kind.Training && Has(FrameWord.Who) && sort.Sort.IsEmpty) return InGroups(question, [new Measure(Aggregate.Sum, new Over(RecordNumber.Count, filter))], [Dimension.Learner]);
        if (count) return Counted(kind) == RecordNumber.Learners ? question with { Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Over(RecordNumber.Learners, filter))] } : question with { Shape = Shape.Count };
        // "the oldest open ticket", "the next step": one.
        if (sort.Sort.IsEmpty && kind == Kind.Steps && IsOne(main) && tokens.Folded(main.Start) is "next" or "upcoming") return question with { Records = filter with { Window = filter.Window ?? new Window(today, null) }, Limit = 1 };
        var limit = sort.Limit ?? (!sort.Sort.IsEmpty && items.Exists(i => i is { Used: true, Piece: Ranked }) && IsOne(main) ? 1 : null);
        return question with { Sort = sort.Sort, Limit = limit };
    }

    private bool IsOne(Item noun) => noun.End > noun.Start && tokens.Folded(noun.End - 1) is "call" or "email" or "mail" or "meeting" or "visit" or "qbr" or "review" or "session" or "workshop" or "chat" or "interaction" or "touchpoint" or "ticket" or "case" or "fire" or "step" or "milestone" or "plan" or "completion" or "renewal" or "save" or "change" or "one";

    private RecordNumber Counted(Kind kind) => kind == Kind.Training && !items.Exists(i => i.Piece is Noun { Kind: Kind.Training, Each: true }) ? RecordNumber.Learners : RecordNumber.Count;

    /// <summary>Columns asked for: "with their owners".</summary>
    private ImmutableArray<Show> Shown()
    {
        var shown = ImmutableArray<Show>.Empty;
        foreach (var item in items)
            if (item is { Piece: Property { Name: { Field: { } field, Word: not "contact" } }, Used: false }) { item.Used = true; shown = shown.Add(new ShowField(field)); }
            else if (item is { Piece: Figure { Quantity: var quantity }, Used: false, Compared: null }) { item.Used = true; shown = shown.Add(new ShowQuantity(quantity)); }
        return shown;
    }

    private static Question InGroups(Question question, ImmutableArray<Measure> measures, ImmutableArray<Dimension> groups) =>
        question with { Shape = Shape.Figure, Measures = measures, GroupBy = groups };

    /// <summary>By what the answer is grouped. A word can mean one thing for accounts (a CSM owns) and another for records (a CSM has done).</summary>
    private ImmutableArray<Dimension> Groups(bool records, Kind kind = Kind.Interactions)
    {
        var groups = ImmutableArray<Dimension>.Empty;
        foreach (var item in items)
        {
            if (item.Used) continue;
            if (item.Piece is Grouped one) groups = Group(groups, item, records, kind, one.Name);
            else if (item.Piece is GroupedTwice two) groups = Group(groups, item, records, kind, two.First, two.Second);
        }

        return groups;
    }

    private ImmutableArray<Dimension> Group(ImmutableArray<Dimension> groups, Item item, bool records, Kind kind, params ReadOnlySpan<Named> names)
    {
        foreach (var name in names)
        {
            if (DimensionOf(name, records, kind) is not { } dimension) return groups;
            groups = groups.Add(dimension);
        }

        item.Used = true;
        return groups;
    }

    /// <summary>Interactions are done by a person of a team; of everything else the CSM is the account's.</summary>
    private Dimension? DimensionOf(Named name, bool records, Kind kind) => (records ? name.OfRecords ?? name.Group : name.Group) switch
    {
        // A step has an owner of its own.
        Dimension.Owner or Dimension.Person when records && kind == Kind.Steps => Dimension.Person,
        Dimension.Person when kind != Kind.Interactions && name.Group is { } group => group,
        Dimension.PersonTeam when kind != Kind.Interactions && name.Group is { } group => group,
        null when name.Word == "contract length" && !records => Dimension.ContractMonths,
        // The subject is the reason of a ticket; nothing else has one.
        Dimension.Reason when name.Word == "subject" && kind != Kind.Tickets => null,
        Dimension.Reason when name.Word == "first warning sign" && kind != Kind.Fires => null,
        Dimension.Type when kind == Kind.Evidence => Dimension.EvidenceKind,
        Dimension.RenewalMonth or Dimension.RenewalQuarter when !items.Exists(i => i.Piece is Renewing or Rate or Effort || (i.Condition is DayIn { Field: Field.RenewalDate })) && name.Word is "month" or "quarter" => null,
        var dimension => dimension,
    };

    // ---- order

    private (ImmutableArray<Sort> Sort, int? Limit) Sorted()
    {
        int? limit = null;
        var sort = ImmutableArray<Sort>.Empty;
        var at = items.FindIndex(i => i is { Piece: SortedBy, Used: false });
        // "ordered by longest time without contact": the rank says which way.
        if (at >= 0 && at + 2 < items.Count && items[at + 1] is { Used: false, Piece: Ranked { Limit: null, Word: RankWord.Long or RankWord.Most or RankWord.Big or RankWord.Old, Descending: var way } said } && items[at + 2] is { Compared: null, Piece: Figure or Effort or Rate or Property { Name.Field: not null } })
        {
            items[at + 1].Piece = new Direction(items[at + 2].Piece is Property { Name.Field: Field.LastContact or Field.RenewalDate or Field.ContractStart } && said.Word == RankWord.Long ? !way : way);
            items[at + 1].Used = false;
            items.Add(items[at + 1]);
            items.RemoveAt(at + 1);
        }

        var direction = items.Find(i => i is { Piece: Direction, Used: false });
        var rank = items.Find(i => i is { Piece: Ranked, Used: false });
        if (at < 0 && !Has(FrameWord.Count)) at = items.FindIndex(i => i is { Piece: Grouped { Name: { Group: null, OfRecords: null, Word: not "contract length" } }, Used: false });
        // "by open tickets": what narrows the noun has been taken up by it.
        var keyAt = items[Math.Max(at, 0)].Piece is SortedBy ? at + 1 : at;
        while (keyAt > 0 && keyAt + 1 < items.Count && items[keyAt] is { Used: true, Piece: Trait or Link }) keyAt++;
        if (at >= 0 && KeyAt(keyAt) is { } key)
        {
            items[at].Used = true;
            var descending = direction is not null ? Down((Direction)direction.Piece, key.Key) : rank is not null && key.Natural ? ((Ranked)rank.Piece).Descending : rank is { Piece: Ranked { Descending: false, Word: not RankWord.Early } } ? !key.Descending : key.Descending;
            sort = [new Sort(key.Key, descending)];
            if (direction is not null) direction.Used = true;
            for (var next = keyAt + 1; next + 1 < items.Count && items[next].Piece is Link { Word: LinkWord.And or LinkWord.Comma } && KeyAt(next + 1) is { } more; next += 2)
                sort = sort.Add(new Sort(more.Key, more.Descending));
        }

        // "my accounts, smallest first": the word says by itself by what.
        if (sort.IsEmpty && rank is null && direction is { Piece: Direction { Word: { } word, Descending: var down } } && ByRank(direction, new Ranked(word, word == RankWord.Old ? !down : down, null)) is { } own)
        {
            direction.Used = true;
            sort = [own];
        }

        if (rank is null) return (sort, null);
        var ranked = (Ranked)rank.Piece;
        limit = ranked.Limit;
        if (sort.IsEmpty && ByRank(rank, ranked) is { } by) sort = [by];
        // "which of them is the biggest": one.
        if (limit is null && items.Exists(i => i.Piece is Refers) && Singular(rank)) limit = 1;
        if (!sort.IsEmpty) rank.Used = true;
        return (sort, limit);
    }

    private bool Singular(Item rank)
    {
        if (items.Exists(i => i.Piece is Refers && tokens.Folded(i.End - 1) is "one")) return true;
        var at = rank.Start - 1;
        while (at > 0 && tokens.Folded(at) is "the" or "our") at--;
        return at >= 0 && tokens.Folded(at) is "is" or "has";
    }

    /// <summary>"worst first" is red before green, a low NPS before a high one, and many tickets before few.</summary>
    private static bool Down(Direction direction, SortKey key) => direction.Word is not RankWord.Good ? direction.Descending
        : key is ByQuantity { Quantity: Metric or Ratio or Of { Number: AccountNumber.Arr } } ? direction.Descending : !direction.Descending;

    private Sort? ByRank(Item rank, Ranked ranked)
    {
        var at = items.IndexOf(rank);
        if (main is not null)
            return ranked.Word is RankWord.Old or RankWord.Early ? new Sort(new ByRecordDay(main.Day), !ranked.Descending && ranked.Word == RankWord.Old) : ranked.Word == RankWord.Long ? new Sort(new ByRecord(((Noun)main.Piece).Kind == Kind.Interactions ? RecordField.Minutes : RecordField.AgeDays), ranked.Descending) : null;
        if (ranked.Word == RankWord.Early) return items.Exists(i => i.Piece is Renewing) ? new Sort(new ByField(Field.RenewalDate), false) : null;
        if (ranked.Word == RankWord.Old && Phrases.Next(items, at)?.Piece is Subject) return new Sort(new ByField(Field.ContractStart), !ranked.Descending);
        if (ranked.Word == RankWord.Long && Phrases.Next(items, at)?.Piece is Subject) return new Sort(new ByQuantity(new Of(AccountNumber.ContractMonths)), ranked.Descending);
        // "who has been red the longest".
        if (ranked.Word is RankWord.Long or RankWord.Old && items.Exists(i => i.Piece is Coloured) && !(ranked.Word == RankWord.Old && Phrases.Next(items, at)?.Piece is Subject)) return new Sort(new ByQuantity(new Of(AccountNumber.DaysInColour)), ranked.Descending);
        if (ranked.Word == RankWord.Good) return new Sort(new ByField(Field.Health), !ranked.Descending);
        // "whose usage has dropped the most": by how much.
        if (ranked.Word == RankWord.Most && items.FindIndex(i => i.Piece is Figure { Quantity: MetricChange }) is var moved and >= 0 && KeyAt(moved) is { } change) return new Sort(change.Key, ranked.Descending);
        // "the biggest accounts that …" are the biggest by ARR, whatever is said of them.
        if (ranked.Word == RankWord.Big && Phrases.Next(items, at)?.Piece is Subject) return new Sort(new ByQuantity(new Of(AccountNumber.Arr)), ranked.Descending);
        // "who had the longest call": its length is no number of the account.
        if (ranked.Word is RankWord.Long && Phrases.Next(items, at)?.Piece is Noun) return null;
        for (var i = at + 1; i < items.Count && i <= at + 2; i++)
            if (!IsName(items[i]) && KeyAt(i) is { } key) return new Sort(key.Key, ranked.Word == RankWord.Long && !key.Natural ? !ranked.Descending : key.Natural ? ranked.Descending : !ranked.Descending);
        if (at > 0 && ranked.Word == RankWord.Long && items[at - 1].Piece is Property { Name.Field: Field.LastContact } && KeyAt(at - 1) is { } silence) return new Sort(silence.Key, !ranked.Descending);
        if (at > 0 && ranked.Word == RankWord.Most && items[at - 1].Piece is Effort && KeyAt(at - 1) is { } before) return new Sort(before.Key, ranked.Descending);
        // "best customers", "largest team": by what is not said, and no name is more than another.
        if (Phrases.Next(items, at) is { } named && IsName(named) && !items.Exists(i => i.Piece is Subject)) return null;
        if (tokens.Folded(rank.Start) is "best" or "worst" && !items.Exists(i => i.Piece is Figure or Effort or Rate or Noun)) return null;
        return ranked.Word == RankWord.Big || (ranked.Word == RankWord.Most && (ranked.Limit is not null || Phrases.Next(items, at)?.Piece is Subject)) ? new Sort(new ByQuantity(new Of(AccountNumber.Arr)), ranked.Descending) : null;
    }

    private static bool IsName(Item item) => item.Piece is Property { Name.Field: Field.Owner or Field.Team or Field.Segment or Field.Region or Field.Industry or Field.Stage or Field.Account or Field.Sponsor or Field.Plan };

    /// <summary>What is sorted by; Natural: more of it is larger (a number), so that "top" means descending.</summary>
    private (SortKey Key, bool Descending, bool Natural)? KeyAt(int at)
    {
        if (at >= items.Count || items[at].Used && items[at].Piece is not (Noun or Figure { Quantity: MetricChange })) return null;
        var item = items[at];
        (SortKey, bool, bool)? key = item.Piece switch
        {
            Figure { Quantity: MetricChange } p => (new ByQuantity(p.Quantity), true, true),
            Figure p when item.Compared is null => (new ByQuantity(p.Quantity), true, true),
            Effort p => (new ByQuantity(EffortOver(item, p)), true, true),
            Rate p => (new ByQuantity(new Ratio(p.Name, Records.Resolve(item.When, false))), true, true),
            Noun p when item != main => (new ByQuantity(Records.Counted(Records.Filter(item), Counted(p.Kind))), true, true),
            Timed p when ReferenceEquals(p, Rules.Arr.Started) => Key(Field.ContractStart),
            Property { Name.Field: { } f } => Key(f),
            Property { Name.Word: "date" } when main is not null => (new ByRecordDay(main.Day), false, false),
            Property { Name.Word: "date" } when items.Exists(i => i.Piece is Renewing) => Key(Field.RenewalDate),
            Grouped { Name.Field: { } f } => Key(f),
            Renewing => (new ByField(Field.RenewalDate), false, false),
            Moved => null,
            _ => null,
        };
        if (key is not null) { item.Used = true; if (item.Piece is not Figure { Quantity: MetricChange }) item.Condition = null; }
        return key;
    }

    private (SortKey, bool, bool) Key(Field field) => field switch
    {
        Field.ContractMonths => (new ByQuantity(new Of(AccountNumber.ContractMonths)), true, true),
        _ => (new ByField(field), false, false),
    };
}
