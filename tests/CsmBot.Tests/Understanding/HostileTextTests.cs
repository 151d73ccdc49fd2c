using System.Text;
using CsmBot.Accounts;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;
using CsmBot.Understanding.Company;

namespace CsmBot.Tests.Understanding;

public class HostileTextTests
{
    private static readonly string[] Bits =
    [
        "call ", "and ", "20m ", "Zenith ", "4/5 ", "(", "((", "\n", "- ", "2 ", "x", "of ", "the ", "yesterday ", "★", "👍", "\ud83d", "é", "1,", ".", "/", "'s ", "not ", "very ", "a ", "an hour ",
        "and a half ", "Q4 ", "tier 1 ", "from 2 to 3 ", "anvil ", "mosswod ", "\u200b", "ß", "中文", "\0", "on ", "monday ", "emial ", "\"", ": ", "> ", "2) ", "9.30-10.15 ", "with ", "no, ",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_text_of_4000_characters_is_taken_without_an_exception(int seed)
    {
        var random = new Random(seed);
        var moment = new Moment(new DateTime(2026, 11, 24, 15, 30, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace());
        var taught = ExampleNames.Directory.With(new CompanyWords([new("very", "tier 1 and enterprise", "words.yaml:1"), new("medium with", "not contacted in 30 days", "words.yaml:2"), new("mosswod", "qbr", "words.yaml:3")]));
        for (var i = 0; i < 60; i++)
            foreach (var text in new[] { AnyCharacters(random), OneThingAgainAndAgain(random), Mixed(random, 4000), Mixed(random, 60) })
                Assert.NotNull(Language.English.Understand(text, new Context(moment, i % 3 == 0 ? taught : ExampleNames.Directory) { HasLastLog = i % 2 == 0 }));
    }

    private static string AnyCharacters(Random random) => new([.. Enumerable.Range(0, random.Next(1, 4000)).Select(_ => (char)random.Next(65536))]);

    private static string OneThingAgainAndAgain(Random random)
    {
        var one = Bits[random.Next(Bits.Length)] + Bits[random.Next(Bits.Length)];
        return string.Concat(Enumerable.Repeat(one, 4000 / one.Length));
    }

    private static string Mixed(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length - 20) text.Append(Bits[random.Next(Bits.Length)]);
        return text.ToString();
    }
}
