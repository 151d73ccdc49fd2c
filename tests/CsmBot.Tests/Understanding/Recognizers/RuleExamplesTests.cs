using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Tests.Understanding.Recognizers;

public class RuleExamplesTests
{
    private static readonly Grammar Grammar = new(Recognition.Rules, Recognition.Seeds, [], new Dictionary<string, string>());

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var rule in Recognition.Rules) foreach (var example in rule.Examples) data.Add(rule.Category, rule.Name, example);
        return data;
    }

    internal static Chart Read(string text, string now = Recognized.Now)
    {
        var chart = new Chart(Grammar);
        var moment = Recognized.At(now);
        chart.Begin(text, new Reading { Moment = moment });
        Recognition.Seed(chart);
        chart.Run();
        return chart;
    }

    [Theory, MemberData(nameof(Examples))]
    public void Every_rule_reads_its_examples(string category, string rule, string example)
    {
        var chart = Read(example);
        var whole = chart.Edges.ToArray().Where(e => e.End == chart.Tokens.Count && e.Start == 0).Select(e => Grammar.CategoryName(e.Category)).Distinct().ToArray();
        Assert.True(whole.Contains(category), $"rule \"{rule}\": \"{example}\" is read as [{string.Join(", ", whole)}], not as {category}");
    }
}
