using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

// Messages that lean on the question before them.
internal sealed partial class Composition
{
    /// <summary>The question that follows on the last one; null when the message stands alone.</summary>
    private Question? FollowOn()
    {
        if (context.LastQuestion is not { } last || !Leans()) return null;
        if (items.Find(i => i.Piece is Refers { Word: ReferWord.Nth }) is { } nth) return Nth(nth, last);
        // "which have none", after tickets: the accounts without.
        if (last is { Kind: not (Kind.Accounts or Kind.People), Records: { } none } && items.TrueForAll(i => i.Piece is Frame { Word: FrameWord.Which or FrameWord.Who } or Link or Refers) && items.Exists(i => i.Piece is Link { Word: LinkWord.Not or LinkWord.Without }) && tokens.Folded(items[^1].End - 1) is "none" or "any")
        {
            foreach (var item in items) item.Used = true;
            return new Question { Scope = last.Scope, Where = Condition.And(last.Where, new Not(Rules.Saying.Some(none))) };
        }

        // "which accounts are those", after tickets.
        if (last is { Kind: not (Kind.Accounts or Kind.People), Records: { } listed, Shape: Shape.List or Shape.Count } && items.Exists(i => i.Piece is Subject { Noun: true, Scope: CsmBot.Questions.Scope.Default }) && items.Exists(i => i.Piece is Refers { Word: ReferWord.Them }) && items.TrueForAll(i => i.Piece is Frame { Word: FrameWord.Which or FrameWord.HowMuch or FrameWord.List or FrameWord.YesNo } or Subject or Refers or Link { Word: LinkWord.With }))
        {
            foreach (var item in items) item.Used = true;
            return new Question { Scope = CsmBot.Questions.Scope.All, Where = Condition.And(last.Where, Rules.Saying.Some(listed)) };
        }

        // "which of those are red" is asked of the rows that were shown, and not of all that could have been.
        if (last is { Kind: Kind.Accounts, Limit: not null, GroupBy: [] } && context.LastAccountIds.Count > 0 && items.Exists(i => i.Piece is Refers { Word: ReferWord.Them })) last = last with { Where = new OneOf(Field.Account, context.LastAccountIds.ToArray()), Limit = null, Scope = CsmBot.Questions.Scope.All };
        main = items.Find(i => i.Piece is Noun { Verb: false } && i.Compared is null && !AfterWith(i));
        // "how many tickets do they have" counts tickets; "how many of them have tickets" counts them.
        var counted = main is not null && Before(main)?.IsFrame(FrameWord.Count) == true;
        if (!counted && main is not null && items.Exists(i => i.Piece is Refers { Word: ReferWord.Them or ReferWord.It })) main = null;
        if (!counted && main is { Piece: Noun { Kind: Kind.Interactions } }) main = null;
        var accounts = items.Exists(i => i.Piece is Refers { Word: ReferWord.Them });
        foreach (var item in items)
            if (item.Piece is Refers) item.Used = true;
            // "how many of those does Imogen handle", of tickets.
            else if (last.Kind == Kind.Tickets && item.Piece is Whose { Form: PersonForm.Owns, Team: null } who && tokens.Folded(item.End - 1).StartsWith("handl")) item.Piece = new Trait(new RecordIs(RecordField.Person, who.Emails), Kinds.Tickets);
        var question = Lengthened(Windowed(Narrowed(last)));
        MakeConditions();
        if (items.Exists(i => i.Condition is not null)) question = question with { Where = With(question.Where, Where(), accounts || items[0].Piece is Link { Word: LinkWord.Only or LinkWord.Except }) };
        if (main is { Used: false, Piece: Noun { Kind: var kind } } && kind != question.Kind && question.Shape is Shape.List or Shape.Summary or Shape.Count)
        {
            main.Used = true;
            question = new Question { Kind = kind, Where = question.Where, Scope = question.Scope, Records = Records.Filter(main), Shape = question.Shape == Shape.Count || Has(FrameWord.Count) ? Shape.Count : Shape.List };
        }

        question = Reshaped(question);
        foreach (var item in items) if (item.Piece is Link { Word: not (LinkWord.Not or LinkWord.Without) } or Subject { Scope: CsmBot.Questions.Scope.Default }) item.Used = true;
        return question == last && items.Exists(i => i is { Used: false, Piece: not (Frame or Link or Refers) }) ? null : question;
    }

    private bool AfterWith(Item item) => Before(item) is { Piece: Link { Word: LinkWord.With or LinkWord.Without or LinkWord.Not } };

    /// <summary>The one account that the last question was about; null after lists and figures of many.</summary>
    private string? OfOne() => context.LastQuestion is { Kind: Kind.Accounts, Shape: not Shape.List } last && AllOfIt(last.Where).OfType<OneOf>().FirstOrDefault(c => c.Field == Field.Account) is { Values: [var account] } ? account : null;

    private bool Inside(Item pronoun)
    {
        var their = tokens.Folded(pronoun.End - 1) is "their" or "they" or "its";
        return (their || context.LastQuestion is null) && items.TakeWhile(i => i != pronoun).Any(i => i.Piece is Subject { Noun: true } || (context.LastQuestion is null && i.Piece is Noun { Verb: false } or Is or Coloured or Whose or Renewing));
    }

    /// <summary>The account that was spoken of is named, and nothing else is leant on.</summary>
    private bool itself;

    /// <summary>"it", "its": the one account that was spoken of.</summary>
    private void It()
    {
        // "Kestrel – do they have a sponsor?": named in the same breath.
        if (items.FindAll(i => i.Piece is AccountPiece) is [var said] && items.Find(i => i.Piece is Refers { Word: ReferWord.It or ReferWord.Them }) is { } pronoun && pronoun.Start >= said.End) { (pronoun.Piece, pronoun.Used) = (new Link(LinkWord.With), true); return; }

        // "customers and their owners": what was said before in the same breath.
        foreach (var item in items)
            if (item.Piece is Refers { Word: ReferWord.It or ReferWord.Them } && Inside(item)) (item.Piece, item.Used) = (new Link(LinkWord.With), true);
        // "usage?", "any open tickets": of the one account that was spoken of.
        if (OfOne() is { } of && !OfUs() && (tokens.Folded(0) is "any" || items.Exists(i => i.Piece is Figure or Property or Frame { Word: FrameWord.Anyone }) || (items.Exists(i => i.Piece is Renewing) && items.TrueForAll(i => i.Piece is Renewing or Frame { Word: FrameWord.When or FrameWord.List or FrameWord.YesNo } or Link)))
            && items.TrueForAll(i => i.Piece is Figure or Noun { Verb: false } or Property { Name.Field: not null } or Renewing or Trait or Compared { Bare: true } or Frame { Word: FrameWord.HowMuch or FrameWord.Anyone or FrameWord.Count or FrameWord.List or FrameWord.Who or FrameWord.When or FrameWord.What or FrameWord.YesNo } or Link { Word: LinkWord.With or LinkWord.And or LinkWord.Comma }) && !items.Exists(i => i.Compared is not null))
        {
            if (items[0].IsLink(LinkWord.And)) items[0].Piece = new Link(LinkWord.With);
            items.Add(new Item(new AccountPiece([of], Exact: true), tokens.Count - 1, tokens.Count - 1));
            itself = true;
            return;
        }

        // "how much of that was firefighting": of the figure.
        if (context.LastQuestion is { Measures.IsEmpty: false } && items.Exists(i => i.Piece is Trait) && items.TrueForAll(i => i.Piece is Trait or Refers or Link or Frame { Word: FrameWord.HowMuch or FrameWord.Share or FrameWord.YesNo })) return;
        if (items.Find(i => i.Piece is Refers { Word: ReferWord.It } || (i.Piece is Refers { Word: ReferWord.Them } && context.LastQuestion is { Where: OneOf { Field: Field.Account, Values.Length: 1 }, Kind: Kind.Accounts, Shape: not Shape.List })) is not { } it || items.Exists(i => i.Piece is AccountPiece)) return;
        if (context.LastQuestion?.Where is OneOf { Field: Field.Account, Values: [var named] }) it.Piece = new AccountPiece([named], Exact: true);
        else if (context.LastAccountIds is [var only]) it.Piece = new AccountPiece([only], Exact: true);
        else return;
        itself = true;
        foreach (var item in items) if (item.Piece is Refers { Word: ReferWord.Also } || (item == items[0] && item.Piece is Link { Word: LinkWord.And })) item.Piece = new Link(LinkWord.With);
    }

    /// <summary>Does the message need the one before it? It leans on it, or has nothing to ask about by itself.</summary>
    private bool Leans() => Leaning() || (items[0].IsFrame(FrameWord.Share) && items.TrueForAll(i => i.Piece is Frame { Word: FrameWord.Share or FrameWord.List } or Effort or Figure)) || items.TrueForAll(i => i.Piece is When or Grouped or GroupedTwice or SortedBy or Direction or Ranked or Trait or Link or Compared or Frame { Word: FrameWord.Why or FrameWord.When or FrameWord.Count or FrameWord.HowMuch or FrameWord.List or FrameWord.Compare }
        || (i.Piece is Figure or Property or Renewing && items.Exists(x => x.Piece is SortedBy or Direction))) || Resaid();

    /// <summary>"tier 2?" after a figure of tier 1, "Elin's" after Paul's red ones, "total minutes" after a list of calls: the same with another value.</summary>
    private bool Resaid()
    {
        if (context.LastQuestion is not { } last) return false;
        // "meetings?" after a count of calls.
        if (items is [{ When: null, Compared: null, Piece: Noun { Kind: Kind.Training, Tests: [RecordIs { Field: RecordField.Course }] } }] && last.Records is { Kind: Kind.Training } && last.Records.Tests.Any(t => t is RecordIs { Field: RecordField.Course })) return true;
        if (OfType() && (last.Records is { Kind: Kind.Interactions, Tests: var tests } || last.Measures is [{ Quantity: Over { Records: { Kind: Kind.Interactions, Tests: var _ } } }]) && (last.Records?.Tests ?? ((Over)last.Measures[0].Quantity).Records.Tests).Any(t => t is RecordIs { Field: RecordField.Type })) return true;
        if (last.Kind is Kind.Interactions or Kind.Training or Kind.Tickets or Kind.Fires && items.TrueForAll(i => i.Piece is Effort or Aggregated or Frame { Word: FrameWord.HowMuch })) return true;
        var fields = items.ConvertAll(i => i.Piece switch { Is { Condition: OneOf one } => one.Field, Coloured => Field.Health, Whose { Team: null } => Field.Owner, Whose => Field.Team, _ => (Field?)null });
        return fields.TrueForAll(f => f is not null && AllOfIt(last.Where).Any(c => c is OneOf one && one.Field == f));
    }

    private bool OfType() => items is [{ When: null, Compared: null, Piece: Noun { Kind: Kind.Interactions, Verb: false, Tests: [RecordIs { Field: RecordField.Type }] } }];

    /// <summary>It refers to the question before, begins like a continuation, or like "which are red" leaves open of what.</summary>
    private bool Leaning()
    {
        if (items.Exists(i => i.Piece is Refers or Shifted)) return true;
        if (items[^1].IsLink(LinkWord.Only) && !items.Exists(i => i.Piece is Subject or Frame)) return true;
        // "over 50k ARR", "total ARR": with nothing said of whom, of those that were spoken of.
        if (context.LastQuestion is { Kind: Kind.Accounts, Shape: Shape.List or Shape.Count, Where: not AllAccounts } && !OfUs() && items.Exists(i => i.Piece is Figure)
            && (items.TrueForAll(i => i.Piece is Figure { } or Compared or Link && i.Piece is not Link { Word: LinkWord.Not or LinkWord.Without }) && items.Exists(i => i is { Piece: Figure, Compared: not null })
                || items.TrueForAll(i => i is { Piece: Figure, Compared: null } or { Piece: Aggregated or Frame { Word: FrameWord.HowMuch } or Link { Word: LinkWord.With } }))) return true;
        if (BareValue() || AsksField()) return true;
        if (items.Count > 1 && items[0].IsFrame(FrameWord.List) && items[1].IsLink(LinkWord.Only) && !items.Exists(i => i.Piece is Subject)) return true;
        // "how many are green", after a list.
        if (context.LastQuestion is { Kind: Kind.Accounts, Shape: Shape.List or Shape.Count, Where: not AllAccounts } && !OfUs() && items[0].IsFrame(FrameWord.Count) && items[0].End < tokens.Count && tokens.Folded(items[0].End) is "are" or "have" or "renew" or "is" or "had" or "were" or "need" && items.Skip(1).All(i => i.Piece is Is or Coloured or Timed or Renewing or Whose or Link or When or Noun or Trait or Compared or Figure or Frame { Word: FrameWord.YesNo }) && items.Count > 1) return true;
        // "average instead": of what was asked.
        if (Aggregates()) return true;
        if (Others() is { } ones) { ones.Piece = new Link(LinkWord.With); return true; }
        if (items[0].Piece is Frame { Word: FrameWord.Compare } && items.TrueForAll(i => i.Piece is Frame or When or Link)) return true;
        if (items[0].Piece is Link { Word: LinkWord.And or LinkWord.Only or LinkWord.Or }) return !items.Exists(i => i.Piece is Frame { Word: not (FrameWord.Anyone or FrameWord.Count) });
        if (items[0].IsLink(LinkWord.Except)) return true;
        if (items[0].Piece is Link { Word: LinkWord.With or LinkWord.Without } && !itself && !items.Exists(i => i.Piece is Subject or Frame)) return true;
        var aboutAccounts = items.Exists(i => i.Piece is Subject);
        if (fragment && !itself && !aboutAccounts && !items.Exists(i => i.Piece is Frame or Noun { Verb: false } or Figure or Effort or Rate)) return true;
        if (items.Count > 1 && items[^1].Piece is Link { Word: LinkWord.And } && !aboutAccounts) return true;
        if (!aboutAccounts && items[0].Piece is Renewing { Noun: false } && tokens.Folded(items[0].Start) is "which") return true;
        return !aboutAccounts && items is [{ Piece: Frame { Word: FrameWord.Which } }, { Piece: Link or Is or Coloured or Renewing { Noun: false } or Timed or Whose }, ..];
    }

    /// <summary>"the ones older than 60 days", "without the ones in EMEA": of those that were spoken of.</summary>
    private Item? Others() => items.Find(i => i is { Piece: Subject { Scope: CsmBot.Questions.Scope.Default } } && tokens.Folded(i.End - 1) is "ones") is { } ones && items.FindAll(i => i.Piece is Subject).Count == 1 && !items.Exists(i => i.Piece is Frame { Word: not (FrameWord.List or FrameWord.Count) }) ? ones : null;

    private bool Aggregates() => context.LastQuestion is { Measures: [{ Quantity: not Ratio }], Shape: Shape.Figure } && items.Exists(i => i.Piece is Aggregated) && items.TrueForAll(i => i.Piece is Aggregated or Refers or Link or Frame { Word: FrameWord.HowMuch });

    private bool AfterAccounts => context.LastQuestion is { Kind: Kind.Accounts, Shape: Shape.List or Shape.Count };

    /// <summary>"EMEA?", "any tier 1?", after a list of accounts: of those.</summary>
    private bool BareValue() => AfterAccounts && context.LastQuestion is { Where: not AllAccounts } && tokens.Count <= 5 && !OfUs()
        && items.TrueForAll(i => i.Piece is Is { Condition: OneOf { Field: Field.Tier or Field.Region or Field.Segment or Field.Industry or Field.Stage } } or Link { Word: LinkWord.With } or Frame { Word: FrameWord.Anyone })
        && items.Exists(i => i.Piece is Is) && (tokens.Folded(tokens.Count - 1) is "?" || tokens.Folded(0) is "any" or "in" or "outside");

    /// <summary>"owners?", "who is the CSM", "show me the sponsor", after a list of accounts: beside each.</summary>
    private bool AsksField() => AfterAccounts && context.LastQuestion!.Shape == Shape.List && items.Exists(i => i.Piece is Property { Name: { Field: not null and not Field.Account } })
        && items.TrueForAll(i => i.Piece is Property { Name: { Field: not null, Word: not "account" } } or Frame { Word: FrameWord.List or FrameWord.Who or FrameWord.What or FrameWord.HowMuch or FrameWord.YesNo } or Link { Word: LinkWord.With or LinkWord.And or LinkWord.Comma });

    /// <summary>"our", "we", "overall": of the whole company, and not of what was spoken of.</summary>
    private bool OfUs()
    {
        for (var i = 0; i < tokens.Count; i++) if (tokens.Folded(i) is "our" or "we" or "us" or "overall" or "company" or "all") return true;
        return false;
    }

    private Question? Nth(Item nth, Question last)
    {
        var ids = context.LastAccountIds;
        var n = ((Refers)nth.Piece).Index;
        if (n < 0) n = ids.Count;
        if (n < 1 || n > ids.Count) return null;
        nth.Used = true;
        nth.Piece = new AccountPiece([ids[n - 1]], Exact: true);
        return OfOneAccount();
    }

    /// <summary>"only urgent or high": narrows the records of the question, or those of its conditions.</summary>
    private Question Narrowed(Question q)
    {
        foreach (var item in items)
        {
            if (item is { Used: false, Piece: Noun { Kind: Kind.Interactions, Verb: false } noun, When: null, Compared: null } && noun.Tests is [RecordIs of]) item.Piece = new Trait(of, Kinds.Interactions);
            if (item is { Used: false, Piece: Noun { Kind: Kind.Training, Tests: [RecordIs { Field: RecordField.Course } course] }, When: null, Compared: null } && q.Records is { Kind: Kind.Training }) item.Piece = new Trait(course, Kinds.Training);
            if (item is { Used: false, Piece: Compared { Bare: false } age } && age.Days(today) is { } days) item.Piece = new Trait(new RecordCompare(RecordField.AgeDays, age.Op, days, age.High), Kinds.Tickets | Kinds.Fires);
            if (item.Used || item.Piece is not Trait { Test: { } test } trait) continue;
            var before = q;
            if (q.Records is { } records && Fits(trait, records.Kind)) q = q with { Records = records with { Tests = Add(records.Tests, item, test) } };
            q = q with
            {
                Where = Conditions(q.Where, c => Narrow(c, trait, item, test)),
                Measures = [.. q.Measures.Select(m => m.Quantity is Over o && Fits(trait, o.Records.Kind) ? m with { Quantity = o with { Records = o.Records with { Tests = Add(o.Records.Tests, item, test) } } } : m)],
            };
            if (q != before) item.Used = true;
        }

        return q;
    }

    private ImmutableArray<RecordTest> Add(ImmutableArray<RecordTest> tests, Item item, RecordTest test)
    {
        var first = items.FindIndex(i => i.Piece is Trait { Test: RecordIs t } && test is RecordIs n && t.Field == n.Field) == items.IndexOf(item);
        if (first && !(tokens.Folded(tokens.Count - 1) is "too" or "also") && test is RecordIs { Field: var field }) tests = tests.RemoveAll(t => t is RecordIs there && there.Field == field);
        return Records.Narrow(tests, test);
    }

    private Condition Narrow(Condition c, Trait trait, Item item, RecordTest test) => c switch
    {
        Compare { Quantity: Over over } x when Fits(trait, over.Records.Kind) => x with { Quantity = over with { Records = over.Records with { Tests = Add(over.Records.Tests, item, test) } } },
        Compare { Quantity: Of { Number: AccountNumber.OpenTickets } } x when Fits(trait, Kind.Tickets) =>
            x with { Quantity = new Over(RecordNumber.Count, new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes"), test)) },
        _ => c,
    };

    private static bool Fits(Trait trait, Kind kind) => (trait.Kinds & (Kinds)(1 << (int)kind)) != 0;

    /// <summary>"what about last quarter": the same over another window.</summary>
    private Question Windowed(Question q)
    {
        if (items.Find(i => i.Piece is Shifted) is { Piece: Shifted shift } moved && Shifting.Of(q) is { } before && Shifting.Move(before, shift.Unit, shift.Steps, context.Moment.Workspace) is { } window) moved.Piece = new When(new WindowReading(window));
        var item = items.Find(i => i is { Piece: When, Used: false });
        if (item is null || items.Exists(i => i.When is not null)) return q;
        var when = ((When)item.Piece).Window;
        if (Has(FrameWord.Compare) && Against(q, when.Past) is { } against)
        {
            item.Used = true;
            Use(FrameWord.Compare);
            return against;
        }

        var next = q with
        {
            Records = q.Records is { } r ? Windowed(r, when) : null,
            Where = Conditions(q.Where, c => Windowed(c, when)),
            Measures = [.. q.Measures.Select(m => m with { Quantity = Windowed(m.Quantity, when) })],
            Sort = [.. q.Sort.Select(s => s.Key is ByQuantity k ? s with { Key = new ByQuantity(Windowed(k.Quantity, when)) } : s)],
        };
        if (next != q) item.Used = true;
        return next;
    }

    /// <summary>"and 60 days?": another length of the same silence.</summary>
    private Question Lengthened(Question q)
    {
        if (items.Find(i => i is { Used: false, Piece: Compared }) is not { Piece: Compared length } item || (!length.Bare && items.Exists(i => i.Piece is Figure or Effort or Rate or Noun))) return q;
        var days = length.Unit == UnitOf.Plain ? (int)Math.Min(length.Value, 36_500) : length.Days(today);
        var next = q with { Where = Conditions(q.Where, c => c switch
        {
            NotContacted when days is { } n => new NotContacted(n),
            BeenColour b when days is { } n => b with { Days = n },
            Compare { Op: not Op.Between } x when length.Unit is UnitOf.Plain or UnitOf.Money or UnitOf.Percent => x with { Value = length.Value, Op = length.Bare ? x.Op : length.Op, High = length.High },
            _ => c,
        }) };
        item.Used = next != q;
        return next;
    }

    /// <summary>"compared to last quarter": the last figure, or count, beside the same of another window.</summary>
    private static Question? Against(Question q, Window window) => q switch
    {
        { Measures.IsEmpty: false } => q with { Shape = Shape.Figure, Against = window },
        { Shape: Shape.Count, Records: { } records } => q with { Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Over(RecordNumber.Count, records))], Against = window },
        _ => null,
    };

    private static RecordFilter Windowed(RecordFilter filter, WindowReading when) => filter with { Window = when.Resolve(Records.Ahead(filter.Kind, filter.Day)) };

    private static Quantity Windowed(Quantity quantity, WindowReading when) => quantity switch
    {
        Over q => q with { Records = Windowed(q.Records, when) },
        Ratio q => q with { Window = when.Past },
        _ => quantity,
    };

    private static Condition Windowed(Condition c, WindowReading when) => c switch
    {
        DayIn { Field: Field.RenewalDate } x => x with { Window = when.Future },
        DayIn x => x with { Window = when.Past },
        Turned x => x with { Window = when.Past },
        StayedGreen => new StayedGreen(when.Past),
        Compare x when Windowed(x.Quantity, when) is var q && q != x.Quantity => x with { Quantity = q },
        _ => c,
    };

    /// <summary>The condition with every part of it changed.</summary>
    private static Condition Conditions(Condition c, Func<Condition, Condition> change) => c switch
    {
        AllOf x => Condition.And(x.Parts.Select(p => Conditions(p, change))),
        AnyOf x => Condition.Or(x.Parts.Select(p => Conditions(p, change))),
        Not x => new Not(Conditions(x.Part, change)),
        _ => change(c),
    };

    /// <summary>New conditions take the place of old ones about the same thing; the rest stays.</summary>
    private Condition With(Condition old, Condition added, bool narrows)
    {
        var parts = old is AllOf all ? all.Parts : [old];
        var news = added is AllOf many ? many.Parts : [added];
        if (items[0].IsLink(LinkWord.Or) && news is [OneOf more])
            return Condition.And(parts.Select(p => p is OneOf there && there.Field == more.Field ? new OneOf(there.Field, there.Values.Union(more.Values).ToArray()) : p));
        // "and yellows too": beside what was said.
        if (tokens.Folded(tokens.Count - 1) is "too" or "also" && news is [OneOf beside] && parts.Any(p => p is OneOf there && there.Field == beside.Field))
            return Condition.And(parts.Select(p => p is OneOf there && there.Field == beside.Field ? new OneOf(there.Field, there.Values.Union(beside.Values).ToArray()) : p));
        if (narrows) return Condition.And([.. parts.Where(p => !news.Contains(p)), .. news]);
        return Condition.And([.. parts.Where(p => !news.Any(n => About(n) is { } about && about.Equals(About(p)))), .. news]);
    }

    private static object? About(Condition c) => c switch
    {
        OneOf x => x.Field,
        HealthOn or BeenColour or Turned => Field.Health,
        Not x => About(x.Part),
        DayIn x => x.Field,
        Missing x => x.Field,
        Compare { Quantity: Over o } => o.Records.Kind,
        Compare x => x.Quantity,
        AnyOf x => x.Parts.Select(About).Distinct().ToArray() is [var one] ? one : null,
        _ => c.GetType(),
    };

    /// <summary>"how many", "how much is that", "sort by ARR", "by segment", "why".</summary>
    private Question Reshaped(Question q)
    {
        if (Aggregates())
        {
            var wanted = ((Aggregated)items.Find(i => i.Piece is Aggregated)!.Piece).Aggregate;
            foreach (var item in items) item.Used = true;
            return q with { Measures = [q.Measures[0] with { Aggregate = wanted }] };
        }

        if (Has(FrameWord.Why) && OfOne() is { } one)
        {
            Use(FrameWord.Why);
            return new Question { Shape = Shape.Why, Where = new OneOf(Field.Account, one), Scope = CsmBot.Questions.Scope.All };
        }

        if (Has(FrameWord.Why) && Plain(q) is { Kind: Kind.Accounts, Shape: Shape.List, Where: not AllAccounts } why)
        {
            Use(FrameWord.Why);
            return why with { Show = [new ShowField(Field.HealthReason)] };
        }

        if (Has(FrameWord.List) && items.Exists(i => i.Piece is Refers)) q = Plain(q);
        // "list the urgent ones", after a count by priority: the tickets themselves.
        if (items[0].IsFrame(FrameWord.List) && tokens.Folded(tokens.Count - 1) is "ones" or "?" && q is { Kind: not (Kind.Accounts or Kind.People), Records: not null, Shape: Shape.Figure or Shape.Count }) q = q with { Shape = Shape.List, Measures = [], GroupBy = [], Sort = [], Limit = null, Against = null };
        // "when do they renew", "since when": the day beside each.
        if (Has(FrameWord.When) && items.Exists(i => i.Piece is Renewing)) q = Plain(q);
        if (Has(FrameWord.When) && q is { Kind: Kind.Accounts } && DayAsked(q) is { } day)
        {
            Use(FrameWord.When);
            foreach (var item in items) if (item.Piece is Renewing) item.Used = true;
            return q.Shape == Shape.List ? q with { Show = [new ShowField(day)] } : q with { Shape = Shape.Fact, Show = [new ShowField(day)], Measures = [], Sort = [], Where = q.Where is AllOf { Parts: [OneOf { Field: Field.Account } named, ..] } ? named : q.Where };
        }

        var heads = items.FindAll(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate);
        if (q is { Shape: Shape.Figure, GroupBy.IsEmpty: false } or { Shape: Shape.List, Sort.IsEmpty: false } && heads.Count == 0 && items.Find(i => i is { Used: false, Piece: Ranked { Word: RankWord.Most, Limit: not null } }) is { Piece: Ranked best } ranked)
        {
            ranked.Used = true;
            return q with { Sort = q.Shape == Shape.List ? q.Sort : [new Sort(new ByMeasure(0), best.Descending)], Limit = best.Limit };
        }

        // "ARR desc": an order, though nothing says "by".
        if (items.Exists(i => i.Piece is Direction { Word: null }) && !items.Exists(i => i.Piece is SortedBy or Grouped) && items.FindIndex(i => i is { Used: false, Compared: null, Piece: Figure or Property { Name.Field: not null } or Renewing }) is >= 0 and var byWhat) items.Insert(byWhat, new Item(new SortedBy(), items[byWhat].Start, items[byWhat].Start));
        var sort = Sorted();
        if (Has(FrameWord.Which) || Has(FrameWord.Who) || (q is { Shape: Shape.Count, Kind: Kind.Accounts } && tokens.Folded(0) is "which" && !Has(FrameWord.Count))) q = Plain(q);
        if (!sort.Sort.IsEmpty && q.Kind != Kind.Accounts && sort.Sort.Any(x => x.Key is ByField or ByQuantity)) return q;
        if (!sort.Sort.IsEmpty) return Plain(q) with { Sort = sort.Sort, Limit = sort.Limit ?? q.Limit, Show = q.Kind == Kind.Accounts && Shown() is { IsEmpty: false } beside ? beside : q.Show };
        if (sort.Limit is not null) q = q with { Limit = sort.Limit };
        heads.RemoveAll(h => h.Used);
        if (heads.Count == 0 && Has(FrameWord.HowMuch) && items.TrueForAll(i => i.Piece is Refers or Frame or Aggregated or Link) && q is { Kind: Kind.Accounts, Shape: not Shape.Figure }) q = Measured(q, [new Measure(Aggregate.Sum, new Of(AccountNumber.Arr))]);
        if (heads.Count > 0 && Has(FrameWord.List) && q.Shape == Shape.List && heads.TrueForAll(h => h.Piece is Figure)) return q with { Show = [.. q.Show, .. heads.Select(h => new ShowQuantity(QuantityOf(h)))] };
        // "who owns those", after records: the accounts that they are about.
        if (q is { Kind: not (Kind.Accounts or Kind.People), Records: { } of } && items.Exists(i => i is { Used: false, Piece: Property { Name.Field: not null } })) q = new Question { Scope = CsmBot.Questions.Scope.All, Where = Condition.And(q.Where, Rules.Saying.Some(of)) };
        if (q is { Kind: Kind.Accounts, Shape: Shape.List } && sort.Sort.IsEmpty && !Has(FrameWord.HowMuch) && First<Aggregated>() is null && Shown() is { IsEmpty: false } shown) q = q with { Show = [.. q.Show, .. shown] };
        heads.RemoveAll(h => h.Used);
        if (AsShare(q, heads) is { } shared) return shared;
        if (heads.Count > 0)
        {
            var measures = heads.ConvertAll(h => Inherits(MeasureOf(h, First<Aggregated>()), q));
            // Cost of tickets, hours of renewals: what was listed has no such number.
            if (measures.Contains(null)) return context.LastQuestion!;
            q = Measured(q, [.. measures!]);
        }

        if (Has(FrameWord.Count) && heads.Count == 0) { Use(FrameWord.Count); q = q with { Shape = Shape.Count, Sort = [], Limit = null, Show = [], Measures = [] }; }
        Use(FrameWord.Count);
        // "how much is that in total", but not "and all together", which is more than was asked before.
        if (Has(FrameWord.HowMuch) && First<Aggregated>() is { Piece: Aggregated { Aggregate: Aggregate.Sum } } total) total.Used = true;
        var kind = q.Kind != Kind.Accounts ? q.Kind : q.Measures.Select(m => m.Quantity).OfType<Over>().Select(o => o.Records.Kind).FirstOrDefault(Kind.Interactions);
        var groups = Groups(q.Kind != Kind.Accounts || q.Measures.Any(m => m.Quantity is Over), kind);
        if (groups.IsEmpty) return q;
        if (q.Measures.IsEmpty) q = Measured(q, [q.Records is { } r ? new Measure(Aggregate.Sum, new Over(RecordNumber.Count, r)) : new Measure(Aggregate.Count, new Of(AccountNumber.One))]);
        if (PerCsm() && groups.Contains(Dimension.Person)) q = q with { Measures = [.. q.Measures.Select(m => m.Quantity is Over { Records.Kind: Kind.Interactions } over ? m with { Quantity = over with { Records = over.Records with { Tests = Records.Narrow(over.Records.Tests, new RecordIs(RecordField.PersonRole, Words.Of(Role.Csm))) } } } : m)] };
        return q with { GroupBy = groups };
    }

    private Field? DayAsked(Question q) =>
        items.Exists(i => i is { Piece: Renewing, When: null }) ? q.Shape == Shape.List ? Field.RenewalDate : null
        : items.TrueForAll(i => i.Piece is Frame or Refers or Link) && q.Shape == Shape.Why ? Field.HealthSince
        : items.TrueForAll(i => i.Piece is Frame or Refers or Link) && AllOfIt(q.Where).Any(c => c is OneOf { Field: Field.Health }) && q.Shape is Shape.List or Shape.YesNo or Shape.Fact ? Field.HealthSince : null;

    /// <summary>The conditions that must all hold: no part of an alternative.</summary>
    private static IEnumerable<Condition> AllOfIt(Condition c) => c is AllOf all ? all.Parts.SelectMany(AllOfIt) : [c];

    /// <summary>"and the cost": of what the last figure was about, over the same window.</summary>
    private static Measure? Inherits(Measure measure, Question last)
    {
        if (measure.Quantity is Ratio { Window: null, Records: null } rate && last.Measures is [{ Quantity: Ratio { Window: { } same } }, ..]) return measure with { Quantity = rate with { Window = same } };
        if (measure.Quantity is not Over { Records: { Window: null, Tests: [] } records } over) return measure;
        if (last.Measures is [{ Quantity: Over { Records: var before } }, ..] && before.Kind == records.Kind) return measure with { Quantity = over with { Records = before } };
        if (last.Kind == Kind.Accounts || last.Records is not { } listed) return measure;
        if (listed.Kind == records.Kind) return measure with { Quantity = over with { Records = listed } };
        return listed.Kind == Kind.Fires && over.Number == RecordNumber.Cost ? measure with { Quantity = new Over(RecordNumber.TotalCost, listed) } : null;
    }

    /// <summary>"as a share of all hours": the last figure as a part of the whole.</summary>
    private Question? AsShare(Question q, List<Item> heads)
    {
        if (items.Find(i => i.IsFrame(FrameWord.Share)) is not { } share || q.Against is not null) return null;
        var part = q.Measures is [{ Aggregate: Aggregate.Sum or Aggregate.Count } one] ? one : q is { Shape: Shape.Count, Kind: Kind.Accounts } ? new Measure(Aggregate.Count, new Of(AccountNumber.One)) : null;
        if (part is null || heads.Exists(h => !SameNumber(QuantityOf(h), part.Quantity))) return null;
        share.Used = true;
        return q with { Shape = Shape.Figure, Measures = [part with { Aggregate = Aggregate.Share }], Sort = [], Limit = null };
    }

    private static bool SameNumber(Quantity a, Quantity b) => (a, b) switch { (Over x, Over y) => x.Number == y.Number, _ => a == b };

    private static Question Plain(Question q) => q.Shape == Shape.Count || (q.Shape == Shape.Figure && q.GroupBy.IsEmpty && q.Kind == Kind.Accounts) ? q with { Shape = Shape.List, Measures = [] } : q;

    private static Question Measured(Question q, ImmutableArray<Measure> measures) => q with { Shape = Shape.Figure, Measures = measures, Sort = [], Limit = null, Show = [] };
}
