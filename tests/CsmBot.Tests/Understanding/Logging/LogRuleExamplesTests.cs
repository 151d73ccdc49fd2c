using CsmBot.Accounts;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;
using CsmBot.Understanding.Logging;
using CsmBot.Understanding.Logging.Rules;

namespace CsmBot.Tests.Understanding.Logging;

public class LogRuleExamplesTests
{
    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var rule in LogRules.All) foreach (var example in rule.Examples) data.Add(rule.Category, rule.Name, example);
        return data;
    }

    [Theory, MemberData(nameof(Examples))]
    public void Every_rule_reads_its_examples(string category, string rule, string example)
    {
        var moment = new Moment(new DateTime(2026, 11, 24, 15, 30, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace());
        var chart = Language.English.Read(example, new Context(moment, ExampleNames.Directory));
        var whole = chart.Edges.ToArray().Where(e => e.Start == 0 && e.End == chart.Tokens.Count && chart.Grammar.CategoryName(e.Category) == category && e.Rule >= 0).ToArray();
        Assert.True(whole.Any(e => chart.Grammar.Rules[e.Rule].Name == rule), $"\"{example}\" is read as {category} by [{string.Join(", ", whole.Select(e => chart.Grammar.Rules[e.Rule].Name))}], not by \"{rule}\"");
    }

    [Fact]
    public void Every_rule_has_examples() => Assert.Empty(LogRules.All.Where(r => r.Examples.Length == 0).Select(r => r.Name));
}
