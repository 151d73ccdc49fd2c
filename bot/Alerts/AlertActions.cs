using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Alerts;

/// <summary>What people do with an alert. Each edits every card of it, in the transaction of the change.</summary>
public sealed class AlertActions(Outbox outbox, AlertLetters letters)
{
    /// <summary>Somebody looks after it. Returns the alert as it stands, or null when there is none; one that is over stays as it is.</summary>
    public Alert? Acknowledge(Work work, string id, string by, DateTime now) => Change(work, id, now, alert => (alert.State, alert.By, alert.Until) = (AlertState.Acknowledged, by, null));

    /// <summary>It rests until a day; alerts of the same rule about the same account are held until then, unless it gets worse.</summary>
    public Alert? Snooze(Work work, string id, string by, DateOnly until, DateTime now) => Change(work, id, now, alert =>
    {
        (alert.State, alert.By, alert.Until) = (AlertState.Snoozed, by, until);
        var rest = work.Db.Rests.Find(alert.AccountId, alert.Rule);
        if (rest is null) work.Db.Add(rest = new Rest { AccountId = alert.AccountId, Rule = alert.Rule, By = by });
        (rest.Colour, rest.Until, rest.By) = (alert.To, until, by);
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
