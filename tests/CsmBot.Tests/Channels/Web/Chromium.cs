using Microsoft.Playwright;

namespace CsmBot.Tests.Channels.Web;

/// <summary>A browser for the tests of a class: Debian's, or the one that <c>CHROMIUM</c> names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string _path = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why there is no browser, where there is none.</summary>
    public string? Missing => File.Exists(_path) ? null : $"There is no browser at {_path}: install Debian's chromium, or name one in CHROMIUM.";

    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = _path,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
