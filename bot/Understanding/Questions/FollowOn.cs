using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Messages that lean on the question before them. FollowOn.cs says in which order the ways of going on are tried; each way has a file of its own:
//   FollowOnLeaning    does the message need the question before it?
//   FollowOnIt         "it", "its", "the first one": the one account that was spoken of
//   FollowOnOthers     "which accounts are those", "which have none": from records to the accounts they are about
//   FollowOnConditions "only tier 1", "and yellow?", "urgent ones": what narrows or replaces the conditions
//   FollowOnTime       "what about last quarter", "and 60 days?": the same over another time
//   FollowOnShape      "how many", "sort by ARR", "why", "by segment": the same asked in another form
//   FollowOnFigures    "and the cost", "as a share", "average instead": another figure of the same
internal sealed partial class Composition
{
    /// <summary>
    /// The question that follows on the last one; null when the message stands alone, or when what it goes on with does not fit what was asked. What is said of one row or of the
    /// records' accounts is a question of its own. Everything else changes the last question step by step, and the order of the steps breaks ties: what narrows records goes
    /// before a window ("urgent ones last month": both), a window before a bare number ("last 30 days" is no "30 days"), conditions before the form ("only tier 1, by segment").
    /// </summary>
    private Question? FollowOn()
    {
        if (context.LastQuestion is not { } last || !Leans()) return null;
        if (items.Find(i => i.Piece is Refers { Word: ReferWord.Nth }) is { } nth) return Nth(nth);
        if ((NoneOfThose(last) ?? AccountsOfThose(last) ?? AgeOfOne(last)) is { } others) return others;
        if (OnesAlone()) return WhichOnes(last);

        // "which of those are red" is asked of the rows that were shown, and not of all that could have been.
        if (last is { Kind: Kind.Accounts, Limit: not null, GroupBy: [] } && context.LastAccountIds.Count > 0 && items.Exists(i => i.Piece is Refers { Word: ReferWord.Them })) last = last with { Where = new OneOf(Field.Account, context.LastAccountIds.ToArray()), Limit = null, Scope = CsmBot.Questions.Scope.All };
        main = NounAsked();
        var accounts = items.Exists(i => i.Piece is Refers { Word: ReferWord.Them });
        foreach (var item in items)
            if (item.Piece is Refers) item.Used = true;
            // "by Elin", after calls; "Elin only", after hours by who spent them.
            else if (item.Piece is Whose { Team: null, Emails: var doers } doer && OfWork(last) && (doer.Form == PersonForm.Did || SaysDoers(last))) item.Piece = new Trait(new RecordIs(RecordField.Person, doers), Kinds.Interactions);
            // "how many of those does Imogen handle", of tickets.
            else if (last.Kind == Kind.Tickets && item.Piece is Whose { Form: PersonForm.Owns, Team: null } who && tokens.Folded(item.End - 1).StartsWith("handl")) item.Piece = new Trait(new RecordIs(RecordField.Person, who.Emails), Kinds.Tickets);
        var question = Lengthened(Windowed(Narrowed(last)));
        MakeConditions();
        if (items.Exists(i => i.Condition is not null)) question = question with { Where = With(question.Where, Where(), accounts || items[0].Piece is Link { Word: LinkWord.Only or LinkWord.Except }) };
        question = Reshaped(OfOtherKind(question));
        foreach (var item in items) if (item.Piece is Link { Word: not (LinkWord.Not or LinkWord.Without) } or Subject { Scope: CsmBot.Questions.Scope.Default }) item.Used = true;
        // "both", "the most expensive": what changed nothing was not understood, but for "which ones" and "show them".
        return question == last && (items.TrueForAll(i => i.Piece is Link or Frame { Word: FrameWord.List }) || Has(FrameWord.Who) || items.Exists(i => i is { Used: false, Piece: not (Frame or Link or Refers) })) ? null : question;
    }

    /// <summary>The noun whose records are asked for; a noun beside "them" or of interactions only narrows, unless it is counted.</summary>
    private Item? NounAsked()
    {
        var noun = items.Find(i => i.Piece is Noun { Verb: false } && i.Compared is null && !AfterWith(i));
        // "how many tickets do they have" counts tickets; "how many of them have tickets" counts them.
        if (noun is null || Before(noun)?.IsFrame(FrameWord.Count) == true) return noun;
        // "their calls this month" are calls; "which of them have calls" are accounts.
        if (Before(noun) is { Piece: Refers { Word: ReferWord.Them } } whose && tokens.Folded(whose.End - 1) is "their") return noun;
        return items.Exists(i => i.Piece is Refers { Word: ReferWord.Them or ReferWord.It }) || noun.Piece is Noun { Kind: Kind.Interactions } ? null : noun;
    }

    private bool AfterWith(Item item) => Before(item) is { } before && (before.Piece is Link { Word: LinkWord.With or LinkWord.Without or LinkWord.Not } || (before.Piece is Refers { Word: ReferWord.Also } && tokens.Folded(before.End - 1) is "with"));
}
