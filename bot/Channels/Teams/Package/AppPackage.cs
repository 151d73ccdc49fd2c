using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards.Teams;

namespace CsmBot.Channels.Teams.Package;

/// <summary>How the app presents itself to the administrators and people of Teams.</summary>
/// <param name="Id">The app in the catalogue; uploading a package of the same id and a higher version updates it.</param>
/// <param name="BotId">The bot's app registration.</param>
/// <param name="Accent">As <c>#rrggbb</c>.</param>
public sealed record AppListing(
    Guid Id, Guid BotId, string Version, string Name, string FullName, string Description, string LongDescription, string Developer, Uri Website, Uri Privacy, Uri Terms, string Accent);

/// <summary>
/// The package that an administrator uploads (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package): manifest and two icons. The same
/// listing makes the same bytes.
/// </summary>
public static class AppPackage
{
    // The earliest that a zip can say: the time of writing would make every package another one.
    private static readonly DateTimeOffset _always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions _readable = new(AdaptiveCard.Json) { WriteIndented = true };

    public static byte[] Zip(AppListing listing)
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(AppManifest.Of(listing).ToJsonString(_readable) + "\n"));
            Add(zip, AppManifest.ColourIcon, AppIcons.Colour());
            Add(zip, AppManifest.OutlineIcon, AppIcons.Outline());
        }
        return buffer.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = _always;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
