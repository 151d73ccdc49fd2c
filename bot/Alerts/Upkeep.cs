using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Alerts;

/// <summary>What the clock alone does to alerts, in the transaction it is given: snoozes end, deadlines pass, accounts that left need nobody.</summary>
internal sealed class Upkeep(CsmDb db, Work? work, AsOf asOf, AlertPolicy policy, Teller teller, Outbox outbox, AlertLetters letters)
{
    /// <summary>So many alerts in one transaction.</summary>
    public const int AtOnce = 200;

    /// <summary>Is there anything to do?</summary>
    public static bool IsDue(CsmDb db, DateTime now, DateOnly today) =>
        db.Alerts.Any(a => (a.State == AlertState.Snoozed && a.Until <= today) || (a.State == AlertState.Open && a.Deadline <= now));

    /// <summary>True when there may be more to do.</summary>
    public bool Run(RoundResult result)
    {
        var (now, today) = (asOf.Now, asOf.Today);
        var due = db.Alerts.Where(a => (a.State == AlertState.Snoozed && a.Until <= today) || (a.State == AlertState.Open && a.Deadline <= now)).OrderBy(a => a.Id).Take(AtOnce).ToList();
        foreach (var alert in due)
        {
            var account = asOf.Book.Find(alert.AccountId);
            if (account < 0 || asOf.Book.Figures[account].Status != AccountStatus.Active) End(alert);
            else if (alert.State == AlertState.Snoozed) Wake(alert, account, result);
            else Escalate(alert, account, result);
        }

        return due.Count == AtOnce;
    }

    private void End(Alert alert)
    {
        (alert.State, alert.StateAt, alert.Ended, alert.Deadline) = (AlertState.Cleared, asOf.Now, "the account has left", null);
        Edit(alert);
    }

    /// <summary>A snooze that is over and whose cause is not: the alert is open again and told anew.</summary>
    private void Wake(Alert alert, int account, RoundResult result)
    {
        (alert.State, alert.StateAt, alert.By, alert.Until, alert.Step) = (AlertState.Open, asOf.Now, null, null, 0);
        Edit(alert);
        teller.Tell(alert, $"again{alert.Version}", teller.Recipients.Of(account, alert.To), new Case(Occasion.SnoozeOver, alert.From, alert.To, asOf.Today), result);
    }

    /// <summary>
    /// Once a step, also when the host was away for longer than several deadlines: the people of a step get their time. A step that reaches nobody is no step:
    /// the next one is taken at once.
    /// </summary>
    private void Escalate(Alert alert, int account, RoundResult result)
    {
        var that = new Case(Occasion.Escalated, alert.From, alert.To, asOf.Today);
        alert.Deadline = null;
        while (alert.Step < policy.Steps.Count)
        {
            var whom = teller.Recipients.OfStep(alert.Step++, account);
            if (whom.Any(r => r.Places.Count > 0))
            {
                alert.Escalated = string.Join(", ", whom.Where(r => r.Places.Count > 0).Select(r => r.Label));
                Edit(alert);
            }

            // A step may come back after a snooze; the version tells them apart.
            teller.Tell(alert, $"step{alert.Step}.{alert.Version}", whom, that, result);
            if (whom.Any(r => r.Places.Count > 0)) return;
        }

        alert.Deadline = null;
    }

    private void Edit(Alert alert)
    {
        alert.Version++;
        if (work is not null) letters.Update(work, outbox, alert, asOf.Now);
    }
}
