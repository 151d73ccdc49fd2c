using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Commands;

/// <summary><c>csmbot report</c> as a page and as tables for spreadsheets.</summary>
public sealed class ReportFilesTests : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly StringWriter _output = new(), _error = new();

    public async ValueTask InitializeAsync()
    {
        using var store = Store.Open(_folder["store"]);
        await store.Write(work =>
        {
            work.Put(Some.Dana, Origin.Import);
            foreach (var (id, name) in new[] { ("A-1", "Acme, \"the\" Corp"), ("A-2", "=1+1"), ("A-3", "\t@SUM(A1)"), ("A-4", "-2"), ("A-5", " +cmd"), ("A-6", "<b>Bold & Sons</b>") }) work.Put(Some.Acme with { AccountId = id, Name = name, Aliases = [], Currency = "USD" }, Origin.Import);
        });
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<int> Report(params string[] args) => Program.Run(["report", .. args, "--data", _folder["store"], "--now", "2026-11-20T09:30:00Z"], _output, _error);

    [Fact]
    public async Task A_table_as_CSV_has_numbers_as_numbers_and_no_formulas()
    {
        Assert.Equal(0, await Report("renewals", "--csv", "accounts"));
        var rows = _output.ToString().Split("\r\n");
        Assert.Equal("account,renewal_date,arr,health,tier,csm,at_180_days,at_90_days,at_30_days,checkpoint", rows[0]);
        Assert.Equal(["\"Acme, \"\"the\"\" Corp\"", "'\t@SUM(A1)", "' +cmd", "'-2", "'=1+1", "<b>Bold & Sons</b>"], rows.Skip(1).Where(r => r.Length > 0).Select(r => r[..r.IndexOf(",2027-01-20,120000.5,green,", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_stands_alone()
    {
        Assert.Equal(0, await Report("renewals", "--html", _folder["renewals.html"]));
        var page = await File.ReadAllTextAsync(_folder["renewals.html"], TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Renewals</h1>", page);
        Assert.Contains("&lt;b&gt;Bold &amp; Sons&lt;/b&gt;", page);
        Assert.DoesNotContain("<b>Bold", page);
        Assert.DoesNotMatch("(src|href)=\"(?!#|data:)", page);
        Assert.Contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-", page);
    }

    [Theory]
    [InlineData("renewals --csv cheese", "it has by_month, checkpoints, by_quarter, accounts")]
    [InlineData("renewals --csv accounts --json", "one or the other")]
    [InlineData("renewals --html /nowhere/at/all.html", "there is no folder")]
    public async Task What_cannot_be_written_is_wrong_usage(string args, string said)
    {
        Assert.Equal(2, await Report(args.Split(' ')));
        Assert.Contains(said, _error.ToString());
    }
}
