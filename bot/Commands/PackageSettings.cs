using System.Text.RegularExpressions;
using CsmBot.Channels.Teams.Package;
using static CsmBot.Commands.ListingSettings;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Teams:Package:</c>, with their mistakes: how the app presents itself.</summary>
internal static partial class PackageSettings
{
    public const string Section = "Teams:Package", BaseUrl = Section + ":BaseUrl";

    private const string AppId = "Teams:AppId", Id = Section + ":Id", Version = Section + ":Version", Name = Section + ":Name", FullName = Section + ":FullName", Description = Section + ":Description",
        LongDescription = Section + ":LongDescription", Developer = Section + ":Developer", Website = Section + ":WebsiteUrl", Privacy = Section + ":PrivacyUrl", Terms = Section + ":TermsOfUseUrl",
        Accent = Section + ":AccentColor";

    private static readonly string[] _known = [BaseUrl, Id, Version, Name, FullName, Description, LongDescription, Developer, Website, Privacy, Terms, Accent];

    /// <summary>The listing; null when something is wrong.</summary>
    public static AppListing? Read(IConfiguration settings, List<string> mistakes)
    {
        var before = mistakes.Count;
        mistakes.AddRange(Strays(settings, Section, _known));
        string Text(string key, string usual, int most)
        {
            var text = Value(settings, key) ?? usual;
            if (text.Length > most) mistakes.Add($"{key}: has {text.Length} characters; Teams shows at most {most}.");
            return text;
        }
        Guid Guid_(string key, Guid? usual, string what)
        {
            if (Value(settings, key) is not { } text)
            {
                if (usual is null) mistakes.Add($"{key}: is missing; it is {what}.");
                return usual ?? default;
            }
            if (Guid.TryParseExact(text, "D", out var id)) return id;
            mistakes.Add($"{key}: \"{text}\" is not {what}, such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427.");
            return default;
        }
        string Like(string key, string usual, Regex shape, string expected)
        {
            var text = Value(settings, key) ?? usual;
            if (!shape.IsMatch(text)) mistakes.Add($"{key}: \"{text}\" is not {expected}.");
            return text;
        }

        var bot = Guid_(AppId, null, "the client id of the bot's app registration");
        var home = Address(settings, Website, mistakes) ?? Home(settings, mistakes);
        var listing = new AppListing(Guid_(Id, bot, "the id of the app in the catalogue"), bot, Like(Version, "1.0.0", SemVer(), "a version such as 1.0.0"), Text(Name, UsualName, 30),
            Text(FullName, "CsmBot for customer success teams", 100), Text(Description, UsualDescription, 80), Text(LongDescription, UsualLongDescription, 4000),
            Text(Developer, "Customer success", 32), home, Address(settings, Privacy, mistakes) ?? home, Address(settings, Terms, mistakes) ?? home, Like(Accent, UsualColour, Colour(), "a colour such as #0f766e"));
        return mistakes.Count > before ? null : listing;
    }

    public static Uri? PublicAddress(IConfiguration settings) => ListingSettings.PublicAddress(Value(settings, BaseUrl));

    private static Uri Home(IConfiguration settings, List<string> mistakes)
    {
        var before = mistakes.Count;
        if (Address(settings, BaseUrl, mistakes) is { } address) return address;
        if (mistakes.Count == before) mistakes.Add($"{BaseUrl}: is missing; it is the public https address of this host, such as https://csmbot.example.com, or set {Website}.");
        return new Uri("https://missing.invalid");
    }

    private static Uri? Address(IConfiguration settings, string key, List<string> mistakes)
    {
        if (Value(settings, key) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" } && text.Length <= 2048) return uri;
        mistakes.Add($"{key}: \"{text}\" is not an https address.");
        return null;
    }

    [GeneratedRegex("^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$")] private static partial Regex SemVer();

}
