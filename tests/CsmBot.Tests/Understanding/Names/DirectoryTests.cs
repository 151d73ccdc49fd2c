using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Names;

public class DirectoryTests
{
    private static readonly Grammar Grammar = new(
        [new Rule("word", "a word that a rule knows", "call|meeting|friday|yellow|email|third|with|to|red|may", (in Match m) => "word")], Directory.Categories, [], new Dictionary<string, string>());

    private static List<(string Words, object Value)> Read(string text, Directory? names = null)
    {
        var chart = new Chart(Grammar);
        chart.Begin(text, new Reading { Moment = new Moment(new DateTime(2026, 11, 24, 15, 30, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace()) });
        (names ?? ExampleNames.Directory).Seed(chart, new Seeds(Grammar));
        return [.. chart.Edges.ToArray().Select(e => (text[chart.Tokens[e.Start].Start..chart.Tokens[e.End - 1].End], e.Value))];
    }

    /// <summary>The longest account name read, as "id id … (exact)".</summary>
    private static string Account(string text, Directory? names = null)
    {
        var best = Read(text, names).Where(f => f.Value is AccountName).OrderByDescending(f => f.Words.Length).Select(f => (AccountName)f.Value).FirstOrDefault();
        return best is null ? "" : string.Join(' ', best.AccountIds) + (best.Exact ? " exact" : "") + (best.Slip ? " slip" : "") + (best.Common ? " common" : "");
    }

    [Theory]
    [InlineData("Coral Bay Energy call", "A-122 exact common")]
    [InlineData("clearspring call", "A-108 exact")]
    [InlineData("CLEARSPRING DATA", "A-108 exact")]
    [InlineData("LVCU", "A-114 exact")]
    [InlineData("D'Arcy Transport", "A-118 exact")]
    [InlineData("D’Arcy's", "A-118")]
    [InlineData("darcy transport", "A-118 exact")]
    [InlineData("d arcy transport", "A-118 exact")]
    [InlineData("brulee bistro", "A-117 exact")]
    [InlineData("BRÛLÉE bistro's invoice", "A-117 exact")]
    [InlineData("7hills power", "A-119 exact common")]
    [InlineData("7 hills power", "A-119 exact common")]
    [InlineData("seven hills", "A-119 common")]
    [InlineData("st. odile clinic", "A-111 exact")]
    [InlineData("Saint Odile", "A-111 exact")]
    [InlineData("june and daughters", "A-106 exact common")]
    [InlineData("June & Daughters", "A-106 exact common")]
    [InlineData("june daughters", "A-106 exact common")]
    [InlineData("far-shores travel", "A-113 exact common")]
    [InlineData("farshores", "A-113")]
    [InlineData("3rd avenue bank", "A-112 exact common")]
    [InlineData("solveig", "A-126 exact")]
    [InlineData("Solveig AB", "A-126 exact")]
    [InlineData("Steelgate Manufacturing Inc.", "A-123 exact")]
    [InlineData("a-104", "A-104 exact")]
    public void A_name_is_found_however_it_is_spelled(string text, string expected) => Assert.Equal(expected, Account(text));

    [Theory]
    [InlineData("coral bay", "A-122 common")]
    [InlineData("steelgate", "A-123")]
    [InlineData("Pelham", "A-135 A-136 A-157")]
    [InlineData("copperfield", "A-115 exact")]
    [InlineData("copperfield payroll", "A-116 exact")]
    [InlineData("longshore", "A-127")]
    [InlineData("Linden", "A-151")]
    [InlineData("Linden Group", "A-133 exact")]
    public void The_first_words_of_a_name_do_and_what_is_whole_or_active_goes_first(string text, string expected) => Assert.Equal(expected, Account(text));

    [Theory]
    [InlineData("Mosswod Stores", "A-138 slip")]
    [InlineData("mosswod", "A-138 slip")]
    [InlineData("Hartwell Mutal", "A-145 slip")]
    [InlineData("Hartwel Mutal", "A-145 slip")]
    [InlineData("Mosswood Store", "A-138 slip")]
    [InlineData("copperfeild", "A-115 slip")]
    [InlineData("Pelhm", "A-135 A-136 A-157 slip")]
    [InlineData("Lakview Credit Union", "A-114 slip")]
    public void A_slip_or_two_is_forgiven(string text, string expected) => Assert.Equal(expected, Account(text));

    [Theory]
    [InlineData("Meeting with Vandermolen Crates")]
    [InlineData("farms")]
    [InlineData("the group and partners")]
    [InlineData("Quimby Harnesses")]
    [InlineData("call on friday")]
    [InlineData("third meeting")]
    [InlineData("yellow accounts")]
    [InlineData("a 104 minute call")]
    [InlineData("7 calls")]
    public void What_is_no_name_is_not_taken_for_one(string text) => Assert.Equal("", Account(text));

    [Fact]
    public void A_name_made_of_ordinary_words_says_so() => Assert.Contains(Read("friday freight"), f => f.Value is AccountName { Common: true, Exact: true });

    [Fact]
    public void Two_accounts_with_legal_forms_alone_between_them_are_both_meant_until_the_form_is_said()
    {
        var names = Directory.Of([Named("1", "Acmira Inc."), Named("2", "Acmira, S.A."), Named("3", "Smith, Jones & Co")], [], [], [], []);
        Assert.Equal("1 2 exact", Account("acmira", names));
        Assert.Equal("1 exact", Account("acmira inc", names));
        Assert.Equal("2 exact", Account("Acmira S.A.", names));
        Assert.Equal("3 exact", Account("smith jones", names));
    }

    [Theory]
    [InlineData("@Olga Ivanova and I", "olga.ivanova@plover.example")]
    [InlineData("alice", "alice.wong@plover.example alice.byrne@plover.example")]
    [InlineData("Byrne's", "alice.byrne@plover.example")]
    [InlineData("elin.berg@plover.example", "elin.berg@plover.example")]
    [InlineData("June Calder", "june.calder@plover.example")]
    public void People_are_found_by_each_part_of_their_name(string text, string expected)
    {
        var best = Read(text).Where(f => f.Value is PersonName).OrderByDescending(f => f.Words.Length).First();
        Assert.Equal(expected, string.Join(' ', ((PersonName)best.Value).Emails));
    }

    [Theory]
    [InlineData("mid market", "segment", "Mid-Market")]
    [InlineData("midmarket", "segment", "Mid-Market")]
    [InlineData("fin services", "industry", "Financial Services")]
    [InlineData("NA", "region", "North America")]
    [InlineData("orion", "team", "Orion")]
    [InlineData("usage", "metric", "usage_index")]
    [InlineData("usage index", "metric", "usage_index")]
    [InlineData("usage_index", "metric", "usage_index")]
    [InlineData("adoption sprint", "plan", "Adoption sprint")]
    [InlineData("advanced reporting", "course", "Advanced Reporting")]
    public void Values_of_the_book_are_found(string text, string field, string value) => Assert.Contains((text, (object)new FieldValue(field, value)), Read(text));

    private static Account Named(string id, string name) => new(id, name, [], AccountStatus.Active, null, null, null, "a@b", 1, "USD", null, null, null, null, null);
}
