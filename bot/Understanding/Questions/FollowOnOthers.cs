using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// From records to the accounts that they are about, and back: "which accounts are those", "which have none", "and their tickets", "which ones".
internal sealed partial class Composition
{
    private static bool OfRecords(Question last) => last is { Kind: not (Kind.Accounts or Kind.People), Records: not null };

    /// <summary>"which have none", after tickets: the accounts without.</summary>
    private Question? NoneOfThose(Question last)
    {
        if (!OfRecords(last) || !items.TrueForAll(i => i.Piece is Frame { Word: FrameWord.Which or FrameWord.Who } or Link or Refers) || !items.Exists(i => i.Piece is Link { Word: LinkWord.Not or LinkWord.Without }) || tokens.Folded(items[^1].End - 1) is not ("none" or "any")) return null;
        foreach (var item in items) item.Used = true;
        return new Question { Scope = last.Scope, Where = Condition.And(last.Where, new Not(Rules.Saying.Some(last.Records!))) };
    }

    /// <summary>"which accounts are those", "which accounts", after tickets.</summary>
    private Question? AccountsOfThose(Question last)
    {
        if (AccountsAlone() && last.Kind == Kind.Accounts)
        {
            foreach (var item in items) item.Used = true;
            return new Question { Scope = last.Scope, Where = last.Where };
        }

        if (!OfRecords(last) || last.Shape is not (Shape.List or Shape.Count) || !items.Exists(i => i.Piece is Subject { Noun: true, Scope: CsmBot.Questions.Scope.Default }) || !(AccountsAlone() || items.Exists(i => i.Piece is Refers { Word: ReferWord.Them })) || !items.TrueForAll(i => i.Piece is Frame { Word: FrameWord.Which or FrameWord.HowMuch or FrameWord.List or FrameWord.YesNo } or Subject or Refers or Link { Word: LinkWord.With })) return null;
        foreach (var item in items) item.Used = true;
        return new Question { Scope = CsmBot.Questions.Scope.All, Where = Condition.And(last.Where, Rules.Saying.Some(last.Records!)) };
    }

    /// <summary>"which ones": nothing else is said.</summary>
    private bool OnesAlone() => items.TrueForAll(i => i.Piece is Frame { Word: FrameWord.Which or FrameWord.Who or FrameWord.YesNo } or Refers { Word: ReferWord.Also or ReferWord.Them } or Link { Word: LinkWord.With or LinkWord.And })
        && items.Find(i => i.IsFrame(FrameWord.Which)) is { } which && tokens.Folded(which.End - 1) is "ones" or "one" or "which";

    /// <summary>"which ones", after a count or a figure: those that were counted; after "are there any open tickets at Acme": those tickets. Of groups and rates it cannot be said which.</summary>
    private Question? WhichOnes(Question last)
    {
        foreach (var item in items) item.Used = true;
        return last switch
        {
            { GroupBy.IsEmpty: false } or { Against: not null } or { Kind: Kind.People } => null,
            { Shape: Shape.List } => last,
            { Shape: Shape.Count } => last with { Shape = Shape.List },
            { Shape: Shape.YesNo, Having: null } => AllOfIt(last.Where).OfType<Compare>().Select(RecordsOf).OfType<RecordFilter>().ToArray() is [var asked]
                ? new Question { Kind = asked.Kind, Records = asked, Scope = CsmBot.Questions.Scope.All, Where = Condition.And(AllOfIt(last.Where).Where(c => c is not CsmBot.Questions.Compare)) }
                : OfOne() is null && last.Kind == Kind.Accounts ? last with { Shape = Shape.List } : null,
            { Shape: Shape.Figure, Measures: [{ Quantity: Of { Number: AccountNumber.OpenTickets } }] } => new Question { Kind = Kind.Tickets, Scope = last.Scope, Where = last.Where, Records = new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes")) },
            { Shape: Shape.Figure, Measures: [{ Aggregate: Aggregate.Sum or Aggregate.Count, Quantity: Of { Number: AccountNumber.One or AccountNumber.Arr } }], Kind: Kind.Accounts } => last with { Shape = Shape.List, Measures = [] },
            { Shape: Shape.Figure, Measures: [{ Quantity: Over { Number: RecordNumber.Count or RecordNumber.Learners, Records: var counted } }] } => new Question { Kind = counted.Kind, Records = counted, Scope = last.Scope, Where = last.Where },
            _ => null,
        };
    }

    private static RecordFilter? RecordsOf(Compare compare) => compare switch
    {
        { Op: Op.AtLeast, Value: 1, Quantity: Over { Number: RecordNumber.Count or RecordNumber.Learners, Records: var records } } => records,
        { Op: Op.AtLeast or Op.MoreThan, Quantity: Of { Number: AccountNumber.OpenTickets } } => new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes")),
        _ => null,
    };

    /// <summary>"how old is the oldest", after tickets or fires: the age of that one.</summary>
    private Question? AgeOfOne(Question last)
    {
        if (last is not { Kind: Kind.Tickets or Kind.Fires, Shape: Shape.List or Shape.Count, Records: { } records } || !Has(FrameWord.HowLong)) return null;
        if (items.Find(i => i.Piece is Ranked) is not { Piece: Ranked { Word: RankWord.Old or RankWord.Long or RankWord.Early, Limit: null, Nth: 1 } rank } || !items.TrueForAll(i => i.Piece is Ranked or Refers or Link or Frame { Word: FrameWord.HowLong or FrameWord.YesNo or FrameWord.HowMuch } or Noun { Tests.IsEmpty: true })) return null;
        foreach (var item in items) item.Used = true;
        return last with { Shape = Shape.Figure, Measures = [new Measure(rank is { Word: RankWord.Early } or { Descending: true } ? Aggregate.Max : Aggregate.Min, new Over(RecordNumber.DaysOpen, records))], Sort = [], Limit = null, Show = [] };
    }

    /// <summary>"and their open tickets", after accounts: the records of the same accounts.</summary>
    private Question OfOtherKind(Question question)
    {
        if (main is not { Used: false, Piece: Noun { Kind: var kind } } || kind == question.Kind || question.Shape is not (Shape.List or Shape.Summary or Shape.Count)) return question;
        main.Used = true;
        return new Question { Kind = kind, Where = question.Where, Scope = question.Scope, Records = Records.Filter(main), Shape = question.Shape == Shape.Count || Has(FrameWord.Count) ? Shape.Count : Shape.List };
    }
}
