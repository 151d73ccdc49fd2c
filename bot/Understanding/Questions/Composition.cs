using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

/// <summary>Puts the pieces of one message together to a question. Each piece that finds its place is marked as used.</summary>
internal sealed partial class Composition(List<Item> items, Tokens tokens, Context context, bool yesNo, bool fragment)
{
    private readonly DateOnly today = context.Moment.Today;
    private Item? main;

    /// <summary>Two readings fit equally.</summary>
    public bool Unclear { get; private set; }

    public Question? Question()
    {
        // "how much of my accounts are red": things are counted.
        if (items[0].IsFrame(FrameWord.HowMuch) && tokens.Count > 1 && tokens.Folded(1) is "much" && items.Exists(i => i.Piece is Subject) && !items.Exists(i => i.Piece is Figure or Effort or Rate or Spent or Noun or Property)) items[0].Piece = new Frame(FrameWord.Count);
        // "how much evidence did we collect": how many pieces of it.
        if (items[0].IsFrame(FrameWord.HowMuch) && tokens.Count > 1 && tokens.Folded(1) is "much" && items.Find(i => i.Piece is Noun) is { Piece: Noun { Kind: Kind.Evidence } } && !items.Exists(i => i.Piece is Figure or Effort or Rate or Spent or Subject)) items[0].Piece = new Frame(FrameWord.Count);
        // "those who are red", with nothing said before.
        if (context.LastQuestion is null && items.Find(i => i.Piece is Refers { Word: ReferWord.Them }) is { Start: <= 1 } those && tokens.Folded(those.Start) is "those" or "these" && items.Count > 1) those.Piece = new Subject(CsmBot.Questions.Scope.Default);
        // "biggest red one", with nothing said before.
        if (context.LastQuestion is null && items.Find(i => i.Piece is Refers { Word: ReferWord.Them }) is { } one && tokens.Folded(one.End - 1) is "one" && items.Exists(i => i.Piece is Ranked or RankedBy)) one.Piece = new Subject(CsmBot.Questions.Scope.Default);
        if (CountedThenAndNow() is { } thenAndNow) return thenAndNow;
        if (GroupsAgainstAverage() || TwoAnswers() || LacksSubject()) return null;
        if (context.LastQuestion is { } before && OfSameRecord(before) is { } same) return same;
        Millions();
        SegmentsAsAccounts();
        AskedForDates();
        WhoWorked();
        WhoDidMost();
        WhoHowMany();
        HowMuchWorked();
        TeamsDid();
        ThemAlone();
        OneOfEach();
        NoneOfOther();
        Unions();
        NothingBut();
        OfSupport();
        Phrases.Fold(items, today, context.Moment.Workspace);
        It();
        if (FollowOn() is { } followed) return Later(followed);
        if (context.LastQuestion is not null && Leaning()) return null;
        if (items.Exists(i => i.Piece is Refers)) return null;
        StepOwners();
        if (OfOneRecord() is { } single) return single;
        if (OfOneAccount() is { } fact) return fact;
        if (Colleagues() is { } colleagues) return colleagues;
        if (Bounded() is { } bounded) return bounded;
        if (GroupsGrown() is { } grown) return grown;
        main = MainNoun();
        MoreThan();
        MakeConditions();
        if (StepsOfEvidence()) return null;
        Foremost();
        var question = Later(AllOfThem() ?? WithTheOldest() ?? HasGrown() ?? IsShare() ?? IsFigure() ?? Ranking() ?? Figured() ?? Listed());
        // "where did our time go": one figure says nothing of where.
        return question is { Shape: Shape.Figure, GroupBy.IsEmpty: true } && tokens.Folded(0) is "where" ? null : question;
    }

    /// <summary>"how many open tickets does Owen have": who works in support owns no accounts, and has those that are handled.</summary>
    private void OfSupport()
    {
        if (items.Find(i => i.Piece is Noun { Kind: Kind.Tickets }) is not { Piece: Noun tickets } noun || items.Exists(i => i.Piece is Subject or AccountPiece or Noun && i != noun)) return;
        if (items.FindAll(i => i.Piece is Whose) is not [{ Piece: Whose { Team: null, Emails: [var email], Form: not PersonForm.Did } } who] || context.Names.RoleOf(email) is not Role.Support) return;
        noun.Piece = tickets with { Tests = Records.Narrow(tickets.Tests, new RecordIs(RecordField.Person, email)) };
        (who.Piece, who.Used) = (new Link(LinkWord.With), true);
    }

    /// <summary>"the second biggest": the row behind the first. Where nothing was put in an order, it is not said of what.</summary>
    private Question? Later(Question? question) =>
        items.Find(i => i.Piece is Ranked { Nth: > 1 }) is not { Piece: Ranked { Nth: var nth } } || question is null ? question
        : question is { Sort.IsEmpty: false, Limit: 1, Shape: Shape.List or Shape.Figure } ? question with { Skip = nth - 1 } : null;

    private bool Has(FrameWord word) => items.Exists(i => i.IsFrame(word));

    private void Use(FrameWord word) { foreach (var i in items) if (i.IsFrame(word)) i.Used = true; }

    private Item? First<T>() where T : Piece => items.Find(i => i.Piece is T && !i.Used);

    // ---- whom and what it is about

    /// <summary>The noun whose records are asked for; null when the question is about accounts.</summary>
    private Item? MainNoun()
    {
        // "who at Acme has completed it": the verb's helper is no "with".
        if (Has(FrameWord.Who) && items.FindIndex(i => i.Piece is Noun { Kind: Kind.Training }) is > 0 and var done && items[done - 1] is { Piece: Link { Word: LinkWord.With } } helper && items.Exists(i => i.Piece is AccountPiece)) helper.Used = true;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Piece is Subject { Noun: true } or Frame { Word: FrameWord.Anyone }) return null;
            if (item.IsFrame(FrameWord.Who) && !(items.Exists(x => x.Piece is Ranked) && items.Exists(x => x.Piece is Property { Name.Word: "owner" }) && items.Exists(x => x.Piece is Noun { Kind: Kind.Steps })) && !items.Exists(x => x.Piece is Property { Name: { Word: "person", OfRecords: Dimension.Person } } && items.Exists(y => y.Piece is Ranked)) && !WhoWasTrained()) return null;
            if (item.Piece is Figure && item.Compared is null && First<SortedBy>() is null) return null;
            if (item.Piece is Renewing { Noun: true } && (Past(item) || items.Exists(x => x.Piece is Grouped { Name.OfRecords: Dimension.Outcome }))) { Record(item, new Noun(Kind.Renewals)); return item; }
            if (item.Piece is not Noun noun) continue;
            if (Before(item) is { Piece: Link { Word: LinkWord.With or LinkWord.Without or LinkWord.Not or LinkWord.Except or LinkWord.Neither }, Used: false }) return null;
            if ((noun.Verb && !Has(FrameWord.HowOften) && !(noun.Kind == Kind.Training && WhoWasTrained())) || item.Compared is not null) return null;
            if (IsConditionInPassing(i)) return null;
            // "urgent tickets, which accounts": the accounts are asked for.
            if (items.FindIndex(x => x.Piece is Subject { Noun: true }) is > 0 and var about && items[about - 1].IsFrame(FrameWord.Which) && about > i) return null;
            return item;
        }

        return null;
    }

    /// <summary>"open fire but no open ticket", "open fire or urgent ticket", "overdue renewal + open ticket": in the singular, and joined to what is said of accounts, it is said of accounts too.</summary>
    private bool IsConditionInPassing(int at)
    {
        var word = tokens.Folded(items[at].End - 1);
        if (((Noun)items[at].Piece).Kind is not (Kind.Tickets or Kind.Fires) || (word[^1] == 's' && !Joined(at)) || items.Exists(i => i.Piece is Frame or Ranked or Grouped or SortedBy or AccountPiece or Effort)) return false;
        return items.Where((_, i) => i != at).Any(i => i is { Used: false, Piece: Is or Coloured or Renewing or Noun or Figure { } or Timed }) && items.Exists(i => i.Piece is Link { Word: LinkWord.And or LinkWord.Comma or LinkWord.Without or LinkWord.Slash or LinkWord.Or });
    }

    /// <summary>"open tickets + red", "red and open tickets": joined to a colour with no noun behind it, tickets are had.</summary>
    private bool Joined(int at) => !items.Exists(i => i.Piece is Subject) && ((at + 2 == items.Count - 1 && items[at + 1].IsLink(LinkWord.And) && items[at + 2].Piece is Coloured or Is) || items.Take(at).LastOrDefault(i => !i.Used) is { Piece: Link { Word: LinkWord.And } } && items[0].Piece is Coloured or Is && items.Skip(at + 1).All(i => i.Used));

    /// <summary>What stands before a noun and the words that narrow it.</summary>
    private Item? Before(Item noun)
    {
        var before = items.IndexOf(noun) - 1;
        // "with calls and emails": the calls have become a word that joins.
        while (before >= 0 && items[before] is { Piece: Trait or Compared or Link { Word: LinkWord.With }, Used: true }) before--;
        return before >= 0 ? items[before] : null;
    }

    /// <summary>"who completed Admin Basics": learners are asked for.</summary>
    private bool WhoWasTrained() => items.Exists(i => i.Piece is Noun { Kind: Kind.Training } && (Has(FrameWord.Who) || Before(i)?.IsFrame(FrameWord.Count) == true || (Before(i)?.IsLink(LinkWord.With) == true && items.IndexOf(i) > 1 && items[items.IndexOf(i) - 2].IsFrame(FrameWord.Count)) || items.Exists(x => x.Piece is AccountPiece) || i.Tests.Any(t => t is RecordMissing { Field: RecordField.Learner })));

    private bool Past(Item item) => item.When is { } w && w.Past.LastDay is { } last && (last < today || (last == today && w.Past.Days is not (null or 1))) && (w.Fixed || w.Kind == Recognizers.WindowKind.Within);

    private static void Record(Item item, Noun noun) => (item.Piece, item.Tests, item.Day) = (noun, noun.Tests, noun.Day);

    private Scope Scope()
    {
        var scope = CsmBot.Questions.Scope.Default;
        // Who left at a renewal is no customer any more.
        if (items.Exists(i => i != main && i is { Piece: Noun { Kind: Kind.Renewals }, Condition: not null } && i.Tests.Any(t => t is RecordIs { Field: RecordField.Outcome, Values: ["churned"] }))) scope = CsmBot.Questions.Scope.All;
        foreach (var item in items)
            if (item.Piece is Subject subject) { item.Used = true; if (subject.Scope != CsmBot.Questions.Scope.Default && !(subject.Every && items.Exists(i => i.Condition is not null))) scope = subject.Scope; }
        return scope;
    }

    // ---- conditions

    /// <summary>Turns every piece that says something of accounts into a condition.</summary>
    private void MakeConditions(Item? except = null)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Used || item == main || item == except || item.Condition is not null) continue;
            item.Condition = Says(item, i) ?? Held(item, i);
            if (item.Condition is not null) item.Used = true;
        }
    }

    /// <summary>"accounts with more calls this month than last month", "with more emails than calls": two numbers of the same account.</summary>
    private void MoreThan()
    {
        if (yesNo || !(items.Exists(i => i.Piece is Subject) || NamesThem() || (items[0].IsFrame(FrameWord.Which) && !items.Exists(i => i.Piece is Property)))) return;
        var at = items.FindIndex(i => i.Piece is Comparative);
        var than = items.FindIndex(Math.Max(at, 0), i => i.IsFrame(FrameWord.Compare));
        // "accounts that cost more this quarter than last", "accounts whose cost this year is higher than last year's".
        var head = at <= 0 ? -1 : items.FindLastIndex(at - 1, i => i.Piece is not When);
        if (at < 0 || than < 0 || (Number(at + 1, than) ?? (head >= 0 && (items[head].Piece is Effort || (items[head].Piece is Figure && Other(than + 1, new Of(AccountNumber.One)) is not null)) && items.Exists(i => i.Piece is Subject or Coloured) && !items[0].IsFrame(FrameWord.HowMuch) ? Number(head, at) : null)) is not { } said) return;
        var left = said;
        var right = Other(than + 1, said.Quantity) ?? Number(than + 1, items.Count) ?? (left.Item.Against?.Past is { } window && left.Quantity is Over over ? (left.Item, over with { Records = over.Records with { Window = window } }) : null);
        if (right is not { } other) return;
        // "more emails than calls this quarter": the window is said once.
        if (left.Quantity is Over { Records.Window: null } early && other.Quantity is Over { Records.Window: { } shared }) left.Quantity = early with { Records = early.Records with { Window = shared } };
        var more = ((Comparative)items[at].Piece).More;
        items[at].Used = items[than].Used = left.Item.Used = other.Item.Used = true;
        items[at].Condition = new CompareBoth(left.Quantity, more ? Op.MoreThan : Op.LessThan, other.Quantity);
        if (main == left.Item || main == other.Item) main = null;

        // "a higher NPS than Acme", "more calls than average".
        (Item Item, Quantity Quantity)? Other(int from, Quantity of) => from < items.Count ? items[from].Piece switch
        {
            AccountPiece { AccountIds: [var id] } => (items[from], new OfOther(id, of)),
            Aggregated { Aggregate: Aggregate.Average or Aggregate.Median } average when from + 1 == items.Count || items[from + 1].Piece is Link => (items[from], new Overall(average.Aggregate, of)),
            _ => null,
        } : null;

        (Item Item, Quantity Quantity)? Number(int from, int to)
        {
            var item = items.GetRange(from, to - from).Find(i => i.Piece is Noun or Effort or Figure && i.Compared is null);
            return item?.Piece switch
            {
                Noun { Kind: var kind } => (item, new Over(Counted(kind), Records.Filter(item))),
                Effort effort => (item, new Over(effort.Number, new RecordFilter(Kind.Interactions, item.When?.Past, effort.Tests))),
                Figure figure => (item, figure.Quantity),
                _ => null,
            };
        }
    }

    /// <summary>"reds that got more hours", "who got more hours": accounts, though no noun says so. "Who spent more hours" asks for people.</summary>
    private bool NamesThem()
    {
        if (items[0].Piece is Coloured) return tokens.Folded(items[0].End - 1)[^1] == 's' || (items.Count > 1 && tokens.Folded(items[0].End) is "that" or "which" or "who");
        if (!items[0].IsFrame(FrameWord.Who)) return false;
        for (var i = items[0].Start; i < Math.Min(items[0].Start + 4, tokens.Count); i++) if (tokens.Folded(i) is "got" or "received" or "needed" or "gets") return true;
        return false;
    }

    private Condition? Says(Item item, int at) => item.Piece switch
    {
        Is p => p.Condition,
        Coloured p => new OneOf(Field.Health, p.Colours.Select(Words.Of).ToArray()),
        Timed p => item.When is { } w ? p.Make(p.Ahead ? w.Future : w.Past) : p.Otherwise,
        Renewing => Renewal(item),
        AccountPiece p => new OneOf(Field.Account, p.AccountIds),
        Whose p => Person(p, at),
        Noun noun => NothingBut(item) ?? OnlyThose(item, noun, at) ?? Records.OnAccounts(item),
        Figure { Quantity: var q } when item.Compared is { } c => Compare(q, c),
        Effort p when item.Compared is { } c && First<Grouped>() is null && main is not { Piece: Noun { Kind: Kind.Fires or Kind.Tickets or Kind.Steps or Kind.Plans or Kind.Evidence or Kind.Training } } => Compare(EffortOver(item, p), c),
        Rate p when item.Compared is { } c && First<Grouped>() is null => Compare(new Ratio(p.Name, Records.Resolve(item.When, false)), c),
        _ => null,
    };

    /// <summary>"accounts we only emailed this month": some of that type, and none of another.</summary>
    private Condition? OnlyThose(Item item, Noun noun, int at)
    {
        if (noun.Kind != Kind.Interactions || item.Compared is not null || item.Tests is not [RecordIs { Field: RecordField.Type, Negated: false } type] || Phrases.Previous(items, at)?.IsLink(LinkWord.Only) != true) return null;
        var records = Records.Filter(item);
        return Condition.And(Rules.Saying.Some(records), new Not(Rules.Saying.Some(records with { Tests = [type with { Negated = true }] })));
    }

    /// <summary>"neither a sponsor nor a renewal date": the field is there, or with a negation before it is not.</summary>
    private Condition? Held(Item item, int at) =>
        item is { Piece: Renewing, When: null } && Phrases.Previous(items, at)?.Piece is Link { Word: LinkWord.Without or LinkWord.Neither or LinkWord.Nor } ? new Not(new Missing(Field.RenewalDate))
        : item.Piece is Property { Name.Field: Field.Sponsor or Field.RenewalDate or Field.Segment or Field.Region or Field.Industry or Field.Stage or Field.Plan or Field.ContractStart } property
        && Phrases.Previous(items, at)?.Piece is Link { Word: LinkWord.Without or LinkWord.Neither or LinkWord.Nor or LinkWord.Not } ? new Not(new Missing(property.Name.Field!.Value)) : null;

    private Condition Compare(Quantity quantity, Compared c)
    {
        if (c.Average is { } of) return new CompareBoth(quantity, c.Op, new Overall(of, quantity));
        var (value, high) = c.Unit == UnitOf.Minutes ? (c.Value / 60, c.High / 60) : (c.Value, c.High);
        return new Compare(quantity, c.Op, value, high);
    }

    private Condition? Renewal(Item item)
    {
        if (item.When is not { } w) return null;

        // "by" and "until" mean from today on for renewals.
        var window = w.Future;
        if (window.From is null && window.To > today) window = window with { From = today };
        return new DayIn(Field.RenewalDate, window);
    }

    /// <summary>A person beside accounts owns them; beside hours and calls has done them.</summary>
    private Condition? Person(Whose whose, int at)
    {
        // A step has an owner of its own.
        if (main is { Piece: Noun { Kind: Kind.Steps } } && whose.Team is null && Phrases.Next(items, at)?.Piece is not Subject) return null;
        // "marked red by Victor": who set the colour that it has; whom a change in the past is by is not asked of accounts.
        if (whose is { Form: PersonForm.Did, Team: null } && main is null && at > 0 && tokens.Folded(items[at].Start) is "by" && SetTheColour(at))
            return items[at - 1].Piece is Coloured && !items.Exists(i => i.Piece is When) ? new OneOf(Field.HealthSetBy, whose.Emails) : null;
        if (whose.Form == PersonForm.Did && items.Exists(i => i.Piece is Property { Name.Field: Field.LastContact })) return null;
        // "the last ten calls of Samir" are those that he made.
        if (whose is { Form: PersonForm.Plain, Team: null } && main is { Piece: Noun { Kind: Kind.Interactions } } && Phrases.Previous(items, at) == main && items[at].Start > 0 && tokens.Folded(items[at].Start - 1) is "of") return null;
        if (whose.Form == PersonForm.Did && (main is not null || First<Effort>() is not null)) return null;
        if (whose.Form != PersonForm.Owns && OfWork(at)) return null;
        if (whose.Team is not null) return TeamCondition(whose);
        return new OneOf(Field.Owner, whose.Emails);
    }

    private bool SetTheColour(int by)
    {
        var first = by > 1 && items[by - 2].Piece is ChangedColour ? by - 2 : by - 1;
        if (items[by - 1].Piece is not (Coloured or Timed or Is)) return false;
        if (first == by - 2) items[first].Used = true;
        return first == by - 2 || tokens.Folded(items[first].Start) is "set" or "marked" or "flagged" or "put" or "rated" or "switched" or "changed" or "turned" or "moved";
    }

    private Condition? TeamCondition(Whose whose) => new OneOf(Field.Team, whose.Team is { Length: > 0 } team ? team : OwnTeam);

    /// <summary>"My team" was said by someone who is in none.</summary>
    public bool Teamless { get; private set; }

    private string OwnTeam
    {
        get
        {
            var team = context.Names.TeamOf(context.Moment.AskerEmail);
            Teamless |= team is null;
            return team ?? "";
        }
    }

    private bool OfWork(int at)
    {
        // "Lyra vs Orion cost": what is said of the one is said of the other.
        while (at + 2 < items.Count && items[at + 1].Piece is Frame { Word: FrameWord.Compare } or Link { Word: LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.With } && items[at + 2].Piece is Whose) at += 2;
        var next = Phrases.Next(items, at)?.Piece;
        if (next is not (Subject or Coloured or Is or Noun) && items.Take(at).Any(i => i.Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost } or Rate { OfWork: true }) && main is null) return true;
        if (next is Noun { Kind: Kind.Interactions } or Effort or Rate { OfWork: true } or Trait { Kinds: Kinds.Interactions }) return ((Whose)items[at].Piece).Form != PersonForm.Plain || next is not Noun;
        return false;
    }

    private Condition Where()
    {
        Beside();
        var where = Expression.Of(items, out var unclear);
        Unclear |= unclear;
        foreach (var item in items) if (item.Piece is Link { Word: not (LinkWord.Not or LinkWord.Without or LinkWord.Except or LinkWord.Neither or LinkWord.Nor) }) item.Used = true;
        return where;
    }

    /// <summary>"Osprey vs Zenith": the accounts named on both sides of a comparison are alternatives.</summary>
    private void Beside()
    {
        if (yesNo) return;
        for (var i = 1; i + 1 < items.Count; i++)
            if (items[i].IsFrame(FrameWord.Compare) && items[i - 1].Piece is AccountPiece && items[i + 1].Piece is AccountPiece) (items[i].Piece, items[i].Used) = (new Link(LinkWord.Or), true);
        if (items.FindAll(i => i.Piece is AccountPiece).Count > 1) Use(FrameWord.Compare);
    }

    // ---- records

    private RecordFilter MainFilter() => Records.Filter(main!) with { Tests = Doers(main!.Tests, ((Noun)main.Piece).Kind) };

    /// <summary>"per CSM", "which CSM": people of that role only, and not whoever else has done something.</summary>
    private bool PerCsm() => items.Exists(i => i.Piece is Grouped { Name.Word: "csm" } or GroupedTwice { First.Word: "csm" } or GroupedTwice { Second.Word: "csm" })
        || ((ofGroups || items.Exists(i => i.Piece is Ranked or SortedBy)) && items.Exists(i => i.Piece is Property { Name.Word: "csm" }));

    /// <summary>Adds who has done it.</summary>
    private ImmutableArray<RecordTest> Doers(ImmutableArray<RecordTest> tests, Kind kind)
    {
        if (kind == Kind.Interactions && PerCsm()) tests = tests.Add(new RecordIs(RecordField.PersonRole, Words.Of(Role.Csm)));
        foreach (var item in items)
        {
            if (item.Used || item.Piece is not Whose whose) continue;
            // A save is of an account, and so of who owns it; who changed the colour is asked in other words.
            if (kind == Kind.HealthChanges && whose.Team is null && !items.Exists(i => i.Piece is ChangedColour)) { item.Condition = new OneOf(Field.Owner, whose.Emails); item.Used = true; continue; }
            item.Used = true;
            tests = Records.Narrow(tests, whose.Team is { } team ? new RecordIs(RecordField.PersonTeam, team.Length > 0 ? team : OwnTeam) : new RecordIs(RecordField.Person, whose.Emails));
        }

        return tests;
    }

    private bool sharing;
    private ImmutableArray<RecordTest> shared = [];

    private Over EffortOver(Item item, Effort effort)
    {
        var tests = effort.Tests;
        foreach (var other in items)
        {
            if (other.Used && other != main) continue;
            if (other.Piece is Trait { Test: { } test } trait && (trait.Kinds & Kinds.Interactions) != 0) { tests = Records.Narrow(tests, test); other.Used = true; }
        }

        var kind = Kind.Interactions;
        if (main is not null)
        {
            kind = ((Noun)main.Piece).Kind;
            tests = main.Tests.Aggregate(tests, Records.Narrow);
            item.When ??= main.When;
            item.Against ??= main.Against;
            main.Used = true;
        }

        var number = effort.Number;
        if (kind == Kind.Fires && number == RecordNumber.Minutes && tests.All(t => t is RecordIs { Field: RecordField.Fire }))
        {
            // Time on fires is what was done to fight them; on one of them, what is linked to it.
            var ofOne = tests.IsEmpty && main is { End: > 0 } && tokens.Folded(main.End - 1) is "fire" && items.Exists(i => i.Piece is AccountPiece);
            (kind, tests) = (Kind.Interactions, ofOne ? [new RecordMissing(RecordField.Fire, Negated: true)] : tests.IsEmpty ? [new RecordIs(RecordField.Reactive, "yes")] : tests);
        }

        if (kind == Kind.Fires) number = number == RecordNumber.Cost ? RecordNumber.TotalCost : number;
        if (number is RecordNumber.ArrLost or RecordNumber.ArrKept) kind = Kind.Renewals;
        if (main is null && number == RecordNumber.Score) kind = Kind.Training;
        if (main is null && number is RecordNumber.IndirectCost or RecordNumber.DirectCost or RecordNumber.DaysFromSign) kind = Kind.Fires;
        if (number is RecordNumber.TotalCost or RecordNumber.DirectCost or RecordNumber.IndirectCost) kind = kind == Kind.Fires ? Kind.Fires : Kind.Interactions;
        if (kind == Kind.Interactions && number == RecordNumber.TotalCost) number = RecordNumber.Cost;
        tests = kind == Kind.Interactions ? Doers(tests, kind) : tests;
        if (kind == Kind.Interactions && sharing)
        {
            // "hours and cost by Paul": what narrows the first figure narrows the second.
            tests = shared.Aggregate(tests, (all, t) => all.Contains(t) ? all : Records.Narrow(all, t));
            shared = tests.RemoveAll(t => effort.Tests.Contains(t));
        }

        return new Over(number, new RecordFilter(kind, Records.Resolve(item.When, false), tests, main?.Day ?? RecordDay.Main));
    }
}
