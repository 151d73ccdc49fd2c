using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// What belongs to what has a file for each kind of piece; Comparing and Merging are called on the way, for what is said in several words:
//   PhrasesFigures   figures and the amounts that they are compared to, and changes: "usage dropped by 20 % over 30 days"
//   PhrasesNouns     nouns and the words around that narrow or count them; nouns that are said side by side
//   PhrasesWindows   windows of time and what they are about
// The order in Fold breaks ties: amounts go to figures before they may count nouns, and windows come last, when it is known what can take one.

/// <summary>Brings what belongs together together: nouns with what narrows them, figures with what they are compared to, windows with what they are about.</summary>
internal static partial class Phrases
{
    public static void Fold(List<Item> items, DateOnly today, Workspace workspace)
    {
        foreach (var item in items)
        {
            item.NewClause = item.Piece is Link { Word: LinkWord.AndThat or LinkWord.With };
            if (item.IsLink(LinkWord.AndThat)) item.Piece = new Link(LinkWord.And);
        }

        Limits(items);
        for (var i = 1; i < items.Count; i++)
            // "steps not done of the Onboarding plan": of that plan, whatever narrows them between.
            if (items[i].Piece is Is { Condition: OneOf { Field: Field.Plan } plan } && items.FindLastIndex(i - 1, x => x.Piece is not (Trait or When or Frame { Word: FrameWord.YesNo } or Link { Word: LinkWord.Not or LinkWord.With })) is >= 0 and var steps && items[steps].Piece is Noun { Kind: Kind.Steps or Kind.Plans } && !items.GetRange(steps, i - steps).Exists(x => x.IsLink(LinkWord.With))) items[i].Piece = new Trait(new RecordIs(RecordField.Plan, plan.Values), Kinds.Steps | Kinds.Plans);
        Comparing.Fold(items, workspace);
        Merging.Fold(items, today);
        Spending(items);
        Stages(items);
        Figures(items, today);
        foreach (var item in items)
            if (item.Piece is Noun noun) (item.Tests, item.Day) = (noun.Tests, noun.Day);
        Nouns(items, today);
        foreach (var item in items)
            if (item is { Used: false, Piece: Compared { Unit: UnitOf.Minutes, Bare: false } hours }) (item.Piece, item.Compared) = (new Effort(RecordNumber.Minutes), hours);
        // "which account opened the most tickets": the verb says no more than the noun.
        if (items.FindAll(i => i is { Used: false, Piece: Trait { Test: null, Day: RecordDay.Opened } }) is [{ Piece: Trait trait } verb] && items.Find(i => i.Piece is Noun && i.Start > verb.Start) is { Piece: Noun { Kind: var of } } && (trait.Kinds & (Kinds)(1 << (int)of)) != 0) verb.Used = true;
        Siblings(items);
        // "which courses has Osprey completed": the verb at the end says the same again.
        if (items[^1] is { Used: false, Piece: Trait { Test: RecordIs { Field: RecordField.Done } } } done && items.Exists(i => i.Piece is Noun { Kind: Kind.Training })) done.Used = true;
        Windows(items, today);
    }

    /// <summary>"which 3 accounts got the most …": so many of them.</summary>
    private static void Limits(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
            if (items[i] is { Piece: Compared { Bare: true, Unit: UnitOf.Plain, Value: >= 1 and <= 1000 } n } && items[i + 1].Piece is Subject or Property && items.Find(x => x.Piece is Ranked { Limit: null }) is { Piece: Ranked rank } ranked)
                (ranked.Piece, items[i].Used) = (rank with { Limit = (int)n.Value }, true);
    }

    /// <summary>"who spent the most hours" asks for a person; "how much did we spend" for money.</summary>
    private static void Spending(List<Item> items)
    {
        if (items.Find(i => i.Piece is Spent) is not { } spent) return;
        if (items.Exists(i => i.Piece is Property { Name.Field: Field.LastContact })) { spent.Used = true; return; }
        if (items.Exists(i => i.Piece is Effort or Noun { Kind: Kind.Interactions or Kind.Tickets or Kind.Evidence } or Compared { Unit: UnitOf.Minutes }))
        {
            if (items.Exists(i => i.IsFrame(FrameWord.Who)) && items.Exists(i => i.Piece is Ranked)) spent.Piece = new Property(new Named("person", null, null, Dimension.Person));
            else if (!items.Exists(i => i.IsFrame(FrameWord.Who))) spent.Used = true;
        }
        else if (items.Exists(i => i.IsFrame(FrameWord.HowMuch)) || items[0] == spent || (items[0].Piece is Aggregated && items[1] == spent)) spent.Piece = new Effort(RecordNumber.Cost);
    }

    /// <summary>"onboarding accounts" is a stage, "onboarding calls" a purpose.</summary>
    private static void Stages(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not Trait { OfAccounts: { } stage } trait) continue;
            var (next, previous) = (Next(items, i)?.Piece, Previous(items, i)?.Piece);
            var ofRecords = Narrows(next, trait) || (previous is Spent or Whose { Form: PersonForm.Did } && next is not (Subject or Is) && items.Take(i).Any(x => x.Piece is Effort)) || (Narrows(previous, trait) && next is not (Subject or Is));
            items[i].Piece = ofRecords ? trait with { OfAccounts = null } : stage;
        }
    }

    private static bool Narrows(Piece? noun, Trait trait) => noun switch
    {
        Noun n => (trait.Kinds & (Kinds)(1 << (int)n.Kind)) != 0,
        Effort => (trait.Kinds & Kinds.Interactions) != 0,
        _ => false,
    };

    public static Item? Next(List<Item> items, int at) => at + 1 < items.Count ? items[at + 1] : null;
    public static Item? Previous(List<Item> items, int at) => at > 0 ? items[at - 1] : null;
}
