using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// What short speech leaves out because anybody fills it in: by what silence is ordered, what is denied of another month, whose tickets they are.
internal static partial class Merging
{
    /// <summary>"my accounts, longest silence first": by the last contact, where nothing else says by what.</summary>
    private static void Silence(List<Item> items)
    {
        if (items.FindIndex(i => i.Piece is Direction { Word: RankWord.Long }) is not (> 0 and var at)) return;
        items[at].Piece = new Direction(false);
        if (items.Exists(i => i.Piece is SortedBy or Figure or Property or Ranked) || !items.Exists(i => i.Piece is Subject or Coloured)) return;
        items.InsertRange(at, [new Item(new SortedBy(), items[at].Start, items[at].Start), new Item(new Property(new Named("last contact", null, Field.LastContact)), items[at].Start, items[at].Start)]);
    }

    /// <summary>"top firefighter, by hours": who has spent the most hours on it.</summary>
    private static void Firefighters(List<Item> items)
    {
        if (items.Find(i => i.Piece is Property { Name.Word: "firefighter" }) is not { } who || items.Find(i => i.Piece is Effort) is not { Piece: Effort spent } hours) return;
        who.Piece = new Property(new Named("person", null, null, Dimension.Person));
        hours.Piece = spent with { Tests = Records.Narrow(spent.Tests, new RecordIs(RecordField.Reactive, "yes")) };
    }

    /// <summary>"outside APAC and Nordics": in neither of them.</summary>
    private static void Outside(List<Item> items)
    {
        if (items.FindIndex(i => i.Piece is Link { Along: true }) is not (>= 0 and var at) || at + 1 == items.Count || items[at + 1].Piece is not Is { Condition: OneOf one }) return;
        while (at + 3 < items.Count && items[at + 2].Piece is Link { But: false, Word: LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.Slash } && items[at + 3].Piece is Is { Condition: OneOf other } && one.Field == other.Field)
        {
            one = one with { Values = [.. one.Values, .. other.Values] };
            items.RemoveRange(at + 2, 2);
        }

        items[at + 1].Piece = new Is(one);
    }

    /// <summary>"contacted last month but not this month": the same is denied of the other window.</summary>
    private static void NotThen(List<Item> items)
    {
        for (var i = 2; i + 1 < items.Count; i++)
            if (items[i].IsLink(LinkWord.Not) && items[i + 1].Piece is When && items[i - 1].Piece is When && items[i - 2].Piece is Timed or Noun { Verb: true })
                items.Insert(i + 1, new Item(items[i - 2].Piece, items[i].End, items[i].End));
    }

    /// <summary>"most open tickets, top 3": of accounts, whose tickets they are.</summary>
    private static void OfTickets(List<Item> items)
    {
        if (items[0].Piece is Ranked { Word: RankWord.Most } && items.Exists(i => i.Piece is Noun { Kind: Kind.Tickets or Kind.Fires }) && items.TrueForAll(i => i.Piece is Ranked or Trait or Noun { Kind: Kind.Tickets or Kind.Fires } or When or Link { Word: LinkWord.Comma or LinkWord.With }))
            items.Insert(0, new Item(new Subject(Scope.Default), items[0].Start, items[0].Start));
    }
}
