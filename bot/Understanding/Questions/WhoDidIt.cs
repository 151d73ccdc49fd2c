using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Questions for the people who have done something: "who worked on Acme", "who did the most QBRs", "which customers did team Orion visit".
internal sealed partial class Composition
{
    /// <summary>"who did the most QBRs": people are asked for, where a verb says that they have done them; "who had the most" may be accounts.</summary>
    private void WhoDidMost()
    {
        if (!AsksWho() || items.Exists(i => i.Piece is Subject or Property or Effort or Rate or Figure) || items.FindIndex(i => i.Piece is Ranked { Word: RankWord.Most }) is not (> 0 and var most) || !items.Skip(most).Any(i => i.Piece is Noun { Kind: Kind.Interactions, Verb: false })) return;
        for (var i = items[0].End; i < items[most].Start; i++)
            if (tokens.Folded(i) is "did" or "does" or "made" or "makes" or "logged" or "logs" or "sent" or "sends" or "held" or "holds" or "ran" or "runs" or "wrote" or "writes" or "conducted" or "delivered" or "recorded")
            {
                items[0].Piece = new Property(new Named("person", null, null, Dimension.Person));
                return;
            }
    }

    /// <summary>"who logged how many calls": each person with the number of theirs.</summary>
    private void WhoHowMany()
    {
        // "who spoke with Acme last week", "who contacted accounts in EMEA this week": each with how often.
        if (AsksWho() && !items.Exists(i => i.Piece is Property or Grouped or Ranked or Noun) && items.Exists(i => i.Piece is When) && items.Find(i => i.Piece == Rules.Contact.Contacted) is { } contacted && items.FindIndex(i => i.Piece is AccountPiece or Subject) > items.IndexOf(contacted))
        {
            (items[0].Piece, contacted.Piece) = (new Frame(FrameWord.List), new Noun(Kind.Interactions));
            items.Add(new Item(new Grouped(new Named("person", null, null, Dimension.Person)), items[^1].End, items[^1].End));
            return;
        }

        if (!AsksWho() || items.Exists(i => i.Piece is Subject or Property or Grouped or Ranked) || items.FindIndex(i => i.IsFrame(FrameWord.Count)) is not (> 0 and var many) || many + 1 >= items.Count || items[many + 1].Piece is not Noun { Kind: Kind.Interactions, Verb: false } || items[many].Start == items[0].End) return;
        items[0].Piece = new Frame(FrameWord.List);
        items.Add(new Item(new Grouped(new Named("person", null, null, Dimension.Person)), items[^1].End, items[^1].End));
    }

    /// <summary>"how much did we work last week": for how long, not for what money.</summary>
    private void HowMuchWorked()
    {
        if (items[0].IsFrame(FrameWord.HowMuch) && !items.Exists(i => i.Piece is Effort or Figure or Rate or Noun or Property) && items.Exists(i => i.Piece is Spent && tokens.Folded(i.End - 1) is "work" or "worked" or "working")) items[0].Piece = new Effort(RecordNumber.Minutes);
    }

    /// <summary>"who worked on Acme this year": each by the time spent.</summary>
    private void WhoWorked()
    {
        if (!AsksWho() || items.Exists(i => i.Piece is Effort or Noun or Ranked or Figure or Rate) || items.FindIndex(i => i.Piece is Spent && tokens.Folded(i.Start) is "worked" or "working" or "works") is not (> 0 and var at) || !items.Exists(i => i.Piece is AccountPiece)) return;
        items.Insert(at + 1, new Item(new Effort(RecordNumber.Minutes), items[at].End, items[at].End));
    }

    /// <summary>"which customers did team Orion visit": the visits are theirs, whoever owns the account.</summary>
    private void TeamsDid()
    {
        for (var i = 0; i + 1 < items.Count; i++)
            if (items[i] is { Start: > 0, Piece: Whose { Team: { Length: > 0 } team } } who && tokens.Folded(who.Start - 1) is "did" or "has" or "have" && items[i + 1].Piece is Noun { Kind: Kind.Interactions } noun && items.Take(i).Any(x => x.Piece is Subject))
            {
                items[i + 1].Piece = noun with { Verb = true, Tests = Records.Narrow(noun.Tests, new RecordIs(RecordField.PersonTeam, team)) };
                (who.Piece, who.Used) = (new Link(LinkWord.With), true);
            }
    }
}
