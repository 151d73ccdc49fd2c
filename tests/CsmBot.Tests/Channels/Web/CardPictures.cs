using CsmBot.Channels.Web;
using CsmBot.Tests.Cards;
using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Web;

/// <summary>Sample cards on the page, one below the other. <c>CSMBOT_SCREENSHOTS=FOLDER</c> keeps a picture of each.</summary>
internal static class CardPictures
{
    /// <summary>Posts the cards, sees that the page is no wider than its window, and that the first card shows these buttons.</summary>
    public static async Task Look(this Chromium chromium, string[] cards, ColorScheme scheme, int width, string[] buttons)
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        await using var host = await PageHost.Start();
        var page = await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(host.Address);
        foreach (var name in cards) await host.Post(WebPlaces.Direct(PageHost.Dana).Conversation, SampleCards.All[name]);
        await page.Locator(".card").Nth(cards.Length - 1).WaitForAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        for (var i = 0; i < cards.Length; i++)
        {
            var card = page.Locator(".card").Nth(i);
            if (Environment.GetEnvironmentVariable("CSMBOT_SCREENSHOTS") is { } folder)
                await card.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{cards[i]}-{scheme.ToString().ToLowerInvariant()}-{width}.png") });
        }

        foreach (var button in buttons)
            Assert.True(await page.Locator(".card").First.Locator("button", new() { HasTextString = button }).IsVisibleAsync(), button);
        await page.CloseAsync();
    }
}
