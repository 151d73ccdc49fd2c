using System.CommandLine;
using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards.Text;
using CsmBot.Conversations;
using CsmBot.Health;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Commands;

/// <summary><c>backtest</c>: what the rules would have caught, as a text table or as JSON; a rule alone with what it missed and with other thresholds.</summary>
internal static class BacktestVerb
{
    private static readonly Argument<string[]> _rules = new("RULE") { Description = "names of rules, or conditions such as \"accounts with NPS below 20\" [all rules]", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> _from = new("--from") { Description = "the first day that counts [that of the oldest fact]", HelpName = "DAY" };
    private static readonly Option<string?> _to = new("--to") { Description = "the last day that counts [today]", HelpName = "DAY" };
    private static readonly Option<bool> _curve = new("--curve") { Description = "other thresholds of each rule too; a rule alone has them anyway" };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object" };

    public static Command Command()
    {
        var verb = new Command("backtest", "What the health rules would have caught.") { _rules, _from, _to, _curve, _json };
        verb.SetAction((parsed, cancel) => Task.Run(() => Run(parsed, cancel), cancel));
        return verb;
    }

    private static int Run(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var settings = Settings.Read(Shared.Settings(parsed));
        using var store = Shared.Open(parsed);
        var (book, names) = (store.Book, Shared.Names(parsed, store));
        var history = new History(book, new Moment(Shared.NowOf(parsed), book.Workspace.TimeZone, book.Workspace, parsed.GetValue(Shared.As)));
        var (from, to) = Days(parsed, history);
        IReadOnlyList<HealthRule> rules;
        try { rules = Serving.Rules(settings, store, names, NullLogger.Instance).Rules.Rules; }
        catch (RuleFileException mistakes)
        {
            error.WriteLine(mistakes.Message);
            return Shell.Refused;
        }
        var wanted = parsed.GetValue(_rules) ?? [];
        var (trials, problems) = TrialChoice.Of(wanted, rules, history.Now, names.Of(book));
        foreach (var problem in problems) error.WriteLine(problem);
        if (problems.Count > 0 && (wanted.Length > 0 || trials.Count == 0)) return Shell.Refused;

        var backtest = new Backtest(history, settings.Horizon);
        var tested = backtest.Run(trials, from, to, new Progress(error, "rules"), cancel);
        var curves = parsed.GetValue(_curve) || (trials.Count == 1 && !parsed.GetValue(_json))
            ? trials.Select(t => Curve.Of(t, backtest, from, to, new Progress(error, $"thresholds of {t.Rule.Name}"), cancel)).ToList() : null;
        if (parsed.GetValue(_json)) output.WriteLine(BacktestJson.Of(tested, curves, from, to));
        else if (curves is null) output.WriteLine(PlainText.Render(BacktestViews.All(tested, problems, from, to)).TrimEnd());
        else for (var i = 0; i < trials.Count; i++)
            output.WriteLine(PlainText.Render(BacktestViews.One(tested[i], trials[i].When(history.Now), curves[i], backtest, from, to)));
        return Shell.Done;
    }

    private static (DateOnly From, DateOnly To) Days(ParseResult parsed, History history)
    {
        var (from, to) = (Shared.Day(parsed, _from) ?? history.First, Shared.Day(parsed, _to) ?? history.Now.Today);
        if (to > history.Now.Today) throw new Usage($"--to: {Written(to)} has not come yet.");
        return from <= to ? (from, to) : throw new Usage($"--from: {Written(from)} is after {Written(to)}, the last day.");
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A line to the terminal's error stream for every tenth that is done, once it takes longer than a second.</summary>
    private sealed class Progress(TextWriter error, string what) : IProgress<double>
    {
        private readonly long _begun = System.Diagnostics.Stopwatch.GetTimestamp();
        private readonly Lock _telling = new();
        private int _told;

        public void Report(double share)
        {
            lock (_telling)
            {
                var tenth = (int)(share * 10);
                if (tenth <= _told || System.Diagnostics.Stopwatch.GetElapsedTime(_begun).TotalSeconds < 1) return;
                _told = tenth;
                error.WriteLine($"Replaying the {what}: {tenth * 10} %");
            }
        }
    }
}
