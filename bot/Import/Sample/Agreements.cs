using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Import.Sample;

/// <summary>A row of the sample that is no fact: it lies beside the facts in the store, and no file has a place for it.</summary>
internal sealed record Beside(object Row);

/// <summary>What people said and agreed: commitments before renewals, readiness statements, surveys and their answers, and post-mortems. Drawn by dice of their own, so that all else is as it would be without.</summary>
internal static class Agreements
{
    private static readonly string[] _commitments =
    [
        "CFO has the renewal in next year's budget", "COO agreed to renew for two years", "sponsor wants the same terms, decides in the steering meeting", "will renew, asks for ten more seats", "legal has the contract, signature expected in two weeks",
        "renews if the export is fixed by then", "head of operations said they stay",
    ];

    private static readonly string[] _goals = ["self-service", "SSO", "the second team", "go-live", "the advanced module"];
    private static readonly string[] _words = ["they know what they want next", "admin left, the new one is learning", "usage is fine, the sponsor is silent", "ready, I would bet on it", "reporting is still done in spreadsheets", "they asked for a roadmap talk"];
    private static readonly string[] _plans = ["3 calls of 20 min and 2 e-mails over 30 days", "a visit of 2 h and a call of 30 min every week for 4 weeks", "2 meetings of 45 min over 3 weeks", "a QBR of 90 min and 4 e-mails over 60 days"];

    public static IEnumerable<object> Draw(Client client, Dice dice, Account account, IReadOnlyList<Fire> fires, IReadOnlyList<TrainingCompletion> training)
    {
        foreach (var fire in fires.Where(f => f.ClosedAt is not null)) if (dice.Chance(0.5)) yield return new Beside(PostMortem(client, dice, account, fire));
        if (account.Status == AccountStatus.Churned) yield break;
        foreach (var row in Commitments(client, dice, account)) yield return new Beside(row);
        if (dice.Chance(0.12) && training.Count > 0) foreach (var row in Readiness(client, dice, account, training)) yield return row;
        if (dice.Chance(0.08)) foreach (var row in Survey(client, dice, account)) yield return row;
    }

    private static FireNote PostMortem(Client client, Dice dice, Account account, Fire fire) => new()
    {
        FireId = fire.FireId, OpenedBy = client.Csm.Email, ClosedBy = client.Csm.Email, SeenBy = fire.FirstWarningSign is null ? null : dice.Pick([client.Csm.Name, "their admin", "nobody", dice.Pick(client.Team.Support).Name]),
        PreventionText = dice.Chance(0.6) ? dice.Pick(_plans) : null, LostArr = fire.Outcome == FireOutcome.Lost ? account.Arr : null,
    };

    /// <summary>Most checkpoints whose time has come are kept; fewer where something is going wrong.</summary>
    private static IEnumerable<RenewalCommitment> Commitments(Client client, Dice dice, Account account)
    {
        if (account.RenewalDate is not { } renewal) yield break;
        foreach (var days in Checkpoints.All)
        {
            var day = Checkpoints.DayOf(renewal, days);
            var (said, kept, statement) = (client.WorkingTime(dice, day.AddDays(dice.Between(0, 12))), dice.Chance(client.Story.TroubleOn(day) is null ? 0.7 : 0.3), dice.Pick(_commitments));
            if (kept && said is { } at && day >= client.Story.First)
                yield return new RenewalCommitment { AccountId = client.Id, RenewalOn = renewal, Days = days, Statement = statement, RecordedBy = client.Csm.Email, RecordedAt = at };
        }
    }

    /// <summary>So many people are to finish a course that some already have: half of the statements are met.</summary>
    private static IEnumerable<object> Readiness(Client client, Dice dice, Account account, IReadOnlyList<TrainingCompletion> training)
    {
        var (id, course) = ($"readiness-{client.Id}", dice.Pick(training).Course);
        var have = training.Where(t => t.Course == course && t.Score >= 70).Select(t => t.Learner).Distinct().Count();
        var need = Math.Max(1, have + dice.Pick((0, 5), (1, 3), (2, 2)));
        var (goal, agreed) = (dice.Pick(_goals), client.Story.Last.AddDays(-dice.Between(5, 40)));
        string[] by = [account.ExecutiveSponsor ?? "their CTO", client.Csm.Name];
        yield return new Beside(new Readiness
        {
            Id = id, AccountId = client.Id, Goal = goal, Conditions = $"{need} people finish {course} with 70", AgreedBy = string.Join('\n', by), AgreedOn = agreed, RecordedBy = client.Csm.Email, ToldAt = have >= need ? client.Now : null,
        });
        foreach (var (name, i) in by.Select((name, i) => (name, i)))
        {
            yield return new Evidence($"{id}.{i + 1}", client.Id, null, EvidenceKind.Political, agreed, name, $"Agreed: if {need} people finish {course} with 70, {client.Name} is ready for {goal}.");
            yield return new Beside(new EvidenceNote { EvidenceId = $"{id}.{i + 1}", Author = client.Csm.Email });
        }
    }

    /// <summary>A question to colleagues, which not all have answered yet.</summary>
    private static IEnumerable<object> Survey(Client client, Dice dice, Account account)
    {
        var (id, day) = ($"survey-{client.Id}", client.Story.Last.AddDays(-dice.Between(2, 20)));
        if (client.WorkingTime(dice, day) is not { } asked) yield break;
        var question = $"How ready is {client.Name} to work without us?";
        yield return new Beside(new Survey { Id = id, AccountId = client.Id, Question = question, Lowest = 1, Highest = 5, By = client.Csm.Email, AskedAt = asked, Ends = asked.AddDays(14) });
        foreach (var (person, i) in ((Person[])[client.Team.LeadOf(client.Csm), dice.Pick(client.Team.Support), dice.Pick(client.Team.Trainers)]).Select((p, i) => (p, i)))
        {
            var (answered, score, comment) = (client.WorkingTime(dice, day.AddDays(1 + i)), Math.Clamp((int)Math.Round(dice.Around(client.Story.TroubleOn(day) is null ? 3.8 : 2.3, 0.9)), 1, 5), dice.Pick(_words));
            var invitation = new SurveyInvitation { Id = $"{id}.{i + 1}", SurveyId = id, Recipient = person.Email };
            if (answered is { } at && dice.Chance(0.8))
            {
                (invitation.AnsweredAt, invitation.Score, invitation.Comment) = (at, score, comment);
                yield return new Evidence(invitation.Id, client.Id, null, EvidenceKind.Anecdotal, DateOnly.FromDateTime(at), $"survey, {person.Name}", $"“{question}” – {score} on a scale from 1 to 5: {comment}");
                yield return new Beside(new EvidenceNote { EvidenceId = invitation.Id, Author = person.Email });
            }
            yield return new Beside(invitation);
        }
    }
}
