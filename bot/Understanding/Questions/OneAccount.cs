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
        var others = items.Where(i => i != named[0] && i.Piece is not (Link { Word: LinkWord.With or LinkWord.Comma })).ToList();
        if (Fact(question, others) is not { } found) return null;
        named[0].Used = true;
        foreach (var item in others) item.Used = true;
        return found;
    }

    private Question? Fact(Question question, List<Item> others)
    {
        var frames = others.FindAll(i => i.Piece is Frame);
        var rest = others.FindAll(i => i.Piece is not Frame && i.Piece is not SortedBy);
        bool Asks(params ReadOnlySpan<FrameWord> words) { foreach (var f in frames) if (words.Contains(((Frame)f.Piece).Word)) return true; return false; }

        if (Asks(FrameWord.Summary) && rest.Count == 0) return question with { Shape = Shape.Summary };
        if (rest.Count == 0 && frames.Count == 0) return question with { Shape = Shape.Summary };
        if (Asks(FrameWord.Why) && rest.Count <= 1 && rest.TrueForAll(i => i.Piece is Coloured or Property { Name.Field: Field.Health })) return question with { Shape = Shape.Why };
        if (rest.Count == 1 && Asks(FrameWord.When) && rest[0] is { Piece: Renewing, When: null }) return Shows(question, new ShowField(Field.RenewalDate));
        if (rest.Count != 1) return null;
        return rest[0] switch
        {
            { Piece: Property { Name.Field: { } field } } when !Asks(FrameWord.Count, FrameWord.Why, FrameWord.Share) => Shows(question, new ShowField(field)),
            { Piece: Figure { Quantity: var quantity }, Compared: null } when !Asks(FrameWord.Share, FrameWord.Why) => Shows(question, new ShowQuantity(quantity)),
            { Piece: Renewing { Noun: true }, When: null } when Asks(FrameWord.When) => Shows(question, new ShowField(Field.RenewalDate)),
            { Piece: Frame } => null,
            _ => null,
        };
    }

    private static Question Shows(Question question, Show show) => question with { Shape = Shape.Fact, Show = [show] };

    /// <summary>A message that follows on the last question; null when it stands alone.</summary>
    private static Question? FollowOn() => null;
}
