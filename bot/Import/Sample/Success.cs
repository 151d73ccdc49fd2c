using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>Success plans, training and evidence. Steps are done in time while things go well, and slip in bad times, most where the plan is the trouble.</summary>
internal static class Success
{
    private static readonly string[] _plans = ["Rollout", "Renewal readiness", "Adoption push", "Executive alignment", "Self-service"];
    private static readonly string[] _courses = ["Admin Basics", "Advanced Reporting", "Data Import", "Champion Certification", "Security Essentials"];
    private static readonly string[] _behaviours =
    [
        "log in every week", "build a dashboard of their own", "complete Admin Basics", "complete Advanced Reporting", "attend the quarterly review", "move the monthly report here",
        "invite their team", "name a second champion",
    ];

    private static readonly (EvidenceKind Kind, string Statement)[] _statements =
    [
        (EvidenceKind.Anecdotal, "Ops manager says reporting saves her a day a month"), (EvidenceKind.Anecdotal, "Admin loves the alerts"),
        (EvidenceKind.Anecdotal, "User told us the new import is quick"), (EvidenceKind.Empirical, "Order errors fell 18 %"), (EvidenceKind.Empirical, "Time to close fell from 9 to 6 days"),
        (EvidenceKind.Empirical, "Adoption rose to 80 % of seats"), (EvidenceKind.Political, "COO asked for a second rollout"), (EvidenceKind.Political, "CIO named us in the strategy review"),
    ];

    public static IEnumerable<PlanStep> Plans(Client client, Dice dice, Ids ids)
    {
        var slips = client.Story.Troubles.Where(t => t.Kind == TroubleKind.Plan).ToList();
        var starts = slips.Select(t => t.Sign.AddDays(-dice.Between(30, 60))).ToList();
        if (starts.Count == 0 && dice.Chance(0.4 * Math.Sqrt(client.Density.Extras))) starts.Add(client.Story.First.AddDays((int)((client.Story.Last.DayNumber - client.Story.First.DayNumber) * dice.Roll())));
        foreach (var start in starts.Where(s => s <= client.Story.Last))
        {
            var (plan, name, due) = (ids.Plan(), dice.Pick(_plans), start);
            for (var step = dice.Between(3, 6); step > 0; step--) yield return Step(client, dice, ids.Step(), plan, name, start, due = due.AddDays(dice.Between(14, 40)));
        }
    }

    public static IEnumerable<TrainingCompletion> Training(Client client, Dice dice)
    {
        var learners = (int)Math.Ceiling(dice.Between(1, client.Segment == "Enterprise" ? 9 : 4) * client.Density.Extras);
        var site = Names.Plain(client.Name);
        for (var i = 0; i < learners; i++)
        {
            var learner = $"{Names.Plain(dice.Pick(Names.First))}{(i > 0 ? i.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}@{site}.example";
            var days = client.Story.Last.DayNumber - client.Story.First.DayNumber;
            foreach (var course in _courses.Where(_ => dice.Chance(0.4)))
                if (client.WorkingTime(dice, client.Story.First.AddDays((int)(days * Math.Pow(dice.Roll(), 1.5)))) is { } at)
                    yield return new TrainingCompletion(client.Id, learner, course, at, dice.Chance(0.85) ? (int)Math.Clamp(dice.Around(79, 11), 20, 100) : null);
        }
    }

    public static IEnumerable<Evidence> Evidence(Client client, Dice dice, Ids ids, IReadOnlyList<PlanStep> steps)
    {
        var done = steps.Where(s => s.DoneOn is not null).ToList();
        for (var i = dice.Between(0, client.Story.IsGrowing ? 4 : 2); i > 0; i--)
        {
            if (!dice.Chance(client.Density.Extras)) continue;
            var (kind, statement) = dice.Pick(_statements);
            var step = done.Count > 0 && dice.Chance(0.4) ? dice.Pick(done) : null;
            var day = step?.DoneOn ?? client.Story.First.AddDays((int)((client.Story.Last.DayNumber - client.Story.First.DayNumber) * dice.Roll()));
            yield return new Evidence(ids.Evidence(), client.Id, step?.StepId, kind, day, dice.Pick(["call", "e-mail", "survey", "case study", "QBR"]), statement);
        }
    }

    private static PlanStep Step(Client client, Dice dice, string id, string plan, string name, DateOnly start, DateOnly due)
    {
        var trouble = client.Story.Troubles.FirstOrDefault(t => t.Kind != TroubleKind.FalseAlarm && due >= t.Sign && due <= t.End.AddDays(20));
        var isOnTime = dice.Chance(trouble switch { null => 0.85, { Kind: TroubleKind.Plan } => 0.1, { IsSaved: false } => 0.4, _ => 0.65 });
        // What slips in a trouble that ends well is made up for after it; otherwise it never is.
        DateOnly? done = isOnTime ? due.AddDays(-dice.Between(0, 10)) : trouble is null ? due.AddDays(dice.Between(2, 12)) : trouble.IsSaved ? trouble.End.AddDays(-dice.Between(0, 6)) : null;
        if (done < start) done = start;
        if (done > client.Story.Last) done = null;
        var (behaviour, quantity) = (dice.Pick(_behaviours), dice.Pick((1, 3), (3, 2), (5, 2), (10, 2), (25, 1)));
        return new PlanStep(
            id, plan, client.Id, name, start, client.Csm.Email, behaviour, quantity, behaviour.StartsWith("complete", StringComparison.Ordinal) ? 70 : null, due,
            done is null ? (int)(quantity * dice.Roll() * 0.8) : quantity, done);
    }
}
