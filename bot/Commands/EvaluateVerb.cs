using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Health;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Commands;

/// <summary><c>evaluate</c>: runs the health rules now, prints what changes and whom it tells, with the reason for each alert that is sent or held.</summary>
internal static class EvaluateVerb
{
    private static readonly Option<bool> _dryRun = new("--dry-run") { Description = "change nothing" };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object" };

    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var verb = new Command("evaluate", "Runs the health rules now.") { _dryRun, _json };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var settings = Settings.Read(Shared.Settings(parsed));
        using var store = Store.Open(Shared.DataOf(parsed), settings.Workspace);
        var names = new KnownNames(new WordsInForce(settings.Words, store));
        var rules = Serving.Rules(settings, store, names, NullLogger.Instance);
        // The letters are only written here; the serving host's courier, or the next one to start, carries them.
        var questions = new SettingLetters(store, new RulesSay(rules));
        var round = new AlertRound(store, rules, Serving.Outbox(store, TimeProvider.System), new AlertLetters(store, questions, settings.Rights), questions, Serving.Policy(settings, store, names, NullLogger.Instance), names.Of);
        RoundResult result;
        try { result = await round.Run(Shared.NowOf(parsed), dryRun: parsed.GetValue(_dryRun), cancel: cancel); }
        catch (RuleFileException mistakes)
        {
            parsed.InvocationConfiguration.Error.WriteLine(mistakes.Message);
            return Shell.Refused;
        }

        // What is silent or may be misspelled is said beside the result, not in it.
        foreach (var rule in rules.Rules.Rules.Where(r => r.Problem is not null)) parsed.InvocationConfiguration.Error.WriteLine($"rule {rule.Number} \"{rule.Name}\" is silent: {rule.Problem}");
        foreach (var warning in rules.Warnings()) parsed.InvocationConfiguration.Error.WriteLine(warning);
        parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(_json) ? Json(result) : Plain(result));
        return Shell.Done;
    }

    private static string Json(RoundResult r) => JsonSerializer.Serialize(new
    {
        now = r.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), accounts = r.Accounts, rules = r.Rules,
        not_judged = r.NotJudged.Select(n => new { rule = n.Rule, accounts = n.Accounts }),
        changes = r.Changes.Select(c => new { account = c.Account, account_id = c.AccountId, from = Words.Of(c.From), to = Words.Of(c.To), rule = c.Rule, because = c.Because }),
        alerts = r.Alerts.Select(a => new { account = a.Account, rule = a.Rule, to = a.To, send = a.Send, reason = a.Reason }),
    }, _plain);

    private static string Plain(RoundResult r)
    {
        var text = new StringBuilder().AppendLine($"{r.Accounts} accounts, {r.Rules} rules: {r.Changes.Count} change colour.");
        foreach (var n in r.NotJudged) text.AppendLine($"  {n.Rule}: {n.Accounts} accounts could not be judged, their data is missing");
        foreach (var c in r.Changes) text.AppendLine($"  {c.Account}: {Words.Of(c.From)} → {Words.Of(c.To)}, {c.Rule}: {c.Because}");
        foreach (var a in r.Alerts) text.AppendLine($"  {(a.Send ? "told" : "held")}: {a.Account}, {a.Rule}, to {a.To} ({a.Reason})");
        return text.ToString().TrimEnd();
    }
}
