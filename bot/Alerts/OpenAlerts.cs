using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Alerts;

/// <summary>
/// Keeps the live alerts of accounts in step with their colours: an alert whose colour or rule is over ends, and its cards say so; where another rule still holds, that
/// rule's alert is open in its place, in the hands of whoever had the first, without a new message. Facts that have changed are brought onto the cards once a day.
/// </summary>
internal sealed class OpenAlerts(CsmDb db, Work? work, Evaluation evaluation, Teller teller, Outbox outbox, AlertLetters letters)
{
    private readonly Dictionary<string, List<Alert>> _live = new(StringComparer.Ordinal);

    // Of the accounts that have live alerts: those that are over, and what rests. Looked up once, when the first of them falls.
    private Lazy<(ILookup<string, Alert> Over, Dictionary<(string, string), Rest> Rests)>? _before;

    private AsOf AsOf => evaluation.AsOf;
    private DateTime Now => evaluation.AsOf.Now;

    /// <summary>The live alerts of these accounts; of all, for looking only.</summary>
    public void Load(IReadOnlyCollection<string>? accounts)
    {
        var rows = db.Alerts.Where(a => a.State <= AlertState.Snoozed);
        rows = accounts is null ? rows.AsNoTracking() : rows.Where(a => accounts.Contains(a.AccountId));
        foreach (var alert in rows.AsEnumerable().OrderBy(a => a.RaisedAt))
            if (_live.TryGetValue(alert.AccountId, out var some)) some.Add(alert);
            else _live[alert.AccountId] = [alert];
        var ids = _live.Keys.ToList();
        _before = new(() => (db.Alerts.Where(a => a.State > AlertState.Snoozed && ids.Contains(a.AccountId)).AsEnumerable().ToLookup(a => a.AccountId),
            db.Rests.Where(r => ids.Contains(r.AccountId)).ToDictionary(r => (r.AccountId, r.Rule))));
    }

    /// <summary>Is there anything to do to the alerts of an account that has this colour now?</summary>
    public bool Needs(int account, AccountNow now, RuleState[] states) =>
        _live.Count > 0 && _live.TryGetValue(AsOf.Book.Accounts[account].AccountId, out var some) && some.Exists(a => !Stands(a, now, states) || IsDue(a));

    /// <summary>Ends what is over, opens what takes its place, brings facts up to date.</summary>
    /// <param name="why">Why the account has its colour, in words.</param>
    public void Settle(int account, AccountNow now, RuleState[] states, string why, RoundResult result)
    {
        var id = AsOf.Book.Accounts[account].AccountId;
        if (work is null || !_live.TryGetValue(id, out var some)) return;
        var over = some.Where(a => !Stands(a, now, states)).ToList();
        foreach (var alert in some.Where(a => !over.Contains(a) && IsDue(a))) Refresh(alert, account);
        if (over.Count == 0) return;
        some.RemoveAll(over.Contains);
        var successor = now is { Rule: { } rule, Raises: null } && rule.Status == now.Colour && some.Count == 0 ? Succeed(account, rule, over[^1], result) : null;
        foreach (var alert in over) End(alert, now.Colour, why, now.Raises ?? successor?.Id);
        if (successor is not null) some.Add(successor);
    }

    /// <summary>A new alert, told to whom it is for.</summary>
    /// <param name="byHand">Who set the colour, where no rule did.</param>
    public void Raise(int account, string ruleName, Transition transition, string because, HealthRow? left, bool first, string? byHand, RoundResult result)
    {
        var id = AsOf.Book.Accounts[account].AccountId;
        var alert = Made(account, ruleName, transition.Rule, transition.From, transition.To, because, left);
        var rest = db.Rests.Find(id, ruleName);
        var that = new Case(Occasion.Turned, transition.From, transition.To, AsOf.Today) { Rest = rest, First = first };
        // Held by a snooze, it rests with it, and wakes with it.
        if (!Sending.For(that).Send && rest is not null && rest.Until > that.Today) (alert.State, alert.By, alert.Until) = (AlertState.Snoozed, rest.By, rest.Until);
        if (work is not null && db.Alerts.Find(alert.Id) is not null) return;
        work?.Db.Add(alert);
        // Whoever has set the colour needs no message about it; the owner who has set it looks after it.
        var whom = teller.Recipients.Of(account, alert.To).Select(r => r with { Places = [.. r.Places.Where(p => byHand is null || !Same(p.Person, byHand))] }).Where(r => byHand is null || r.Places.Count > 0);
        teller.Tell(alert, "raised", whom, that, result);
        if (byHand is not null && Same(AsOf.Book.Accounts[account].CsmEmail, byHand)) (alert.Assignee, alert.Deadline) = (byHand, null);
    }

    /// <summary>The alert of the rule that still holds: opened again, or made, in the hands of whoever had the one that ended. It is no news, and posts nothing.</summary>
    private Alert Succeed(int account, HealthRule rule, Alert ended, RoundResult result)
    {
        var record = AsOf.Book.Accounts[account];
        var left = HealthHistory.Newest(AsOf, account);
        var (id, earlier) = (AlertId.Of(record.AccountId, rule.Name, left), _before!.Value.Over[record.AccountId].ToList());
        var alert = earlier.Find(a => a.Rule == rule.Name && a.To == rule.Status && a.Successor == ended.Id) ?? earlier.Find(a => a.Id == id);
        var isNew = alert is null;
        if (alert is null) db.Add(alert = Made(account, rule.Name, rule, ended.To, rule.Status, evaluation.Because(rule, account), left));
        var rest = _before.Value.Rests.GetValueOrDefault((record.AccountId, rule.Name));
        var own = (alert.By, alert.Until);
        (alert.State, alert.By, alert.Until) =
            ended.State == AlertState.Acknowledged ? (AlertState.Acknowledged, ended.By, (DateOnly?)null)
            : ended.State == AlertState.Snoozed && ended.Until > AsOf.Today ? (AlertState.Snoozed, ended.By, ended.Until)
            : rest is not null && rest.Until > AsOf.Today ? (AlertState.Snoozed, rest.By, rest.Until)
            : own is { By: { } by, Until: null } ? (AlertState.Acknowledged, by, null)
            : (AlertState.Open, null, null);
        (alert.StateAt, alert.Ended, alert.Became, alert.Successor, alert.Assignee) = (Now, null, null, null, ended.Assignee ?? alert.Assignee);
        (alert.Step, alert.Escalated) = (0, null);
        Look(alert, rule, account);
        teller.Tell(alert, $"after{alert.Version}", teller.Recipients.Of(account, alert.To), new Case(Occasion.Turned, ended.To, alert.To, AsOf.Today), result);
        if (alert.State != AlertState.Open) alert.Deadline = null;
        if (!isNew) Edit(alert);
        return alert;
    }

    private Alert Made(int account, string ruleName, HealthRule? rule, Colour from, Colour to, string because, HealthRow? left) => new()
    {
        Id = AlertId.Of(AsOf.Book.Accounts[account].AccountId, ruleName, left), AccountId = AsOf.Book.Accounts[account].AccountId, Rule = ruleName, From = from, To = to, Because = because,
        Next = rule?.Next, RaisedAt = Now, StateAt = Now, State = AlertState.Open, FactsAt = Now, Facts = rule is null ? null : Values(evaluation.FactsOf(rule, account)),
    };

    private void End(Alert alert, Colour colour, string why, string? successor)
    {
        (alert.State, alert.StateAt, alert.Deadline) = (colour > alert.To ? AlertState.Superseded : AlertState.Cleared, Now, null);
        (alert.Became, alert.Ended, alert.Successor) = (colour, colour == Colour.Green ? why : $"now {Words.Of(colour)}: {why}", successor);
        Edit(alert);
    }

    /// <summary>The day's words are kept in any case, so that whatever edits the card later shows them; an edit is worth other values alone, not a day more.</summary>
    private void Refresh(Alert alert, int account)
    {
        if (evaluation.Rules.FirstOrDefault(r => r.Name == alert.Rule) is not { } rule) { alert.FactsAt = Now; return; }
        var before = alert.Facts;
        Look(alert, rule, account);
        if (before is not null && before != alert.Facts) Edit(alert);
    }

    private void Look(Alert alert, HealthRule rule, int account) => (alert.Because, alert.Facts, alert.FactsAt) = (evaluation.Because(rule, account), Values(evaluation.FactsOf(rule, account)), Now);

    private void Edit(Alert alert)
    {
        alert.Version++;
        letters.Update(work!, outbox, alert, Now);
    }

    private bool Stands(Alert alert, AccountNow now, RuleState[] states)
    {
        if (alert.To != now.Colour) return false;
        if (alert.Rule == Alert.ByHand) return now.ByHand;
        for (var i = 0; i < states.Length; i++) if (states[i].Counts && evaluation.Rules[i].Name == alert.Rule) return true;
        return false;
    }

    /// <summary>Once a day of the workspace.</summary>
    private bool IsDue(Alert alert) => alert.FactsAt is not { } at || AsOf.Days.Day(at) < AsOf.Today;

    private static string Values(IEnumerable<Questions.Fact> facts) =>
        string.Join(';', facts.Select(f => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Name}={f.Value}")));

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What was decided about an account, as far as its alerts are concerned.</summary>
/// <param name="Colour">Its colour from now on.</param>
/// <param name="Rule">The worst rule that counts.</param>
/// <param name="ByHand">A person's setting stands.</param>
/// <param name="Raises">The alert that is raised about it, where it has turned worse.</param>
internal sealed record AccountNow(Colour Colour, HealthRule? Rule, bool ByHand, string? Raises = null);
