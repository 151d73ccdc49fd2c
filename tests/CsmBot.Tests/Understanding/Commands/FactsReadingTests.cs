using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class FactsReadingTests
{
    private static readonly Context Before = new(new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana], [], [], []));

    private static Understood Meant(string message, bool report = true) => Language.English.Understand(message, Before with { HasLastReport = report });

    public static TheoryData<string> Examples => [.. FactsReading.Examples];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_follows_on_a_report_and_what_can_mean_something_else_on_nothing_else(string message)
    {
        Assert.IsType<ShowFacts>(Meant(message));
        Assert.Equal(message.StartsWith("what", StringComparison.Ordinal) && message.Contains("behind", StringComparison.Ordinal), Meant(message, report: false) is ShowFacts);
    }

    [Theory]
    [InlineData("what is behind on plan")]
    [InlineData("what's behind schedule")]
    public void Without_a_report_being_behind_a_plan_is_still_meant(string message) => Assert.False(Meant(message, report: false) is ShowFacts);

    [Theory]
    [InlineData("what is behind ARR lost?", "ARR lost")]
    [InlineData("show me the facts behind the CRC of ARR", "CRC of ARR")]
    [InlineData("where does the cost of firefighting come from?", "cost of firefighting")]
    [InlineData("what's behind it", null)]
    public void The_figure_is_named_as_it_was_typed(string message, string? figure) => Assert.Equal(new ShowFacts(figure), Meant(message));

    [Theory]
    [InlineData("which accounts are behind on their plan")]
    [InlineData("accounts behind on plan")]
    [InlineData("show me accounts that are behind")]
    [InlineData("call with Acme, 20 min, they are behind schedule")]
    public void Being_behind_on_a_plan_is_something_else(string message) => Assert.False(Meant(message) is ShowFacts { Figure: var figure } && figure?.StartsWith("on", StringComparison.Ordinal) != false, $"{Meant(message)}");
}
