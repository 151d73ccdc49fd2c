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
        [
            new Person("dana@plover.example", "Dana Reyes", Role.Csm, "Harbor", 80, "USD", null), new Person("rose.w@plover.example", "Rose Whitfield", Role.Csm, "Harbor", 80, "USD", null),
            new Person("rose.d@plover.example", "Rose Delacroix", Role.Csm, "Willow", 80, "USD", null), new Person("amber@plover.example", "Amber Okafor", Role.Csm, "Willow", 80, "USD", null),
            new Person("will@plover.example", "Will Petrov", Role.Support, null, 80, "USD", null),
        ], [], [], []);

    private static Understood Read(string text) => Language.English.Understand(text, new Context(new Moment(new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace()), Known));
    private static Question Ask(string text) => Assert.IsType<Ask>(Read(text)).Question;
    private static string[] Choices(string text) => [.. Assert.IsType<Clarify>(Read(text)).Choices.Select(c => c.Label)];

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

    [Theory]
    [InlineData("who owns august", "A-5")]
    [InlineData("how is yellow doing", "A-3")]
    [InlineData("who looks after green", "A-1")]
    [InlineData("when does renewal renew", "A-4")]
    public void Where_only_a_name_stands_its_first_word_is_enough(string text, string account) =>
        Assert.Equal(new OneOf(Field.Account, account), Ask(text).Where);

    [Theory]
    [InlineData("who owns red")]
    [InlineData("accounts of team green")]
    [InlineData("red's tickets")]
    [InlineData("last contact with red")]
    public void A_colour_is_not_taken_for_one_where_a_name_stands(string text) => Assert.IsNotType<Ask>(Read(text));

    [Theory]
    [InlineData("who owns the reds")]
    [InlineData("team Harbor red accounts")]
    [InlineData("calls with red accounts")]
    [InlineData("arr of red")]
    public void A_colour_stays_one_elsewhere(string text) => Assert.Contains("red", Ask(text).Where.ToString() + string.Join(' ', Walk(Ask(text).Where)), StringComparison.Ordinal);

    private static IEnumerable<string> Walk(Condition where) => where switch { AllOf all => all.Parts.SelectMany(Walk), OneOf one => one.Values, _ => [] };

    [Theory]
    [InlineData("amber renewals next quarter", "Amber Okafor", "yellow, the colour")]
    [InlineData("amber accounts", "Amber Okafor", "yellow, the colour")]
    public void A_name_that_is_a_colour_as_well_is_asked_about(string text, params string[] choices) => Assert.Equal(choices, Choices(text));

    [Theory]
    [InlineData("accounts of amber")]
    [InlineData("amber's accounts")]
    public void Behind_a_preposition_it_is_a_name(string text) => Assert.Equal(new OneOf(Field.Owner, "amber@plover.example"), Ask(text).Where);

    [Theory]
    [InlineData("Rosa's accounts", "Rose Delacroix", "Rose Whitfield")]
    [InlineData("Rose Smith's accounts", "Rose Delacroix", "Rose Whitfield")]
    [InlineData("hours by Danna this year", "Dana Reyes")]
    [InlineData("last call with Green Harbor Trucking", "Green Harbor Foods")]
    public void Whom_nobody_knows_is_asked_about_with_those_who_are_nearly_called_so(string text, params string[] choices) => Assert.Equal(choices, Choices(text).Order());

    [Theory]
    [InlineData("calls by Zebulon")]
    [InlineData("Green Harbor roadmap")]
    public void Nobody_is_offered_for_what_is_like_no_name(string text) => Assert.IsType<NotUnderstood>(Read(text));

    [Fact]
    public void A_teams_name_is_known_with_an_s_behind_it() => Assert.Equal(Ask("team Harbor customers").Where, Ask("team harbors customers").Where);

    [Fact]
    public void Will_is_somebody_behind_a_preposition() => Assert.Contains(new RecordIs(RecordField.Person, "will@plover.example"), Ask("tickets of will").Records!.Tests);
}
