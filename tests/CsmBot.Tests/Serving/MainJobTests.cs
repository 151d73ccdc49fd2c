using CsmBot.Accounts;
using CsmBot.Channels.Web;
using CsmBot.Commands;
using CsmBot.Data;
using CsmBot.Import.Sample;
using CsmBot.Tests.Channels.Web;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

namespace CsmBot.Tests.Serving;

/// <summary>A newcomer's first five minutes: the whole program on the sample book, in a real browser. UPDATE_SCREENSHOTS=1 keeps what was seen in docs/.</summary>
public sealed class MainJobTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 23, 15, 0, 0, DateTimeKind.Utc);

    private readonly Folder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private Store _store = null!;
    private WebApplication _app = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        _store = Store.Open(_folder.Path);
        await SampleBook.Fill(_store, 200, seed: 1, Now, _stop);
        await WebRegister.Write(_store, _store.Book.People, _stop);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None" }).Build();
        _app = CsmBot.Commands.Serving.Build(_store, Settings.Read(settings) with { Limits = CsmBot.Access.LimitSettings.Widest }, new RunningClock(Now), "http://127.0.0.1:0", settings);
        await _app.StartAsync(_stop);
        _page = await chromium.Browser.NewPageAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1200, Height = 860 }, ColorScheme = ColorScheme.Light });
        _page.SetDefaultTimeout(60_000);
        await _page.GotoAsync(_app.Urls.First());
        await _page.Locator("#connection[data-state=online]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public async ValueTask DisposeAsync()
    {
        if (_page is not null) await _page.CloseAsync();
        if (_app is not null) { await _app.StopAsync(); await _app.DisposeAsync(); }
        _store?.Dispose();
        _folder.Dispose();
    }

    private ILocator Card => _page.Locator(".card").Last;
    private Task See(string text) => Card.Locator($"text={text}").First.WaitForAsync();
    private Task Press(string title) => Card.Locator("button", new() { HasTextString = title }).First.ClickAsync();

    private async Task Say(string text)
    {
        var mine = _page.Locator(".mine .bubble", new() { HasTextString = text });
        var before = await mine.CountAsync();
        await _page.Locator("#text").FillAsync(text);
        await _page.Locator("#text").PressAsync("Enter");
        await mine.Nth(before).WaitForAsync();
        await _page.Locator("#messages > :last-child:not(.mine) .card").WaitForAsync();
    }

    private Task Open(string place) => _page.Locator($"[data-place='{place}']").ClickAsync();

    private async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") is null) return;
        await _page.WaitForTimeoutAsync(400);
        await _page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", name + ".png") });
    }

    private Interaction[] LoggedToday(string account) => [.. _store.Book.Interactions.Of(_store.Book.Find(account)).ToArray()
        .Select(r => _store.Book.Interaction(_store.Book.Find(account), r)).Where(i => i.OccurredAt.Date == Now.Date && i.Notes?.Contains("roadmap") == true)];

    [Fact]
    public async Task A_newcomer_logs_a_call_takes_it_back_edits_one_asks_turns_pages_and_takes_an_alert()
    {
        var account = _store.Book.Accounts.All.First(a => a.Name == "Northwind Traders");
        await _page.Locator("#who").SelectOptionAsync(new SelectOptionValue { Value = account.CsmEmail });
        await _page.Locator($"[data-place='{WebPlaces.Direct(account.CsmEmail).Conversation}'][aria-current]").WaitForAsync();

        await Say("called Northwind Traders 25 min, great, about the renewal, they liked the roadmap");
        await See("Northwind Traders");
        Assert.Equal((InteractionType.Call, 25, Purpose.Renewal), (LoggedToday(account.AccountId)[0].Type, LoggedToday(account.AccountId)[0].Minutes, LoggedToday(account.AccountId)[0].Purpose));
        await Press("Undo");
        await See("Taken back");
        Assert.Empty(LoggedToday(account.AccountId));

        await Say("called Northwind Traders 25 min, great, about the renewal, they liked the roadmap");
        await Press("Edit");
        await Card.Locator("input[type=number]").First.FillAsync("35");
        await Press("Save");
        await See("35 min");
        Assert.Equal(35, Assert.Single(LoggedToday(account.AccountId)).Minutes);

        await Say("which tier 1 accounts renew this quarter and are yellow");
        await See("Tier 1 accounts, renewing 1 Oct – 31 Dec 2026, yellow");
        await See("Quarter Mile Motors");
        await Keep("page-light");
        await Say("accounts not contacted in 20 days");
        await See("Rows 1–10 of");
        await Press("Next");
        await See("Rows 11–20 of");

        await Open("channel:health-alerts");
        await _page.Locator(".card button", new() { HasTextString = "Acknowledge" }).First.ClickAsync();
        await _page.Locator(".card", new() { HasTextString = "looks after it" }).First.WaitForAsync();

        var calm = _store.Book.Accounts.All.First(a => a.Name == "Acme Labs");
        await _store.Write(work => { work.Put(new Ticket("T-now", calm.AccountId, Now.AddMinutes(-1), null, Priority.Urgent, "Nobody can log in", null, null), Origin.Import); }, _stop);
        await _page.Locator(".card", new() { HasTextString = "Acme Labs turned yellow" }).First.WaitForAsync();
        await Keep("alerts-light");
        await _page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await _page.SetViewportSizeAsync(390, 844);
        await Keep("alerts-dark-phone");
        await _page.ReloadAsync();
        await _page.Locator(".card", new() { HasTextString = "Acme Labs turned yellow" }).First.WaitForAsync();
    }
}
