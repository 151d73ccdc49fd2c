using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

/// <summary>Words that say one thing together although they stand apart: "lowest usage, bottom 5", "effort in hours", "the next 3 renewals".</summary>
internal static partial class Merging
{
    public static void Fold(List<Item> items, DateOnly today)
    {
        // "total meetings held this year": how many.
        if (items[0].Piece is Aggregated { Aggregate: Aggregate.Sum } && items.Count > 1 && items[1].Piece is Noun { Verb: false } && !items.Exists(i => i.Piece is Effort or Figure or Rate or Grouped)) items[0].Piece = new Frame(FrameWord.Count);
        JustThem(items);
        Helpers(items);
        Others(items);
        Weekdays(items);
        PlansBehind(items);
        OverTime(items);
        Turns(items);
        InOrder(items);
        Silence(items);
        Firefighters(items);
        Again(items);
        Still(items);
        Theirs(items);
        Implied(items);
        Churned(items);
        Excluded(items);
        Lacking(items);
        Outside(items);
        NotThen(items);
        OrLess(items);
        First(items);
        TimeOf(items);
        OfEach(items);
        CountAndFigure(items);
        Changes(items);
        Courses(items);
        Scores(items);
        ShareOfAll(items);
        Idle(items);
        People(items);
        Doers(items);
        Working(items);
        Teams(items);
        Excepted(items);
        Thens(items);
        Touched(items);
        Recent(items);
        Numbers(items);
        Extremes(items);
        Ranks(items);
        OfTickets(items);
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
            if (items[i].Piece is Aggregated { Aggregate: Aggregate.Sum } && items.Exists(x => x.Piece is Frame { Word: FrameWord.Count or FrameWord.Share })) Drop(items[i]);
            // "accounts with total ARR over 100k": of each.
            else if (i + 1 < items.Count && items[i].Piece is Aggregated { Aggregate: Aggregate.Sum } && items[i + 1].Piece is Figure or Effort && (i + 2 < items.Count && items[i + 2].Piece is Compared || items[i - 1].Piece is Compared) && items.Take(i).Any(x => x.Piece is Subject)) Drop(items[i]);
            // "next 6 renewals, soonest first": in that order anyway.
            else if (items[i].Piece is Direction { Word: RankWord.Early } && items.Take(i).Any(x => x.Piece is Questions.Upcoming or Ranked { Word: RankWord.Early })) Drop(items[i]);
            // "latest csat": a metric's value is its newest.
            else if (items[i].Piece is Figure { Quantity: Metric } && items[i - 1].Piece is Ranked { Word: RankWord.Old, Descending: false, Limit: null }) Drop(items[i - 1]);
            // "between 40k and 60k a year": ARR is by the year.
            else if (items[i].Piece is Compared { Bare: true, Unit: UnitOf.Months, Value: 12 } && items[i - 1].Piece is Compared { Unit: UnitOf.Money or UnitOf.Plain, Value: >= 1000 }) Drop(items[i]);
            // "how is our plan adherence": the figure.
            else if (items[i].Piece is Rate && items[0].IsFrame(FrameWord.Summary) && !items.Exists(x => x.Piece is AccountPiece)) Drop(items[0]);
            else if (items[i].Piece is Whose { Form: PersonForm.With } who) With(items, i, who);
            else if (items[i].Piece is Aspect { Field: RecordField.FirstSign } && (items[i - 1].Piece is Ranked { Word: RankWord.Most } || (items[i - 1].Piece is Frame { Word: FrameWord.Which or FrameWord.HowMuch } && items.Skip(i).Any(x => x.Piece is Ranked { Word: RankWord.Most }))))
            {
                items[i].Piece = new Property(new Named("first warning sign", null, null, Dimension.Reason));
                if (!items.Exists(x => x.Piece is Noun)) items.Insert(i + 1, new Item(new Noun(Kind.Fires), items[i].End, items[i].End));
            }
            // "open fires with their age": each is shown with it.
            else if (items[i].Piece is Effort { Number: RecordNumber.DaysOpen, Tests: [] } && items[0].IsFrame(FrameWord.List) && !items.Exists(x => x.Piece is Aggregated or SortedBy or Ranked or Grouped) && items.Take(i).Any(x => x.Piece is Noun { Kind: Kind.Tickets or Kind.Fires })) Drop(items[i]);
            else if (items[i].IsLink(LinkWord.With) && items[i - 1].Piece is Frame { Word: FrameWord.HowMuch or FrameWord.HowLong or FrameWord.Count }) Drop(items[i]);
    }

    /// <summary>"who has the most tickets? just the customer": who is meant is said behind.</summary>
    private static void JustThem(List<Item> items)
    {
        if (items.Count < 4 || items[^1].Piece is not (Subject { Scope: Scope.Default } or Property { Name.Group: Dimension.Account }) || !items[^2].IsLink(LinkWord.Only) || !items.Exists(i => i.Piece is Ranked)) return;
        Drop(items[^1]);
        Drop(items[^2]);
        if (items[0].IsFrame(FrameWord.Who) && !items.Exists(i => i.Piece is Subject)) items[0].Piece = new Subject(Scope.Default);
    }

    /// <summary>"the same CSM as Acme", "bigger than Acme": the account is only what others are compared with.</summary>
    private static void Others(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not (SameFieldAs or SizeAgainst)) continue;
            var at = i + 1 < items.Count && items[i + 1].IsLink(LinkWord.With) ? i + 2 : i + 1;
            if (at >= items.Count || items[at].Piece is not AccountPiece { AccountIds: [var other] }) continue;
            var arr = new Of(AccountNumber.Arr);
            items[i].Piece = new Is(items[i].Piece is SameFieldAs { Field: var field } ? new SameAs(field, other) : new CompareBoth(arr, ((SizeAgainst)items[i].Piece).More ? Op.MoreThan : Op.LessThan, new OfOther(other, arr)));
            Drop(items[at]);
        }
    }

    /// <summary>"renewing on a Monday": of accounts, the day of their renewal.</summary>
    private static void Weekdays(List<Item> items)
    {
        if (items.Exists(i => i.Piece is Noun) || items.Find(i => i.Piece is Renewing) is not { } renewal || items.Find(i => i.Piece is Trait { Test: RecordOnWeekday }) is not { Piece: Trait { Test: RecordOnWeekday { Days: var days } } } day) return;
        day.Piece = new Is(new OnWeekday(Field.RenewalDate, days));
        if (!items.Exists(i => i.Piece is When)) Drop(renewal);
    }

    /// <summary>"NPS of Acme over time": all that was read of it.</summary>
    private static void OverTime(List<Item> items)
    {
        if (items.Find(i => i.Piece is Questions.OverTime) is not { } over) return;
        if (items.FindAll(i => i.Piece is Figure) is [{ Compared: null, Piece: Figure { Quantity: Metric { Name: var name } } } figure] && items.Exists(i => i.Piece is AccountPiece) && !items.Exists(i => i.Piece is Aggregated or Grouped or Ranked)) figure.Piece = new Noun(Kind.Signals, new RecordIs(RecordField.Metric, name));
        Drop(over);
    }

    /// <summary>"turned red more than once", "how many times did it turn red": the changes are counted.</summary>
    private static void Turns(List<Item> items)
    {
        var often = items.Exists(i => i.IsFrame(FrameWord.HowOften));
        for (var i = 0; i < items.Count; i++)
        {
            if ((items[i].Piece switch { Timed { Otherwise: Turned t } => t.To, Coloured c => c.Colours, _ => [] }) is not { IsEmpty: false } to) continue;
            var times = items.Skip(i + 1).FirstOrDefault(x => x.Piece is Compared { Times: true });
            if (times is null && !(often && items[i].Piece is Timed)) continue;
            var from = items[i].Piece is Timed { Otherwise: Turned turned } ? turned.From : [];
            var noun = new Noun(Kind.HealthChanges, new RecordIs(RecordField.Colour, [.. to.Select(Accounts.Words.Of)]));
            items[i].Piece = from.IsEmpty ? noun : noun with { Tests = noun.Tests.Add(new RecordIs(RecordField.FromColour, [.. from.Select(Accounts.Words.Of)])) };
            if (times is null) return;
            var count = (Compared)times.Piece;
            Drop(times);
            items.Insert(i, new Item(count.Bare ? count with { Bare = false, Op = Op.AtLeast } : count, items[i].Start, items[i].Start));
            return;
        }
    }

    /// <summary>"my accounts by health, worst first": an order, since no groups have a worst one.</summary>
    private static void InOrder(List<Item> items)
    {
        if (!items.Exists(i => i.Piece is Direction) || items.Exists(i => i.Piece is Figure or Effort or Rate or Noun or SortedBy or Aggregated or Frame { Word: FrameWord.Count or FrameWord.Share or FrameWord.HowMuch })) return;
        var subject = items.FindIndex(i => i.Piece is Subject);
        if (subject < 0 || items.FindIndex(subject, i => i.Piece is Grouped { Name.Field: not null }) is not (> 0 and var at)) return;
        var name = ((Grouped)items[at].Piece).Name;
        items.Insert(at, new Item(new SortedBy(), items[at].Start, items[at].Start));
        items[at + 1].Piece = new Property(name);
    }

    /// <summary>"how many plans are behind": plans, and not accounts.</summary>
    private static void PlansBehind(List<Item> items)
    {
        if (items.FindIndex(i => i.Piece is Is { Condition: BehindOnPlan }) is not (> 0 and var at) || items.Take(at).Any(i => i.Piece is Subject or AccountPiece)) return;
        var plans = items.FindLastIndex(at, i => i.Piece is Noun { Kind: Kind.Plans or Kind.Steps } or Property { Name.Word: "plan" });
        if (plans < 0 || !items.GetRange(plans + 1, at - plans - 1).TrueForAll(i => i.Piece is Link { Word: LinkWord.With } or Frame { Word: FrameWord.YesNo })) return;
        if (items[plans].Piece is Property) items[plans].Piece = new Noun(Kind.Plans);
        items[at].Piece = new Trait(new RecordIs(RecordField.Overdue, "yes"), Kinds.Plans | Kinds.Steps);
    }

    /// <summary>"turned red … and still is": and is red now.</summary>
    private static void Still(List<Item> items)
    {
        if (items.Find(i => i.Piece is StillSo) is { } still && items.FindLast(i => i.Start < still.Start && i.Piece is Timed { Otherwise: Turned }) is { Piece: Timed { Otherwise: Turned { To: var to } } }) still.Piece = new Coloured(to);
    }

    /// <summary>"hours Kofi spent on accounts that aren't his": of others' accounts.</summary>
    private static void Theirs(List<Item> items)
    {
        if (items.Find(i => i.Piece is NotTheirs) is { } theirs && items.FindAll(i => i.Piece is Whose) is [{ Piece: Whose { Team: null, Emails: var emails } who } doer])
            (theirs.Piece, doer.Piece) = (new Is(new Not(new OneOf(Field.Owner, emails))), items.Exists(i => i.Piece is Effort or Noun) ? who with { Form = PersonForm.Did } : who);
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
            if (items[i].Piece is Whose { Form: not PersonForm.Possessive, Team: { Length: > 0 } team } && items[next].Piece is Noun { Kind: Kind.Interactions, Verb: true } theirs)
            {
                items[next].Piece = theirs with { Tests = Records.Narrow(theirs.Tests, new RecordIs(RecordField.PersonTeam, team)) };
                Drop(items[i]);
                continue;
            }

            if (items[i].Piece is not Whose { Form: not PersonForm.Possessive, Team: null, Emails: [var email] } || items[next].Piece is not Noun { Kind: Kind.Interactions, Verb: true } verb) continue;
            if (next > i + 1 && !items[i + 1].IsLink(LinkWord.Not)) Drop(items[i + 1]);
            items[next].Piece = verb with { Tests = Records.Narrow(verb.Tests, new RecordIs(RecordField.Person, email)) };
            Drop(items[i]);
        }
    }

    /// <summary>"which team handles Foxglove": the team alone.</summary>
    private static void Teams(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
            if (items[i].Piece is Property { Name.Word: "team" or "csm" } or Grouped { Name.Word: "team" or "csm" or "owner" or "person" } && items[i + 1].Piece is Property { Name.Word: "owner", Name.OfRecords: Dimension.Owner }) Drop(items[i + 1]);
    }
}
