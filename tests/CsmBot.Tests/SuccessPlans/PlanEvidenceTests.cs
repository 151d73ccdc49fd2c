using CsmBot.Accounts;
using CsmBot.SuccessPlans;
using CsmBot.Tests.Accounts;
using CsmBot.Tests.Reports;

namespace CsmBot.Tests.SuccessPlans;

/// <summary>Whether a plan stands on one kind of evidence alone.</summary>
public class PlanEvidenceTests
{
    private static Evidence Piece(EvidenceKind kind, string? step = null, string on = "2026-11-01") => new($"E{kind}{step}{on}", "A", step, kind, Given.Day(on), "QBR", "said so");

    [Fact]
    public void Pieces_for_its_steps_and_those_for_no_step_count_those_for_another_plan_do_not()
    {
        var other = Given.Step("2026-12-01", id: "T") with { PlanId = "Q", Plan = "Renewal" };
        var asOf = Given.Book(Given.Step("2026-12-01"), other, Piece(EvidenceKind.Anecdotal, "S"), Piece(EvidenceKind.Anecdotal), Piece(EvidenceKind.Political, "T"), Piece(EvidenceKind.Empirical, on: "2026-11-17"));

        var plans = PlanEvidence.Of(asOf, 0);

        Assert.Equal([("Renewal", 2, (EvidenceKind?)null), ("Rollout", 2, EvidenceKind.Anecdotal)], plans.Select(p => (p.Plan, p.Pieces, p.Only)));
        Assert.Equal("All evidence for the Rollout plan is anecdotal so far: empirical and political evidence would make it stand.", plans[1].Warning);
        Assert.Null(plans[0].Warning);
        Assert.Null(PlanEvidence.Of(Given.Book(Given.Step("2026-12-01")), 0)[0].Warning);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Over_books_at_random_it_is_what_the_rows_say(int seed)
    {
        var facts = new ReportFacts(seed + 900);
        var asOf = facts.AsOf();
        foreach (var account in facts.Accounts)
        {
            var steps = facts.Steps.Where(s => s.AccountId == account.AccountId).ToList();
            var expected = steps.Select(s => s.PlanId).Distinct().Select(plan =>
            {
                var pieces = facts.Evidence.Where(e => e.AccountId == account.AccountId && e.RecordedOn <= facts.Today && (steps.All(s => s.StepId != e.StepId) || steps.Single(s => s.StepId == e.StepId).PlanId == plan)).ToList();
                return (plan, pieces.Count, pieces.Select(p => p.Kind).Distinct().Count() == 1);
            });
            Assert.Equal(expected.Order(), PlanEvidence.Of(asOf, asOf.Book.Find(account.AccountId)).Select(p => (p.PlanId, p.Pieces, p.Only is not null)).Order());
        }
    }
}
