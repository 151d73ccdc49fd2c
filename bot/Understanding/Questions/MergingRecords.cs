using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

// Records, and when they were: "a QBR this year but none this quarter", "renewals that ended in a downsell", "the next 3 steps".
internal static partial class Merging
{
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

    /// <summary>"how many accounts turned red each month": an account can turn in many, so the changes are counted.</summary>
    private static void Changes(List<Item> items)
    {
        if (items.Find(i => i.Piece is Grouped { Name.Word: "week" or "month" or "quarter" or "year" }) is null || items.Exists(i => i.Piece is Figure { Quantity: not Of { Number: AccountNumber.One } } or Effort or Rate or Noun)) return;
        if (items.Find(i => i.Piece is Timed { Otherwise: Turned }) is not { Piece: Timed { Otherwise: Turned { To: var to, From: var from } } } turned) return;
        var noun = new Noun(Kind.HealthChanges, new RecordIs(RecordField.Colour, [.. to.Select(Accounts.Words.Of)]));
        turned.Piece = from.IsEmpty ? noun : noun with { Tests = noun.Tests.Add(new RecordIs(RecordField.FromColour, [.. from.Select(Accounts.Words.Of)])) };
        foreach (var item in items) if (item.Piece is Subject { Scope: Scope.Default }) Drop(item);
            else if (item.Piece is Figure) item.Piece = new Frame(FrameWord.Count);
    }

    /// <summary>"share of calls among all interactions this quarter": of all of them anyway.</summary>
    private static void ShareOfAll(List<Item> items)
    {
        if (!items.Exists(i => i.IsFrame(FrameWord.Share)) || items.FindIndex(i => i.Piece is Noun { Kind: Kind.Interactions, Tests: [RecordIs, ..] }) is not (>= 0 and var part)) return;
        if (items.FindIndex(part, i => i.Piece is Noun { Kind: Kind.Interactions, Tests: [] }) is not (> 0 and var all) || !items.GetRange(part + 1, all - part - 1).TrueForAll(i => i.Piece is Link { Word: LinkWord.With } or Frame { Word: FrameWord.List })) return;
        items.RemoveRange(part + 1, all - part);
    }

    /// <summary>"completed Power User with 70 or better": the score.</summary>
    private static void Scores(List<Item> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (items[i].Piece is not Compared { Bare: false, Unit: UnitOf.Plain or UnitOf.Percent, Value: <= 100 } c || items.Skip(i + 1).Any(x => x.Piece is Noun or Figure or Effort)) continue;
            var before = items[i - 1].IsLink(LinkWord.With) && i > 1 ? items[i - 2] : items[i - 1];
            if (before.Piece is Noun { Kind: Kind.Training, Tests: [.., RecordIs { Field: RecordField.Course }] }) items[i].Piece = new Trait(new RecordCompare(RecordField.Score, c.Op, c.Value, c.High), Kinds.Training);
            if (items[i].Piece is Trait && items[i - 1].IsLink(LinkWord.With)) items.RemoveAt(--i);
        }
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

        // "Data Privacy course: which customers have nobody trained": in that course.
        if (items[0].Piece is Noun { Kind: Kind.Training, Verb: false, Tests.IsEmpty: false } course && items.FindIndex(i => i.Piece is Subject) is > 0 and var about && items.FindIndex(about, i => i.Piece is Noun { Kind: Kind.Training, Tests.IsEmpty: true }) is > 0 and var trained)
        {
            items[trained].Piece = (Noun)items[trained].Piece with { Tests = course.Tests };
            items.RemoveAt(0);
        }

        // "which customer trained the most people": the most who were trained.
        if (items.FindIndex(i => i.Piece is Noun { Kind: Kind.Training, Verb: true }) is > 0 and var train && train + 2 < items.Count && items[train - 1].Piece is Subject && items[train + 1].Piece is Ranked && items[train + 2].Piece is Property { Name.Word: "people" or "learner" or "person" })
        {
            items[train + 2].Piece = (Noun)items[train].Piece with { Verb = false };
            items.RemoveAt(train);
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
        // "customers who churned", at whatever time: those that are customers no more.
        if (!items.Exists(i => i.Piece is When or AccountPiece or Grouped or GroupedTwice or Compared or Effort or Rate or Link { Word: LinkWord.Not or LinkWord.Without or LinkWord.Except or LinkWord.Only } or Frame { Word: FrameWord.When or FrameWord.Share }) && items.Find(i => i.Piece is Noun { Kind: Kind.Renewals, Verb: true, Tests: [RecordIs { Field: RecordField.Outcome, Values: ["churned"] }] }) is { } lost && items.Exists(i => i.Piece is Subject { Scope: Scope.Default } || i.IsFrame(FrameWord.Who)))
        {
            foreach (var item in items) if (item.Piece is Subject { Scope: Scope.Default }) Drop(item);
            lost.Piece = new Subject(Scope.Churned);
        }

        var at = items.FindIndex(i => i.Piece is Subject { Scope: Scope.Churned, Noun: true });
        if (at < 0 || items.Exists(i => i.Piece is Noun or Renewing or Timed or Effort or Rate or Spent) || at + 1 >= items.Count || items[at + 1].Piece is not When) return;
        items[at].Piece = new Subject(Scope.Default);
        items.Insert(at + 1, new Item(new Noun(Kind.Renewals, new RecordIs(RecordField.Outcome, "churned")) { Verb = true }, items[at].End, items[at].End));
    }

    /// <summary>"touched fewer than 2 times this quarter": so many interactions; "accounts with 0 hours": a nought is no length that somebody might mean otherwise.</summary>
    private static void Touched(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
            if (i + 1 < items.Count && items[i + 1].Piece is Compared { Times: true } times && (items[i].Piece == Rules.Contact.Contacted || items[i].Piece is Noun { Kind: Kind.Interactions, Verb: true }))
            {
                var noun = items[i].Piece as Noun ?? new Noun(Kind.Interactions);
                (items[i].Piece, items[i + 1].Piece) = (times with { Times = false }, noun with { Verb = false });
                items.Insert(i, new Item(new Link(LinkWord.With), items[i].Start, items[i].Start));
            }
            else if (items[i].Piece is Compared { Bare: true, Value: 0, Unit: UnitOf.Minutes } none && items.Exists(x => x.Piece is Subject)) items[i].Piece = none with { Bare = false };
    }

    /// <summary>"most recent renewals": those that were closed.</summary>
    private static void Recent(List<Item> items)
    {
        // "my last call", "Kofi's last visit": of the newest, where no account's is asked for.
        for (var i = 1; i + 1 < items.Count; i++)
            if (items[i].IsFrame(FrameWord.Last) && items[i - 1].Piece is Whose && items[i + 1].Piece is Noun { Verb: false } && !items.Exists(x => x.Piece is AccountPiece or Frame { Word: FrameWord.When or FrameWord.Who or FrameWord.HowLong }))
            {
                items[i].Piece = new Ranked(RankWord.Old, false, null);
                if (items[i + 1].Piece is not Noun { Kind: Kind.Interactions } noun || items[i - 1].Piece is not Whose { Team: null, Emails: var by }) continue;
                items[i + 1].Piece = noun with { Tests = Records.Narrow(noun.Tests, new RecordIs(RecordField.Person, by)) };
                Drop(items[i - 1]);
            }

        for (var i = 0; i + 1 < items.Count; i++)
            if ((items[i].Piece is Ranked { Word: RankWord.Old } || items[i].IsFrame(FrameWord.Last)) && items[i + 1] is { Piece: Renewing or Property { Name.Word: "renewal" } } renewals) renewals.Piece = new Noun(Kind.Renewals);
    }

    /// <summary>"fires except saved ones", "tickets that are neither urgent nor high", "interactions other than emails": records that are not so.</summary>
    private static void Excepted(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not Noun { Verb: false } noun) continue;
            var at = i + 1;
            while (at < items.Count && items[at].Piece is Link { Word: LinkWord.With } or Spent or Frame { Word: FrameWord.YesNo } or When) at++;
            if (at >= items.Count || items[at].Piece is not Link { Word: LinkWord.Except or LinkWord.Not or LinkWord.Neither }) continue;
            while (at + 1 < items.Count && items[at].Piece is Link { Word: LinkWord.Except or LinkWord.Not or LinkWord.Neither or LinkWord.Nor or LinkWord.Or } && Denied(items, at + 1, noun, items[at].IsLink(LinkWord.Except)) is { } test)
            {
                noun = noun with { Tests = noun.Tests.Add(test with { Negated = !test.Negated }) };
                var behind = at + 2 < items.Count && items[at + 2].Piece is Subject { Scope: Scope.Default } ? 3 : 2;
                items.RemoveRange(at, behind);
            }

            items[i].Piece = noun;
        }
    }

    /// <summary>The test that the words here deny of the noun; null where they are about something else.</summary>
    private static RecordIs? Denied(List<Item> items, int at, Noun noun, bool except) => items[at].Piece switch
    {
        Trait { Test: RecordIs test } trait when (trait.OfAccounts is null || noun.Kind == Kind.Fires) && (trait.Kinds & (Kinds)(1 << (int)noun.Kind)) != 0 && !(at + 1 < items.Count && items[at + 1].Piece is Noun) => test,
        Noun { Verb: false, Kind: Kind.Interactions, Tests: [RecordIs test] } other when except && noun is { Kind: Kind.Interactions, Tests: [] } && items[at].Compared is null && other.Kind == noun.Kind => test,
        _ => null,
    };

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
        // "open fire or urgent ticket", "urgent ticket or open fire": both are open.
        if (items.FindIndex(i => i.Piece is Link { Word: LinkWord.Or or LinkWord.Slash }) is >= 2 and var or && !items.Exists(i => i.Piece is Subject) && or + 2 < items.Count
            && items.FindAll(i => i.Piece is Trait { Test: RecordIs { Field: RecordField.Open } }) is [{ Piece: Trait open }]
            && items.Find(i => i.Piece is Trait { Kinds: Kinds.Tickets, Test: RecordIs { Field: RecordField.Priority } }) is { } urgent
            && items[or - 1].Piece is Noun { Kind: Kind.Tickets or Kind.Fires } && items[or + 2].Piece is Noun { Kind: Kind.Tickets or Kind.Fires } && items.FindAll(i => i.Piece is Noun).Count == 2)
            items.Insert(items.IndexOf(urgent), new Item(open with { Kinds = Kinds.Tickets }, urgent.Start, urgent.Start));
        // "fires that ended in churn": the customer was lost by them.
        foreach (var item in items)
            if (item.Piece is Trait { Kinds: var of, Test: RecordIs { Field: RecordField.Outcome, Values: ["churned"] } } churned && (of & Kinds.Renewals) != 0 && !items.Exists(i => i.Piece is Renewing or Noun { Kind: Kind.Renewals })) item.Piece = churned with { Test = new RecordIs(RecordField.Outcome, "lost"), Kinds = Kinds.Fires, OfAccounts = null };
        // "the fires we lost": no customer was lost.
        for (var i = 1; i < items.Count; i++)
            if (items[i].Piece is Noun { Kind: Kind.Renewals, Verb: true, Tests: [RecordIs { Values: ["churned"] }] } && items[i - 1].Piece is Noun { Kind: Kind.Fires }) items[i].Piece = new Trait(new RecordIs(RecordField.Outcome, "lost"), Kinds.Fires);
        // "fires opened this year that ended up saved": the fires, not the accounts.
        if (items.FindIndex(i => i.Piece is Trait { Kinds: Kinds.Fires, Test: RecordIs { Field: RecordField.Outcome }, OfAccounts: not null }) is > 0 and var outcome && items[0].Piece is Noun { Kind: Kind.Fires } or Frame && !items.Exists(i => i.Piece is Subject or AccountPiece))
            items[outcome].Piece = (Trait)items[outcome].Piece with { OfAccounts = null };
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

    /// <summary>"next 5 renewals", "which renews first": the renewals from today on, soonest first.</summary>
    private static void Upcoming(List<Item> items, DateOnly today)
    {
        // "renewals per month": those ahead.
        if (items is [{ Piece: Renewing { Noun: true } } all, { Piece: Grouped { Name.Group: Dimension.RenewalMonth or Dimension.RenewalQuarter or Dimension.RenewalYear } }])
        {
            all.When = new WindowReading(new Window(today, null));
            items.Insert(0, new Item(new Frame(FrameWord.Count), all.Start, all.Start));
            return;
        }

        var at = items.FindIndex(i => i.Piece is Upcoming);
        if (at >= 0)
        {
            var limit = ((Upcoming)items[at].Piece).Limit;
            items[at].Piece = new Renewing(Noun: true);
            if (!items.Exists(i => i.Piece is AccountPiece) && !items.Exists(i => i.Piece is Ranked { Limit: not null }) && limit is not null)
                items.Insert(at, new Item(new Ranked(RankWord.Early, false, limit), items[at].Start, items[at].Start));
        }

        if (items.Find(i => i.Piece is Renewing) is not { Piece: Renewing renewing } renewal || items.Exists(i => i.Piece is AccountPiece)) return;
        // "my renewals", "renewals of team Orion": those to come.
        if (renewing.Noun && items.Exists(i => i.Piece is Whose or Is { Condition: OneOf } or Coloured) && items.TrueForAll(i => i.Piece is Renewing or Whose { Form: not PersonForm.Did } or Is { Condition: OneOf } or Coloured or Link { Word: LinkWord.With } or Frame { Word: FrameWord.List or FrameWord.Which or FrameWord.Count }) && items.FindAll(i => i.Piece is Renewing).Count == 1)
            renewal.When = new WindowReading(new Window(today, null));
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
            if (items[i].Piece is not When { Window: var a } || items[i + 2].Piece is not When { Window: var b } || !(items[i + 1].IsLink(LinkWord.Or) || (items[i + 1].IsLink(LinkWord.And) && i > 0 && (items[i - 1].Piece is Renewing || OfRecords(items, i))) || (items[i + 1].IsLink(LinkWord.Comma) && joined == i + 2))) continue;
            if (Joined(a.Past, b.Past) is not { } past || Joined(a.Future, b.Future) is not { } future)
            {
                // Two windows apart: what the first is about is said again of the second.
                if (i > 0 && items[i - 1].Piece is Renewing or Timed) items.Insert(i + 2, new Item(items[i - 1].Piece, items[i + 1].End, items[i + 1].End));
                else if (i > 0 && OfRecords(items, i) && Gap(a.Past, b.Past) is { } gap)
                {
                    // "calls in May and July": from the one to the other, without what lies between.
                    items[i].Piece = new When(new WindowReading(new Window(gap.Hull.From, gap.Hull.To)));
                    items[i + 1].Piece = new Trait(new RecordDayIn(RecordDay.Main, gap.Between, Negated: true), Kinds.Interactions | Kinds.Tickets | Kinds.Fires | Kinds.Training | Kinds.Evidence | Kinds.HealthChanges | Kinds.Renewals);
                    Drop(items[i + 2]);
                }

                continue;
            }

            items[i].Piece = new When(new WindowReading(past, future) { Unit = null });
            joined = i;
            Drop(items[i + 1]);
            Drop(items[i + 2]);
        }
    }

    /// <summary>Records or hours, with nothing compared or grouped by time: in one window and the other.</summary>
    private static bool OfRecords(List<Item> items, int at) => items.Take(at).Any(i => i.Piece is Noun { Kind: not (Kind.Steps or Kind.Plans) } or Effort)
        && !items.Exists(i => i.Piece is Comparative or Rate or Grouped { Name.Word: "week" or "month" or "quarter" or "year" } || i.IsFrame(FrameWord.Compare)) && items.FindAll(i => i.Piece is When).Count == 2;

    private static (Window Hull, Window Between)? Gap(Window a, Window b)
    {
        var (first, last) = a.From < b.From ? (a, b) : (b, a);
        return first.To is { } end && last.From is { } start && end < start ? (new Window(first.From, last.To), new Window(end, start)) : null;
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
        while (next < items.Count && (items[next].Piece is Link { Word: LinkWord.With } or Spent or Frame { Word: FrameWord.YesNo } || (items[next].Piece is When && next + 1 < items.Count && items[next + 1].Piece is Noun { Kind: Kind.Renewals, Verb: true } or Link { Word: LinkWord.With } && next == noun + 1))) next++;
        if (next >= items.Count) return;
        // "renewals this year that were lost", "… with outcome churned".
        var far = items.FindIndex(noun + 1, i => i.Piece is Trait { Test: RecordIs { Field: RecordField.Outcome } });
        if (far > 0 && items.GetRange(noun + 1, far - noun - 1).TrueForAll(i => i.Piece is When or Link { Word: LinkWord.With } or Frame { Word: FrameWord.YesNo } or Spent) && ((Trait)items[far].Piece is { Kinds: var of, Test: RecordIs { Values: [var value] } }))
        {
            if ((of & Kinds.Renewals) != 0) { items[noun].Piece = new Noun(Kind.Renewals); return; }
            if (value == "lost") { items[noun].Piece = new Noun(Kind.Renewals, new RecordIs(RecordField.Outcome, "churned")); Drop(items[far]); return; }
        }

        if (items[next].Piece is Noun { Kind: Kind.Renewals, Verb: true } verb) items[next].Piece = verb with { Verb = false };
        else if (items[next].Piece is Trait { OfAccounts: Noun { Kind: Kind.Renewals } lost }) items[next].Piece = lost with { Verb = false };
        else if (items[next].Piece is Trait { Day: RecordDay.Closed } && !items.Exists(i => i.Piece is Noun { Kind: Kind.Tickets or Kind.Fires })) items[next].Piece = new Noun(Kind.Renewals);
        else if (items[next].Piece is Trait { Test: RecordIs { Field: RecordField.Late } }) { items[noun].Piece = new Noun(Kind.Renewals); return; }
        else if (items[next].Piece is Subject { Scope: Scope.Churned }) items[next].Piece = new Noun(Kind.Renewals, new RecordIs(RecordField.Outcome, "churned"));
        else return;
        Drop(items[noun]);
    }
}
