using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class SurveyReadingTests
{
    private static readonly Context Context = new(new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana, AppHost.Sam, AppHost.Ines], [], [], []));

    private static Understood Meant(string message) => Language.English.Understand(message, Context);

    public static TheoryData<string> Examples => [.. SurveyReading.Examples];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_is_about_a_survey(string message) => Assert.True(Meant(message) is AskSurvey or ShowSurveys, $"{Meant(message)}");

    [Theory]
    [InlineData("survey the team about Acme's onboarding: how ready are they? 1-5", typeof(TheTeam), "How ready are they?", 1, 5, null)]
    [InlineData("please survey team Orion about Acme, step S-12: How far are they? (0 to 10)", typeof(TeamCalled), "How far are they?", 0, 10, "S-12")]
    [InlineData("ask the team about Acme: what holds them back?", typeof(TheTeam), "What holds them back?", null, null, null)]
    [InlineData("survey Sam and Ines about Acme: how ready are they, on a scale from 1 to 7", typeof(Colleagues), "How ready are they", 1, 7, null)]
    [InlineData("survey link for Acme: how useful was it? 1-5", typeof(Customers), "How useful was it?", 1, 5, null)]
    [InlineData("survey Ruth Abel and Jo Park at Acme: how many seats, 5-500", typeof(Customers), "How many seats, 5-500", null, null, null)]
    public void A_survey_says_whom_what_and_on_which_scale(string message, Type audience, string question, int? lowest, int? highest, string? step)
    {
        var meant = Assert.IsType<AskSurvey>(Meant(message));

        Assert.Equal(("A-1", audience, question, lowest, highest, step), (meant.AccountId, meant.Audience.GetType(), meant.Question, meant.Lowest, meant.Highest, meant.Step));
    }

    [Fact]
    public void People_are_colleagues_where_the_team_knows_them_and_customers_where_they_are_at_the_account()
    {
        Assert.Equal([AppHost.Sam.Email, AppHost.Ines.Email], Assert.IsType<Colleagues>(Assert.IsType<AskSurvey>(Meant("survey Sam and Ines about Acme: how ready are they?")).Audience).Emails);
        Assert.Equal(["Ruth Abel", "Jo Park"], Assert.IsType<Customers>(Assert.IsType<AskSurvey>(Meant("survey Ruth Abel and Jo Park at Acme: how ready are you?")).Audience).Names);
        Assert.Equal(new ShowSurveys("A-1"), Meant("results of the survey for Acme"));
        Assert.Equal(new ShowSurveys(null), Meant("my surveys"));
    }

    [Fact]
    public void Where_a_name_fits_several_colleagues_it_is_asked_which()
    {
        var context = Context with { Names = Directory.Of([Some.Acme], [Some.Dana, AppHost.Sam, AppHost.Ines, AppHost.Sam with { Email = "sam.hall@plover.example", Name = "Sam Hall" }], [], [], []) };

        var asked = Assert.IsType<Clarify>(Language.English.Understand("survey Sam and Ines about Acme: how ready are they? 1-5", context));

        Assert.Equal(["Sam Hall", "Sam Ito"], asked.Choices.Select(c => c.Label).Order());
        Assert.Contains([AppHost.Sam.Email, AppHost.Ines.Email], asked.Choices.Select(c => Assert.IsType<Colleagues>(Assert.IsType<AskSurvey>(c.Meaning).Audience).Emails.ToArray()));
    }

    [Theory]
    [InlineData("sent Acme the survey, 10 min call")]
    [InlineData("call with Acme about the survey results, 20 min")]
    [InlineData("evidence from a survey")]
    [InlineData("what does the team think of Acme")]
    public void Logs_and_questions_are_none_of_these(string message) => Assert.False(Meant(message) is AskSurvey or ShowSurveys, $"{Meant(message)}");
}
