using CsmBot.Channels.Slack.Package;
using static CsmBot.Commands.ListingSettings;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Slack:Package:</c>, with their mistakes: how the app presents itself. None is needed for Socket Mode.</summary>
internal static class SlackPackageSettings
{
    public const string Section = "Slack:Package", BaseUrl = Section + ":BaseUrl";

    private const string Name = Section + ":Name", Description = Section + ":Description", LongDescription = Section + ":LongDescription", Background = Section + ":BackgroundColor",
        Installable = Section + ":Installable", Organisations = Section + ":OrgDeploy", Rotation = Section + ":TokenRotation", Agent = Section + ":Agent";

    private static readonly string[] _known = [BaseUrl, Name, Description, LongDescription, Background, Installable, Organisations, Rotation, Agent];

    /// <summary>The listing; null when something is wrong.</summary>
    public static SlackListing? Read(IConfiguration settings, List<string> mistakes)
    {
        var before = mistakes.Count;
        mistakes.AddRange(Strays(settings, Section, _known));
        string Text(string key, string usual, int least, int most)
        {
            var text = Value(settings, key) ?? usual;
            if (text.Length < least || text.Length > most) mistakes.Add($"{key}: has {text.Length} characters; Slack takes {least:N0} to {most:N0}.");
            return text;
        }
        bool Yes(string key, bool usual = false)
        {
            if (Value(settings, key) is not { } text) return usual;
            if (!bool.TryParse(text, out var yes)) mistakes.Add($"{key}: \"{text}\" is neither true nor false.");
            return yes;
        }

        bool Has(string key) => Value(settings, key) is not null;
        var colour = Value(settings, Background) ?? UsualColour;
        if (!Colour().IsMatch(colour)) mistakes.Add($"{Background}: \"{colour}\" is not a colour such as #0f766e.");
        var address = Address(settings);
        if (address is null && Named(settings) is { Text: { } wrong, Key: var key }) mistakes.Add($"{key}: \"{wrong}\" is not an https address without a query.");
        var listing = new SlackListing(Text(Name, UsualName, 1, 35), Text(Description, UsualDescription, 1, 140), Text(LongDescription, UsualLongDescription, 175, 4000), colour)
        {
            Address = address, BySocket = Has("Slack:AppToken") || (address is null && !Has("Slack:SigningSecret")), IsInstallable = Yes(Installable, Has("Slack:ClientId")),
            IsForOrganisations = Yes(Organisations), Rotates = Yes(Rotation), IsAgent = Yes(Agent),
        };
        if (address is null && Named(settings).Text is null && (!listing.BySocket || listing.IsInstallable))
            mistakes.Add($"{BaseUrl}: is missing; it is the public https address of this host, such as https://csmbot.example.com, {(listing.IsInstallable ? "to which a workspace comes back when it has installed the app" : "which Slack calls. (Without one, set Slack:AppToken: Socket Mode.)")}.");
        if (listing.Rotates && !listing.IsInstallable) mistakes.Add($"{Rotation}: the bot can renew tokens only where it gave out the installation itself, with {Installable} (or Slack:ClientId); Slack:BotToken would end after twelve hours.");
        return mistakes.Count > before ? null : listing;
    }

    public static Uri? Address(IConfiguration settings) => PublicAddress(Named(settings).Text);

    public static bool IsAgent(IConfiguration settings) => bool.TryParse(Value(settings, Agent), out var yes) && yes;

    /// <summary>One host has one address: what is said of it for Teams holds for Slack.</summary>
    private static (string Key, string? Text) Named(IConfiguration settings) => Value(settings, BaseUrl) is { } own ? (BaseUrl, own) : (PackageSettings.BaseUrl, Value(settings, PackageSettings.BaseUrl));
}
