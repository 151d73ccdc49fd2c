using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Interactions;
using CsmBot.Questions;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Conversations;

public class ClosedSetsTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana], [], [], ["usage_index", "nps"]));

    [Theory]
    [InlineData("tier 1 accounts that are yellow and renew this quarter")]
    [InlineData("accounts not contacted in 30 days with an open urgent ticket")]
    [InlineData("hours by tier and purpose last quarter")]
    [InlineData("how many calls did Dana make this month")]
    [InlineData("accounts whose usage dropped by 20 % over 30 days")]
    [InlineData("top 5 accounts by arr")]
    [InlineData("who owns Acme")]
    public void A_question_that_was_kept_is_the_same_question_again(string message)
    {
        var question = Assert.IsType<Ask>(Language.English.Understand(message, Context)).Question;

        Assert.Equal(question, Again(question));
    }

    [Fact]
    public void A_choice_that_was_kept_is_the_same_choice_again()
    {
        var log = new Log([new Draft { AccountId = "A-1", Type = InteractionType.SiteVisit, Minutes = 25, OccurredOn = new DateOnly(2026, 11, 20), OccurredAt = new TimeOnly(9, 30), Notes = "“so”" }]);
        var ask = new Ask(new Question { Where = new OneOf(Field.Account, "A-1"), Shape = Shape.Summary });

        var again = Again(new Clarifications.Open("Which?", [new Choice("a log", log), new Choice("a question", ask)]));

        Assert.Equal(log.Drafts[0].Notes, Assert.IsType<Log>(again.Choices[0].Meaning).Drafts[0].Notes);
        Assert.Equal(log.Drafts[0].OccurredAt, Assert.IsType<Log>(again.Choices[0].Meaning).Drafts[0].OccurredAt);
        Assert.Equal(ask.Question, Assert.IsType<Ask>(again.Choices[1].Meaning).Question);
    }

    private static T Again<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, ClosedSets.Json), ClosedSets.Json)!;
}
