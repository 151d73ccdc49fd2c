using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

/// <summary>Words that say one thing together although they stand apart: "lowest usage, bottom 5", "effort in hours", "the next 3 renewals".</summary>
internal static class Merging
{
    public static void Fold(List<Item> items, DateOnly today)
    {
        // "total meetings held this year": how many.
        if (items[0].Piece is Aggregated { Aggregate: Aggregate.Sum } && items.Count > 1 && items[1].Piece is Noun { Verb: false } && !items.Exists(i => i.Piece is Effort or Figure or Rate or Grouped)) items[0].Piece = new Frame(FrameWord.Count);
        Helpers(items);
        Churned(items);
        Excluded(items);
        Lacking(items);
        OrLess(items);
        First(items);
        TimeOf(items);
        OfEach(items);
        CountAndFigure(items);
        Changes(items);
        Courses(items);
        Idle(items);
        People(items);
        Doers(items);
        Working(items);
        Teams(items);
        Excepted(items);
        Thens(items);
        Recent(items);
        Numbers(items);
        Extremes(items);
        Ranks(items);
        Limits(items);
        Lengths(items);
        Overdue(items);
        Adherence(items);
        FiresSaved(items);
        Lost(items);
        Purposes(items);
        Units(items);
        RanksBy(items);
        Upcoming(items, today);
        Alternatives(items);
        Outcomes(items);
        NextSteps(items, today);
    }

    /// <summary>"how much have visits cost": the verb's helper is no "with".</summary>
    private static void Helpers(List<Item> items)
    {
        for (var i = 1; i < items.Count; i++)
            if (items[i].Piece is Aggregated { Aggregate: Aggregate.Sum } && items.Exists(x => x.IsFrame(FrameWord.Count))) Drop(items[i]);
            // "next 6 renewals, soonest first": in that order anyway.
            else if (items[i].Piece is Direction { Word: RankWord.Early } && items.Take(i).Any(x => x.Piece is Questions.Upcoming or Ranked { Word: RankWord.Early })) Drop(items[i]);
            // "latest csat": a metric's value is its newest.
            else if (items[i].Piece is Figure { Quantity: Metric } && items[i - 1].Piece is Ranked { Word: RankWord.Old, Descending: false, Limit: null }) Drop(items[i - 1]);
            // "between 40k and 60k a year": ARR is by the year.
            else if (items[i].Piece is Compared { Bare: true, Unit: UnitOf.Months, Value: 12 } && items[i - 1].Piece is Compared { Unit: UnitOf.Money or UnitOf.Plain, Value: >= 1000 }) Drop(items[i]);
            // "how is our plan adherence": the figure.
            else if (items[i].Piece is Rate && items[0].IsFrame(FrameWord.Summary) && !items.Exists(x => x.Piece is AccountPiece)) Drop(items[0]);
            else if (items[i].Piece is Whose { Form: PersonForm.With } who) With(items, i, who);
            else if (items[i].Piece is Aspect { Field: RecordField.FirstSign } && items[i - 1].Piece is Ranked { Word: RankWord.Most }) 
            {
                items[i].Piece = new Property(new Named("first warning sign", null, null, Dimension.Reason));
                if (!items.Exists(x => x.Piece is Noun)) items.Insert(i + 1, new Item(new Noun(Kind.Fires), items[i].End, items[i].End));
            }
            // "open fires with their age": each is shown with it.
            else if (items[i].Piece is Effort { Number: RecordNumber.DaysOpen, Tests: [] } && items[0].IsFrame(FrameWord.List) && !items.Exists(x => x.Piece is Aggregated or SortedBy or Ranked or Grouped) && items.Take(i).Any(x => x.Piece is Noun { Kind: Kind.Tickets or Kind.Fires })) Drop(items[i]);
            else if (items[i].IsLink(LinkWord.With) && items[i - 1].Piece is Frame { Word: FrameWord.HowMuch or FrameWord.HowLong or FrameWord.Count }) Drop(items[i]);
    }

    /// <summary>"a meeting with Rafael" is one that he held; an account with Rafael is his.</summary>
    private static void With(List<Item> items, int at, Whose who)
    {
        items[at].Piece = who with { Form = PersonForm.Owns };
        if (items[at - 1].Piece is not Noun { Kind: Kind.Interactions } noun || who.Team is not null) return;
        items[at - 1].Piece = noun with { Tests = Records.Narrow(noun.Tests, new RecordIs(RecordField.Person, who.Emails)) };
        Drop(items[at]);
    }

    /// <summary>"…, tier 1 excluded": said behind what it takes out.</summary>
    private static void Excluded(List<Item> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (!items[i].IsLink(LinkWord.Except) || items[i - 1].Piece is not (Is or Coloured or Whose)) continue;
            if (i + 1 < items.Count && items[i + 1].Piece is not Link { Word: LinkWord.Comma or LinkWord.And }) continue;
            items.Reverse(i - 1, 2);
        }
    }

    /// <summary>"a QBR this year but none this quarter": none of the same.</summary>
    private static void Lacking(List<Item> items)
    {
        for (var i = 1; i + 1 < items.Count; i++)
        {
            if (items[i].Piece is not Link { Word: LinkWord.Not or LinkWord.Without } || items[i + 1].Piece is not When || items.Skip(i + 2).Any(x => x.Piece is Noun)) continue;
            if (items.FindLastIndex(i, x => x.Piece is Noun) is not (>= 0 and var of)) continue;
            items[i].Piece = new Link(LinkWord.Without);
            items.Insert(i + 1, new Item(items[of].Piece, items[i].End, items[i].End));
        }
    }

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
        items[each].Piece = head >= 0 && head < each && subject >= 0 ? new Grouped(new Named("account", Dimension.Account, Field.Account, Dimension.Account)) : new Frame(FrameWord.List);
    }

    /// <summary>"how many accounts are red, and how much ARR is that", "number of red accounts and their total ARR": two figures of the same accounts.</summary>
    private static void CountAndFigure(List<Item> items)
    {
        // "accounts and total ARR in EMEA".
        if (items.Count > 2 && items[0].Piece is Subject && items[1].IsLink(LinkWord.And) && items.Skip(2).FirstOrDefault(i => i.Piece is not Aggregated) is { Piece: Figure { Quantity: Of { Number: AccountNumber.Arr } } } && !items.Exists(i => i.Piece is Frame or Grouped or SortedBy or Refers)) { items[0].Piece = new Figure(new Of(AccountNumber.One)); return; }
        if (!items[0].IsFrame(FrameWord.Count) || items.FindIndex(i => i.Piece is Subject or Is or Coloured) is not (> 0 and var subject)) return;
        var figure = items.FindIndex(subject, i => i.Piece is Figure { Quantity: Of { Number: AccountNumber.Arr } });
        if (figure < 0 || (figure + 1 < items.Count && items[figure + 1].Piece is Compared)) return;
        var between = items.GetRange(subject, figure - subject);
        if (!between.Exists(i => i.Piece is Link { Word: LinkWord.And or LinkWord.Comma } or Refers { Word: ReferWord.Also }) || !items.Exists(i => i.Piece is Refers { Word: ReferWord.Them or ReferWord.It } or Aggregated { Aggregate: Aggregate.Sum } || i.IsFrame(FrameWord.HowMuch))) return;
        items[0].Piece = new Figure(new Of(AccountNumber.One));
        foreach (var item in items)
            if (item.Piece is Refers { Word: ReferWord.Also }) item.Piece = new Link(LinkWord.And);
            else if (item.Piece is Refers or Frame { Word: FrameWord.HowMuch }) Drop(item);
    }

    /// <summary>"how many accounts turned red each month": an account can turn in many, so the changes are counted.</summary>
    private static void Changes(List<Item> items)
    {
        if (items.Find(i => i.Piece is Grouped { Name.Word: "week" or "month" or "quarter" or "year" }) is null || items.Exists(i => i.Piece is Figure or Effort or Rate or Noun)) return;
        if (items.Find(i => i.Piece is Timed { Otherwise: Turned }) is not { Piece: Timed { Otherwise: Turned { To: var to, From: var from } } } turned) return;
        var noun = new Noun(Kind.HealthChanges, new RecordIs(RecordField.Colour, [.. to.Select(Accounts.Words.Of)]));
        turned.Piece = from.IsEmpty ? noun : noun with { Tests = noun.Tests.Add(new RecordIs(RecordField.FromColour, [.. from.Select(Accounts.Words.Of)])) };
        foreach (var item in items) if (item.Piece is Subject { Scope: Scope.Default }) Drop(item);
    }

    /// <summary>"people per course": those who have finished it.</summary>
    private static void Courses(List<Item> items)
    {
        // "which course has been finished by the most people": the most completions.
        if (items.Exists(i => i.Piece is Ranked) && items.Find(i => i.Piece is Property { Name.OfRecords: Dimension.Course }) is not null && items.Find(i => i.Piece is Property { Name.Word: "people" or "learner" or "person" }) is { } most)
        {
            most.Piece = new Noun(Kind.Training);
            foreach (var item in items) if (item.Piece is SortedBy or Link { Word: LinkWord.With } or Trait { Test: RecordIs { Field: RecordField.Done } } or Noun { Kind: Kind.Training, Verb: true }) Drop(item);
        }

        if (!items.Exists(i => i.Piece is Grouped { Name.OfRecords: Dimension.Course }) || items.Exists(i => i.Piece is Noun)) return;
        if (items.Find(i => i.Piece is Property { Name.Word: "people" or "learner" or "person" }) is { } people) people.Piece = new Noun(Kind.Training);
    }

    /// <summary>"next 3 steps due": those not done, from today on.</summary>
    private static void NextSteps(List<Item> items, DateOnly today)
    {
        if (!items.Exists(i => i.Piece is Ranked { Word: RankWord.Early }) || items.Find(i => i.Piece is Noun { Kind: Kind.Steps }) is not { Piece: Noun { Tests: var tests } noun } steps) return;
        steps.Piece = noun with { Tests = Records.Narrow(tests, new RecordIs(RecordField.Done, "no")) };
        if (!items.Exists(i => i.Piece is When)) steps.When = new WindowReading(new Window(today, null));
    }

    /// <summary>"customers we lost this year": with a window, those who left at a renewal in it.</summary>
    private static void Churned(List<Item> items)
    {
        var at = items.FindIndex(i => i.Piece is Subject { Scope: Scope.Churned, Noun: true });
        if (at < 0 || items.Exists(i => i.Piece is Noun or Renewing or Timed or Effort or Rate or Spent) || at + 1 >= items.Count || items[at + 1].Piece is not When) return;
        items[at].Piece = new Subject(Scope.Default);
        items.Insert(at + 1, new Item(new Noun(Kind.Renewals, new RecordIs(RecordField.Outcome, "churned")) { Verb = true }, items[at].End, items[at].End));
    }

    /// <summary>"who hasn't logged anything", "who logged nothing": people without an interaction of theirs.</summary>
    private static void Idle(List<Item> items)
    {
        var spent = items.FindIndex(i => i.Piece is Spent);
        if (spent < 1 || items.Exists(i => i.Piece is Noun or Effort or Subject) || !items.Take(spent).Any(i => i.IsFrame(FrameWord.Who) || i.Piece is Property { Name.OfRecords: Dimension.Person })) return;
        var not = items.FindIndex(i => i.Piece is Link { Word: LinkWord.Not or LinkWord.Without });
        if (not < 0) return;
        items[not].Piece = new Link(LinkWord.Without);
        // What is taken out moves the others.
        var (link, effort) = (items[not], items[spent]);
        items.RemoveAll(i => i.IsFrame(FrameWord.Anyone));
        (not, spent) = (items.IndexOf(link), items.IndexOf(effort));
        if (not > spent) { items.Insert(spent, items[not]); items.RemoveAt(not + 1); spent++; }
        items.Insert(spent + 1, new Item(new Noun(Kind.Interactions), items[spent].End, items[spent].End));
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

    /// <summary>"most recent renewals": those that were closed.</summary>
    private static void Recent(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
            if (items[i].Piece is Ranked { Word: RankWord.Old, Descending: false } && items[i + 1] is { Piece: Renewing { Noun: true } } renewals) renewals.Piece = new Noun(Kind.Renewals);
    }

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
        for (var i = at + 1; i + 2 < items.Count; i++)
        {
            if (items[i].Piece is not Trait { Test: RecordIs { Field: RecordField.Purpose } } left || !items[i + 1].IsFrame(FrameWord.Compare) || items[i + 2].Piece is not Trait { Test: RecordIs { Field: RecordField.Purpose } } right) continue;
            (items[i].Piece, items[i + 2].Piece) = (left with { OfAccounts = null }, right with { OfAccounts = null });
            items[i + 1].Piece = new Grouped(new Named("purpose", null, null, Dimension.Purpose));
        }

        if (effort.Piece is Effort { Number: RecordNumber.Minutes } && items.Find(i => i.IsFrame(FrameWord.Share)) is { } share && items.FindAll(i => i.Piece is Trait { Test: RecordIs { Field: RecordField.Reactive } }) is [{ Piece: Trait { Test: RecordIs { Values: [var reactive] } } } trait])
        {
            effort.Piece = new Rate(reactive == "yes" ? RatioName.ReactiveShare : RatioName.ProactiveShare);
            Drop(share);
            Drop(trait);
        }
    }

    private static void Drop(Item item) => (item.Piece, item.Used) = (new Link(LinkWord.With), true);

    /// <summary>"calls by Paul or Lena": both have done them.</summary>
    private static void People(List<Item> items)
    {
        for (var i = 0; i + 2 < items.Count; i++)
            if (items[i].Piece is Whose { Form: PersonForm.Did } && items[i + 1].Piece is Link { Word: LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.Slash } && items[i + 2].Piece is Whose { Form: PersonForm.Plain } other)
                items[i + 2].Piece = other with { Form = PersonForm.Did };
    }

    /// <summary>"accounts Edward called": the verb behind a person is what that person did, whoever owns the account.</summary>
    private static void Doers(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
        {
            // "accounts Edward has called": the helper says nothing.
            var next = i + 2 < items.Count && items[i + 1].Piece is Link { Word: LinkWord.With or LinkWord.Not } or Frame { Word: FrameWord.YesNo } ? i + 2 : i + 1;
            // "has" alone would say that the accounts are theirs.
            if (items[i].Piece is not Whose { Form: not PersonForm.Possessive, Team: null, Emails: [var email] } || items[next].Piece is not Noun { Kind: Kind.Interactions, Verb: true } verb) continue;
            if (next > i + 1 && !items[i + 1].IsLink(LinkWord.Not)) Drop(items[i + 1]);
            items[next].Piece = verb with { Tests = Records.Narrow(verb.Tests, new RecordIs(RecordField.Person, email)) };
            Drop(items[i]);
        }
    }

    /// <summary>"Paul spent how long with", "time went into trainings": both ask for hours of work.</summary>
    private static void Working(List<Item> items)
    {
        if (!items.Exists(i => i.Piece is Effort) && items.Exists(i => i.Piece is Spent or Whose { Form: PersonForm.Did }) && !items.Exists(i => i.Piece is Noun or StaysOpen or Property) && items.Find(i => i.IsFrame(FrameWord.HowLong)) is { } howLong)
            howLong.Piece = new Effort(RecordNumber.Minutes);
        if (items.Exists(i => i.Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost }) && items.Find(i => i.Piece is Noun { Kind: Kind.Training, Verb: false, Tests: [] }) is { } training)
            training.Piece = new Noun(Kind.Interactions, new RecordIs(RecordField.Type, "training"));
    }

    /// <summary>"fires except saved ones": what is excepted are those fires, and not the accounts that were saved.</summary>
    private static void Excepted(List<Item> items)
    {
        for (var i = 0; i + 2 < items.Count; i++)
        {
            if (items[i].Piece is not Noun { Verb: false } noun || !items[i + 1].IsLink(LinkWord.Except) || items[i + 2].Piece is not Trait { OfAccounts: not null, Test: RecordIs test } trait || (trait.Kinds & (Kinds)(1 << (int)noun.Kind)) == 0) continue;
            items[i].Piece = noun with { Tests = noun.Tests.Add(test with { Negated = !test.Negated }) };
            Drop(items[i + 1]);
            Drop(items[i + 2]);
        }
    }

    /// <summary>"which team handles Foxglove": the team alone.</summary>
    private static void Teams(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
            if (items[i].Piece is Property { Name.Word: "team" or "csm" } or Grouped { Name.Word: "team" or "csm" or "owner" or "person" } && items[i + 1].Piece is Property { Name.Word: "owner", Name.OfRecords: Dimension.Owner }) Drop(items[i + 1]);
    }

    /// <summary>"by number of tickets": the number is what is sorted by, and not what is asked for.</summary>
    private static void Numbers(List<Item> items)
    {
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
        var atEnd = number == items.Count - 1 && items.Count > 1 && (items[number - 1] == one || items[number - 1].IsLink(LinkWord.Comma) || (number >= 2 && items[number - 2] == one && items[number - 1].Piece is Figure or Effort or Noun));
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
        if (!items.Exists(i => i.Piece is Rate { Name: RatioName.Adherence })) return;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not (Noun { Kind: Kind.Plans, Tests: [] } or Property { Name.Field: Field.Plan })) continue;
            // "which plan has the lowest adherence": plans are asked for.
            if (i > 0 && items[i - 1].IsFrame(FrameWord.Which) && items.Exists(x => x.Piece is Ranked)) items[i].Piece = new Property(new Named("plan", Dimension.Plan, Field.Plan, Dimension.Plan));
            else Drop(items[i]);
        }
    }

    /// <summary>"without a renewal date or overdue": beside renewals, overdue is said of them.</summary>
    private static void Overdue(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not Trait { Test: RecordIs { Field: RecordField.Overdue } } || items.Exists(x => x.Piece is Noun { Kind: Kind.Steps or Kind.Plans })) continue;
            if (items.Exists(x => x.Piece is Renewing or Is { Condition: Missing { Field: Field.RenewalDate } })) items[i].Piece = new Is(new RenewalOverdue());
        }
    }

    /// <summary>"how many fires did we save": of fires, a save is their outcome.</summary>
    private static void FiresSaved(List<Item> items)
    {
        if (!items.Exists(i => i.Piece is Noun { Kind: Kind.Fires })) return;
        foreach (var item in items)
            if (item.Piece is Noun { Kind: Kind.HealthChanges, Tests: [RecordIs { Field: RecordField.Colour, Values: ["green"] }, ..] }) item.Piece = new Trait(new RecordIs(RecordField.Outcome, "saved"), Kinds.Fires);
    }

    /// <summary>"how much ARR did we lose": what was lost at renewals, and not the ARR of those who left.</summary>
    private static void Lost(List<Item> items)
    {
        if (items.Find(i => i is { Piece: Figure { Quantity: Of { Number: AccountNumber.Arr } } }) is not { } arr || !items.Exists(i => i.IsFrame(FrameWord.HowMuch)) || items.Exists(i => i.Piece is Subject)) return;
        if (items.Find(i => i.Piece is Trait { OfAccounts: Noun { Kind: Kind.Renewals } } or Noun { Kind: Kind.Renewals, Verb: true, Tests: [RecordIs { Values: ["churned"] }] }) is not { } lost) return;
        arr.Piece = new Effort(RecordNumber.ArrLost);
        Drop(lost);
    }

    /// <summary>"in hours", "in months": says what the answer is in anyway.</summary>
    private static void Units(List<Item> items)
    {
        foreach (var item in items)
            if (item.Piece is InUnit { Unit: var unit } && items.Exists(i => IsIn(i.Piece, unit))) Drop(item);
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
            items[i].Piece = new Ranked(RankWord.Most, down, limit);
            // Behind what is ranked, so that it is no noun that is asked for.
            var at = by is Noun && i + 1 < items.Count && items[i + 1].Piece is Subject ? i + 2 : i + 1;
            items.Insert(at, new Item(by, items[at - 1].Start, items[at - 1].End));
        }
    }

    /// <summary>"next 5 renewals", "which renews first": the renewals from today on, soonest first.</summary>
    private static void Upcoming(List<Item> items, DateOnly today)
    {
        var at = items.FindIndex(i => i.Piece is Upcoming);
        if (at >= 0)
        {
            var limit = ((Upcoming)items[at].Piece).Limit;
            items[at].Piece = new Renewing(Noun: true);
            if (!items.Exists(i => i.Piece is AccountPiece) && !items.Exists(i => i.Piece is Ranked { Limit: not null }) && limit is not null)
                items.Insert(at, new Item(new Ranked(RankWord.Early, false, limit), items[at].Start, items[at].Start));
        }

        if (items.Find(i => i.Piece is Renewing) is not { Piece: Renewing renewing } renewal || items.Exists(i => i.Piece is AccountPiece)) return;
        if (items.Find(i => i.IsFrame(FrameWord.First) && items.IndexOf(i) >= items.IndexOf(renewal)) is { } first) first.Piece = new Ranked(RankWord.Early, false, null);
        var rank = items.Find(i => i.Piece is Ranked { Word: RankWord.Early });
        if (at < 0 && rank is null) return;
        if (rank is { Piece: Ranked { Limit: null } one } && !renewing.Noun) rank.Piece = one with { Limit = 1 };
        if (!items.Exists(i => i.Piece is When)) renewal.When = new WindowReading(new Window(today, null));
    }

    /// <summary>"in October or November", "this quarter or next quarter": one longer window.</summary>
    private static void Alternatives(List<Item> items)
    {
        // From the end, so that a comma before "April or May" is an "or" too.
        var joined = -1;
        for (var i = items.Count - 3; i >= 0; i--)
        {
            if (items[i].Piece is not When { Window: var a } || items[i + 2].Piece is not When { Window: var b } || !(items[i + 1].IsLink(LinkWord.Or) || (items[i + 1].IsLink(LinkWord.Comma) && joined == i + 2))) continue;
            if (Joined(a.Past, b.Past) is not { } past || Joined(a.Future, b.Future) is not { } future)
            {
                // Two windows apart: what the first is about is said again of the second.
                if (i > 0 && items[i - 1].Piece is Renewing or Timed) items.Insert(i + 2, new Item(items[i - 1].Piece, items[i + 1].End, items[i + 1].End));
                continue;
            }

            items[i].Piece = new When(new WindowReading(past, future) { Unit = null });
            joined = i;
            Drop(items[i + 1]);
            Drop(items[i + 2]);
        }
    }

    /// <summary>Two windows of which one ends where the other begins.</summary>
    private static Window? Joined(Window a, Window b) =>
        a.To is not null && a.To == b.From ? new Window(a.From, b.To) : b.To is not null && b.To == a.From ? new Window(b.From, a.To) : null;

    /// <summary>"renewals that churned": the noun and its verb are one.</summary>
    private static void Outcomes(List<Item> items)
    {
        var noun = items.FindIndex(i => i.Piece is Renewing { Noun: true } or Noun { Kind: Kind.Renewals, Verb: false, Tests: [] });
        if (noun < 0) return;
        var next = noun + 1;
        while (next < items.Count && items[next].Piece is Link { Word: LinkWord.With } or Spent or Frame { Word: FrameWord.YesNo }) next++;
        if (next >= items.Count) return;
        if (items[next].Piece is Noun { Kind: Kind.Renewals, Verb: true } verb) items[next].Piece = verb with { Verb = false };
        else if (items[next].Piece is Trait { OfAccounts: Noun { Kind: Kind.Renewals } lost }) items[next].Piece = lost with { Verb = false };
        else if (items[next].Piece is Trait { Day: RecordDay.Closed } && !items.Exists(i => i.Piece is Noun { Kind: Kind.Tickets or Kind.Fires })) items[next].Piece = new Noun(Kind.Renewals);
        else if (items[next].Piece is Subject { Scope: Scope.Churned }) items[next].Piece = new Noun(Kind.Renewals, new RecordIs(RecordField.Outcome, "churned"));
        else return;
        Drop(items[noun]);
    }
}
