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

        // "how long did it take": the pronoun stands within the question word.
        if (items.Find(i => i.IsFrame(FrameWord.HowLong)) is { } asks && !items.Exists(i => i.Piece is AccountPiece or Refers or Subject or Noun or StaysOpen or Aggregated) && Within(asks, "it"))
            items.Insert(items.IndexOf(asks) + 1, new Item(new Refers(ReferWord.It), asks.End, asks.End));

        // "how much of that was firefighting": of the figure.
        if (context.LastQuestion is { Measures.IsEmpty: false } && items.Exists(i => i.Piece is Trait) && items.TrueForAll(i => i.Piece is Trait or Refers or Link or Frame { Word: FrameWord.HowMuch or FrameWord.Share or FrameWord.YesNo })) return;
        if (items.Find(i => i.Piece is Refers { Word: ReferWord.It } || (i.Piece is Refers { Word: ReferWord.Them } && context.LastQuestion is { Where: OneOf { Field: Field.Account, Values.Length: 1 }, Kind: Kind.Accounts, Shape: not Shape.List })) is not { } it || items.Exists(i => i.Piece is AccountPiece)) return;
        if (context.LastQuestion?.Where is OneOf { Field: Field.Account, Values: [var named] }) it.Piece = new AccountPiece([named], Exact: true);
        else if (context.LastAccountIds is [var only]) it.Piece = new AccountPiece([only], Exact: true);
        else return;
        itself = true;
        foreach (var item in items) if (item.Piece is Refers { Word: ReferWord.Also } || (item == items[0] && item.Piece is Link { Word: LinkWord.And })) item.Piece = new Link(LinkWord.With);
    }

    private bool Within(Item item, string word)
    {
        for (var i = item.Start; i < item.End; i++) if (tokens.Folded(i).SequenceEqual(word)) return true;
        return false;
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
    private bool AsksOfOne() => NewestAlone() || !OfUs() && (tokens.Folded(0) is "any" || items.Exists(i => i.Piece is Figure or Property or Frame { Word: FrameWord.Anyone } or Noun { Kind: Kind.Signals, Tests.IsEmpty: false }) || (items.Exists(i => i.Piece is Renewing) && items.TrueForAll(i => i.Piece is Renewing or Frame { Word: FrameWord.When or FrameWord.List or FrameWord.YesNo } or Link)))
        && items.TrueForAll(i => i.Piece is Figure or Noun { Verb: false } or Property { Name.Field: not null } or Renewing or Trait or Compared { Bare: true } or Frame { Word: FrameWord.HowMuch or FrameWord.Anyone or FrameWord.Count or FrameWord.List or FrameWord.Who or FrameWord.When or FrameWord.What or FrameWord.YesNo } or Link { Word: LinkWord.With or LinkWord.And or LinkWord.Comma }) && !items.Exists(i => i.Compared is not null);

    /// <summary>"last QBR", "last 3 calls": nothing else is said.</summary>
    private bool NewestAlone() => items is [{ Piece: Frame { Word: FrameWord.Last or FrameWord.First } or Ranked { Word: RankWord.Old } } rank, { When: null, Compared: null, Piece: Noun { Kind: Kind.Interactions or Kind.Fires or Kind.Tickets, Verb: false } }]
        && (rank.Piece is Ranked { Limit: not null } || tokens.Folded(items[^1].End - 1)[^1] is not 's');

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

    /// <summary>"what did it cost", "when was it closed", after "what caused the fire at Acme": of the same record. A record has no ARR and no owner of its own.</summary>
    private Question? OfSameRecord(Question last)
    {
        if (last is not { Shape: Shape.Fact, Show: [ShowRecord { Records.Kind: Kind.Fires } before] }) return null;
        if (!items.TrueForAll(i => i.Piece is Refers { Word: ReferWord.It or ReferWord.Also } or Frame or Link { Word: LinkWord.With or LinkWord.And } or Effort or Aspect or Aggregated { Aggregate: Aggregate.Sum } or WithIndirect or StaysOpen or Spent or AccountPiece || i.Piece is Property { Name.OfRecords: Dimension.Cause or Dimension.Outcome } or Trait { Day: RecordDay.Closed or RecordDay.Opened })) return null;
        RecordField? field = null;
        RecordDay? day = null;
        foreach (var item in items)
            switch (item.Piece)
            {
                case Effort { Number: RecordNumber.Cost or RecordNumber.TotalCost, Tests: [] }: field = RecordField.TotalCost; break;
                case Effort { Number: RecordNumber.DirectCost, Tests: [] }: field = RecordField.DirectCost; break;
                case Effort { Number: RecordNumber.IndirectCost, Tests: [] }: field = RecordField.IndirectCost; break;
                case StaysOpen or Spent or Effort { Number: RecordNumber.Minutes } when Has(FrameWord.HowLong): field = RecordField.AgeDays; break;
                // Time on it is what was done to fight it, and linked to it.
                case Effort { Number: RecordNumber.Minutes, Tests: [] } when !Has(FrameWord.HowLong) && !items.Exists(i => i.Piece is AccountPiece):
                    foreach (var i in items) i.Used = true;
                    return new Question { Scope = CsmBot.Questions.Scope.All, Where = last.Where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Over(RecordNumber.Minutes, new RecordFilter(Kind.Interactions, null, new RecordMissing(RecordField.Fire, Negated: true))))] };
                case Effort: return null;
                case Aspect { Field: { } aspect }: field = aspect; break;
                case Aspect { Day: var of }: day = of; break;
                case Trait { Day: { } of }: day = of; break;
                case Property { Name.OfRecords: Dimension.Cause }: field = RecordField.Cause; break;
                case Property { Name.OfRecords: Dimension.Outcome }: field = RecordField.Outcome; break;
            }

        // "and the one at Lowell": the same of another account's.
        if (items.Find(i => i.Piece is AccountPiece) is { Piece: AccountPiece { AccountIds: var ids } })
        {
            if (!items.Exists(i => i.Piece is Refers { Word: ReferWord.Also } || i.IsLink(LinkWord.And))) return null;
            last = last with { Where = new OneOf(Field.Account, ids) };
            if (field is null && day is null && !items.Exists(i => i.Piece is Frame)) { foreach (var item in items) item.Used = true; return last; }
        }

        if (field is null && !(day is not null && Has(FrameWord.When))) return null;
        foreach (var item in items) item.Used = true;
        return last with { Show = [before with { Field = Has(FrameWord.When) ? null : field, Day = Has(FrameWord.When) ? day ?? before.Day : RecordDay.Main }] };
    }
}
