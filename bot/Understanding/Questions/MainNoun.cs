using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

// Whose records a question asks for, if it asks for records, and which accounts count.
internal sealed partial class Composition
{
    /// <summary>The noun whose records are asked for; null when the question is about accounts.</summary>
    private Item? MainNoun()
    {
        // "who at Acme has completed it": the verb's helper is no "with".
        if (Has(FrameWord.Who) && items.FindIndex(i => i.Piece is Noun { Kind: Kind.Training }) is > 0 and var done && items[done - 1] is { Piece: Link { Word: LinkWord.With } } helper && items.Exists(i => i.Piece is AccountPiece)) helper.Used = true;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Piece is Subject { Noun: true } or Frame { Word: FrameWord.Anyone }) return null;
            if (item.IsFrame(FrameWord.Who) && !(items.Exists(x => x.Piece is Ranked) && items.Exists(x => x.Piece is Property { Name.Word: "owner" }) && items.Exists(x => x.Piece is Noun { Kind: Kind.Steps })) && !items.Exists(x => x.Piece is Property { Name: { Word: "person", OfRecords: Dimension.Person } } && items.Exists(y => y.Piece is Ranked)) && !WhoWasTrained()) return null;
            if (item.Piece is Figure && item.Compared is null && First<SortedBy>() is null) return null;
            if (item.Piece is Renewing { Noun: true } && (Past(item) || items.Exists(x => x.Piece is Grouped { Name.OfRecords: Dimension.Outcome }))) { Record(item, new Noun(Kind.Renewals)); return item; }
            if (item.Piece is not Noun noun) continue;
            if (Before(item) is { Piece: Link { Word: LinkWord.With or LinkWord.Without or LinkWord.Not or LinkWord.Except or LinkWord.Neither }, Used: false }) return null;
            if ((noun.Verb && !Has(FrameWord.HowOften) && !(noun.Kind == Kind.Training && WhoWasTrained())) || item.Compared is not null) return null;
            if (IsConditionInPassing(i)) return null;
            // "urgent tickets, which accounts": the accounts are asked for.
            if (items.FindIndex(x => x.Piece is Subject { Noun: true }) is > 0 and var about && items[about - 1].IsFrame(FrameWord.Which) && about > i) return null;
            return item;
        }

        return null;
    }

    /// <summary>"open fire but no open ticket", "open fire or urgent ticket", "overdue renewal + open ticket": in the singular, and joined to what is said of accounts, it is said of accounts too.</summary>
    private bool IsConditionInPassing(int at)
    {
        var word = tokens.Folded(items[at].End - 1);
        if (((Noun)items[at].Piece).Kind is not (Kind.Tickets or Kind.Fires) || (word[^1] == 's' && !Joined(at)) || items.Exists(i => i.Piece is Frame or Ranked or Grouped or SortedBy or AccountPiece or Effort)) return false;
        return items.Where((_, i) => i != at).Any(i => i is { Used: false, Piece: Is or Coloured or Renewing or Noun or Figure { } or Timed }) && items.Exists(i => i.Piece is Link { Word: LinkWord.And or LinkWord.Comma or LinkWord.Without or LinkWord.Not or LinkWord.Slash or LinkWord.Or });
    }

    /// <summary>"open tickets + red", "red and open tickets": joined to a colour with no noun behind it, tickets are had.</summary>
    private bool Joined(int at) => !items.Exists(i => i.Piece is Subject) && ((at + 2 == items.Count - 1 && items[at + 1].IsLink(LinkWord.And) && items[at + 2].Piece is Coloured or Is) || items.Take(at).LastOrDefault(i => !i.Used) is { Piece: Link { Word: LinkWord.And } } && items[0].Piece is Coloured or Is && items.Skip(at + 1).All(i => i.Used));

    /// <summary>What stands before a noun and the words that narrow it.</summary>
    private Item? Before(Item noun)
    {
        var before = items.IndexOf(noun) - 1;
        // "with calls and emails": the calls have become a word that joins.
        while (before >= 0 && items[before] is { Piece: Trait or Compared or Link { Word: LinkWord.With }, Used: true }) before--;
        return before >= 0 ? items[before] : null;
    }

    /// <summary>"who completed Admin Basics": learners are asked for.</summary>
    private bool WhoWasTrained() => items.Exists(i => i.Piece is Noun { Kind: Kind.Training } && (Has(FrameWord.Who) || Before(i)?.IsFrame(FrameWord.Count) == true || (Before(i)?.IsLink(LinkWord.With) == true && items.IndexOf(i) > 1 && items[items.IndexOf(i) - 2].IsFrame(FrameWord.Count)) || items.Exists(x => x.Piece is AccountPiece) || i.Tests.Any(t => t is RecordMissing { Field: RecordField.Learner })));

    private bool Past(Item item) => item.When is { } w && w.Past.LastDay is { } last && (last < today || (last == today && w.Past.Days is not (null or 1))) && (w.Fixed || w.Kind == Recognizers.WindowKind.Within);

    private static void Record(Item item, Noun noun) => (item.Piece, item.Tests, item.Day) = (noun, noun.Tests, noun.Day);

    private Scope Scope()
    {
        var scope = CsmBot.Questions.Scope.Default;
        // Who left at a renewal is no customer any more.
        if (items.Exists(i => i != main && i is { Piece: Noun { Kind: Kind.Renewals }, Condition: not null } && i.Tests.Any(t => t is RecordIs { Field: RecordField.Outcome, Values: ["churned"] }))) scope = CsmBot.Questions.Scope.All;
        foreach (var item in items)
            if (item.Piece is Subject subject) { item.Used = true; if (subject.Scope != CsmBot.Questions.Scope.Default && !(subject.Every && items.Exists(i => i.Condition is not null))) scope = subject.Scope; }
        return scope;
    }

    /// <summary>"who owns the step … at Acme": the step, which is shown with its owner.</summary>
    private void StepOwners()
    {
        if (items.FindIndex(i => i.Piece is Property { Name.Word: "owner" }) is not (>= 0 and <= 1 and var at) || items.FindIndex(i => i.Piece is Noun { Kind: Kind.Steps, Verb: false }) is not (> 0 and var step) || step != at + 1) return;
        if (items.Exists(i => i.Piece is Subject or Ranked or Grouped or SortedBy or Refers)) return;
        items.RemoveRange(0, at + 1);
    }
}
