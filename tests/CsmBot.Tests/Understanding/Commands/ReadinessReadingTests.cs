using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class ReadinessReadingTests
{
    private static readonly Context Context = new(new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana, AppHost.Sam], [], ["Admin Basics"], ["usage_index"]));

    private static Understood Meant(string message) => Language.English.Understand(message, Context);

    public static TheoryData<string> Examples => [.. ReadinessReading.Examples];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_is_about_readiness_or_what_a_plan_stands_on(string message) => Assert.True(Meant(message) is AgreeReadiness or ShowReadiness or WithdrawReadiness or ShowThinPlans or ShowPlan, $"{Meant(message)}");

    [Theory]
    [InlineData("readiness for Acme: if 5 people finish Admin 101 with 80 then ready for SSO, agreed by Ruth Abel and their CTO", "SSO", "5 people finish Admin 101 with 80", "Ruth Abel|their CTO", null)]
    [InlineData("Acme readiness: if usage is at least 60, they are ready for the expansion; agreed with Jo Park", "the expansion", "usage is at least 60", "Jo Park", null)]
    [InlineData("Acme is ready for SSO if step 3 is done and 2 people complete Admin Basics, agreed by Ruth Abel, Jo Park & their CTO on 12 Nov", "SSO", "step 3 is done and 2 people complete Admin Basics", "Ruth Abel|Jo Park|their CTO", "2026-11-12")]
    [InlineData("if 3 people complete Admin Basics, Acme is ready for go-live, signed off by the CIO", "go-live", "3 people complete Admin Basics", "the CIO", null)]
    [InlineData("readiness of Acme: ready for go-live once all steps are done.", "go-live", "all steps are done", "", null)]
    public void A_statement_is_what_must_be_so_what_for_who_agreed_and_when(string message, string goal, string conditions, string by, string? on)
    {
        var meant = Assert.IsType<AgreeReadiness>(Meant(message));

        Assert.Equal(("A-1", goal, conditions, by), (meant.AccountId, meant.Goal, meant.Conditions, string.Join('|', meant.AgreedBy)));
        Assert.Equal(on, meant.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Asking_is_not_agreeing()
    {
        Assert.Equal(new ShowReadiness("A-1"), Meant("is Acme ready for SSO?"));
        Assert.Equal(new ShowReadiness("A-1"), Meant("show me the readiness of Acme"));
        Assert.Equal(new ShowReadiness(null), Meant("readiness statements"));
        Assert.Equal(new ShowThinPlans(true), Meant("which of my plans stand on only one kind of evidence?"));
        Assert.Equal(new ShowThinPlans(false), Meant("plans with a single kind of evidence"));
    }

    [Theory]
    [InlineData("start the Renewal readiness plan for Acme")]
    [InlineData("call with Acme about their readiness, 20 min")]
    [InlineData("Acme is ready to renew, call 20 min")]
    [InlineData("which accounts have political evidence")]
    [InlineData("what kind of evidence do we have for Acme?")]
    [InlineData("is Acme green")]
    public void Plans_logs_and_questions_are_none_of_these(string message) => Assert.False(Meant(message) is AgreeReadiness or ShowReadiness or ShowThinPlans or ShowPlan, $"{Meant(message)}");
}
