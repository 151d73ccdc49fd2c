using System.CommandLine;
using System.Globalization;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Import;

namespace CsmBot.Commands;

/// <summary>The options that every verb takes.</summary>
internal static class Shared
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "the store: a folder (made on first use) or a connection string [the setting Data, else ./data]", HelpName = "DIR|CONNECTION", Recursive = true,
    };

    public static readonly Option<FileInfo?> Config = new("--config") { Description = "a file of settings beside appsettings.json", HelpName = "FILE", Recursive = true };

    public static readonly Option<string?> Now = new("--now") { Description = "the instant to take as now [CSMBOT_NOW, else the clock]", HelpName = "INSTANT", Recursive = true };

    public static readonly Option<string?> As = new("--as") { Description = "who speaks", HelpName = "EMAIL", Recursive = true };

    /// <summary>Whose doing a verb is, for the audit trail: whom <c>--as</c> names, else who is signed in on this machine.</summary>
    public static Actor By(ParseResult parsed, string? speaker = null) => new((speaker ?? parsed.GetValue(As)) is { Length: > 0 } named ? named : $"user {Environment.UserName}", "command line");

    /// <summary>Writes down that a verb is about to show what work costs, before it does.</summary>
    public static Task CostRead(ParseResult parsed, Store store, string what, CancellationToken cancel, string? speaker = null) => store.Write(work => work.CostRead(By(parsed, speaker), [what]), cancel);

    public static IConfiguration Settings(ParseResult parsed)
    {
        var settings = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true);
        if (parsed.GetValue(Config) is { } file)
        {
            if (!file.Exists) throw new Usage($"--config: {file.FullName} does not exist.");
            settings.AddJsonFile(file.FullName);
        }
        return settings.AddEnvironmentVariables().Build();
    }

    public static string DataOf(ParseResult parsed) => parsed.GetValue(Data) ?? Settings(parsed)["Data"] ?? "data";

    /// <summary>The store, with the workspace of the settings.</summary>
    public static Store Open(ParseResult parsed)
    {
        var store = Store.Open(DataOf(parsed), Commands.Settings.Read(Settings(parsed)).Workspace);
        if (IsNowSet(parsed)) store.Time = new RunningClock(NowOf(parsed));
        return store;
    }

    /// <summary>The names of the book, with the company's own words.</summary>
    public static KnownNames Names(ParseResult parsed, Store store) => new(new WordsInForce(Commands.Settings.Read(Settings(parsed)).Words, store));

    /// <summary>The day that an option gives; null where it is not given.</summary>
    public static DateOnly? Day(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new Usage($"{option.Name}: \"{text}\" is not a day such as 2026-01-31.");
    }

    public static bool IsNowSet(ParseResult parsed) => !string.IsNullOrEmpty(parsed.GetValue(Now) ?? Environment.GetEnvironmentVariable("CSMBOT_NOW"));

    /// <summary>Now, in UTC.</summary>
    public static DateTime NowOf(ParseResult parsed)
    {
        var text = parsed.GetValue(Now) ?? Environment.GetEnvironmentVariable("CSMBOT_NOW");
        if (string.IsNullOrEmpty(text)) return TimeProvider.System.GetUtcNow().UtcDateTime;
        return Instants.TryRead(text, out var now) ? now : throw new Usage($"--now: \"{text}\" is not an instant such as 2026-11-20T09:30:00Z.");
    }
}
