using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

// Figures and what they are counted, ranked and cut by: "lowest usage, bottom 5", "10 users or less", "cost of each account".
internal static partial class Merging
{
    /// <summary>"largest ARR first": an order.</summary>
    private static void First(List<Item> items)
    {
        for (var i = 0; i + 2 < items.Count; i++)
        {
            if (items[i].Piece is not Ranked { Word: RankWord.Most or RankWord.Big, Limit: null, Descending: var down } || items[i + 1].Piece is not (Figure or Effort or Noun) || !items[i + 2].IsFrame(FrameWord.First)) continue;
            (items[i].Piece, items[i + 2].Piece) = (new SortedBy(), new Direction(down));
        }
    }

    /// <summary>"10 active users or less": the bound behind what is counted.</summary>
    private static void OrLess(List<Item> items)
    {
        for (var i = 0; i + 3 < items.Count; i++)
        {
            if (items[i].Piece is not Compared { Bare: true } amount || items[i + 1].Piece is not (Figure or Noun or Effort) || !items[i + 2].IsLink(LinkWord.Or) || items[i + 3].Piece is not Comparative { More: var more }) continue;
            items[i].Piece = amount with { Op = more ? Op.AtLeast : Op.AtMost, Bare = false };
            Drop(items[i + 2]);
            Drop(items[i + 3]);
        }
    }

    /// <summary>"what did Priya's time cost", "cost of her hours on visits": the hours are those that cost.</summary>
    private static void TimeOf(List<Item> items)
    {
        var cost = items.FindIndex(i => i.Piece is Effort { Number: RecordNumber.Cost });
        var time = items.FindIndex(i => i.Piece is Effort { Number: RecordNumber.Minutes, Tests: [] });
        if (cost < 0 || time < 0 || items.GetRange(Math.Min(cost, time), Math.Abs(cost - time)).Exists(i => i.Piece is Link { Word: not LinkWord.With } or Frame { Word: FrameWord.Compare } or SortedBy or Grouped)) return;
        if (items.Find(i => i.Piece is Whose) is not { Piece: Whose who } doer) return;
        doer.Piece = who with { Form = PersonForm.Did };
        Drop(items[time]);
    }

    /// <summary>"cost of each account in EMEA": a row for each.</summary>
    private static void OfEach(List<Item> items)
    {
        var each = items.FindIndex(i => i.Piece is Each);
        if (each < 0) return;
        var head = items.FindIndex(i => i.Piece is Effort or Figure or Rate or Noun { Verb: false });
        var subject = items.FindIndex(each, i => i.Piece is Subject { Noun: true });
        // "how many people took each training": for each course.
        if (each > 0 && each + 1 < items.Count && items[each + 1].Piece is Noun { Kind: Kind.Training, Tests: [], Verb: false } && items.Take(each).Any(i => i.Piece is Noun { Kind: Kind.Training }))
        {
            items[each].Piece = new Grouped(new Named("course", null, null, Dimension.Course));
            Drop(items[each + 1]);
            return;
        }

        // "how much did each red account cost": the figure may stand behind.
        var asked = items[0].Piece is Frame { Word: FrameWord.HowMuch or FrameWord.What or FrameWord.Count } && head > subject && items[head].Piece is Effort;
        items[each].Piece = head >= 0 && (head < each || asked) && subject >= 0 ? new Grouped(new Named("account", Dimension.Account, Field.Account, Dimension.Account)) : new Frame(FrameWord.List);
    }

    /// <summary>"how many accounts are red, and how much ARR is that", "number of red accounts and their total ARR": two figures of the same accounts.</summary>
    private static void CountAndFigure(List<Item> items)
    {
        // "accounts and total ARR in EMEA".
        if (items.Count > 2 && items[0].Piece is Subject && items[1].IsLink(LinkWord.And) && items.Skip(2).FirstOrDefault(i => i.Piece is not Aggregated) is { Piece: Figure { Quantity: Of { Number: AccountNumber.Arr } } } && !items.Exists(i => i.Piece is Frame or Grouped or SortedBy or Refers)) { items[0].Piece = new Figure(new Of(AccountNumber.One)); return; }
        // "per tier: how many accounts and how much ARR".
        var first = items[0].Piece is Grouped && items.Count > 1 ? 1 : 0;
        if (!items[first].IsFrame(FrameWord.Count) || items.FindIndex(i => i.Piece is Subject or Is or Coloured) is not (> 0 and var subject) || subject < first) return;
        var figure = items.FindIndex(subject, i => i.Piece is Figure { Quantity: Of { Number: AccountNumber.Arr } });
        if (figure < 0 || (figure + 1 < items.Count && items[figure + 1].Piece is Compared)) return;
        var between = items.GetRange(subject, figure - subject);
        if (!between.Exists(i => i.Piece is Link { Word: LinkWord.And or LinkWord.Comma } or Refers { Word: ReferWord.Also }) || !items.Exists(i => i.Piece is Refers { Word: ReferWord.Them or ReferWord.It } or Aggregated { Aggregate: Aggregate.Sum } || i.IsFrame(FrameWord.HowMuch))) return;
        items[first].Piece = new Figure(new Of(AccountNumber.One));
        foreach (var item in items)
            if (item.Piece is Refers { Word: ReferWord.Also }) item.Piece = new Link(LinkWord.And);
            else if (item.Piece is Refers or Frame { Word: FrameWord.HowMuch }) Drop(item);
    }

    /// <summary>"list my accounts by tier, then ARR": an order, and no groups.</summary>
    private static void Thens(List<Item> items)
    {
        if (!items[0].IsFrame(FrameWord.List) || !items.Exists(i => i.Piece is Subject) || items.Exists(i => i.Piece is Figure or Effort or Rate && items.IndexOf(i) < items.FindIndex(x => x.Piece is Grouped))) return;
        for (var i = items.FindIndex(x => x.Piece is Subject); i < items.Count; i++)
        {
            if (items[i].Piece is not Grouped { Name: { Field: not null } name }) continue;
            items.Insert(i, new Item(new SortedBy(), items[i].Start, items[i].Start));
            items[i + 1].Piece = new Property(name);
            return;
        }
    }

    /// <summary>"account with the maximum ARR": where something is looked for, it is that which has it; alone it is a figure.</summary>
    private static void Extremes(List<Item> items)
    {
        // "smallest and largest ARR": both are figures.
        for (var i = 0; i + 3 < items.Count; i++)
        {
            if (Extreme(items[i].Piece) is not { } one || !items[i + 1].IsLink(LinkWord.And) || Extreme(items[i + 2].Piece) is not { } other || one == other || items[i + 3].Piece is not Figure figure) continue;
            (items[i].Piece, items[i + 2].Piece) = (new Aggregated(one), new Aggregated(other));
            items.Insert(i + 1, new Item(figure, items[i].End, items[i].End));
            return;
        }

        // "smallest ARR in tier 2": alone, it is the figure.
        if (items.Find(i => i.Piece is not Frame { Word: FrameWord.List }) is { Piece: Ranked { Word: RankWord.Most or RankWord.Big, Limit: null, Descending: var high } } alone && items.IndexOf(alone) is var at && at + 1 < items.Count && items[at + 1].Piece is Figure { Quantity: Of { Number: AccountNumber.Arr } }
            && !items.Exists(i => i.Piece is Subject or Property or Noun or SortedBy or Grouped or Refers or Renewing { Noun: true } or Frame { Word: FrameWord.Which or FrameWord.Who }))
        {
            alone.Piece = new Aggregated(high ? Aggregate.Max : Aggregate.Min);
            return;
        }

        // "smallest ARR among red accounts", "lowest NPS in EMEA": a figure of what the preposition names.
        if (items.FindIndex(i => i.Piece is not Frame { Word: FrameWord.List }) is var head && head + 2 < items.Count && items[head].Piece is Ranked { Word: RankWord.Most or RankWord.Big, Limit: null, Descending: var top } && items[head + 1] is { Piece: Figure { Quantity: not MetricChange } } && (items[head + 2].Start > items[head + 1].End || items[head + 2].IsLink(LinkWord.With) || items[head + 2].Piece is Whose) && items[head + 2].Piece is not (Subject or Property)
            && !items.Exists(i => i.Piece is Property or Noun or SortedBy or Refers or Direction or Renewing { Noun: true } or Frame { Word: FrameWord.Which or FrameWord.Who }) && items[^1].Piece is not Frame)
        {
            items[head].Piece = new Aggregated(top ? Aggregate.Max : Aggregate.Min);
            return;
        }

        // "what is the largest ARR among them": the figure is asked for, and not whose it is.
        if (items[0].IsFrame(FrameWord.HowMuch) && !items.Exists(i => i.Piece is Property))
        {
            for (var i = 1; i + 1 < items.Count; i++)
                if (items[i].Piece is Ranked { Word: RankWord.Most or RankWord.Big, Limit: null, Descending: var most } && items[i + 1].Piece is Figure) items[i].Piece = new Aggregated(most ? Aggregate.Max : Aggregate.Min);
            return;
        }

        if (!items.Exists(i => i.Piece is Subject or Property or Frame { Word: FrameWord.Which or FrameWord.Who })) return;
        foreach (var item in items)
            if (item.Piece is Aggregated { Aggregate: Aggregate.Min or Aggregate.Max } extreme) item.Piece = new Ranked(RankWord.Most, extreme.Aggregate == Aggregate.Max, null);
    }

    private static Aggregate? Extreme(Piece piece) => piece switch
    {
        Aggregated { Aggregate: Aggregate.Min or Aggregate.Max or Aggregate.Average or Aggregate.Median or Aggregate.Sum } p => p.Aggregate,
        Ranked { Word: RankWord.Most or RankWord.Big, Limit: null } p => p.Descending ? Aggregate.Max : Aggregate.Min,
        _ => null,
    };

    /// <summary>"hours on renewals", "time on adoption vs onboarding", "what percent of Elin's time was firefighting": what the time was for.</summary>
    private static void Purposes(List<Item> items)
    {
        // "accounts with firefighting this month": with interactions of that kind.
        if (items.Exists(i => i.Piece is Subject) && !items.Exists(i => i.Piece is Noun or Effort or Rate))
            for (var i = 0; i < items.Count; i++)
                if (items[i].Piece is Trait { OfAccounts: null, Kinds: Kinds.Interactions, Test: RecordIs { Field: RecordField.Reactive or RecordField.Purpose } of })
                    items[i].Piece = (Phrases.Next(items, i) is { Piece: Compared } behind ? behind : Phrases.Previous(items, i) is { Piece: Link or Spent } && i > 1 ? items[i - 2] : Phrases.Previous(items, i))?.Piece is Compared { Unit: UnitOf.Minutes or UnitOf.Money, Unit: var unit } ? new Effort(unit == UnitOf.Money ? RecordNumber.Cost : RecordNumber.Minutes, of) : new Noun(Kind.Interactions, of);

        if (items.Find(i => i.Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost }) is not { Piece: Effort } effort || items.Exists(i => i.Piece is Subject)) return;
        var at = items.IndexOf(effort);
        if (at + 1 < items.Count && items[at + 1].Piece is Renewing { Noun: true }) items[at + 1].Piece = new Trait(new RecordIs(RecordField.Purpose, "renewal"), Kinds.Interactions);
        for (var i = 0; i + 2 < items.Count; i++)
        {
            // "firefighting vs onboarding": beside a purpose it is one.
            if (items[i + 1].Piece is Frame { Word: FrameWord.Compare } or Link { Word: LinkWord.And or LinkWord.Or })
                foreach (var (side, other) in new[] { (items[i], items[i + 2]), (items[i + 2], items[i]) })
                    if (side.Piece is Trait { Test: RecordIs { Field: RecordField.Reactive, Values: ["yes"] } } fires && other.Piece is Trait { Test: RecordIs { Field: RecordField.Purpose } }) side.Piece = fires with { Test = new RecordIs(RecordField.Purpose, "firefighting") };
            if (items[i].Piece is not Trait { Test: RecordIs { Field: RecordField.Purpose } } left || items[i + 2].Piece is not Trait { Test: RecordIs { Field: RecordField.Purpose } } right) continue;
            if (!items[i + 1].IsFrame(FrameWord.Compare) && items[i + 1].Piece is not Link { Word: LinkWord.And or LinkWord.Or }) continue;
            (items[i].Piece, items[i + 2].Piece) = (left with { OfAccounts = null }, right with { OfAccounts = null });
            if (items[i + 1].IsFrame(FrameWord.Compare)) items[i + 1].Piece = new Grouped(new Named("purpose", null, null, Dimension.Purpose));
        }

        if (effort.Piece is Effort { Number: RecordNumber.Minutes } && items.Find(i => i.IsFrame(FrameWord.Share)) is { } share && items.FindAll(i => i.Piece is Trait { Test: RecordIs { Field: RecordField.Reactive } }) is [{ Piece: Trait { Test: RecordIs { Values: [var reactive] } } } trait])
        {
            effort.Piece = new Rate(reactive == "yes" ? RatioName.ReactiveShare : RatioName.ProactiveShare);
            Drop(share);
            Drop(trait);
        }
    }

    /// <summary>"Paul spent how long with", "time went into trainings": both ask for hours of work.</summary>
    private static void Working(List<Item> items)
    {
        if (!items.Exists(i => i.Piece is Effort) && items.Exists(i => i.Piece is Spent or Whose { Form: PersonForm.Did }) && !items.Exists(i => i.Piece is Noun or StaysOpen or Property) && items.Find(i => i.IsFrame(FrameWord.HowLong)) is { } howLong)
            howLong.Piece = new Effort(RecordNumber.Minutes);
        if (items.Exists(i => i.Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost } or Rate { OfWork: true }) && items.Find(i => i.Piece is Noun { Kind: Kind.Training, Verb: false, Tests: [] }) is { } training)
            training.Piece = new Noun(Kind.Interactions, new RecordIs(RecordField.Type, "training"));
    }

    /// <summary>"by number of tickets": the number is what is sorted by, and not what is asked for.</summary>
    private static void Numbers(List<Item> items)
    {
        // "by firefighting hours": the hours of that kind.
        for (var i = 0; i + 2 < items.Count; i++)
            if (items[i].Piece is SortedBy && items[i + 1].Piece is Trait { Kinds: Kinds.Interactions, Test: { } test } && items[i + 2].Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost } effort)
            {
                items[i + 2].Piece = effort with { Tests = effort.Tests.Add(test) };
                items.RemoveAt(i + 1);
            }

        for (var i = 0; i + 2 < items.Count; i++)
            if (items[i].Piece is SortedBy && items[i + 1].IsFrame(FrameWord.Count) && items[i + 2].Piece is Noun or Trait or Figure) items.RemoveAt(i + 1);
    }

    /// <summary>"lowest usage, bottom 5": one word says by what, the other how many.</summary>
    private static void Ranks(List<Item> items)
    {
        var many = items.FindAll(i => i.Piece is Ranked { Limit: not null, Word: RankWord.Most or RankWord.Early or RankWord.Old });
        var by = items.FindAll(i => i.Piece is Ranked { Limit: null });
        if (many.Count != 1 || by.Count != 1) return;
        var (limit, rank) = ((Ranked)many[0].Piece, (Ranked)by[0].Piece);
        if (limit.Word == RankWord.Most && !limit.Descending && rank.Descending) return;
        by[0].Piece = rank with { Limit = limit.Limit };
        Drop(many[0]);
    }

    /// <summary>"the 5 accounts with the most calls", "shortest contracts, 3": a bare number beside the noun or at the end says how many.</summary>
    private static void Limits(List<Item> items)
    {
        if (items.FindAll(i => i.Piece is Ranked) is not [{ Piece: Ranked { Limit: null } rank } one]) return;
        var number = items.FindIndex(i => i.Piece is Compared { Bare: true, Unit: UnitOf.Plain, Value: >= 1 and <= 1000 });
        if (number < 0) return;
        var ofNoun = number + 1 < items.Count && items[number + 1].Piece is Subject or Property && items.IndexOf(one) > number;
        var atEnd = number == items.Count - 1 && items.Count > 1 && (items[number - 1] == one || items[number - 1].IsLink(LinkWord.Comma) || items[number - 1].IsFrame(FrameWord.List) || (number >= 2 && items[number - 2] == one && items[number - 1].Piece is Figure or Effort or Noun));
        if (!ofNoun && !atEnd) return;
        one.Piece = rank with { Limit = (int)((Compared)items[number].Piece).Value };
        Drop(items[number]);
    }

    /// <summary>"how long do tickets stay open": their age in days.</summary>
    private static void Lengths(List<Item> items)
    {
        var stays = items.Find(i => i.Piece is StaysOpen);
        if (stays is null && items.Exists(i => i.Piece is Noun { Kind: Kind.Interactions, Verb: false }) && items.Exists(i => i.Piece is Aggregated) && !items.Exists(i => i.Piece is Effort) && items.Find(i => i.IsFrame(FrameWord.HowLong)) is { } lasting) { lasting.Piece = new Effort(RecordNumber.Minutes); return; }
        if (stays is not null && items.Exists(i => i.Piece is Noun { Kind: Kind.Interactions, Verb: false }) && items.Exists(i => i.Piece is Aggregated) && !items.Exists(i => i.IsFrame(FrameWord.HowLong))) { stays.Piece = new Effort(RecordNumber.Minutes); return; }
        if (stays is null || !items.Exists(i => i.Piece is Noun { Kind: Kind.Tickets or Kind.Fires })) return;
        if (items.Find(i => i.IsFrame(FrameWord.HowLong)) is not { } howLong) return;
        stays.Piece = new Effort(RecordNumber.DaysOpen);
        Drop(howLong);
    }

    /// <summary>"adherence of Osprey's plan": adherence is of plans anyway.</summary>
    private static void Adherence(List<Item> items)
    {
        // "which plan has the most overdue steps": plans are asked for.
        for (var i = 1; i < items.Count; i++)
            if (items[i].Piece is Noun { Kind: Kind.Plans, Tests: [] } && items[i - 1].IsFrame(FrameWord.Which) && items.Skip(i + 1).Any(x => x.Piece is Ranked) && items.Skip(i + 1).Any(x => x.Piece is Noun { Kind: Kind.Steps })) items[i].Piece = new Property(new Named("plan", Dimension.Plan, Field.Plan, Dimension.Plan));
        if (!items.Exists(i => i.Piece is Rate { Name: RatioName.Adherence })) return;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not (Noun { Kind: Kind.Plans, Tests: [] } or Property { Name.Field: Field.Plan })) continue;
            // "which plan has the lowest adherence": plans are asked for.
            if (i > 0 && items[i - 1].IsFrame(FrameWord.Which) && items.Exists(x => x.Piece is Ranked)) items[i].Piece = new Property(new Named("plan", Dimension.Plan, Field.Plan, Dimension.Plan));
            else Drop(items[i]);
        }
    }

    /// <summary>"in hours", "in months": says what the answer is in anyway.</summary>
    private static void Units(List<Item> items)
    {
        foreach (var item in items)
            if (item.Piece is InUnit { Unit: var unit } && items.Exists(i => IsIn(i.Piece, unit))) Drop(item);
            // "how much of our ARR is at risk, in percent".
            else if (item.Piece is InUnit { Unit: UnitOf.Percent } && items.Exists(i => i.IsFrame(FrameWord.HowMuch)) && items.Exists(i => i.Piece is Figure { Quantity: Of { Number: AccountNumber.Arr } } or Subject or Effort { Number: RecordNumber.Minutes or RecordNumber.Cost })) item.Piece = new Frame(FrameWord.Share);
    }

    private static bool IsIn(Piece piece, UnitOf unit) => (piece, unit) switch
    {
        (Effort { Number: RecordNumber.Minutes }, UnitOf.Minutes) => true,
        (Effort { Number: not (RecordNumber.Minutes or RecordNumber.DaysOpen or RecordNumber.Score) }, UnitOf.Money) => true,
        (Figure { Quantity: Of { Number: AccountNumber.Arr } }, UnitOf.Money) => true,
        (Rate or Frame { Word: FrameWord.Share }, UnitOf.Percent) => true,
        (Effort { Number: RecordNumber.DaysOpen } or Frame { Word: FrameWord.HowLong }, UnitOf.Days) => true,
        (Figure { Quantity: Of { Number: AccountNumber.DaysSinceContact or AccountNumber.DaysToRenewal or AccountNumber.DaysInColour } }, UnitOf.Days) => true,
        (Figure { Quantity: Of { Number: AccountNumber.ContractMonths } } or Property { Name.Field: Field.ContractMonths }, UnitOf.Months) => true,
        _ => false,
    };

    /// <summary>"costliest" is "most cost", "least contacted" is "fewest interactions".</summary>
    private static void RanksBy(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not RankedBy { Descending: var down, Limit: var limit, By: var by }) continue;
            var rank = new Ranked(RankWord.Most, down, limit);
            // "least contacted tier 1 accounts": accounts with the fewest contacts.
            if (by is Noun && items.FindIndex(i + 1, x => x.Piece is Subject) is var far && far > i + 1)
            {
                items.InsertRange(far + 1, [new Item(rank, items[far].End, items[far].End), new Item(by, items[far].End, items[far].End)]);
                items.RemoveAt(i);
                continue;
            }

            items[i].Piece = rank;
            // Behind what is ranked, so that it is no noun that is asked for.
            var at = by is Noun && i + 1 < items.Count && items[i + 1].Piece is Subject ? i + 2 : i + 1;
            items.Insert(at, new Item(by, items[at - 1].Start, items[at - 1].End));
        }
    }
}
