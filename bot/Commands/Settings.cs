using System.Globalization;
using System.Text.RegularExpressions;
using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Channels.Facts;
using CsmBot.Channels.Slack;
using CsmBot.Channels.Teams.Trust;

namespace CsmBot.Commands;

/// <summary>What the settings say (contracts: config), read once; every mistake in them is named together.</summary>
internal sealed partial record Settings(Workspace Workspace, string Rules, bool RulesNamed, TimeSpan Schedule, AlertPolicy Alerts, Rights Rights, string? Routes, string? Words, FactSources? Facts, TeamsApp? Teams, SlackApp? Slack)
{
    /// <summary>Where no chat channel is set up, the host is in local mode by itself.</summary>
    public bool HasChannel => Teams is not null || Slack is not null;

    /// <summary>The file of plan templates.</summary>
    public string Plans { get; init; } = Beside("plan-templates.yaml");

    /// <summary>Days before a fire or churn in which a warning counts.</summary>
    public int Horizon { get; init; } = Health.Backtest.UsualHorizon;

    public ReportSettings Reports { get; init; } = new(null, null);

    public Privacy.RetentionPolicy Retention { get; init; } = new();

    public LimitSettings Limits { get; init; } = new();

    /// <exception cref="Usage">All that is wrong, a line each.</exception>
    public static Settings Read(IConfiguration settings)
    {
        var mistakes = new List<string>();
        var read = new Settings(ReadWorkspace(settings, mistakes), settings["Health:Rules"] ?? Beside("health-rules.yaml"), settings["Health:Rules"] is not null,
            One(settings, "Health:Schedule", TimeSpan.FromHours(1), Interval, "an interval such as 30m, 1h or 01:00:00", mistakes),
            AlertSettings.Read(settings, mistakes), AccessSettings.Rights(settings, mistakes), settings["Alerts:Routes"], settings["Words"], FactSettings.Read(settings, mistakes),
            TeamsSettings.Read(settings, mistakes), SlackSettings.Read(settings, mistakes))
        {
            Plans = settings["Plans:Templates"] ?? Beside("plan-templates.yaml"),
            Reports = ReportSettings.Read(settings, mistakes),
            Retention = PrivacySettings.Retention(settings, mistakes),
            Limits = PrivacySettings.Limits(settings, mistakes),
            Horizon = One(settings, "Health:Horizon", Health.Backtest.UsualHorizon, Days, $"a number of days from 1 to {MostDays}", mistakes),
        };
        read = read with { Alerts = read.Alerts with { Clearance = AccessSettings.Clearance(settings, local: !read.HasChannel) } };
        if (read.RulesNamed && !File.Exists(read.Rules)) mistakes.Add($"Health:Rules: {read.Rules} does not exist.");
        Templates(settings, mistakes);
        if (Operations.Telemetry.Problem(settings) is { } telemetry) mistakes.Add(telemetry);
        if (read.Words is { } words && !File.Exists(words)) mistakes.Add($"Words: {words} does not exist.");
        return mistakes.Count == 0 ? read : throw new Usage(string.Join(Environment.NewLine, mistakes));
    }

    private static void Templates(IConfiguration settings, List<string> mistakes)
    {
        if (settings["Plans:Templates"] is not { } file) return;
        if (!File.Exists(file))
        {
            mistakes.Add($"Plans:Templates: {file} does not exist.");
            return;
        }
        try { SuccessPlans.PlanTemplateFile.Read(File.ReadAllText(file), file); }
        catch (SuccessPlans.PlanTemplateException wrong) { mistakes.Add(wrong.Message); }
    }

    /// <summary>The file beside the data and settings where the host was started, else the one that comes with the program.</summary>
    private static string Beside(string file) => File.Exists(file) ? file : Path.Combine(AppContext.BaseDirectory, file);

    private static Workspace ReadWorkspace(IConfiguration settings, List<string> mistakes)
    {
        var defaults = new Workspace();
        var (holidays, skips) = AlertSettings.Holidays(settings, mistakes);
        return defaults with
        {
            TimeZone = One(settings, "Workspace:TimeZone", defaults.TimeZone, t => TimeZoneInfo.TryFindSystemTimeZoneById(t, out var zone) ? zone : null, "an IANA time zone such as Europe/London", mistakes),
            Address = SlackPackageSettings.Address(settings),
            Currency = One(settings, "Workspace:Currency", defaults.Currency, t => Currency().IsMatch(t) ? t : null, "a currency such as USD", mistakes),
            Rates = Rates(settings, mistakes),
            Holidays = holidays,
            SkipsHolidays = skips,
            FiscalYearStart = One(settings, "Workspace:FiscalYearStart", defaults.FiscalYearStart, Month, "a month, 1 to 12", mistakes),
            WeekStart = One(settings, "Workspace:WeekStart", defaults.WeekStart, t => Enum.TryParse<DayOfWeek>(t, true, out var day) && Enum.IsDefined(day) ? day : null, "a weekday such as Monday", mistakes),
            DateOrder = One<DateOrder>(settings, "Workspace:DateOrder", defaults.DateOrder, t => t switch { "month-first" => DateOrder.MonthFirst, "day-first" => DateOrder.DayFirst, _ => null }, "month-first or day-first", mistakes),
            FlaggedShare = One(settings, "Reports:FlaggedShare", defaults.FlaggedShare, Percent, "a percentage above 0 and up to 1000 such as 20", mistakes),
            TierCuts = List(settings, "Tiers:Cuts", defaults.TierCuts, n => n is > 0 and < 1, ascending: true, "rising shares between 0 and 1 such as 0.5,0.8", mistakes)!,
            TierThresholds = List(settings, "Tiers:Thresholds", null, n => n > 0, ascending: false, "falling amounts such as 100000,20000", mistakes)?.Select(n => (decimal)n).ToList(),
        };
    }

    private static T One<T>(IConfiguration settings, string key, T unset, Func<string, T?> read, string expected, List<string> mistakes) where T : struct
    {
        if (settings[key] is not { } text) return unset;
        if (read(text.Trim()) is { } value) return value;
        mistakes.Add($"{key}: \"{text}\" is not {expected}.");
        return unset;
    }

    private static T One<T>(IConfiguration settings, string key, T unset, Func<string, T?> read, string expected, List<string> mistakes) where T : class
    {
        if (settings[key] is not { } text) return unset;
        if (read(text.Trim()) is { } value) return value;
        mistakes.Add($"{key}: \"{text}\" is not {expected}.");
        return unset;
    }

    private static int? Month(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number is >= 1 and <= 12 ? number : null
        : DateTime.TryParseExact(text, ["MMMM", "MMM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var named) ? named.Month : null;

    private static double? Percent(string text) =>
        double.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 1000 ? percent : null;

    private const int MostDays = 730;

    private static int? Days(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays ? days : null;

    private static Dictionary<string, decimal> Rates(IConfiguration settings, List<string> mistakes)
    {
        var rates = new Dictionary<string, decimal>();
        foreach (var rate in settings.GetSection("Workspace:Rates").GetChildren())
            if (decimal.TryParse(rate.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0) rates[rate.Key.ToUpperInvariant()] = value;
            else mistakes.Add($"{rate.Path}: \"{rate.Value}\" is not a rate such as 1.08.");
        return rates;
    }

    private static IReadOnlyList<double>? List(IConfiguration settings, string key, IReadOnlyList<double>? unset, Func<double, bool> fits, bool ascending, string expected, List<string> mistakes)
    {
        if (settings[key] is not { } text) return unset;
        var numbers = text.Split(',').Select(p => double.TryParse(p.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && fits(n) ? n : double.NaN).ToList();
        var sorted = ascending ? numbers.Order() : numbers.OrderDescending();
        if (numbers.All(n => !double.IsNaN(n)) && sorted.SequenceEqual(numbers) && numbers.Distinct().Count() == numbers.Count) return numbers;
        mistakes.Add($"{key}: \"{text}\" is not {expected}.");
        return unset;
    }

    /// <summary>"30m", "1h", "hourly", "01:00:00"; at least ten seconds.</summary>
    internal static TimeSpan? Interval(string text)
    {
        if (text == "hourly") return TimeSpan.FromHours(1);
        if (text == "daily") return TimeSpan.FromDays(1);
        var match = Amount().Match(text);
        var interval = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch { "s" => TimeSpan.FromSeconds(1), "m" => TimeSpan.FromMinutes(1), "h" => TimeSpan.FromHours(1), _ => TimeSpan.FromDays(1) }
            : TimeSpan.TryParseExact(text, @"hh\:mm\:ss", CultureInfo.InvariantCulture, out var exact) ? exact : TimeSpan.Zero;
        return interval >= TimeSpan.FromSeconds(10) ? interval : null;
    }

    [GeneratedRegex("^[A-Z]{3}$")] private static partial Regex Currency();

    [GeneratedRegex("^([0-9]{1,5}) ?([smhd])$")] private static partial Regex Amount();
}
