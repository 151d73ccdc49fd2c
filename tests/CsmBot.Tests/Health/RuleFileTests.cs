using CsmBot.Accounts;
using CsmBot.Health;

namespace CsmBot.Tests.Health;

public class RuleFileTests
{
    private static RuleSet Read(string yaml) => RuleFile.Read(yaml, "rules.yaml", when => when.Contains("moon") ? "\"moon\" was not understood" : null);

    private static string Mistakes(string yaml) => Assert.Throws<RuleFileException>(() => Read(yaml)).Message;

    [Fact]
    public void A_rule_is_read_with_all_it_says()
    {
        var rule = Assert.Single(Read("""
            statuses: { yellow: look this week }
            rules:
              - name: gone quiet
                when: accounts not contacted in 45 days
                status: yellow
                hold: 2 days
                clear: 7
                reason: contact
                next: Call them.
                learned_from: F-07
            """).Rules);
        Assert.Equal(("gone quiet", Colour.Yellow, 2, 7, "contact", "F-07"), (rule.Name, rule.Status, rule.HoldDays, rule.ClearDays, rule.Reason, rule.LearnedFrom));
        Assert.Equal(3, rule.Line);
    }

    [Fact]
    public void A_status_has_its_meaning_and_may_have_notes()
    {
        var meanings = Read("""
            statuses:
              green: All well.
              yellow: { means: Look this week., notes: No blame. }
            """).Meanings;
        Assert.Equal((new StatusMeaning("All well."), new StatusMeaning("Look this week.", "No blame.")), (meanings[Colour.Green], meanings[Colour.Yellow]));
        Assert.Contains("rules.yaml:2: \"colour\" is not known; a status has means, notes", Mistakes("statuses:\n  red: { colour: bright, means: Act. }"));
        Assert.Contains("rules.yaml:2: a status needs \"means\"", Mistakes("statuses:\n  red: { notes: Act. }"));
    }

    [Theory]
    [InlineData("{account} is silent: {facts}", null)]
    [InlineData("A tier 1 account is silent", null)]
    [InlineData("No word for 30 days", "\"say\" names 30, which \"when\" does not")]
    [InlineData("Ask {owner}", "\"{owner}\" in \"say\" is not known: {account} and {facts} are filled in")]
    [InlineData("Ask {account", "\"{account\" in \"say\" is not known")]
    public void What_a_rule_says_cannot_drift_from_what_it_judges(string say, string? mistake)
    {
        var yaml = $"rules:\n  - name: a\n    when: tier 1 accounts not contacted in 45 days\n    status: red\n    say: \"{say}\"\n";
        if (mistake is null) Assert.Equal(say, Read(yaml).Rules[0].Say);
        else Assert.StartsWith($"rules.yaml:5: rule \"a\": {mistake}".Replace("\"{account\"", "\"{account}\""), Mistakes(yaml));
    }

    [Theory]
    [InlineData(null, "no contact for 41 days")]
    [InlineData("Silent", "Silent: no contact for 41 days")]
    [InlineData("{account} went silent.", "Acme went silent: no contact for 41 days")]
    [InlineData("Nobody spoke to {account}: {facts}.", "Nobody spoke to Acme: no contact for 41 days")]
    public void The_facts_are_filled_in_or_follow(string? say, string said) => Assert.Equal(said, RuleSaying.Fill(say, "Acme", "no contact for 41 days"));

    [Fact]
    public void A_misspelt_key_is_a_mistake_with_its_line() =>
        Assert.StartsWith("rules.yaml:5: \"stauts\" is not known", Mistakes("""
            rules:
              - name: a
                when: b
                status: red
                stauts: red
            """));

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var mistakes = Mistakes("""
            rules:
              - name: a
                when: accounts on the moon
                status: red
              - name: b
                when: c
                status: green
              - when: d
                status: red
              - name: e
                when: f
                status: yellow
                hold: soon
            """);
        Assert.Contains("rules.yaml:3: rule \"a\": \"moon\" was not understood", mistakes);
        Assert.Contains("rules.yaml:7: rule \"b\" needs \"status\": yellow or red", mistakes);
        Assert.Contains("rules.yaml:8: a rule needs a name", mistakes);
        Assert.Contains("rules.yaml:13: \"hold\" is a number of days", mistakes);
    }

    [Fact]
    public void Two_rules_of_one_name_are_a_mistake() => Assert.Contains("two rules named", Mistakes("""
        rules:
          - { name: a, when: b, status: red }
          - { name: A, when: c, status: red }
        """));

    [Fact]
    public void What_is_not_yaml_says_where() => Assert.StartsWith("rules.yaml:", Mistakes("rules: [ {name: a"));
}
