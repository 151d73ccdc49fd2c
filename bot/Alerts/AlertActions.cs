using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Alerts;

/// <summary>What people do with an alert. Each edits every card of it, in the transaction of the change.</summary>
public sealed class AlertActions(Outbox outbox, AlertLetters letters, AlertPolicy policy)
{
    /// <summary>Somebody looks after it: it escalates no further. Returns the alert as it stands, or null when there is none; one that is over stays as it is.</summary>
    public Alert? Acknowledge(Work work, string id, string by, DateTime now) =>
        Change(work, id, now, alert => (alert.State, alert.By, alert.Until, alert.Deadline) = (AlertState.Acknowledged, by, null, null));

    /// <summary>It rests until a day; alerts of the same rule about the same account are held until then, unless it gets worse.</summary>
    public Alert? Snooze(Work work, string id, string by, DateOnly until, DateTime now) => Change(work, id, now, alert =>
    {
        (alert.State, alert.By, alert.Until, alert.Deadline) = (AlertState.Snoozed, by, until, null);
        var rest = work.Db.Rests.Find(alert.AccountId, alert.Rule);
        if (rest is null) work.Db.Add(rest = new Rest { AccountId = alert.AccountId, Rule = alert.Rule, By = by });
        (rest.Colour, rest.Until, rest.By) = (alert.To, until, by);
    });

    /// <summary>
    /// Somebody is to look after it, and is told in person at once: who hands a thing over expects it to arrive. It is open until they acknowledge it; where they
    /// gave it to themselves, they have.
    /// </summary>
    public Alert? Assign(Work work, string id, string by, string whom, string label, DateTime now) => Change(work, id, now, alert =>
    {
        alert.Assignee = whom;
        if (string.Equals(by, whom, StringComparison.OrdinalIgnoreCase))
        {
            (alert.State, alert.By, alert.Until, alert.Deadline) = (AlertState.Acknowledged, by, null, null);
            return;
        }

        if (alert.State != AlertState.Open) (alert.State, alert.By, alert.Until) = (AlertState.Open, null, null);
        alert.Deadline = alert.Step < policy.Steps.Count ? now + policy.Deadline(alert.To) : null;
        foreach (var place in work.Db.Places.Where(p => p.Kind == PlaceKind.Personal).ToList().Where(p => string.Equals(p.Person, whom, StringComparison.OrdinalIgnoreCase)))
            work.Db.Add(new Telling
            {
                AlertId = alert.Id, Occasion = $"assigned{alert.Version + 1}", Channel = place.Channel, Conversation = place.Conversation, Label = label, Reason = "assigned to them", Due = now,
            });
    });

    private Alert? Change(Work work, string id, DateTime now, Action<Alert> change)
    {
        if (work.Db.Alerts.Find(id) is not { } alert) return null;
        if (!alert.IsLive) return alert;
        change(alert);
        alert.StateAt = now;
        alert.Version++;
        letters.Update(work, outbox, alert, now);
        return alert;
    }
}
