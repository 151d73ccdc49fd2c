using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Questions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>Questions in chat: answered from the book as it is now, a page at a time.</summary>
internal static class Asks
{
    /// <summary>What turning a page needs: the question and the moment it is answered as of. The book is asked again, so that a page costs no memory.</summary>
    internal sealed record Asked(Question Question, DateTime AsOf, string Understood, string Text);

    /// <param name="note">Adds what the store knows beside the book.</param>
    public static Outcome Answer(Scene scene, Question question, string understood, Func<Question, Answer, AsOf, Answer> note)
    {
        if (scene.Rights.Refused(scene.Person, question) is { } hidden) return NotYours(hidden);
        if (Try(question, scene.Book, scene.Moment, understood) is not { } found) return CannotSay(understood);
        var asOf = new AsOf(scene.Book, scene.Moment);
        var noted = note(question, found, asOf);
        var answer = scene.Shown(question, noted with { Notes = [.. noted.Notes, .. NearMisses.Of(question, noted, asOf)] });
        var id = Memory.IdOf("answer", scene.Incoming);
        var asked = new Asked(question, scene.Now, understood, (scene.Incoming.Event as Said)?.Text ?? understood);
        var mind = scene.Mind with { LastQuestion = question, LastAccountIds = [.. Recollection.Rows(answer.AccountIds, question, (scene.Mind.LastQuestion, scene.Mind.LastAccountIds)).Take(Recollection.MostAccounts)] };
        return new Outcome.Act(work =>
        {
            scene.Remember(work, mind);
            if (answer.Total > AnswerViews.PageSize) Memory.Keep(work, id, scene.Person.Email, asked, scene.Now + Memory.Cards);
            return new Reply(Card(scene, question, answer, id, 0), scene.SeenBy(question)) { ReplacesSource = scene.Incoming.Event is Pressed { Verb: Verbs.Clarify } };
        });
    }

    /// <summary>The answer to a question that nobody has just asked, so that nothing follows on it; its pages can be turned.</summary>
    public static Card Posted(Work work, Scene scene, Question question)
    {
        var understood = Wording.Of(question, scene.Book, scene.Moment.Today);
        if (scene.Rights.Refused(scene.Person, question) is { } hidden) return NotYours(hidden).Card;
        if (scene.SeenBy(question) != Visibility.Public) return RefusedCard.Of(new RefusedView("This answer shows money or how accounts stand, and this channel is not cleared for that any more. Ask me in our direct chat."));
        if (Try(question, scene.Book, scene.Moment, understood) is not { } found) return CannotSay(understood).Card;
        var answer = scene.Shown(question, found);
        var id = Memory.IdOf("answer", scene.Incoming);
        if (answer.Total > AnswerViews.PageSize) Memory.Keep(work, id, scene.Person.Email, new Asked(question, scene.Now, understood, understood), scene.Now + Memory.Cards);
        return Card(scene, question, answer, id, 0);
    }

    /// <summary>Another page of an answer, for whoever presses.</summary>
    public static Outcome Page(Scene scene, CsmDb db, string answerId, string? page)
    {
        if (Memory.Recall<Asked>(db, answerId, scene.Now)?.Value is not { } asked) return Reply.Of("This list is too old to turn its pages. Ask again for a new one.", Visibility.OnlyAsker);
        if (scene.Rights.Refused(scene.Person, asked.Question) is { } hidden) return NotYours(hidden);
        if (Try(asked.Question, scene.Book, scene.Moment with { NowUtc = asked.AsOf }, asked.Understood) is not { } found) return CannotSay(asked.Understood);
        var answer = scene.Shown(asked.Question, PlanNotes.WithAuthors(db, asked.Question, found, new AsOf(scene.Book, scene.Moment)));
        var last = Math.Max(0, (answer.Total - 1) / AnswerViews.PageSize);
        var wanted = int.TryParse(page, out var number) ? Math.Clamp(number, 0, last) : 0;
        return new Reply(Card(scene, asked.Question, answer, answerId, wanted), Visibility.OnlyAsker) { ReplacesSource = true };
    }

    /// <summary>All about one account.</summary>
    public static Outcome Account(Scene scene, string accountId, Func<Question, Answer, AsOf, Answer> note) => scene.Account(accountId) is { } account
        ? Answer(scene, About(account), account.Name, note)
        : Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);

    /// <summary>The same for all who read along, below a link to the account; null where they may not see it.</summary>
    public static Card? Linked(Scene scene, string accountId, Func<Question, Answer, AsOf, Answer> note)
    {
        if (scene.Account(accountId) is not { } account || About(account) is var question && (scene.SeenBy(question) != Visibility.Public || scene.Rights.Refused(scene.Person, question) is not null)) return null;
        return Try(question, scene.Book, scene.Moment, account.Name) is { } found
            ? Card(scene, question, scene.Shown(question, note(question, found, new AsOf(scene.Book, scene.Moment))), "", 0) : null;
    }

    private static Question About(Account account) => new() { Shape = Shape.Summary, Scope = Scope.All, Where = new OneOf(Questions.Field.Account, account.AccountId) };

    private static Card Card(Scene scene, Question question, Answer answer, string id, int page) =>
        question.Shape == Shape.Summary && answer.AccountIds is [var account]
            ? SummaryCard.Of(AnswerViews.Summary(scene, account, answer))
            : AnswerCard.Of(AnswerViews.Of(scene, question, answer, id, page));

    private static Answer? Try(Question question, Book book, Moment moment, string understood)
    {
        try { return Answers.To(question, book, moment, understood); }
        catch (CannotAnswer) { return null; }
    }

    private static Reply NotYours(string hidden) => Reply.Of($"Your role may not see {hidden}. Ask without it, or ask a lead.", Visibility.OnlyAsker);

    private static Reply CannotSay(string understood) =>
        new(NotUnderstoodCard.Of(new NotUnderstoodView([], []) { Understood = understood }));
}
