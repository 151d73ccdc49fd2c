using CsmBot.Accounts;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;

namespace CsmBot.Tests.Understanding;

/// <summary>The tree that <c>understand --explain</c> prints.</summary>
public class ExplanationTests
{
    private static string Of(string message) =>
        Explanation.Of(Language.English, message, new Context(new Moment(new DateTime(2026, 11, 24, 15, 30, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace()), ExampleNames.Example.Names));

    [Fact]
    public void It_says_which_rule_read_which_words()
    {
        Assert.Contains("+ asked \"tier 1\": tier = Is (Condition OneOf (Field Tier, Values [1]))", Of("tier 1 accounts renewing this quarter"));
        Assert.Contains("+ log \"25 min\": so long", Of("called Osprey 25 min"));
    }

    [Fact]
    public void It_says_what_was_not_taken_and_why()
    {
        Assert.Contains("- (part of \"tier 1\") asked \"tier\": a property", Of("tier 1 accounts"));
        Assert.Contains("- (another reading of these words won) asked \"accounts\": a property", Of("tier 1 accounts"));
    }
}
