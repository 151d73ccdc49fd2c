using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Health;
using CsmBot.Questions;

namespace CsmBot.Commands;

/// <summary><c>backtest</c>: what the rules would have caught.</summary>
internal static class BacktestVerb
{
    private static readonly Argument<string[]> _rules = new("RULE") { Description = "names of rules [all]", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> _from = new("--from") { Description = "the first day that counts [that of the oldest fact]", HelpName = "DAY" };
    private static readonly Option<string?> _to = new("--to") { Description = "the last day that counts [today]", HelpName = "DAY" };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object" };

    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var verb = new Command("backtest", "What the health rules would have caught.") { _rules, _from, _to, _json };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var settings = Settings.Read(Shared.Settings(parsed));
        using var store = Shared.Open(parsed);
        var names = Shared.Names(parsed, store);
        IReadOnlyList<HealthRule> rules;
        try { rules = new RulesInForce(settings.Rules, () => store.Book, names.Of).Rules.Rules; }
        catch (RuleFileException mistakes)
        {
            error.WriteLine(mistakes.Message);
            return Shell.Refused;
        }
        if (Chosen(rules, parsed.GetValue(_rules) ?? [], error) is not { } chosen) return Shell.Refused;

        var (book, now) = (store.Book, Shared.NowOf(parsed));
        var history = new History(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
        var (from, to) = (Day(parsed, _from) ?? history.First, Day(parsed, _to) ?? history.Now.Today);
        if (to < from) throw new Usage($"--from {from:yyyy-MM-dd} is after --to {to:yyyy-MM-dd}.");
        var trials = new List<Trial>();
        foreach (var rule in chosen)
        {
            if (Trial.Of(rule, history.Now, names.Of(book)) is { Trial: { } trial }) trials.Add(trial);
        }

        var results = new Backtest(history).Run(trials, from, to);
        output.WriteLine(Json(results, from, to));
        return Shell.Done;
    }

    private static List<HealthRule>? Chosen(IReadOnlyList<HealthRule> rules, string[] names, TextWriter error)
    {
        var chosen = names.Length == 0 ? [.. rules] : new List<HealthRule>();
        foreach (var name in names)
            if (rules.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)) is { } rule) chosen.Add(rule);
            else
            {
                error.WriteLine($"There is no rule \"{name}\"; there are {string.Join(", ", rules.Select(r => r.Name))}.");
                return null;
            }
        return chosen;
    }

    private static DateOnly? Day(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new Usage($"{option.Name}: \"{text}\" is not a day such as 2026-01-31.");
    }

    private static string Json(IReadOnlyList<Backtested> results, DateOnly from, DateOnly to) => JsonSerializer.Serialize(new
    {
        from, to,
        rules = results.Select(r => new
        {
            rule = r.Rule.Name, fires = Catches(r.Fires), churns = Catches(r.Churns), downsells = Catches(r.Downsells), alarms = r.Alarms, false_alarms = r.FalseAlarms, undecided = r.Undecided,
            alarms_per_week = Math.Round(r.AlarmsPerWeek, 3), not_judged = r.NotJudged, warnings = r.Warnings,
        }),
    }, _plain);

    private static object Catches(Catches c) => new { caught = c.Caught.Count, missed = c.Missed.Count, median_days_ahead = c.MedianDaysAhead, by_chance = Math.Round(c.ByChance, 1) };
}
