using System.Text;
using System.Text.RegularExpressions;
using CsmBot.Accounts;
using CsmBot.Commands;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Import.Sample;
using CsmBot.Questions;
using CsmBot.Reports;
using CsmBot.Reports.Pages;
using CsmBot.Tests.Channels.Web;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;
using CsmBot.Understanding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Pages;

/// <summary>Reports of the sample book in a real browser. UPDATE_SCREENSHOTS=1 keeps the business case in docs/, CSMBOT_SCREENSHOTS=FOLDER every picture.</summary>
public sealed partial class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 23, 15, 0, 0, DateTimeKind.Utc);

    private readonly Folder _folder = new();
    private Store _store = null!;
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _store = Store.Open(_folder.Path);
        await SampleBook.Fill(_store, 120, seed: 1, Now, TestContext.Current.CancellationToken);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" }).Build();
        _app = CsmBot.Commands.Serving.Build(_store, Settings.Read(settings) with { Rules = "none", Limits = CsmBot.Access.LimitSettings.Widest }, new RunningClock(Now), "http://127.0.0.1:0", settings);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _store.Dispose();
        _folder.Dispose();
    }

    private AsOf AsOf => new(_store.Book, new Moment(Now, TimeZoneInfo.Utc, _store.Book.Workspace));

    private string Link(ReportName name)
    {
        var book = _store.Book;
        var report = CsmBot.Reports.Reports.Of(new ReportRequest(name)
        {
            // What is of one fire, account or CSM: of those that have the most to show.
            Fire = name != ReportName.PostMortem ? null : Enumerable.Range(0, book.Accounts.Count).SelectMany(a => book.Fires.Of(a).ToArray()).MaxBy(f => AsOf.Book.Interactions.Of(book.Find(f.AccountId)).Length)!.FireId,
            Account = name != ReportName.Evidence ? null : Enumerable.Range(0, book.Accounts.Count).MaxBy(a => book.Evidence.Of(a).Length + book.Steps.Of(a).Length),
            Csm = name != ReportName.Week ? null : book.Figures[0].Owner,
        }, AsOf);
        return _app.Services.GetRequiredService<ReportLinks>().To(ReportPages.PathOf(name), ReportPages.ParametersOf(report), _store.Book.People.Email(_store.Book.People.Known.First()), Now.AddDays(1))!;
    }

    private async Task<(IPage Page, List<string> Complaints)> Open(ReportName name, ColorScheme scheme, int width, int height)
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        var (page, complaints) = (await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = height } }), new List<string>());
        page.SetDefaultTimeout(60_000);
        page.Console += (_, said) => { if (said.Type is "error" or "warning") lock (complaints) complaints.Add(said.Text); };
        page.PageError += (_, error) => { lock (complaints) complaints.Add(error); };
        page.Request += (_, request) => { if (!request.IsNavigationRequest && !request.Url.StartsWith("data:", StringComparison.Ordinal)) lock (complaints) complaints.Add("loads " + request.Url); };
        await page.GotoAsync(Link(name));
        await page.Locator("h1").WaitForAsync();
        return (page, complaints);
    }

    private static async Task Keep(IPage page, string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("CSMBOT_SCREENSHOTS") is { } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }

    [Theory]
    [InlineData(ReportName.BusinessCase, ColorScheme.Light, 1200)]
    [InlineData(ReportName.BusinessCase, ColorScheme.Dark, 390)]
    [InlineData(ReportName.Effort, ColorScheme.Light, 390)]
    [InlineData(ReportName.Renewals, ColorScheme.Dark, 1200)]
    [InlineData(ReportName.Prevention, ColorScheme.Light, 1200)]
    [InlineData(ReportName.Adherence, ColorScheme.Light, 1200)]
    [InlineData(ReportName.Adherence, ColorScheme.Dark, 360)]
    [InlineData(ReportName.Prevention, ColorScheme.Dark, 360)]
    [InlineData(ReportName.Renewals, ColorScheme.Light, 360)]
    [InlineData(ReportName.Training, ColorScheme.Light, 360)]
    [InlineData(ReportName.Tiers, ColorScheme.Light, 360)]
    [InlineData(ReportName.PostMortem, ColorScheme.Light, 360)]
    [InlineData(ReportName.PostMortem, ColorScheme.Dark, 1200)]
    [InlineData(ReportName.Evidence, ColorScheme.Dark, 360)]
    [InlineData(ReportName.Week, ColorScheme.Light, 390)]
    public async Task A_page_fits_its_window_draws_its_charts_and_loads_nothing(ReportName name, ColorScheme scheme, int width)
    {
        var (page, complaints) = await Open(name, scheme, width, 1000);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.wide')].filter(w => w.scrollWidth > w.clientWidth + 1).map(w => w.closest('section').id)"));
        // Where a row is a block of its own, each value has its head beside it.
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.stacked td:not(:first-child)')].filter(c => c.checkVisibility() && !c.dataset.head).map(c => c.textContent)"));
        if (name is ReportName.PostMortem && width == 360) Assert.Equal(1, await page.Locator("#table-timeline .stacked").CountAsync());
        if (Html.DrawsCharts) Assert.Equal(await page.Locator("canvas").CountAsync(), await page.EvaluateAsync<int>("Number(document.documentElement.dataset.charts ?? 0)"));
        await Keep(page, $"{ReportNames.Wire(name)}-{scheme.ToString().ToLowerInvariant()}-{width}");
        if (name == ReportName.BusinessCase && width == 1200 && Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "business-case.png") });
        await page.CloseAsync();
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Tables_are_sorted_by_their_heads_and_accounts_open()
    {
        var (page, complaints) = await Open(ReportName.Renewals, ColorScheme.Light, 1200, 1000);
        var table = page.Locator("#table-accounts");
        async Task<double[]> Arr() => await table.Locator("tbody tr td:nth-child(3)").EvaluateAllAsync<double[]>("cells => cells.map(c => Number(c.dataset.v))");
        await table.Locator("th button", new() { HasTextString = "ARR" }).ClickAsync();
        Assert.Equal((await Arr()).OrderDescending(), await Arr());
        await table.Locator("th button", new() { HasTextString = "ARR" }).ClickAsync();
        Assert.Equal((await Arr()).Order(), await Arr());

        await table.Locator("tbody a").First.ClickAsync();
        await page.Locator("h1").WaitForAsync();
        await page.Locator("dt", new() { HasTextString = "Tier" }).First.WaitForAsync();
        await page.CloseAsync();
        Assert.Empty(complaints);
    }

    /// <summary>A browser shrinks the whole page where one table is wider than the sheet. A button is not drawn again where a table goes on on the next one: heads are words alone there.</summary>
    [Theory]
    [InlineData(ReportName.Prevention)]
    [InlineData(ReportName.Effort)]
    [InlineData(ReportName.Training)]
    [InlineData(ReportName.PostMortem)]
    public async Task No_table_is_wider_than_the_paper(ReportName name)
    {
        var (page, complaints) = await Open(name, ColorScheme.Light, 1200, 1000);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PaperWidth, 1000);
        Assert.Equal(PaperWidth, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('table')].map(t => Math.floor(t.getBoundingClientRect().width)))"));
        Assert.Equal("contents", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('th button')).display"));
        await page.CloseAsync();
        Assert.Empty(complaints);
    }

    /// <summary>A4 without its margins, in pixels of which an inch has 96.</summary>
    private const int PaperWidth = 695;

    [Fact]
    public async Task The_business_case_is_printed_on_a_few_sheets_of_A4()
    {
        var (page, complaints) = await Open(ReportName.BusinessCase, ColorScheme.Dark, 1200, 1000);
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.True(pdf.Length > 20_000, $"{pdf.Length} bytes");
        var text = Encoding.Latin1.GetString(pdf);
        Assert.InRange(Sheet().Count(text), 1, 6);
        Assert.Matches(@"/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]", text);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(700, 1000);
        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal(700, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Keep(page, "business-case-print");
        await page.CloseAsync();
        Assert.Empty(complaints);
    }

    [Fact]
    public void The_question_behind_a_figure_is_understood_to_its_last_word_and_gives_the_figure()
    {
        var names = _app.Services.GetRequiredService<KnownNames>().Of(_store.Book);
        var asked = 0;
        foreach (var request in new[] { ReportName.BusinessCase, ReportName.Tiers, ReportName.Renewals, ReportName.Effort, ReportName.Prevention, ReportName.Adherence }
            .SelectMany(n => new[] { new ReportRequest(n), new ReportRequest(n, new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30)) }))
            foreach (var figure in CsmBot.Reports.Reports.Of(request, AsOf).Figures.Where(f => f is { Behind: not null, Number: not null }))
            {
                var ask = Assert.IsType<Ask>(Language.English.Understand(figure.Behind!, new Context(AsOf.Moment, names)));
                Assert.Empty(ask.Unused);
                Assert.True(Math.Abs(Answers.To(ask.Question, _store.Book, AsOf.Moment).Value!.Number!.Value - figure.Number!.Value) < 0.001, $"{figure.Behind}: {figure.Number}");
                asked++;
            }
        Assert.InRange(asked, 20, 60);
        Assert.All(CsmBot.Reports.Reports.Of(new ReportRequest(ReportName.BusinessCase, Team: _store.Book.Teams.All.First()), AsOf).Figures, f => Assert.Null(f.Behind));
    }

    [Fact]
    public void A_figure_names_only_a_table_that_the_report_has()
    {
        foreach (var name in new[] { ReportName.BusinessCase, ReportName.Tiers, ReportName.Renewals, ReportName.Effort, ReportName.Prevention, ReportName.Adherence })
            if (CsmBot.Reports.Reports.Of(new ReportRequest(name), AsOf) is var report)
                Assert.Empty(report.Figures.Select(f => f.Table).OfType<string>().Except(report.Tables.Select(t => t.Name)));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
