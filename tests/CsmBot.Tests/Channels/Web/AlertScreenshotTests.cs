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
    public Task Alert_cards_fit_and_show_their_buttons(ColorScheme scheme, int width) =>
        chromium.Look(Cards, scheme, width, ["Acknowledge", "Snooze until…", "Assign…", "Log what I did", "Show account"]);
}
