using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

// Question() says in which order the ways of reading are tried; the first whole answer ends it, and each way has a file of its own:
//   Refusing           what one answer cannot say, or what lacks what it is about
//   Rewording, Millions, Each, WhoDidIt   what a word means beside the others, before anything is put together
//   Phrases…           what belongs together: amounts and figures, nouns and what narrows them, windows and whose they are (Merging… for what is said in several words)
//   FollowOn…          what leans on the question before
//   OneAccount, People, Bounding, Grown   what is whole by its kind: one account's fact, the team, groups with a bound
//   MainNoun           whose records are asked for, and which accounts count
//   MoreThan, Conditions, Expression   what is said of accounts, and how "and", "or", "not" join it
//   Leading            the first few of an order, of which something is asked
//   FigureOrNot, Rankings, Figuring   what is asked of them: yes or no, groups in an order, figures (Shares: parts of a whole, Apart: figures side by side, EffortOf: numbers of records)
//   Listing            rows, where nothing else was asked (Grouping: by what, Sorting: in what order and how many)
//   Faithful           a second look at what came out
// A piece that a way has used is not taken again, so that the order breaks ties: a count then and now goes before what is refused, since it looks like two answers; what follows on
// before what stands alone, one record before one account ("the fire at Acme"), one account before many, a bound on groups before a condition on accounts; the noun that is asked for
// and two numbers of one account before conditions, so that they become none by themselves; a ranking before its figure, and a list, which takes whatever is left, last.

/// <summary>Puts the pieces of one message together to a question. Each piece that finds its place is marked as used.</summary>
internal sealed partial class Composition(List<Item> items, Tokens tokens, Context context, bool yesNo, bool fragment)
{
    private readonly DateOnly today = context.Moment.Today;
    private Item? main;

    /// <summary>Two readings fit equally.</summary>
    public bool Unclear { get; private set; }

    public Question? Question()
    {
        HowMuchOfThings();
        ThoseAlone();
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
        if (StepsOfEvidence() || SpokenWithSponsors()) return null;
        Foremost();
        var question = Later(AllOfThem() ?? WithTheOldest() ?? HasGrown() ?? IsShare() ?? IsFigure() ?? Ranking() ?? Figured() ?? Listed());
        // "where did our time go": one figure says nothing of where.
        return question is { Shape: Shape.Figure, GroupBy.IsEmpty: true } && tokens.Folded(0) is "where" ? null : question;
    }

    /// <summary>"the second biggest": the row behind the first. Where nothing was put in an order, it is not said of what.</summary>
    private Question? Later(Question? question) =>
        items.Find(i => i.Piece is Ranked { Nth: > 1 }) is not { Piece: Ranked { Nth: var nth } } || question is null ? question
        : question is { Sort.IsEmpty: false, Limit: 1, Shape: Shape.List or Shape.Figure } ? question with { Skip = nth - 1 } : null;

    private bool Has(FrameWord word) => items.Exists(i => i.IsFrame(word));

    private void Use(FrameWord word) { foreach (var i in items) if (i.IsFrame(word)) i.Used = true; }

    private Item? First<T>() where T : Piece => items.Find(i => i.Piece is T && !i.Used);
}
