using CsmBot.Cards.Slack;
using CsmBot.Tests.Channels.Web;
using CsmBot.Tests.Habits;
using Microsoft.Playwright;

namespace CsmBot.Tests.Cards.Slack;

/// <summary>
/// All samples on a page that looks about like Slack, for the eye: <c>CSMBOT_SCREENSHOTS=FOLDER</c> keeps a picture of each. Nothing may stand over the page's edge;
/// wide tables scroll in themselves.
/// </summary>
public sealed class SlackLookTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light, 700)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 700)]
    public async Task Every_sample_stands_within_its_window(ColorScheme scheme, int width)
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        var page = await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 400 } });
        await page.SetContentAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "CsmBot.Tests", "Cards", "Slack", "look", "look.html"), TestContext.Current.CancellationToken));
        foreach (var (name, sent) in SlackSamples.All)
        {
            await page.EvaluateAsync($"show({sent.ToJsonString(BlockKit.Json)})");
            Assert.Equal((name, width), (name, await page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
            Assert.Equal((name, sent["blocks"]!.AsArray().Count), (name, await page.Locator(".block").CountAsync()));
            if (Environment.GetEnvironmentVariable("CSMBOT_SCREENSHOTS") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{scheme.ToString().ToLowerInvariant()}-{width}.png"), FullPage = true });
        }
        await page.CloseAsync();
    }
}
