using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

// What is not said because it goes without saying: "SSO questions" are tickets, "customers due in March" renew, "how much firefighting" is time.
internal static partial class Merging
{
    private static void Implied(List<Item> items)
    {
        Subjects(items);
        Due(items);
        Fighting(items);
        Fields(items);
        Highest(items);
        Rates(items);
        ByRenewal(items);
        WithoutLost(items);
    }

    /// <summary>"the ARR without the churned customers": of those that are there.</summary>
    private static void WithoutLost(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
        {
            if (items[i].Piece is not Link { Word: LinkWord.Without or LinkWord.Except or LinkWord.Not } || items[i + 1].Piece is not Subject { Scope: Scope.Churned }) continue;
            Drop(items[i]);
            items[i + 1].Piece = new Subject(Scope.Active, Noun: false);
        }
    }

    /// <summary>"ARR by renewal month for next quarter": of what renews then.</summary>
    private static void ByRenewal(List<Item> items)
    {
        if (items.Exists(i => i.Piece is Renewing or Timed or Noun or Effort or Rate) || !items.Exists(i => i.Piece is When) || items.FindIndex(i => i.Piece is Grouped { Name.Word: "renewal month" or "renewal quarter" }) is not (>= 0 and var at)) return;
        items.Insert(at + 1, new Item(new Renewing(Noun: false), items[at].End, items[at].End));
    }

    /// <summary>"billing questions by account": what has a subject is a ticket.</summary>
    private static void Subjects(List<Item> items)
    {
        if (items.Exists(i => i.Piece is Noun) || items.FindIndex(i => i.Piece is Trait { Kinds: Kinds.Tickets, Test: RecordIs { Field: RecordField.Subject } }) is not (>= 0 and var at)) return;
        items.Insert(at + 1, new Item(new Noun(Kind.Tickets), items[at].End, items[at].End));
    }

    /// <summary>"customers due in March": of accounts, what falls due is their renewal. "steps that are still open" are not done.</summary>
    private static void Due(List<Item> items)
    {
        var steps = items.Exists(i => i.Piece is Noun { Kind: Kind.Steps or Kind.Plans });
        foreach (var item in items)
            if (item.Piece is Trait { Day: RecordDay.Due } && !steps && items.Exists(i => i.Piece is Subject) && items.Exists(i => i.Piece is When) && !items.Exists(i => i.Piece is Renewing)) item.Piece = new Renewing(Noun: false);
            else if (item.Piece is Trait { Test: RecordIs { Field: RecordField.Open, Values: ["yes"] }, Kinds: Kinds.Tickets | Kinds.Fires } && steps && !items.Exists(i => i.Piece is Noun { Kind: Kind.Tickets or Kind.Fires })) item.Piece = new Trait(new RecordIs(RecordField.Done, "no"), Kinds.Steps);
    }

    /// <summary>"how much firefighting did Alice do": hours of it.</summary>
    private static void Fighting(List<Item> items)
    {
        if (items.Exists(i => i.Piece is Noun or Effort or Figure or Rate or Subject or Compared or Spent or Refers)) return;
        // "share of firefighting for team Vela": of the time.
        if (items.Find(i => i.IsFrame(FrameWord.Share)) is { } share && items.FindAll(i => i.Piece is Trait { Test: RecordIs { Field: RecordField.Reactive } }) is [{ Piece: Trait { Test: RecordIs { Values: [var reactive] } } } part])
        {
            part.Piece = new Rate(reactive == "yes" ? RatioName.ReactiveShare : RatioName.ProactiveShare);
            Drop(share);
            return;
        }

        // "adoption work this month": hours of it.
        if (!items.Exists(i => i.IsFrame(FrameWord.HowMuch)) && items[0].Piece is not Trait { OfAccounts: null, Kinds: Kinds.Interactions }) return;
        if (!items.Exists(i => i.IsFrame(FrameWord.HowMuch) || i.Piece is When)) return;
        if (items.Find(i => i.Piece is Trait { Kinds: Kinds.Interactions, Test: RecordIs { Field: RecordField.Reactive or RecordField.Purpose } }) is { Piece: Trait { Test: { } test } } work) work.Piece = new Effort(RecordNumber.Minutes, test);
    }

    /// <summary>"last touch per account": a row for each, with that beside it.</summary>
    private static void Fields(List<Item> items)
    {
        if (items.Exists(i => i.Piece is Figure or Effort or Rate or Noun or Subject or Ranked or SortedBy or AccountPiece) || !items.Exists(i => i.Piece is Property { Name: { Field: not null, Group: not Dimension.Account } })) return;
        if (items.Find(i => i.Piece is Grouped { Name.Group: Dimension.Account }) is { } each) each.Piece = new Subject(Scope.Default);
    }

    /// <summary>"largest ARR within each region": the figure of each group.</summary>
    private static void Highest(List<Item> items)
    {
        for (var i = 0; i + 2 < items.Count; i++)
            if (items[i].Piece is Ranked { Word: RankWord.Most or RankWord.Big, Limit: null, Descending: var high } && items[i + 1].Piece is Figure && items[i + 2].Piece is Grouped && !items.Exists(x => x.Piece is Subject or Property)) items[i].Piece = new Aggregated(high ? Aggregate.Max : Aggregate.Min);
    }

    /// <summary>"NRR 2025 and 2026": a rate over two stretches is shown for each, since rates do not add up.</summary>
    private static void Rates(List<Item> items)
    {
        if (items.FindAll(i => i.Piece is Rate).Count != 1 || items.Exists(i => i.Piece is Grouped { Name.Word: "week" or "month" or "quarter" or "year" } || i.IsFrame(FrameWord.Compare))) return;
        for (var i = 0; i + 2 < items.Count; i++)
            if (items[i].Piece is When { Window: { Unit: { } unit } } && items[i + 1].Piece is Link { Word: LinkWord.And or LinkWord.Comma } && items[i + 2].Piece is When { Window: { Unit: { } other } } && unit == other) items[i + 1].Piece = new Frame(FrameWord.Compare);
    }

    /// <summary>Words that say again what is said: "typical (median) ARR", "done" behind work, "signed" behind the newest accounts.</summary>
    private static void Again(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
            if (i > 0 && items[i].Piece is Aggregated && items[i - 1].Piece is Aggregated { Aggregate: Aggregate.Average } && items[i].Start > items[i - 1].End) Drop(items[i - 1]);
            else if (items[i].Piece is Trait { Kinds: Kinds.Steps, Test: RecordIs { Field: RecordField.Done } } && items.Exists(x => x.Piece is Effort or Noun { Kind: Kind.Interactions }) && !items.Exists(x => x.Piece is Noun { Kind: Kind.Steps or Kind.Training or Kind.Plans })) Drop(items[i]);
            else if (items[i].Piece is Timed timed && ReferenceEquals(timed, Rules.Arr.Started) && items.Exists(x => x.Piece is Ranked { Word: RankWord.Old }) && items.Exists(x => x.Piece is Subject) && !items.Exists(x => x.Piece is When)) Drop(items[i]);
            else if (items[i].Piece is Ranked { Word: RankWord.Old, Descending: false, Limit: null } && i == items.Count - 1 && items.Exists(x => x.Piece is Figure { Quantity: Metric }) && items.Exists(x => x.Piece is AccountPiece)) Drop(items[i]);
            else if (items[i].Piece is Trait { Day: RecordDay.Closed } && items.Find(x => x.Piece is Renewing { Noun: true }) is { } renewals && !items.Exists(x => x.Piece is Noun)) { renewals.Piece = new Noun(Kind.Renewals); Drop(items[i]); }
            else if (items[i].Piece is InUnit { Unit: UnitOf.Money } && items.Exists(x => x.Piece is Spent) && items.Exists(x => x.IsFrame(FrameWord.HowMuch)) && !items.Exists(x => x.Piece is Effort)) Drop(items[i]);
            else if (items[i].Piece is InUnit { Unit: UnitOf.Money } && items.Find(x => x.Piece is Effort { Number: RecordNumber.Minutes }) is { Piece: Effort hours } work) { work.Piece = hours with { Number = RecordNumber.Cost }; Drop(items[i]); }
            else if (items[i].Piece is WithIndirect && items.Find(x => x.Piece is Effort { Number: RecordNumber.Cost or RecordNumber.TotalCost or RecordNumber.DirectCost }) is { Piece: Effort part } cost) { cost.Piece = part with { Number = RecordNumber.TotalCost }; Drop(items[i]); }
            else if (items[i].IsFrame(FrameWord.Share) && items.Take(i).Any(x => x.IsFrame(FrameWord.Share)) && i == items.Count - 1) Drop(items[i]);
            else if (items[i].IsFrame(FrameWord.Summary) && items.Exists(x => x.Piece is Grouped or GroupedTwice) && !items.Exists(x => x.Piece is AccountPiece)) items[i].Piece = new Frame(FrameWord.Count);
            // "which renew first? show the top 2".
            else if (items[i].IsFrame(FrameWord.First) && i > 0 && items[i - 1].Piece is Renewing && items.Skip(i).Any(x => x.Piece is Ranked { Word: RankWord.Most, Limit: not null })) items[i].Piece = new Ranked(RankWord.Early, false, null);
    }
}
