using CsmBot.Channels.Web;
using CsmBot.Tests.Cards;
using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Web;

/// <summary>The alerts' cards on the page, light and dark, wide and narrow. <c>CSMBOT_SCREENSHOTS=FOLDER</c> keeps the pictures.</summary>
public sealed class AlertScreenshotTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Cards =
    [
        "alert-open", "alert-escalated", "alert-snoozed", "alert-cleared", "alert-burst", "alert-snooze-form", "alert-assign-form", "alert-list",
        "standing", "scheduled-late", "backtest", "backtest-list", "alert-now-yellow", "alert-by-hand", "colour-set", "colour-asked",
        "colour-asked-worse", "colour-over", "colour-many", "colour-form", "colour-keep-form", "colour-list",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1100)]
    [InlineData(ColorScheme.Dark, 1100)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Alert_cards_fit_and_show_their_buttons(ColorScheme scheme, int width)
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        await using var host = await PageHost.Start();
        var page = await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(host.Address);
        foreach (var name in Cards) await host.Post(WebPlaces.Direct(PageHost.Dana).Conversation, SampleCards.All[name]);
        await page.Locator(".card").Nth(Cards.Length - 1).WaitForAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        for (var i = 0; i < Cards.Length; i++)
        {
            var card = page.Locator(".card").Nth(i);
            if (Environment.GetEnvironmentVariable("CSMBOT_SCREENSHOTS") is { } folder)
                await card.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Cards[i]}-{scheme.ToString().ToLowerInvariant()}-{width}.png") });
        }

        foreach (var button in new[] { "Acknowledge", "Snooze until…", "Assign…", "Log what I did", "Show account" })
            Assert.True(await page.Locator(".card").First.Locator("button", new() { HasTextString = button }).IsVisibleAsync(), button);
        await page.CloseAsync();
    }
}
