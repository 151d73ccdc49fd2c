using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Words that mean something else beside the others than alone, put right before anything is put together: "how much evidence", "biggest red one", "which startups are red".
internal sealed partial class Composition
{
    /// <summary>Where "how much" is said of things, they are counted.</summary>
    private void HowMuchOfThings()
    {
        // "how much of my accounts are red": things are counted.
        if (items[0].IsFrame(FrameWord.HowMuch) && tokens.Count > 1 && tokens.Folded(1) is "much" && items.Exists(i => i.Piece is Subject) && !items.Exists(i => i.Piece is Figure or Effort or Rate or Spent or Noun or Property)) items[0].Piece = new Frame(FrameWord.Count);
        // "how much evidence did we collect": how many pieces of it.
        if (items[0].IsFrame(FrameWord.HowMuch) && tokens.Count > 1 && tokens.Folded(1) is "much" && items.Find(i => i.Piece is Noun) is { Piece: Noun { Kind: Kind.Evidence } } && !items.Exists(i => i.Piece is Figure or Effort or Rate or Spent or Subject)) items[0].Piece = new Frame(FrameWord.Count);
    }

    /// <summary>"those" and "one", with nothing said before: accounts are meant.</summary>
    private void ThoseAlone()
    {
        // "those who are red", with nothing said before.
        if (context.LastQuestion is null && items.Find(i => i.Piece is Refers { Word: ReferWord.Them }) is { Start: <= 1 } those && tokens.Folded(those.Start) is "those" or "these" && items.Count > 1) those.Piece = new Subject(CsmBot.Questions.Scope.Default);
        // "biggest red one", with nothing said before.
        if (context.LastQuestion is null && items.Find(i => i.Piece is Refers { Word: ReferWord.Them }) is { } one && tokens.Folded(one.End - 1) is "one" && items.Exists(i => i.Piece is Ranked or RankedBy)) one.Piece = new Subject(CsmBot.Questions.Scope.Default);
    }

    /// <summary>"more than 20 hours spent on them although they pay less than 50k", with nothing said before: the accounts are meant.</summary>
    private void ThemAlone()
    {
        if (context.LastQuestion is not null || items.Exists(i => i.Piece is Subject or AccountPiece) || items.FindAll(i => i.Piece is Compared or Is or Coloured or Timed or Renewing).Count < 2) return;
        var pronouns = items.FindAll(i => i.Piece is Refers { Word: ReferWord.Them });
        if (pronouns.Count == 0 || !pronouns.TrueForAll(p => tokens.Folded(p.End - 1) is "they" || (tokens.Folded(p.End - 1) is "them" && p.Start > 0 && tokens.Folded(p.Start - 1) is "on" or "with" or "for" or "to"))) return;
        foreach (var pronoun in pronouns) (pronoun.Piece, pronoun.Used) = (pronoun == pronouns[0] ? new Subject(CsmBot.Questions.Scope.Default) : new Link(LinkWord.With), true);
    }

    /// <summary>"which startups are red": a segment in the plural stands for the accounts in it.</summary>
    private void SegmentsAsAccounts()
    {
        if (items.Exists(i => i.Piece is Subject)) return;
        // "which region has the most reds", "reds vs greens": what is ranked and counted is accounts of that colour.
        if (items.FindIndex(i => i.Piece is Coloured && tokens.Folded(i.End - 1)[^1] == 's') is >= 0 and var reds && items.Exists(i => i.Piece is Ranked or Property || i.IsFrame(FrameWord.Compare)) && !items.Exists(i => i.Piece is Noun or Effort or Figure or Rate or Refers))
        {
            items.Insert(reds + 1, new Item(new Subject(CsmBot.Questions.Scope.Default), items[reds].End, items[reds].End));
            return;
        }

        var at = items.FindIndex(i => i.Piece is Is { Condition: OneOf { Field: Field.Segment, Values: [var value] } } && tokens.Folded(i.End - 1)[^1] == 's' && value[^1] is not ('s' or 'S'));
        if (at >= 0) items.Insert(at + 1, new Item(new Subject(CsmBot.Questions.Scope.Default), items[at].End, items[at].End));
    }

    /// <summary>"latest renewal date": the day, and no renewal that was closed. "do we have any open fires": the fires.</summary>
    private void AskedForDates()
    {
        for (var i = 1; i < items.Count; i++)
            if (items[i].Piece is Renewing && tokens.Folded(items[i].End - 1) is "date" or "dates" && (items[i - 1].Piece is Ranked { Word: RankWord.Old } || items[i - 1].IsFrame(FrameWord.Last))) items[i].Piece = new Property(new Named("renewal date", null, Field.RenewalDate));
        if (tokens.Count > 3 && tokens.Folded(0) is "do" or "did" && tokens.Folded(1) is "we" && !items.Exists(i => i.Piece is Subject or Coloured or AccountPiece or Comparative or Renewing))
            for (var i = 0; i + 1 < items.Count && items[i].Start < 4; i++)
                if (items[i].IsLink(LinkWord.With) && items[i + 1].Piece is Noun { Verb: false } or Trait) { items[i].Used = true; break; }
    }

    /// <summary>"how many open tickets does Owen have": who works in support owns no accounts, and has those that are handled.</summary>
    private void OfSupport()
    {
        if (items.Find(i => i.Piece is Noun { Kind: Kind.Tickets }) is not { Piece: Noun tickets } noun || items.Exists(i => i.Piece is Subject or AccountPiece or Noun && i != noun)) return;
        if (items.FindAll(i => i.Piece is Whose) is not [{ Piece: Whose { Team: null, Emails: [var email], Form: not PersonForm.Did } } who] || context.Names.RoleOf(email) is not Role.Support) return;
        noun.Piece = tickets with { Tests = Records.Narrow(tickets.Tests, new RecordIs(RecordField.Person, email)) };
        (who.Piece, who.Used) = (new Link(LinkWord.With), true);
    }
}
