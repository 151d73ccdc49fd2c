using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Questions.Rules;
using CsmBot.Understanding.Recognizers;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Questions;

public class QuestionRuleExamplesTests
{
    private static readonly Grammar Grammar = new(
        [.. Recognition.Rules, .. QuestionRules.All], [.. Recognition.Seeds, .. Directory.Categories], ["the", "a", "an", "our"], new Dictionary<string, string>(), OrdinaryWords.List);

    private static readonly Directory Names = Directory.Of(
        [
            new Account("A-1", "Osprey Automation", [], AccountStatus.Active, "Enterprise", "Energy", "EMEA", "paul.richter@plover.example", 1000, "USD", null, null, null, null, null),
        ],
        [new Person("paul.richter@plover.example", "Paul Richter", Role.Csm, "Lyra", 80, "USD", null)], ["Adoption sprint"], ["Admin Basics"], ["usage_index"],
        new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["said subject"] = ["Export is slow"], ["said topic"] = ["export"], ["said cause"] = ["bad rollout"], ["said sponsor"] = ["Ida Holm"], ["said sign"] = ["late payment"], ["said source"] = ["survey"], ["said behaviour"] = ["attend Admin Basics"], ["ticket id"] = ["T-0059"], ["fire id"] = ["F-10"],
        });

    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in QuestionRules.All) foreach (var example in rule.Examples) data.Add(rule.Name, Filled(example));
        return data;
    }

    private static string Filled(string example) => example
        .Replace("{account}", "Osprey Automation").Replace("{person}", "Paul").Replace("{team}", "Lyra").Replace("{segment}", "Enterprise").Replace("{industry}", "Energy")
        .Replace("{region}", "EMEA").Replace("{plan}", "Adoption sprint").Replace("{course}", "Admin Basics").Replace("{subject}", "Export is slow").Replace("{topic}", "export")
        .Replace("{cause}", "bad rollout").Replace("{sign}", "late payment").Replace("{source}", "surveys").Replace("{sponsor}", "Ida Holm").Replace("{behaviour}", "attend Admin Basics").Replace("{ticket}", "T-0059").Replace("{fire}", "F-10");

    [Theory, MemberData(nameof(Examples))]
    public void Every_rule_reads_its_examples(string rule, string example)
    {
        var chart = new Chart(Grammar);
        chart.Begin(example, new Reading { Moment = new Moment(new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace(), "paul.richter@plover.example") });
        Recognition.Seed(chart);
        Names.Seed(chart, new Seeds(Grammar));
        chart.Run();
        Assert.Contains(chart.Edges.ToArray(), e => e.Rule >= 0 && Grammar.Rules[e.Rule].Name == rule);
    }

    [Fact]
    public void Every_rule_of_questions_has_a_name_of_its_own() =>
        Assert.Empty(QuestionRules.All.GroupBy(r => (r.Category, r.Name)).Where(g => g.Count() > 1).Select(g => g.Key));
}
