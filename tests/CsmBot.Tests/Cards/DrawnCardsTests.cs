using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Tests.Channels.Web;
using Microsoft.Playwright;

namespace CsmBot.Tests.Cards;

/// <summary>All cards, drawn by Microsoft's renderer with the host settings it publishes for Teams. <c>CSMBOT_SCREENSHOTS</c> names a folder for the pictures.</summary>
public sealed class DrawnCardsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("light", 320)]
    [InlineData("dark", 320)]
    [InlineData("light", 700)]
    [InlineData("dark", 700)]
    public async Task Every_card_is_drawn_whole(string theme, int width)
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        await Judges.Teams.Ready();
        var problems = new List<string>();
        var sheets = SampleCards.All.Chunk(10).Select((cards, i) => (Name: $"{i:00}", Cards: cards)).ToList();
        if (theme == "light") sheets.Add(("torture", [.. TortureCards.All]));
        foreach (var (sheet, cards) in sheets) problems.AddRange(await Draw(sheet, cards, theme, width));
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public async Task An_element_that_the_renderer_does_not_know_is_found()
    {
        Assert.SkipWhen(chromium.Missing is not null, chromium.Missing ?? "");
        await Judges.Teams.Ready();
        var page = await Page("light", 400);
        var found = await page.EvaluateAsync<string[]>("card => drawCard('wrong', JSON.parse(card), window.host, 320)",
            """{"type":"AdaptiveCard","version":"1.5","fallbackText":"x","body":[{"type":"Sparkline"},{"type":"TextBlock","text":"wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"}]}""");
        Assert.Contains(found, p => p.Contains("Sparkline", StringComparison.Ordinal));
        Assert.Contains(found, p => p.Contains("cut off", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private async Task<List<string>> Draw(string sheet, KeyValuePair<string, Card>[] cards, string theme, int width)
    {
        var page = await Page(theme, 32 + (width + 16) * (width < 500 ? 5 : 2));
        var problems = new List<string>();
        foreach (var (name, card) in cards)
            problems.AddRange((await page.EvaluateAsync<string[]>("([name, card, width]) => drawCard(name, JSON.parse(card), window.host, Number(width))",
                new[] { name, AdaptiveCard.Render(card).ToJsonString(), $"{width}" })).Select(p => $"{name} ({theme}, {width} px): {p}"));
        if (Environment.GetEnvironmentVariable("CSMBOT_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{theme}-{width}-{sheet}.png"), FullPage = true });
        await page.CloseAsync();
        return problems;
    }

    private async Task<IPage> Page(string theme, int width)
    {
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        await page.SetContentAsync(await File.ReadAllTextAsync(Path.Combine(Judges.Teams.Folder, "draw.html")));
        foreach (var script in new[] { Judges.Teams.Package("adaptivecards/dist/adaptivecards.min.js"), Judges.Teams.Package("markdown-it/dist/markdown-it.min.js"), Path.Combine(Judges.Teams.Folder, "draw.js") })
            await page.AddScriptTagAsync(new() { Path = script });
        var host = await File.ReadAllTextAsync(Judges.Teams.Package($"adaptivecards-designer/lib/hostConfigs/microsoft-teams-{theme}.json"));
        await page.EvaluateAsync("host => { window.host = JSON.parse(host); }", host);
        return page;
    }
}
