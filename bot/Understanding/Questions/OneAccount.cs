using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// What is asked of one account that is named: its fields and numbers, why, when, how it is doing.
internal sealed partial class Composition
{
    private Question? OfOneAccount()
    {
        var named = items.FindAll(i => i.Piece is AccountPiece);
        if (named.Count != 1) return null;
        var account = new OneOf(Field.Account, ((AccountPiece)named[0].Piece).AccountIds);
        var question = new Question { Where = account, Scope = CsmBot.Questions.Scope.All };
        var others = items.FindAll(i => i != named[0] && i.Piece is not (Link { Word: LinkWord.With or LinkWord.Comma } or Subject { Scope: CsmBot.Questions.Scope.Default }) && !i.Used);
        if (Fact(question, others) is not { } found) return AskedYesNo(question, others);
        named[0].Used = true;
        foreach (var item in items) item.Used = true;
        return found;
    }

    private static bool Asks(List<Item> frames, params ReadOnlySpan<FrameWord> words)
    {
        foreach (var f in frames) if (words.Contains(((Frame)f.Piece).Word)) return true;
        return false;
    }

    private Question? Fact(Question question, List<Item> others)
    {
        var frames = others.FindAll(i => i.Piece is Frame);
        var rest = others.FindAll(i => i.Piece is not Frame and not SortedBy);
        if (rest.Count == 0) return Asks(frames, FrameWord.Why) ? question with { Shape = Shape.Why } : Asks(frames, FrameWord.Count, FrameWord.When, FrameWord.Share, FrameWord.HowLong, FrameWord.Compare) ? null : question with { Shape = Shape.Summary };
        if (Asks(frames, FrameWord.Why)) return rest is [{ Piece: Coloured or Timed { Otherwise: Turned } or Property { Name.Field: Field.Health } }] ? question with { Shape = Shape.Why } : null;
        if (Asks(frames, FrameWord.Share, FrameWord.Compare)) return null;
        if (rest is [{ Piece: Property { Name.Field: Field.LastContact } }] && Asks(frames, FrameWord.Who)) return Shows(question, [new ShowRecord(new RecordFilter(Kind.Interactions), RecordField.Person, RecordDay.Main)]);
        if (rest.Count == 1 && Timing(question, frames, rest[0]) is { } timing) return timing;
        if (Newest(question, frames, rest) is { } newest) return newest;
        if (rest.TrueForAll(i => i.Piece is Property { Name.Field: not null } or Figure or Link) && rest.TrueForAll(i => i.Compared is null) && !Asks(frames, FrameWord.Count, FrameWord.When))
            return Shows(question, [.. rest.Where(i => i.Piece is not Link).Select(i => i.Piece is Property { Name.Field: { } field } ? (Show)new ShowField(field) : new ShowQuantity(((Figure)i.Piece).Quantity))]);
        return rest is [{ Piece: Property { Name.Field: { } day } }] && Asks(frames, FrameWord.When) ? Shows(question, [new ShowField(day)]) : null;
    }

    /// <summary>"when does it renew", "how long has it been red", "when did it turn red".</summary>
    private static Question? Timing(Question question, List<Item> frames, Item what) => what switch
    {
        { Piece: Renewing, When: null } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowQuantity(new Of(AccountNumber.DaysToRenewal))]),
        { Piece: Renewing, When: null } when Asks(frames, FrameWord.When, FrameWord.HowMuch, FrameWord.What, FrameWord.Which) || frames.TrueForAll(f => f.IsFrame(FrameWord.List)) => Shows(question, [new ShowField(Field.RenewalDate)]),
        { Piece: Coloured } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowQuantity(new Of(AccountNumber.DaysInColour))]),
        { Piece: Coloured } when Asks(frames, FrameWord.When) => Shows(question, [new ShowField(Field.HealthSince)]),
        { Piece: Timed { Otherwise: Turned turned }, When: null } when Asks(frames, FrameWord.When) =>
            Shows(question, [new ShowRecord(new RecordFilter(Kind.HealthChanges, null, new RecordIs(RecordField.Colour, turned.To.Select(Words.Of).ToArray())), null, RecordDay.Main)]),
        { Piece: Property { Name.Field: Field.LastContact } } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowQuantity(new Of(AccountNumber.DaysSinceContact))]),
        { Piece: Property { Name.Field: Field.ContractMonths } } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowQuantity(new Of(AccountNumber.ContractMonths))]),
        _ => null,
    };

    /// <summary>"when was the last QBR with …": the newest or oldest such record.</summary>
    private Question? Newest(Question question, List<Item> frames, List<Item> rest)
    {
        var oldest = Asks(frames, FrameWord.First);
        var rank = rest.Find(i => i.Piece is Ranked { Word: RankWord.Old or RankWord.Early, Limit: null });
        if (rank is not null) oldest = rank.Piece is Ranked { Word: RankWord.Early } or Ranked { Descending: true };
        if (!oldest && rank is null && !Asks(frames, FrameWord.Last, FrameWord.When)) return null;
        var left = rest.FindAll(i => i != rank);
        if (left is not [{ Piece: Noun { Kind: not Kind.Accounts } } noun]) return null;
        if (Asks(frames, FrameWord.Count)) return null;
        RecordField? field = Asks(frames, FrameWord.Who) && ((Noun)noun.Piece).Kind == Kind.Interactions ? RecordField.Person : null;
        return Shows(question, [new ShowRecord(Records.Filter(noun), field, RecordDay.Main, oldest)]);
    }

    /// <summary>"is it red", "does it have a sponsor".</summary>
    private Question? AskedYesNo(Question question, List<Item> others)
    {
        if (!yesNo || others.Exists(i => i.Piece is Frame or Ranked or Grouped or SortedBy)) return null;
        MakeConditions();
        return question with { Shape = Shape.YesNo, Where = Where() };
    }

    private static Question Shows(Question question, ImmutableArray<Show> show) => question with { Shape = Shape.Fact, Show = show };
}
