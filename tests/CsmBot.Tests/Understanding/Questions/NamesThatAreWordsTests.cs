using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Questions;

/// <summary>Accounts whose names begin with words of the language: the words keep their meaning, the names are found where they are said in full.</summary>
public class NamesThatAreWordsTests
{
    private static readonly string[] Names = ["Tier One Tyres", "Green Harbor Foods", "May & Partners", "Yellow Door Books", "Renewal Energy Co-op", "August Systems", "99 Bikes"];

    private static readonly Directory Known = Directory.Of(
        Names.Select((n, i) => new Account($"A-{i}", n, [], AccountStatus.Active, "SMB", "Retail", "EMEA", "dana@plover.example", 1000, "USD", null, null, null, null, null)),
        [new Person("dana@plover.example", "Dana Reyes", Role.Csm, "Orion", 80, "USD", null)], [], [], []);

    private static Question Ask(string text) => Assert.IsType<Ask>(Language.English.Understand(
        text, new Context(new Moment(new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace()), Known))).Question;

    [Theory]
    [InlineData("which tier 1 accounts are yellow")]
    [InlineData("tier one accounts")]
    [InlineData("green accounts")]
    [InlineData("accounts renewing in may")]
    [InlineData("which accounts renew in august")]
    public void A_word_of_the_language_is_not_taken_for_a_name_that_begins_with_it(string text) =>
        Assert.DoesNotContain("Account,", Ask(text).Where.ToString()!.Replace("Field = Account", "Account,"));

    [Theory]
    [InlineData("arr of tier one tyres", "A-0")]
    [InlineData("how is Green Harbor doing", "A-1")]
    [InlineData("arr of may & partners", "A-2")]
    [InlineData("who owns 99 bikes", "A-6")]
    public void A_name_is_found_where_it_is_said(string text, string account) =>
        Assert.Equal(new OneOf(Field.Account, account), Ask(text).Where);
}
