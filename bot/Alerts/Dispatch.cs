using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Alerts;

/// <summary>
/// Makes letters of the tellings that are due: a card for each, or one digest where a conversation is to be told of many at once. The letter and the tick are one
/// transaction; a telling whose alert needs nobody any more is ticked without one.
/// </summary>
public sealed class Dispatch(Outbox outbox, AlertLetters letters, AlertPolicy policy)
{
    public static bool IsDue(CsmDb db, DateTime now) => db.Tellings.Any(t => !t.Done && t.Due <= now);

    public void Run(Work work, DateTime now)
    {
        var due = work.Db.Tellings.Where(t => !t.Done && t.Due <= now).OrderBy(t => t.Due).ThenBy(t => t.AlertId).ThenBy(t => t.Occasion).ToList();
        var ids = due.Select(t => t.AlertId).Distinct().ToList();
        var alerts = work.Db.Alerts.Where(a => ids.Contains(a.Id)).ToDictionary(a => a.Id);
        foreach (var place in due.GroupBy(t => (t.Channel, t.Conversation)))
        {
            foreach (var telling in place) telling.Done = true;
            var open = place.Where(t => alerts.GetValueOrDefault(t.AlertId) is { } alert && Needs(alert, t)).DistinctBy(t => t.AlertId).ToList();
            if (open.Count > policy.MostSingle) Digest(work, open, alerts, now);
            else foreach (var telling in open) telling.Letter = letters.Tell(work, outbox, alerts[telling.AlertId], telling, now);
        }
    }

    /// <summary>Somebody has it, or it is over: then there is no news. Who was given it is told in any case while it lives.</summary>
    private static bool Needs(Alert alert, Telling telling) => telling.Occasion.StartsWith("assigned", StringComparison.Ordinal) ? alert.IsLive : alert.State == AlertState.Open;

    private void Digest(Work work, List<Telling> open, Dictionary<string, Alert> alerts, DateTime now)
    {
        var key = letters.Digest(work, outbox, open[0], [.. open.Select(t => alerts[t.AlertId])], now);
        foreach (var telling in open) telling.Letter = key;
    }
}
