using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Surveys;
using Parameters = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.KeyValuePair<string, string>>;

namespace CsmBot.Conversations;

/// <summary>What a survey's link leads to: the question for the one invitation that the link was made for, until it is answered or over. Nobody signs in, and nothing else is shown.</summary>
public sealed class SurveyPages(Store store, ReportLinks links, TimeProvider time)
{
    public const string Path = "/surveys/answer";

    public bool Exist => links.Exist;

    /// <summary>The invitation that a whole link names; null for any other.</summary>
    public string? InvitationOf(Parameters query) => links.Read(Path, query, Now, out _)?.Person;

    public Opened Open(Parameters query)
    {
        if (links.Read(Path, query, Now, out var problem) is not { } link) return No(problem);
        using var db = store.Db();
        return Find(db, link.Person) is not { } found ? Gone : SurveyAnswer.Refusal(found.Survey, found.Invitation, Now) is { } refusal ? Over(refusal)
            : new Opened(200, SurveyHtml.Form(found.Survey, null, null, new Dictionary<string, string>()));
    }

    /// <summary>Takes the answer, once.</summary>
    public async Task<Opened> Answer(Parameters query, string? score, string? comment, CancellationToken cancel)
    {
        if (links.Read(Path, query, Now, out var problem) is not { } link) return No(problem);
        var (book, now) = (store.Book, Now);
        return await store.Write(work =>
        {
            work.By = new Actor("a customer", "link");
            if (Find(work.Db, link.Person) is not var (survey, invitation)) return Gone;
            if (SurveyAnswer.Refusal(survey, invitation, now) is { } refusal) return Over(refusal);
            var (answer, errors) = SurveyAnswer.Read(survey, score, comment);
            if (answer is null) return new Opened(422, SurveyHtml.Form(survey, score, comment, errors));
            answer.Store(work, survey, invitation, invitation.Recipient, DateOnly.FromDateTime(LocalTime.Of(now, book.Workspace.TimeZone)), now);
            return new Opened(200, SurveyHtml.Saying("Thank you", "Your answer has arrived. You can close this page."));
        }, cancel);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static (Survey Survey, SurveyInvitation Invitation)? Find(CsmDb db, string id) =>
        db.SurveyInvitations.Find(id) is { } invitation && db.Surveys.Find(invitation.SurveyId) is { ToCustomers: true } survey ? (survey, invitation) : null;

    private static Opened No(string problem) => new(403, SurveyHtml.Saying("This link does not open", $"{problem} Ask whoever sent it to you for a new one."));
    private static Opened Gone => new(404, SurveyHtml.Saying("There is nothing here", "This survey is no longer there."));
    private static Opened Over(string sentence) => new(410, SurveyHtml.Saying("Thank you", sentence));
}
