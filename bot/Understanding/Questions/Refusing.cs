using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// What one answer cannot say is not answered in part.
internal sealed partial class Composition
{
    /// <summary>"how many were saved and how many lost", "by team: ARR, reds, open tickets": several answers.</summary>
    private bool TwoAnswers()
    {
        // "in the first and second half": two windows that are no days.
        for (var t = 0; t + 2 < tokens.Count; t++) if (tokens.Folded(t) is "first" && tokens.Folded(t + 1) is "and" or "or" && tokens.Folded(t + 2) is "second" or "last") return true;
        if (items.FindAll(i => i.IsFrame(FrameWord.Count)) is { Count: > 1 } counts && items.GetRange(items.IndexOf(counts[0]), items.IndexOf(counts[1]) - items.IndexOf(counts[0])).Exists(i => i.Piece is not (Frame or Link))) return true;
        // "how many fires were there, and what did they cost".
        if (items[0].IsFrame(FrameWord.Count) && items.Exists(i => i.Piece is Noun) && items.FindIndex(i => i.IsLink(LinkWord.And)) is > 1 and var and && items.Skip(and + 1).Any(i => i.Piece is Frame { Word: FrameWord.HowMuch or FrameWord.Which or FrameWord.Who or FrameWord.HowLong }) && items.Skip(and + 1).Any(i => i.Piece is Refers { Word: ReferWord.Them })) return true;
        // "who opened T-7": only who handled it is known.
        if (items[0].IsFrame(FrameWord.Who) && items.Exists(i => i.Piece is Noun { Kind: Kind.Tickets } ticket && ticket.Tests.Any(t => t is RecordIs { Field: RecordField.Id })) && items.Exists(i => i.Piece is Trait { Test: null, Day: RecordDay.Opened })) return true;
        // "who recorded evidence": it is not said who did.
        if (items[0].IsFrame(FrameWord.Who) && items.Count > 1 && items[1].Piece is Trait { Test: null, Kinds: Kinds.Evidence | Kinds.Interactions }) return true;
        // "which turned red and which turned green": two lists.
        if (items[0].IsFrame(FrameWord.Which) && items.Skip(1).Any(i => i.IsLink(LinkWord.AndThat) && tokens.Folded(i.End - 1) is "which" or "who" or "are" or "were" or "have" && tokens.Folded(i.Start + 1) is "which") && items.TrueForAll(i => i.Piece is Frame or Link or Subject or Timed or When or Coloured) && items.FindAll(i => i.Piece is Timed).Count > 1) return true;
        return items[0] is { Piece: Grouped, End: var end } && end < tokens.Count && tokens.Folded(end) is ":" && items.FindAll(i => i.IsLink(LinkWord.Comma)).Count > 1;
    }

    /// <summary>"how long did it take": of what was not said, unless a record was spoken of.</summary>
    private bool LacksSubject() => items.Exists(i => i.IsFrame(FrameWord.HowLong)) && items.TrueForAll(i => i.Piece is Frame or Spent or Link or Refers)
        && context.LastQuestion is not { Shape: Shape.Fact, Show: [ShowRecord] } && !(context.LastQuestion is not null && items.Exists(i => i.Piece is Refers { Word: ReferWord.Them }));

    /// <summary>"teams above average cost": an average over groups is not worked out.</summary>
    private bool GroupsAgainstAverage() => items.Find(i => i.Piece is not (Frame { Word: not FrameWord.Who } or Link)) is { Piece: Property { Name: { Group: not (null or Dimension.Account) } } } && items.Exists(i => i.Piece is Compared { Average: not null }) && !items.Exists(i => i.Piece is Subject { Noun: true });

    /// <summary>"meetings with sponsors": with whom somebody spoke is not held, and that the account has a sponsor is something else.</summary>
    private bool SpokenWithSponsors() => main is { Piece: Noun { Kind: Kind.Interactions } } && !items.Exists(i => i.Piece is Subject) && items.Exists(i => i is { Condition: Not { Part: Missing { Field: Field.Sponsor } } or Missing { Field: Field.Sponsor } });

    /// <summary>"steps without evidence": evidence is held beside accounts, and only some of it names a step.</summary>
    private bool StepsOfEvidence() => main is { Piece: Noun { Kind: Kind.Steps or Kind.Plans } } && !items.Exists(i => i.Piece is Subject) && items.Exists(i => i is { Piece: Noun { Kind: Kind.Evidence }, Condition: not null });

    /// <summary>Does the question begin with "who", so that an answer without people would miss it?</summary>
    private bool AsksWho() => items[0].IsFrame(FrameWord.Who);
}
