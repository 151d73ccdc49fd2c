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
}
