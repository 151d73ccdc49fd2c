using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

// Question() says in which order the ways of reading are tried; the first whole answer ends it, and each way has a file of its own:
//   Refusing           what one answer cannot say, or what lacks what it is about
//   Millions, Each, WhoDidIt   what a word means beside the others, before anything is put together
//   Phrases…           what belongs together: amounts and figures, nouns and what narrows them, windows and whose they are (Merging… for what is said in several words)
//   FollowOn…          what leans on the question before
//   OneAccount, People, Bounding, Grown   what is whole by its kind: one account's fact, the team, groups with a bound
//   MainNoun           whose records are asked for, and which accounts count
//   MoreThan, Conditions, Expression   what is said of accounts, and how "and", "or", "not" join it
//   Listing, Leading, FigureOrNot, Rankings, Figuring, Shares, Apart, EffortOf   what is asked of them: rows, yes or no, groups in an order, figures, parts of a whole, side by side, numbers of records
//   Faithful           a second look at what came out
// The order breaks ties: what follows on goes before what stands alone, one account before many, a bound on groups before a condition on accounts, a ranking before its figure.

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
}
