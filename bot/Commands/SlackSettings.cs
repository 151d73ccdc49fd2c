using System.Net;
using CsmBot.Channels.Slack;
using CsmBot.Channels.Slack.Package;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Slack:</c>, with their mistakes. A mistake in a secret is named without it.</summary>
internal static class SlackSettings
{
    private const string Secret = "Slack:SigningSecret", Bot = "Slack:BotToken", Client = "Slack:ClientId", ClientSecret = "Slack:ClientSecret", Socket = "Slack:AppToken", Api = "Slack:ApiBaseUrl";
    private static readonly string[] _keys = [Secret, Bot, Client, ClientSecret, Socket, Api];

    /// <summary>The app; null where nothing is said of Slack: then the channel is off.</summary>
    public static SlackApp? Read(IConfiguration settings, List<string> mistakes)
    {
        Known(settings, mistakes);
        if (_keys.All(k => Value(settings, k) is null)) return null;
        foreach (var key in _keys) if (Value(settings, key) is { } value && Mistake(key, value) is { } mistake) mistakes.Add($"{key}: {mistake}");
        Missing(settings, mistakes);
        return new SlackApp
        {
            SigningSecret = Value(settings, Secret), BotToken = Value(settings, Bot), ClientId = Value(settings, Client), ClientSecret = Value(settings, ClientSecret),
            AppToken = Value(settings, Socket), Api = Address(Value(settings, Api)) ?? SlackApp.UsualApi, IsAgent = SlackPackageSettings.IsAgent(settings),
            LinkDomain = SlackListing.Domain(SlackPackageSettings.Address(settings)),
        };
    }

    /// <summary>Names the settings that are none.</summary>
    public static void Known(IConfiguration settings, List<string> mistakes)
    {
        foreach (var stray in settings.GetSection("Slack").GetChildren().Where(s => !_keys.Append(SlackPackageSettings.Section).Contains(s.Path, StringComparer.OrdinalIgnoreCase)))
            mistakes.Add($"{stray.Path}: is no setting; there are {string.Join(", ", _keys)} and {SlackPackageSettings.Section}.");
    }

    private static void Missing(IConfiguration settings, List<string> mistakes)
    {
        bool Has(string key) => Value(settings, key) is not null;
        if (!Has(Secret) && !Has(Socket)) mistakes.Add($"{Secret}: is missing; requests could not be told from forged ones. (Socket Mode, with {Socket}, needs none.)");
        if (Has(Client) && !Has(ClientSecret)) mistakes.Add($"{ClientSecret}: is missing beside {Client}.");
        if (Has(ClientSecret) && !Has(Client)) mistakes.Add($"{Client}: is missing beside {ClientSecret}.");
        if (Has(Bot) && (Has(Client) || Has(ClientSecret)))
            mistakes.Add($"{Bot}: is for one workspace, {Client} and {ClientSecret} are for an app that workspaces install; name one or the other.");
        if (!Has(Bot) && !Has(Client) && !Has(ClientSecret))
            mistakes.Add($"{Bot}: is missing; it speaks for one workspace. (For an app that workspaces install, name {Client} and {ClientSecret}.)");
    }

    private static string? Mistake(string key, string value) => key switch
    {
        Api => Address(value) is null ? $"\"{value}\" is not an https address such as {SlackApp.UsualApi} (plain http is taken on this machine only)." : null,
        _ when !value.All(c => c is > ' ' and <= '~') => "has spaces or signs that no such value has.",
        Bot when !value.StartsWith("xoxb-", StringComparison.Ordinal) && !value.StartsWith("xoxe.xoxb-", StringComparison.Ordinal) => "is no bot token; those begin with xoxb-.",
        Socket when !value.StartsWith("xapp-", StringComparison.Ordinal) => "is no app-level token; those begin with xapp-.",
        _ => null,
    };

    private static string? Value(IConfiguration settings, string key) => string.IsNullOrWhiteSpace(settings[key]) ? null : settings[key]!.Trim();

    private static Uri? Address(string? text)
    {
        if (!Uri.TryCreate(text is null || text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) || address.UserInfo != "" || address.Query != "") return null;
        var loopback = address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return address.Scheme == "https" || (address.Scheme == "http" && loopback) ? address : null;
    }
}
