using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Web;

/// <summary>The health rules' cards on the page, light and dark, wide and narrow. <c>CSMBOT_SCREENSHOTS=FOLDER</c> keeps the pictures.</summary>
public sealed class RuleScreenshotTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Cards = ["rule-draft", "rule-offer", "fire-lesson-known", "fire-lesson-none", "fire-lesson-list", "rule-draft-change", "rule", "rule-off", "rule-list", "rule-form", "rule-problem", "status", "statuses", "help"];

    [Theory]
    [InlineData(ColorScheme.Light, 1100)]
    [InlineData(ColorScheme.Dark, 1100)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public Task Rule_cards_fit_and_show_their_buttons(ColorScheme scheme, int width) =>
        chromium.Look(Cards, scheme, width, ["Confirm", "Change", "Cancel"]);
}
