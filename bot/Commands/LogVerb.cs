using CsmBot.Access;
using System.CommandLine;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Teams;
using CsmBot.Cards.Text;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Interactions;
using CsmBot.SuccessPlans;
using CsmBot.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace CsmBot.Commands;

/// <summary><c>log</c>: a message logged as in chat, through the same turn; prints what was stored. A batch line with an id logs once, however often it is run.</summary>
internal static class LogVerb
{
    private static readonly Argument<string?> _message = new("MESSAGE") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object a message" };
    private static readonly Option<string?> _batch = new("--batch") { Description = "a message a line; - is standard input", HelpName = "FILE" };

    public static Command Command()
    {
        var verb = new Command("log", "Logs as in chat; prints what was stored.") { _message, _json, _batch };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (message, batch) = (parsed.GetValue(_message), parsed.GetValue(_batch));
        if (message is null == batch is null) throw new Usage("log takes either a MESSAGE or --batch FILE.");
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        using var store = Shared.Open(parsed);
        var names = Shared.Names(parsed, store);
        var settings = Settings.Read(Shared.Settings(parsed));
        var rules = Serving.Rules(settings, store, names, NullLogger.Instance);
        var desk = new Desk(store, rules, names, new PlanTemplates(settings.Plans), Shared.NowOf(parsed), parsed.GetValue(Shared.As));
        var json = parsed.GetValue(_json) || batch is not null;
        var refused = false;
        foreach (var line in batch is null ? [new BatchLine(message!)] : Batch.Read(batch))
        {
            var (reply, log, changed) = await desk.Take(line, cancel);
            refused |= log is null && !changed;
            if (json) output.WriteLine(Json(line, reply, log, changed, store.Book));
            else (log is null && !changed ? error : output).WriteLine(PlainText.Render(reply.Card));
        }
        return refused ? Shell.Refused : Shell.Done;
    }

    private static string Json(BatchLine line, Reply reply, StoredLog? log, bool changed, Book book) => JsonSerializer.Serialize(new
    {
        id = line.Id, text = line.Text, outcome = log is not null ? "logged" : changed ? "undone" : "refused", log = log?.LogId, reply = reply.Fallback,
        interactions = (log?.Entries ?? []).Select(e => new
        {
            interaction_id = e.InteractionId, account = book.Find(e.AccountId) is var a and >= 0 ? book.Accounts[a].Name : e.AccountId, account_id = e.AccountId, type = Words.Of(e.Type),
            minutes = e.Minutes, volume = e.Volume, effectiveness = e.Effectiveness, purpose = e.Purpose is { } p ? Words.Of(p) : null, occurred_at = e.OccurredAt, notes = e.Notes,
        }),
    }, AdaptiveCard.Json);

    /// <summary>Takes lines as a chat would, one after the other, each at its own now.</summary>
    private sealed class Desk
    {
        private const string Channel = "shell";
        private readonly Store _store;
        private readonly Turn _turn;
        private readonly LineClock _clock;
        private readonly DateTime _now;
        private readonly string? _speaker;

        public Desk(Store store, RulesInForce rules, KnownNames names, PlanTemplates plans, DateTime now, string? speaker)
        {
            (_store, _now, _speaker, _clock) = (store, now, speaker, new LineClock());
            var outbox = new Outbox([]);
            var settings = new SettingLetters(store, new RulesSay(rules));
            var letters = new AlertLetters(store, settings);
            _turn = new Turn(store, outbox, new AlertActions(outbox, letters, new AlertPolicy()), letters, settings, new AlertPolicy(), rules, names, Rights.Usual, plans, _clock, Language.English.Understand, new ReportTalk(store, ReportLinks.None), ReportLinks.None);
        }

        public async Task<(Reply Reply, StoredLog? Log, bool Changed)> Take(BatchLine line, CancellationToken cancel)
        {
            var speaker = line.As ?? _speaker ?? throw new Usage("log needs --as EMAIL: who did it.");
            _clock.Now = line.Now ?? _now;
            if (!_turn.Knows(speaker)) return (Reply.Of($"{speaker} is not in the team."), null, false);
            var id = line.Id ?? Path.GetRandomFileName();
            var incoming = new Incoming(Channel, line.Conversation ?? id, id, speaker, new Said(line.Text)) { Personal = true };
            var by = new Actor(speaker, "command line");
            var outcome = _turn.Take(incoming);
            if (outcome is Conversations.Outcome.Ready && outcome.CostRead.Count > 0) await _store.Write(work => work.CostRead(by, outcome.CostRead), cancel);
            return outcome switch
            {
                Conversations.Outcome.Ready ready => (ready.Reply, null, false),
                Conversations.Outcome.Act act => await _store.Write(work =>
                {
                    work.By = by;
                    var reply = act.Do(work);
                    work.CostRead(by, outcome.CostRead);
                    return (reply, Logs.Of(work, incoming, speaker, _clock.Now), !work.Changes.IsEmpty);
                }, cancel),
                _ => throw new InvalidOperationException("An outcome without a line in this switch."),
            };
        }
    }

    private sealed class LineClock : TimeProvider
    {
        public DateTime Now { get; set; }
        public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(Now, DateTimeKind.Utc));
    }
}
