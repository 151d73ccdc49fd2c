using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Channels.Teams.Package;
using CsmBot.Commands;
using CsmBot.Questions;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Data;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Channels.Teams.Package;

/// <summary>The package that an administrator of Teams uploads.</summary>
public sealed class AppPackageTests : IDisposable
{
    private const string App = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

    private readonly Folder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_manifest_is_valid_by_the_schema_that_Microsoft_publishes()
    {
        var problems = await Judges.Teams.Ask("manifest.mjs", AppManifest.Of(Listing()), AppManifest.Version);
        Assert.True(problems.AsArray().Count == 0, Judges.Say(problems));
        var wrong = AppManifest.Of(Listing() with { Name = new string('x', 31), Accent = "green" });
        Assert.Equal(2, (await Judges.Teams.Ask("manifest.mjs", wrong, AppManifest.Version)).AsArray().Count);
    }

    [Fact]
    public void The_manifest_asks_for_no_more_than_the_bot_uses()
    {
        var manifest = AppManifest.Of(Listing());
        Assert.Equal(["identity", "messageTeamMembers"], manifest["permissions"]!.AsArray().Select(p => (string)p!));
        Assert.All(new[] { "authorization", "webApplicationInfo", "devicePermissions", "validDomains", "staticTabs" }, part => Assert.Null(manifest[part]));
        var bot = manifest["bots"]![0]!;
        Assert.Equal(["personal", "team", "groupChat"], bot["scopes"]!.AsArray().Select(s => (string)s!));
        Assert.True((bool)bot["supportsTargetedMessages"]!);
        Assert.Equal(App, (string?)bot["botId"]);
    }

    [Fact]
    public void Every_suggested_command_is_one_that_the_bot_understands()
    {
        var context = new Context(new Moment(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email), ExampleNames.Directory);
        var lists = AppManifest.Of(Listing())["bots"]![0]!["commandLists"]!.AsArray();
        Assert.All(lists, list => Assert.InRange(list!["commands"]!.AsArray().Count, 1, 12));
        foreach (var title in lists.SelectMany(l => l!["commands"]!.AsArray()).Select(c => (string)c!["title"]!))
            Assert.True(Language.English.Understand(title, context) is OpenLogForm or Help or ShowAlerts or Ask { Unused.IsEmpty: true }, title);
    }

    [Fact]
    public async Task The_zip_holds_the_manifest_and_two_icons_and_is_the_same_whenever_it_is_made()
    {
        var (status, said) = await Run("--out", Path.Combine(_folder.Path, "one.zip"));
        Assert.True(status == 0, said);
        await Run("--out", Path.Combine(_folder.Path, "two.zip"));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "one.zip"), _stop);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(_folder.Path, "two.zip"), _stop));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(e => e.FullName));
        Assert.Equal("https://csmbot.example.com/", (string?)JsonNode.Parse(zip.Entries[0].Open())!["developer"]!["websiteUrl"]);
        Assert.Equal((192, 192), Size(zip.Entries[1]));
        Assert.Equal((32, 32), Size(zip.Entries[2]));
    }

    [Fact]
    public void The_outline_is_white_on_nothing()
    {
        var pixels = Pixels(AppIcons.Outline(), 32);
        Assert.All(pixels, p => Assert.Equal((255, 255, 255), (p[0], p[1], p[2])));
        Assert.Contains(pixels, p => p[3] == 255);
        Assert.Contains(pixels, p => p[3] == 0);
        Assert.All(Pixels(AppIcons.Colour(), 192), p => Assert.Equal(255, p[3]));
    }

    [Fact]
    public async Task Every_mistake_in_the_settings_is_named()
    {
        var (status, said) = await Run("--out", Path.Combine(_folder.Path, "x.zip"), settings: new()
        {
            ["Teams:AppId"] = "mine", ["Teams:Package:Version"] = "1", ["Teams:Package:Name"] = new string('x', 40), ["Teams:Package:BaseUrl"] = "http://csmbot.example.com", ["Teams:Package:Colour"] = "red", ["Teams:Package:AccentColor"] = "red",
        });
        Assert.Equal(2, status);
        Assert.Equal(6, said.Split('\n').Length);
        Assert.All(new[] { "Teams:AppId: \"mine\"", "Teams:Package:Version: \"1\"", "Teams:Package:Name: has 40", "Teams:Package:BaseUrl: \"http://csmbot.example.com\"", "Teams:Package:Colour: is no setting", "Teams:Package:AccentColor: \"red\"" }, part => Assert.Contains(part, said));
    }

    private static AppListing Listing()
    {
        var mistakes = new List<string>();
        var listing = PackageSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(Usual).Build(), mistakes);
        Assert.Empty(mistakes);
        return listing!;
    }

    private static Dictionary<string, string?> Usual => new() { ["Teams:AppId"] = App, ["Teams:Package:BaseUrl"] = "https://csmbot.example.com" };

    private async Task<(int Status, string Said)> Run(string option, string value, Dictionary<string, string?>? settings = null)
    {
        var config = Path.Combine(_folder.Path, "settings.json");
        await File.WriteAllTextAsync(config, new JsonObject((settings ?? Usual).Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))).ToJsonString());
        var said = new StringWriter();
        var status = await Program.Run(["teams-package", option, value, "--config", config], said, said);
        return (status, said.ToString().ReplaceLineEndings("\n").Trim());
    }

    private static (int, int) Size(ZipArchiveEntry entry)
    {
        var head = new byte[24];
        using var stream = entry.Open();
        stream.ReadExactly(head);
        return (BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20)));
    }

    private static byte[][] Pixels(byte[] png, int width)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var rows = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        var raw = new MemoryStream();
        rows.CopyTo(raw);
        return [.. raw.ToArray().Chunk(width * 4 + 1).SelectMany(row => row[1..].Chunk(4))];
    }
}
