using System.Text.Json;
using CsmBot.Commands;
using CsmBot.Tests.Data;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Commands;

public sealed class BacktestVerbTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();

    public async ValueTask InitializeAsync()
    {
        await Run("sample", _folder["in"], "--accounts", "40", "--seed", "4", "--now", "2026-11-20T09:30:00Z");
        await Run("import", _folder["in"], "--data", _folder["data"]);
        _output.GetStringBuilder().Clear();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }

    private Task<int> Run(params string[] args) => Program.Run(args, _output, _error);

    private Task<int> Backtest(params string[] args) => Run(["backtest", "--data", _folder["data"], "--now", "2026-11-20T09:30:00Z", .. args]);

    [Fact]
    public async Task Every_rule_has_the_figures_of_the_contract_in_JSON()
    {
        Assert.Equal(0, await Backtest("--from", "2025-06-01", "--to", "2026-10-31", "--json"));
        var json = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(("2025-06-01", "2026-10-31"), (json.GetProperty("from").GetString(), json.GetProperty("to").GetString()));
        Assert.Contains("gone quiet", json.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("rule").GetString()));
        foreach (var rule in json.GetProperty("rules").EnumerateArray())
        {
            foreach (var kind in new[] { "fires", "churns" })
                Assert.True(rule.GetProperty(kind).GetProperty("caught").GetInt32() + rule.GetProperty(kind).GetProperty("missed").GetInt32() > 0
                    && rule.GetProperty(kind).GetProperty("median_days_ahead").ValueKind is JsonValueKind.Number or JsonValueKind.Null);
            Assert.InRange(rule.GetProperty("false_alarms").GetInt32(), 0, rule.GetProperty("alarms").GetInt32());
            Assert.InRange(rule.GetProperty("alarms_per_week").GetDouble(), 0, 10);
            Assert.InRange(rule.GetProperty("not_judged").GetInt32(), 0, 40);
        }
    }

    [Fact]
    public async Task A_rule_alone_is_shown_with_what_it_missed_and_other_thresholds()
    {
        Assert.Equal(0, await Backtest("Gone Quiet"));
        Assert.Contains("45 days (as it is)", _output.ToString());
        Assert.Contains("60 days", _output.ToString());
        Assert.Contains("Missed: ", _output.ToString());
    }

    [Fact]
    public async Task A_condition_that_is_no_rule_can_be_tried()
    {
        Assert.Equal(0, await Backtest("accounts with NPS below 10", "low NPS", "--json", "--curve"));
        var rules = JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("rules");
        Assert.Equal(["accounts with NPS below 10", "low NPS"], rules.EnumerateArray().Select(r => r.GetProperty("rule").GetString()));
        Assert.Contains(10.0, rules[0].GetProperty("curve").EnumerateArray().Select(p => p.GetProperty("threshold").GetDouble()));
    }

    [Fact]
    public async Task What_is_no_rule_and_no_condition_is_refused_with_the_rules_there_are()
    {
        Assert.Equal(1, await Backtest("full moon"));
        Assert.Contains("There is no rule “full moon”", _error.ToString());
        Assert.Contains("gone quiet", _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("--from", "soon")]
    [InlineData("--from", "2026-05-01", "--to", "2026-04-01")]
    [InlineData("--to", "2027-01-01")]
    public async Task Days_that_make_no_sense_are_wrong_usage(params string[] args) => Assert.Equal(2, await Backtest(args));

    [Fact]
    public async Task How_long_before_a_fire_a_warning_counts_is_a_setting()
    {
        await File.WriteAllTextAsync(_folder["short.json"], """{ "Health": { "Horizon": 14 } }""", TestContext.Current.CancellationToken);
        Assert.Equal(0, await Backtest("gone quiet", "--json"));
        Assert.Equal(0, await Backtest("gone quiet", "--json", "--config", _folder["short.json"]));
        var rules = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("rules")[0]).ToList();
        Assert.True(rules[1].GetProperty("false_alarms").GetInt32() > rules[0].GetProperty("false_alarms").GetInt32());
        Assert.Equal(0, await Backtest("gone quiet", "--config", _folder["short.json"]));
        Assert.Contains("nothing followed in 14 days", _output.ToString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("half a year")]
    [InlineData("3650")]
    public void A_horizon_that_makes_no_sense_is_named_at_start_with_every_other_mistake(string days)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Health:Horizon", days), new("Alerts:Burst", "none")]).Build();
        var mistakes = Assert.Throws<Usage>(() => Settings.Read(settings)).Message;
        Assert.Contains($"Health:Horizon: \"{days}\" is not a number of days from 1 to 730.", mistakes);
        Assert.Contains("Alerts:Burst", mistakes);
    }
}
