using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Questions;
using CsmBot.Cards;
using CsmBot.Reports;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>All that a turn depends on: what came in, who speaks, when, the book, and what the conversation remembers.</summary>
internal sealed record Scene(Incoming Incoming, Person Person, Moment Moment, Book Book, Understanding.Names.Directory Names, Recollection Mind)
{
    public Rights Rights { get; init; } = Rights.Usual;

    public DateTime Now => Moment.NowUtc;

    /// <summary>What of the team's cost this turn showed, in words: for the audit trail.</summary>
    public List<string> CostRead { get; } = [];

    /// <summary>The answer as this person may see it. What is shown to anybody comes this way, so that what it shows of cost is written down.</summary>
    public Answer Shown(Question question, Answer answer)
    {
        var shown = Rights.For(Person, answer);
        if (Redaction.ShowsCost(question, shown)) CostRead.Add(Wording.Of(question, Book, Moment.Today));
        return shown;
    }

    /// <summary>The same for a report.</summary>
    public Report Shown(Report report)
    {
        var shown = Rights.For(Person, report);
        if (ReportRedaction.CostIn(shown) is { } cost) CostRead.Add(cost);
        return shown;
    }

    public Context Context => new(Moment, Names) { LastQuestion = Mind.LastQuestion, LastAccountIds = Mind.LastAccountIds, HasLastLog = Mind.LastLog is not null, HasLastReport = Mind.LastReport is not null, HasRuleDraft = Mind.RuleDraft is not null };

    /// <summary>Who may see the answer to the question: whoever reads along where money and risk may be shown, else the asker alone.</summary>
    public Visibility SeenBy(Question question) => Incoming.MayShowAll || Concerns.Shown(question) == Concern.None ? Visibility.Public : Visibility.OnlyAsker;

    public void Remember(Work work, Recollection mind) => mind.Keep(work, Incoming, Person.Email, Now);

    public Account? Account(string? id) => id is not null && Book.Find(id) is var found and >= 0 ? Book.Accounts[found] : null;

    /// <summary>How a person is called on cards.</summary>
    public string NameOf(string email) => Book.People.On(Book.People.Find(email), Moment.Today)?.Name ?? email;
}
