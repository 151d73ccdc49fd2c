using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CsmBot.Operations;

/// <summary>
/// What the program says about its own work, under the name <c>CsmBot</c>, to whoever listens; nobody does unless telemetry is on. Tags are names of our own (a channel, a kind of
/// message, a rule): never a person, an account or what was said.
/// </summary>
public static class Measures
{
    public const string Name = "CsmBot";

    private static readonly Meter _meter = new(Name);

    /// <summary>Spans of turns, rounds and attempts to send.</summary>
    public static readonly ActivitySource Spans = new(Name);

    private static readonly Histogram<double> _turns = _meter.CreateHistogram<double>("csmbot.turn.duration", "s", "A turn, from its message to its stored reply.");
    private static readonly Counter<long> _understood = _meter.CreateCounter<long>("csmbot.understood", "{message}", "Messages by what they were understood to be.");
    private static readonly Counter<long> _unused = _meter.CreateCounter<long>("csmbot.unused_words", "{word}", "Words that carry meaning and were not used.");
    private static readonly Histogram<double> _rounds = _meter.CreateHistogram<double>("csmbot.evaluation.duration", "s", "An evaluation of the health rules.");
    private static readonly Counter<long> _alerts = _meter.CreateCounter<long>("csmbot.alerts", "{alert}", "Alerts that people are told of, by rule, and those that are held back.");
    private static readonly Counter<long> _attempts = _meter.CreateCounter<long>("csmbot.outbox.attempts", "{attempt}", "Attempts to send, by how they ended.");

    public static void Turn(string channel, string kind, bool failed, TimeSpan took) =>
        _turns.Record(took.TotalSeconds, new("channel", channel), new("kind", kind), new("failed", failed));

    public static void Understood(string meaning, string outcome, int unused)
    {
        _understood.Add(1, new("meaning", meaning), new("outcome", outcome));
        if (unused > 0) _unused.Add(unused);
    }

    public static void Round(TimeSpan took, bool all) => _rounds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("accounts", all ? "all" : "some"));
    public static void Alert(string rule, bool sent) => _alerts.Add(1, new("rule", rule), new("sent", sent));
    public static void Attempt(string channel, string end) => _attempts.Add(1, new("channel", channel), new("end", end));
}
