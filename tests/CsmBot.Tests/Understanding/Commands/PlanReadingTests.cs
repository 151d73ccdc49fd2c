using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class PlanReadingTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana], [], [], []));

    private static Understood Meant(string message) => Language.English.Understand(message, Context);

    public static TheoryData<string> Examples => [.. PlanReading.Examples];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_is_about_a_success_plan(string message) => Assert.True(Meant(message) is RecordEvidence or MarkStep or StartPlan or ShowTemplates, $"{Meant(message)}");

    [Theory]
    [InlineData("evidence for Acme: political, the CFO signed off the rollout", EvidenceKind.Political, "the CFO signed off the rollout", null)]
    [InlineData("Acme evidence (empirical): errors fell 18 %", EvidenceKind.Empirical, "errors fell 18 %", null)]
    [InlineData("record anecdotal evidence for Acme – \"their admins love the import\"", EvidenceKind.Anecdotal, "their admins love the import", null)]
    [InlineData("Evidence for Acme: their admins love the import", null, "their admins love the import", null)]
    [InlineData("empirical evidence for Acme, step S-012: ticket volume halved", EvidenceKind.Empirical, "ticket volume halved", "S-012")]
    public void What_is_stated_is_kept_as_it_was_typed(string message, EvidenceKind? kind, string statement, string? step) =>
        Assert.Equal(new RecordEvidence("A-1", kind, statement, step), Meant(message));

    [Theory]
    [InlineData("mark step 3 of Acme done", "3", "A-1", true, null, null)]
    [InlineData("step S-012 is done", "S-012", null, true, null, null)]
    [InlineData("please mark step S-012 as done yesterday", "S-012", null, true, null, "2026-11-19")]
    [InlineData("step S-012: 7 people", "S-012", null, true, 7, null)]
    [InlineData("mark step plan-4f0aab.1 done", "plan-4f0aab.1", null, true, null, null)]
    [InlineData("mark step plan-4f0a12.1 done.", "plan-4f0a12.1", null, true, null, null)]
    [InlineData("step 2 of Acme is not done", "2", "A-1", false, null, null)]
    [InlineData("step 2 of the Acme plan: 7 of 10", "2", "A-1", true, 7, null)]
    public void A_step_is_named_by_its_id_or_by_its_number_at_an_account(string message, string step, string? account, bool done, int? quantity, string? on) =>
        Assert.Equal(new MarkStep(step, account, done, quantity, on is null ? null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)), Meant(message));

    [Theory]
    [InlineData("start the Onboarding plan for Acme", "Onboarding", null)]
    [InlineData("apply plan Renewal readiness to Acme", "Renewal readiness", null)]
    [InlineData("put Acme on the Onboarding plan", "Onboarding", null)]
    [InlineData("start the Onboarding plan for Acme on 1 Dec 2026", "Onboarding", "2026-12-01")]
    public void A_plan_is_named_as_it_was_typed(string message, string plan, string? from) =>
        Assert.Equal(new StartPlan(plan, "A-1", from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture)), Meant(message));

    [Theory]
    [InlineData("evidence for Acme")]
    [InlineData("political evidence for Acme this year")]
    [InlineData("what evidence do we have for Acme?")]
    [InlineData("which steps are done")]
    [InlineData("steps of Acme due this month")]
    [InlineData("is step S-012 done?")]
    [InlineData("call with Acme about step 3, 20 min")]
    [InlineData("started with Acme's plan in a call, 20 min")]
    public void Questions_and_logs_are_none_of_these(string message) => Assert.False(Meant(message) is RecordEvidence or MarkStep or StartPlan or ShowTemplates, $"{Meant(message)}");
}
