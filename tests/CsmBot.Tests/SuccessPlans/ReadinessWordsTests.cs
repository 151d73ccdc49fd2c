using CsmBot.SuccessPlans;

namespace CsmBot.Tests.SuccessPlans;

/// <summary>The conditions of a readiness statement, as people say them and as they are kept.</summary>
public class ReadinessWordsTests
{
    private static IReadOnlyList<ReadinessCondition> Read(string text) => ReadinessWords.Read(text, step => step == "9" ? null : step.StartsWith('S') ? step : $"S-{step}") is { Problem: null, Conditions: var read } ? read : [];

    public static TheoryData<string, ReadinessCondition[]> Conditions => new()
    {
        { "5 people finish Admin 101 with 80", [new PeopleFinish(5, "Admin 101", 80)] },
        { "at least five of their admins have completed the Admin Basics course", [new PeopleFinish(5, "Admin Basics", null)] },
        { "more than 2 users pass Data Import with a score of at least 70 %", [new PeopleFinish(3, "Data Import", 70)] },
        { "3 people finish Working with Reports with 60 or better", [new PeopleFinish(3, "Working with Reports", 60)] },
        { "one person finishes Reporting and Analytics", [new PeopleFinish(1, "Reporting and Analytics", null)] },
        { "usage is at least 60", [new SignalReaches("usage_index", Bound.AtLeast, 60)] },
        { "their NPS over 30 and active users reach 250", [new SignalReaches("nps", Bound.Over, 30), new SignalReaches("active_users", Bound.AtLeast, 250)] },
        { "error rate below 2.5 %", [new SignalReaches("error_rate", Bound.Under, 2.5)] },
        { "open tickets 3 or fewer", [new SignalReaches("open_tickets", Bound.AtMost, 3)] },
        { "CSAT is 4 or more", [new SignalReaches("csat", Bound.AtLeast, 4)] },
        { "step 3 is done", [new StepsDone("S-3")] },
        { "steps 1, 2 and 5 are done", [new StepsDone("S-1,S-2,S-5")] },
        { "all steps are done", [new AllStepsDone(null)] },
        { "all steps of the Renewal readiness plan are done; 2 people complete Admin Basics", [new AllStepsDone("Renewal readiness"), new PeopleFinish(2, "Admin Basics", null)] },
    };

    [Theory, MemberData(nameof(Conditions))]
    public void What_facts_can_show_is_understood(string text, ReadinessCondition[] expected) => Assert.Equal(expected, Read(text));

    [Theory, MemberData(nameof(Conditions))]
    public void What_is_kept_in_words_is_the_same_again(string text, ReadinessCondition[] expected)
    {
        Assert.NotEmpty(text);
        Assert.Equal(expected, ReadinessWords.Kept(string.Join('\n', expected.Select(c => c.InWords))).Select(c => c is StepsDone s ? new StepsDone(string.Join(',', s.Ids)) : c));
    }

    [Theory]
    [InlineData("they are happy", "do not understand “they are happy”")]
    [InlineData("0 people finish Admin 101", "do not understand")]
    [InlineData("usage is at least lots", "do not understand")]
    [InlineData("step 9 is done", "no step “9”")]
    [InlineData("", "Say what must be so")]
    [InlineData("1 person finishes A1 and 1 person finishes A2 and 1 person finishes A3 and 1 person finishes A4 and 1 person finishes A5 and 1 person finishes A6", "At most 5")]
    public void What_facts_cannot_show_is_refused_with_what_can_be_said(string text, string problem) =>
        Assert.Contains(problem, ReadinessWords.Read(text, step => step == "9" ? null : step).Problem);
}
