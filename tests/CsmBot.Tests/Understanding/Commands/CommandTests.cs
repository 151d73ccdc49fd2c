using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Commands;

public class CommandTests
{
    private static readonly Context Context = new(
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana], [], [], []));

    public static TheoryData<string, string> Examples => [.. CommandRules.All.SelectMany(r => r.Examples.Select(e => (e, r.Name)))];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_of_a_command_is_that_command(string message, string rule)
    {
        var meant = Language.English.Understand(message, Context);

        Assert.True(meant is OpenLogForm or Undo or Help or Courtesy or TellWords, $"{rule}: “{message}” is {meant}");
    }

    [Theory]
    [InlineData("Help!")]
    [InlineData("@csmbot help")]
    [InlineData("please undo")]
    [InlineData("HI  ")]
    public void Marks_case_and_politeness_do_not_matter(string message) =>
        Assert.True(Language.English.Understand(message, Context) is Undo or Help or Courtesy);

    [Theory]
    [InlineData("log a call with Acme, 25 min")]
    [InlineData("thanks, call with Acme 20 min")]
    [InlineData("which accounts need help")]
    [InlineData("great call with Acme")]
    public void A_message_that_says_more_is_no_command(string message) =>
        Assert.False(Language.English.Understand(message, Context) is OpenLogForm or Undo or Help or Courtesy);
}
