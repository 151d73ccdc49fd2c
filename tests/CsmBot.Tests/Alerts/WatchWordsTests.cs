using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Questions;
using CsmBot.Tests.Data;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Alerts;

public class WatchWordsTests
{
    private static (Watched? Watched, string? Problem) Read(string words) => WatchWords.Read(words,
        new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), Directory.Of([Some.Acme], [Some.Dana], [], [], []));

    [Theory]
    [InlineData("tier 1 accounts turning yellow", Watched.Yellow)]
    [InlineData("tier 1 accounts that turn red", Watched.Red)]
    [InlineData("red tier 1 accounts", Watched.Red)]
    [InlineData("tier 1 accounts that are yellow or red", Watched.Both)]
    [InlineData("tier 1 accounts", Watched.Both)]
    public void The_colour_is_what_they_turn_to_and_the_rest_picks_them_out(string words, int colours)
    {
        var (watched, problem) = Read(words);
        Assert.Null(problem);
        Assert.Equal(colours, watched!.Colours);
        Assert.Equal(new OneOf(Field.Tier, "1"), watched.Where);
    }

    [Theory]
    [InlineData("accounts turning red")]
    [InlineData("all accounts")]
    public void All_accounts_can_be_watched(string words) => Assert.IsType<AllAccounts>(Read(words).Watched!.Where);

    [Theory]
    [InlineData("frobnicated accounts turning red")]
    [InlineData("how many calls did we make")]
    [InlineData("green accounts")]
    [InlineData("tier 1 accounts that are not red")]
    public void What_is_not_wholly_understood_is_not_watched(string words) => Assert.NotNull(Read(words).Problem);
}
