using System.Globalization;
using System.Text.RegularExpressions;
using CsmBot.Alerts;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Alerts:</c> and the holidays, with their mistakes.</summary>
internal static partial class AlertSettings
{
    public static AlertPolicy Read(IConfiguration settings, List<string> mistakes)
    {
        var usual = new AlertPolicy();
        if (settings["Alerts:Routes"] is { } file && !File.Exists(file)) mistakes.Add($"Alerts:Routes: {file} does not exist.");
        return usual with
        {
            MostSingle = Number(settings, "Alerts:Burst", usual.MostSingle, mistakes),
            YellowDeadline = Span(settings, "Alerts:Deadlines:Yellow", usual.YellowDeadline, mistakes),
            RedDeadline = Span(settings, "Alerts:Deadlines:Red", usual.RedDeadline, mistakes),
            Steps = Steps(settings, usual.Steps, mistakes),
            QuietHours = Hours(settings, mistakes),
            QuietWeekends = Flag(settings, "Alerts:QuietWeekends", mistakes),
        };
    }

    /// <summary>"2026-12-25,2027-01-01" and how they count: <c>skip</c> or <c>move</c>.</summary>
    public static (IReadOnlySet<DateOnly> Days, bool Skips) Holidays(IConfiguration settings, List<string> mistakes)
    {
        var days = new HashSet<DateOnly>();
        foreach (var text in (settings["Workspace:Holidays"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
            else mistakes.Add($"Workspace:Holidays: \"{text}\" is not a day such as 2026-12-25.");
        var how = settings["Workspace:OnHolidays"] ?? "move";
        if (how is not ("move" or "skip")) mistakes.Add($"Workspace:OnHolidays: \"{how}\" is not move or skip.");
        return (days, how == "skip");
    }

    private static int Number(IConfiguration settings, string key, int unset, List<string> mistakes)
    {
        if (settings[key] is not { } text) return unset;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1000) return number;
        mistakes.Add($"{key}: \"{text}\" is not a number from 1 to 1000.");
        return unset;
    }

    private static TimeSpan Span(IConfiguration settings, string key, TimeSpan unset, List<string> mistakes)
    {
        if (settings[key] is not { } text) return unset;
        if (Settings.Interval(text.Trim()) is { } span) return span;
        mistakes.Add($"{key}: \"{text}\" is not a time such as 4h or 1d.");
        return unset;
    }

    private static IReadOnlyList<string> Steps(IConfiguration settings, IReadOnlyList<string> unset, List<string> mistakes)
    {
        if (settings["Alerts:Escalation"] is not { } text) return unset;
        var steps = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        mistakes.AddRange(steps.Where(s => !RouteFile.IsTarget(s)).Select(s => $"Alerts:Escalation: \"{s}\" is not owner, lead, exec, a #channel or an e-mail."));
        return steps;
    }

    private static (TimeOnly, TimeOnly)? Hours(IConfiguration settings, List<string> mistakes)
    {
        if (settings["Alerts:QuietHours"] is not { } text) return null;
        var match = Range().Match(text);
        if (match.Success && Time(match, 1) is { } from && Time(match, 2) is { } to && from != to) return (from, to);
        mistakes.Add($"Alerts:QuietHours: \"{text}\" is not a range such as 18:00-08:00.");
        return null;
    }

    private static TimeOnly? Time(Match match, int group) => TimeOnly.TryParseExact(match.Groups[group].Value, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static bool Flag(IConfiguration settings, string key, List<string> mistakes)
    {
        if (settings[key] is not { } text) return false;
        if (bool.TryParse(text, out var flag)) return flag;
        mistakes.Add($"{key}: \"{text}\" is not true or false.");
        return false;
    }

    [GeneratedRegex("^ *([0-9]{1,2}:[0-9]{2}) *[-–] *([0-9]{1,2}:[0-9]{2}) *$")] private static partial Regex Range();
}
