using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Reports;

namespace CsmBot.Tests.Data;

/// <summary>accounts.csv tells today's owner alone: each change is kept when an import or another system first shows it, and the prevention board credits months to who had the account then.</summary>
public sealed class OwnerChangeTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly Store _store;

    public OwnerChangeTests() => _store = Store.Open(_folder["data"]);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory, InlineData(1), InlineData(60)]
    public async Task An_account_that_goes_to_another_CSM_is_remembered_with_its_day(int accounts)
    {
        await Import(accounts, "dana@x.example", "2026-01-01");
        await Import(accounts, "dana@x.example", "2026-02-01");
        Assert.Empty(Kept());
        await Import(accounts, "sam@x.example", "2026-07-01");
        await Import(accounts, "SAM@x.example", "2026-08-01");
        Assert.Equal(accounts, Kept().Count);
        Assert.All(Kept(), c => Assert.Equal(("dana@x.example", "sam@x.example", new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc)), (c.Before, c.After, c.SeenAt)));

        // A year of green: half of it hers, half of it his; the account counts with who had it longer.
        var report = Board("2026-01-01", "2026-12-31", new DateTime(2026, 12, 31, 12, 0, 0, DateTimeKind.Utc));
        Assert.Equal([("Sam", accounts, 6.0 * accounts), ("Dana", 0, 6.0 * accounts)], report.Table("by_csm").Rows.Select(r => ((string)r[0]!, (int)r[1]!, Math.Round((double)r[5]!, 6))));
        Assert.Equal([("North", 12.0 * accounts)], report.Table("by_team").Rows.Select(r => ((string)r[0]!, Math.Round((double)r[5]!, 6))));
        Assert.Contains(report.Notes, n => n.Contains("seen to change owner", StringComparison.Ordinal));
        var before = Board("2026-01-01", "2026-06-30", new DateTime(2026, 6, 30, 12, 0, 0, DateTimeKind.Utc));
        Assert.Equal([("Dana", accounts), ("Sam", 0)], before.Table("by_csm").Rows.Select(r => ((string)r[0]!, (int)r[1]!)));
    }

    [Theory]
    [InlineData("2026-07-20", "Dana")]
    [InlineData("2026-09-20", "Sam")]
    public async Task What_turns_soon_after_a_change_counts_with_who_had_it_before_and_its_rescue_with_who_has_it(string turned, string blamed)
    {
        await Import(1, "dana@x.example", "2026-01-01");
        await Import(1, "sam@x.example", "2026-07-01");
        var at = DateTime.Parse(turned + "T09:00:00Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal);
        await _store.Write(work =>
        {
            foreach (var (by, day) in (ReadOnlySpan<(string, int)>)[("dana@x.example", 20), ("sam@x.example", 185)])
                work.Put(Some.Call with { InteractionId = by, AccountId = "A-1", CsmEmail = by, OccurredAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day), FireId = null }, Origin.Import);
            work.Put(new HealthChange("A-1", at, Colour.Red, "silence", "rule:quiet"), Origin.Import);
            work.Put(new HealthChange("A-1", at.AddDays(10), Colour.Green, "they talk again", "sam@x.example"), Origin.Import);
        }, TestContext.Current.CancellationToken);
        var board = Board("2026-01-01", "2026-12-31", new DateTime(2026, 12, 31, 12, 0, 0, DateTimeKind.Utc)).Table("by_csm");
        var (rows, earned) = (board.Rows.ToDictionary(r => (string)r[0]!), board.Columns.ToList().FindIndex(c => c.Name == "rescues_earned"));
        Assert.Equal(1, rows[blamed][2]);
        Assert.Equal(0, rows[blamed][3]);
        // He saved it either way; it earns credit where it was not his own neglect: he had called in July, and no more.
        Assert.Equal((1, blamed == "Dana" ? 1 : 0), (rows["Sam"][6], rows["Sam"][earned]));
        Assert.Equal(0, rows["Dana"][6]);
    }

    private Report Board(string from, string to, DateTime now)
    {
        var asOf = new AsOf(_store.Book, new Moment(now, TimeZoneInfo.Utc, new Workspace()));
        return CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.Prevention, DateOnly.Parse(from), DateOnly.Parse(to)).With(_store, _store.Book, asOf.Today), asOf);
    }

    private List<OwnerChange> Kept()
    {
        using var db = _store.Db();
        return [.. db.OwnerChanges];
    }

    private async Task Import(int accounts, string owner, string day)
    {
        _store.Time = new CsmBot.Tests.Delivery.HandClock(DateTimeOffset.Parse(day + "T09:00:00Z").UtcDateTime);
        var folder = Directory.CreateDirectory(_folder["files"]).FullName;
        File.WriteAllText(Path.Combine(folder, "team.csv"), "email,name,role,team,billing_rate,currency\ndana@x.example,Dana,csm,North,60,USD\nsam@x.example,Sam,csm,North,60,USD\n");
        File.WriteAllText(Path.Combine(folder, "accounts.csv"), "account_id,name,status,csm_email,arr,currency\n" + string.Concat(Enumerable.Range(1, accounts).Select(n => $"A-{n},Name {n},active,{owner},1000,USD\n")));
        await new FolderImport(_store, folder, false).Run(TestContext.Current.CancellationToken);
    }
}
