using CsmBot.Channels.Web;
using CsmBot.Tests.Cards;
using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Web;

/// <summary>The local page in a real browser.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private PageHost _host = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        _host = await PageHost.Start();
        _page = await Open(new() { ReducedMotion = ReducedMotion.Reduce });
    }

    public async ValueTask DisposeAsync()
    {
        if (_page is not null) await _page.CloseAsync();
        if (_host is not null) await _host.DisposeAsync();
    }

    private async Task<IPage> Open(BrowserNewPageOptions options)
    {
        var page = await chromium.Browser.NewPageAsync(options);
        page.SetDefaultTimeout(60_000);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) => { if (message.Text.Contains("Content Security Policy")) _complaints.Add(message.Text); };
        await page.GotoAsync(_host.Address);
        await page.Locator("#connection[data-state=online]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    private async Task Say(string text)
    {
        await _page.Locator("#text").FillAsync(text);
        await _page.Locator("#text").PressAsync("Enter");
    }

    private ILocator Card => _page.Locator(".card").Last;
    private ILocator Button(string title) => Card.Locator("button", new() { HasTextString = title });
    private Task See(string text) => Card.Locator($"text={text}").First.WaitForAsync();

    [Fact]
    public async Task Every_card_is_drawn_by_Microsofts_renderer_in_the_width_of_a_phone()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(AppContext.BaseDirectory, "page", "vendor", "adaptivecards.min.js")), "The build found no Node, so that the page draws cards plainly.");
        await _page.SetViewportSizeAsync(360, 780);
        foreach (var card in SampleCards.All.Values) await _host.Post(WebPlaces.Direct(PageHost.Dana).Conversation, card);
        await _page.Locator(".card .ac-adaptiveCard").Nth(SampleCards.All.Count - 1).WaitForAsync();
        Assert.Equal(360, await _page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await _page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.card')].filter(c => Math.max(c.scrollWidth, ...[...c.children].map(e => e.scrollWidth)) > c.clientWidth + 1).map(c => c.getAttribute('aria-label'))"));
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_form_asks_for_what_is_missing_searches_accounts_and_sends_the_picked_one()
    {
        _host.Presses["log.save"] = SampleCards.All["logged"];
        await Say("log-form-rest");
        await Button("Log it").ClickAsync();
        await See("Account is needed");
        await Card.Locator("[role=combobox]").FillAsync("fab");
        await Card.Locator("[role=option]", new() { HasTextString = "Fabrikam Ltd" }).First.WaitForAsync();
        await _page.Keyboard.PressAsync("ArrowDown");
        await _page.Keyboard.PressAsync("Enter");
        await Card.Locator("select").SelectOptionAsync("call");
        await Button("Log it").ClickAsync();
        await See("Logged: call with Acme Corp");
        var data = _host.Heard.Last(a => (string?)a["name"] == "adaptiveCard/action")["value"]!["action"]!["data"]!;
        Assert.Equal(("A-104", "call", "D-1"), ((string)data["account"]!, (string)data["type"]!, (string)data["draft"]!));
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_pressed_button_replaces_the_card_here_and_for_others_and_an_error_is_said()
    {
        _host.Presses["alert.acknowledge"] = SampleCards.All["alert-acknowledged"];
        var other = await Open(new());
        foreach (var page in new[] { _page, other }) await page.Locator("[data-place='channel:health-alerts']").ClickAsync();
        await _host.Post(WebPlaces.HealthAlerts.Conversation, SampleCards.All["alert-open"]);
        await Button("Show account").ClickAsync();
        await Card.Locator(".note.failed", new() { HasTextString = "This list has expired." }).WaitForAsync();
        await Button("Acknowledge").ClickAsync();
        await See("Ines Okoro looks after it");
        await other.Locator("text=Ines Okoro looks after it").WaitForAsync();
        Assert.Equal(1, await other.Locator(".card").CountAsync());
    }

    [Fact]
    public async Task A_button_that_asks_is_answered_by_a_message_and_nothing_is_said_twice()
    {
        await Say("help");
        await Button("which tier 1 accounts are yellow").ClickAsync();
        await See("Rows 1–10 of 23");
        await _page.Locator(".card[aria-busy=true]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(2, await _page.Locator(".card").CountAsync());
        Assert.Equal("", string.Concat(await _page.Locator(".note").AllTextContentsAsync()));
    }

    [Fact]
    public async Task What_is_said_below_an_answer_taller_than_the_view_brings_its_own_answer_into_view()
    {
        await _page.SetViewportSizeAsync(1000, 420);
        await Say("help");
        await See("which tier 1 accounts are yellow");
        await Say("logged");
        await Assertions.Expect(_page.Locator(".card")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Assertions.Expect(Card).ToBeInViewportAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(_page.Locator("#newest")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_alert_elsewhere_is_counted_until_it_is_read()
    {
        await _host.Post(WebPlaces.HealthAlerts.Conversation, SampleCards.All["alert-open"]);
        await _page.Locator("[data-place='channel:health-alerts'] .unread", new() { HasTextString = "1" }).WaitForAsync();
        await _page.Locator("[data-place='channel:health-alerts']").ClickAsync();
        await _page.Locator("[data-place='channel:health-alerts'] .unread").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task What_is_written_while_the_server_is_away_is_sent_once_when_it_is_back()
    {
        await Say("text");
        await See("Two lines");
        await _host.Restart(async () =>
        {
            await _page.Locator("#connection[data-state=offline]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await Say("logged");
            await _page.Locator(".unsent", new() { HasTextString = "Not sent yet" }).WaitForAsync();
        });
        await See("Logged: call with Acme Corp");
        await _page.ReloadAsync();
        await See("Logged: call with Acme Corp");
        Assert.Equal(0, await _page.Locator(".unsent").CountAsync());
        Assert.Single(_host.Heard, a => (string?)a["text"] == "logged");
        Assert.Equal(4, await _page.Locator(".message").CountAsync());
    }

    [Fact]
    public async Task A_refused_message_says_why_and_can_be_put_away()
    {
        await Say("refuse me");
        await _page.Locator(".unsent", new() { HasTextString = "I cannot take that." }).WaitForAsync();
        await _page.Locator(".unsent button", new() { HasTextString = "Discard" }).ClickAsync();
        Assert.Equal(0, await _page.Locator(".message").CountAsync());
    }

    [Fact]
    public async Task Shift_and_Enter_starts_a_line_and_what_people_write_stays_text()
    {
        await _page.Locator("#text").FillAsync("<b>one</b>");
        await _page.Locator("#text").PressAsync("Shift+Enter");
        await _page.Keyboard.TypeAsync("two <img src=x onerror=alert(1)>");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Locator(".mine .bubble").WaitForAsync();
        Assert.Equal("<b>one</b>\ntwo <img src=x onerror=alert(1)>", await _page.Locator(".mine .bubble").TextContentAsync());
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Without_Microsofts_renderer_cards_are_drawn_plainly_and_their_buttons_work()
    {
        _host.Presses["log.save"] = SampleCards.All["logged"];
        await _page.RouteAsync("**/vendor/**", route => route.AbortAsync());
        await _page.ReloadAsync();
        await _page.Locator("#connection[data-state=online]").WaitForAsync();
        await Say("log-form-edit");
        await Card.Locator(".plain").WaitForAsync();
        await Button("Save").ClickAsync();
        await See("Logged: call with Acme Corp");
        var data = _host.Heard.Last(a => (string?)a["name"] == "adaptiveCard/action")["value"]!["action"]!["data"]!;
        Assert.Equal(("A-104", "2026-11-21", "L-1"), ((string)data["account"]!, (string)data["occurred_on"]!, (string)data["log"]!));
    }
}
