using CsmBot.Channels.Web;
using CsmBot.Tests.Cards;
using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Web;

/// <summary>The health rules' cards on the page, light and dark, wide and narrow. <c>CSMBOT_SCREENSHOTS=FOLDER</c> keeps the pictures.</summary>
public sealed class RuleScreenshotTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Cards = ["rule-draft", "rule-draft-change", "rule", "rule-off", "rule-list", "rule-form", "rule-problem", "status", "statuses", "help"];

    [Theory]
    [InlineData(ColorScheme.Light, 1100)]
    [InlineData(ColorScheme.Dark, 1100)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Rule_cards_fit_and_show_their_buttons(ColorScheme scheme, int width)
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

        foreach (var button in new[] { "Confirm", "Change", "Cancel" })
            Assert.True(await page.Locator(".card").First.Locator("button", new() { HasTextString = button }).IsVisibleAsync(), button);
        await page.CloseAsync();
    }
}
