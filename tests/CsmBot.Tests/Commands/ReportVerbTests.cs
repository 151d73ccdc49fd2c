using System.Text.Json;
using CsmBot.Reports;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Commands;

/// <summary>Reports only read, so one store does for all tests.</summary>
public sealed class ReportStore : IAsyncLifetime
{
    public const string Now = "2026-11-20T09:30:00Z";

    public Folder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, await Program.Run(["sample", Folder["in"], "--accounts", "40", "--seed", "4", "--now", Now], TextWriter.Null, TextWriter.Null));
        Assert.Equal(0, await Program.Run(["import", Folder["in"], "--data", Folder["data"]], TextWriter.Null, TextWriter.Null));
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return default;
    }

    public string First(string file, int column = 0) => File.ReadLines(Folder[$"in/{file}.csv"]).Skip(1).First().Split(',')[column];
}

public sealed class ReportVerbTests(ReportStore store) : IClassFixture<ReportStore>
{
    private const string Now = ReportStore.Now;

    private readonly Folder _folder = store.Folder;
    private readonly StringWriter _output = new(), _error = new();
    private readonly string _account = store.First("accounts"), _csm = store.First("team"), _fire = store.First("fires");

    private Task<int> Run(params string[] args) => Program.Run(args, _output, _error);

    private async Task<JsonElement> Report(params string[] args)
    {
        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await Run(["report", .. args, "--json", "--data", _folder["data"], "--now", Now]));
        return JsonDocument.Parse(_output.ToString()).RootElement;
    }

    private static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetProperty("name").GetString()!)];

    private string[] Needs(ReportName name) => name switch { ReportName.PostMortem => ["--fire", _fire], ReportName.Evidence => ["--account", _account], ReportName.Week => ["--csm", _csm], _ => [] };

    /// <summary>Figures, and the tables with the columns that they begin with.</summary>
    private static readonly Dictionary<ReportName, (string Figures, string[] Tables)> _least = new()
    {
        [ReportName.BusinessCase] = ("accounts arr reactive_hours reactive_cost proactive_hours crc crc_share_of_arr fires fires_saved fires_lost fire_cost_direct fire_cost_total lost_arr arr_saved prevention_estimate gross_retention net_retention",
            ["by_tier tier accounts arr crc reactive_cost", "by_month month reactive_cost crc", "fires fire account outcome cost_direct cost_total days_from_sign"]),
        [ReportName.PostMortem] = ("hours cost_direct cost_indirect cost_total interactions people days_from_sign prevention_estimate", ["actions type volume hours cost effectiveness"]),
        [ReportName.Tiers] = ("accounts arr", ["tiers tier accounts arr share_of_arr green yellow red hours cost"]),
        [ReportName.Renewals] = ("renewals arr arr_at_risk overdue", ["by_month month renewals arr green yellow red", "accounts account renewal_date arr health tier csm"]),
        [ReportName.Effort] = ("interactions hours cost reactive_share effectiveness",
            ["by_type type volume hours cost effectiveness", "by_purpose purpose volume hours cost effectiveness", "by_person person volume hours cost effectiveness", "by_account account volume hours cost effectiveness"]),
        [ReportName.Prevention] = ("kept_green_rate green_account_months saves", ["by_csm csm accounts green_at_start kept_green kept_green_rate green_account_months saves signs_raised_early"]),
        [ReportName.Evidence] = ("adherence steps_due steps_done anecdotal empirical political", ["steps step behaviour due done_quantity quantity done_on", "trail recorded_on kind source statement step"]),
        [ReportName.Adherence] = ("renewals mean_adherence_renewed mean_adherence_churned difference ci_low ci_high p_value", ["bands adherence renewals renewed renewal_rate"]),
        [ReportName.Week] = ("interactions hours alerts_open steps_due renewals_90_days", ["done id account day type minutes", "due what account due"]),
        [ReportName.Training] = ("completions people accounts courses mean_score sessions hours steps_done better worse", ["delivered account course people first last mean_score health_before health_after usage_before usage_after steps_done",
            "courses course accounts people completions mean_score", "completions completed_on account course learner score", "sessions account person volume hours"]),
    };

    [Fact]
    public async Task Every_report_has_the_keys_figures_and_first_columns_of_the_contract()
    {
        foreach (var name in ReportNames.All)
        {
            var report = await Report([ReportNames.Wire(name), .. Needs(name)]);
            Assert.Equal(["report", "from", "to", "as_of", "filters", "figures", "tables", "notes"], report.EnumerateObject().Select(p => p.Name));
            Assert.Equal((ReportNames.Wire(name), Now), (report.GetProperty("report").GetString(), report.GetProperty("as_of").GetString()));
            Assert.Empty(_least[name].Figures.Split(' ').Except(Names(report.GetProperty("figures"))));
            foreach (var figure in report.GetProperty("figures").EnumerateArray())
            {
                Assert.Equal(["name", "number", "unit", "definition"], figure.EnumerateObject().Select(p => p.Name));
                Assert.True(figure.GetProperty("number").ValueKind is JsonValueKind.Number or JsonValueKind.Null);
                Assert.NotEmpty(figure.GetProperty("unit").GetString()!);
                Assert.NotEmpty(figure.GetProperty("definition").GetString()!);
            }
            foreach (var table in report.GetProperty("tables").EnumerateArray())
            {
                Assert.Equal(["name", "columns", "rows"], table.EnumerateObject().Select(p => p.Name));
                Assert.All(table.GetProperty("rows").EnumerateArray(), r => Assert.Equal(table.GetProperty("columns").GetArrayLength(), r.GetArrayLength()));
            }
            foreach (var least in _least[name].Tables.Select(t => t.Split(' ')))
                Assert.Equal(least[1..], report.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("name").GetString() == least[0]).GetProperty("columns").EnumerateArray().Select(c => c.GetString()).Take(least.Length - 1));
            Assert.All(report.GetProperty("notes").EnumerateArray(), n => Assert.NotEmpty(n.GetString()!));
        }
        Assert.Empty(_error.ToString());
    }

    [Theory]
    [InlineData("business-case", "2025-11-21", "2026-11-20")]
    [InlineData("tiers", "2025-11-21", "2026-11-20")]
    [InlineData("renewals", "2026-11-20", "2027-11-19")]
    [InlineData("week", "2026-11-16", "2026-11-22")] // the 20th is a Friday
    [InlineData("effort", "2026-02-01", "2026-02-28", "--from", "2026-02-01", "--to", "2026-02-28")]
    [InlineData("effort", "2025-03-01", "2026-02-28", "--to", "2026-02-28")]
    [InlineData("effort", "2026-02-01", "2026-11-20", "--from", "2026-02-01")]
    public async Task A_report_says_the_first_and_the_last_day_it_is_of(string name, string from, string to, params string[] days)
    {
        var report = await Report([name, .. name == "week" ? ["--csm", _csm] : Array.Empty<string>(), .. days]);
        Assert.Equal((from, to), (report.GetProperty("from").GetString(), report.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task What_was_picked_is_among_the_filters_as_the_book_spells_it()
    {
        var name = store.First("accounts", 1);
        foreach (var said in new[] { _account, name, name.ToUpperInvariant() })
            Assert.Equal(_account, (await Report("effort", "--account", said)).GetProperty("filters").GetProperty("account").GetString());
        Assert.Equal(_csm, (await Report("tiers", "--csm", _csm)).GetProperty("filters").GetProperty("csm").GetString());
        Assert.Equal(_fire, (await Report("post-mortem", "--fire", _fire)).GetProperty("filters").GetProperty("fire").GetString());
        Assert.Empty((await Report("tiers")).GetProperty("filters").EnumerateObject());
    }

    [Theory]
    [InlineData("post-mortem")]
    [InlineData("evidence")]
    [InlineData("week")]
    [InlineData("profit")]
    [InlineData("effort", "--from", "yesterday")]
    [InlineData("effort", "--fire", "F-0001")]
    [InlineData]
    public async Task What_a_report_cannot_do_without_is_wrong_usage(params string[] args)
    {
        Assert.Equal(2, await Run(["report", .. args, "--data", _folder["data"], "--json"]));
        Assert.NotEmpty(_error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("I know no account", "effort", "--account", "Nowhere Inc")]
    [InlineData("I know nobody", "effort", "--csm", "nobody@example.com")]
    [InlineData("I know no team", "effort", "--team", "The Nobodies")]
    [InlineData("I know no fire", "post-mortem", "--fire", "F-none")]
    [InlineData("is after 2026-01-01", "effort", "--from", "2026-02-01", "--to", "2026-01-01")]
    public async Task What_the_book_does_not_hold_is_refused_with_a_sentence(string says, params string[] args)
    {
        Assert.Equal(1, await Run(["report", .. args, "--data", _folder["data"], "--now", Now, "--json"]));
        Assert.Contains(says, _error.ToString());
        Assert.Empty(_output.ToString());
    }
}
