using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// "it", "its", "the first one": the one account that was spoken of.
internal sealed partial class Composition
{
    /// <summary>The account that was spoken of is named, and nothing else is leant on.</summary>
    private bool itself;

    /// <summary>The one account that the last question was about; null after lists and figures of many.</summary>
    private string? OfOne() => context.LastQuestion is { Kind: Kind.Accounts, Shape: not Shape.List } last && AllOfIt(last.Where).OfType<OneOf>().FirstOrDefault(c => c.Field == Field.Account) is { Values: [var account] } ? account : null;

    /// <summary>Puts the account in the place of the pronoun. What was said in the same breath goes first, then a field that is asked with no account said, then the account of the last question, then its only row.</summary>
    private void It()
    {
        if (SaidBefore()) return;
        if (OfOne() is { } of && AsksOfOne())
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

    /// <summary>"Kestrel – do they have a sponsor?", "customers and their owners": the pronoun means what was said in the same breath. True when that was an account by name.</summary>
    private bool SaidBefore()
    {
        if (items.FindAll(i => i.Piece is AccountPiece) is [var said] && items.Find(i => i.Piece is Refers { Word: ReferWord.It or ReferWord.Them }) is { } pronoun && pronoun.Start >= said.End) { (pronoun.Piece, pronoun.Used) = (new Link(LinkWord.With), true); return true; }
        foreach (var item in items)
            if (item.Piece is Refers { Word: ReferWord.It or ReferWord.Them } && Inside(item)) (item.Piece, item.Used) = (new Link(LinkWord.With), true);
        return false;
    }

    private bool Inside(Item pronoun)
    {
        var their = tokens.Folded(pronoun.End - 1) is "their" or "they" or "its";
        return (their || context.LastQuestion is null) && items.TakeWhile(i => i != pronoun).Any(i => i.Piece is Subject { Noun: true } || (context.LastQuestion is null && i.Piece is Noun { Verb: false } or Is or Coloured or Whose or Renewing));
    }

    /// <summary>"usage?", "any open tickets", after a question about one account: of that one.</summary>
    private bool AsksOfOne() => !OfUs() && (tokens.Folded(0) is "any" || items.Exists(i => i.Piece is Figure or Property or Frame { Word: FrameWord.Anyone }) || (items.Exists(i => i.Piece is Renewing) && items.TrueForAll(i => i.Piece is Renewing or Frame { Word: FrameWord.When or FrameWord.List or FrameWord.YesNo } or Link)))
        && items.TrueForAll(i => i.Piece is Figure or Noun { Verb: false } or Property { Name.Field: not null } or Renewing or Trait or Compared { Bare: true } or Frame { Word: FrameWord.HowMuch or FrameWord.Anyone or FrameWord.Count or FrameWord.List or FrameWord.Who or FrameWord.When or FrameWord.What or FrameWord.YesNo } or Link { Word: LinkWord.With or LinkWord.And or LinkWord.Comma }) && !items.Exists(i => i.Compared is not null);

    /// <summary>"the first one", "number 3": that row of the list; null where the list has no such row.</summary>
    private Question? Nth(Item nth)
    {
        var ids = context.LastAccountIds;
        var n = ((Refers)nth.Piece).Index;
        if (n < 0) n = ids.Count;
        if (n < 1 || n > ids.Count) return null;
        nth.Used = true;
        nth.Piece = new AccountPiece([ids[n - 1]], Exact: true);
        return OfOneAccount();
    }
}
