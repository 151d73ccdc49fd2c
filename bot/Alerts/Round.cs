using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Alerts;

/// <summary>The work of a round on some accounts, in the transaction it is given.</summary>
internal sealed class Round
{
    /// <summary>So many accounts are written in one transaction.</summary>
    public const int AtOnce = 200;

    private readonly Outbox _outbox;
    private readonly AlertLetters _letters;
    private readonly CsmDb _db;
    private readonly Work? _work;
    private readonly DateTime _now;
    private readonly Evaluation _evaluation;
    private readonly Dictionary<(string Account, string Rule), RuleStanding> _standings = [];
    private readonly Teller _teller;
    private readonly bool _isFirst;
    private bool _silent;

    /// <param name="work">The transaction to write in; null for a dry run.</param>
    public Round(Evaluation evaluation, Teller teller, Outbox outbox, AlertLetters letters, CsmDb db, Work? work)
    {
        (_evaluation, _teller, _outbox, _letters, _db, _work, _now) = (evaluation, teller, outbox, letters, db, work, evaluation.AsOf.Now);
        _isFirst = _db.Marks.Find(AlertRound.Evaluated) is null;
    }

    private Book Book => _evaluation.AsOf.Book;

    /// <summary>Brings the accounts up to now: all of them for a dry run.</summary>
    public RoundResult Run(IReadOnlyCollection<string>? accounts, bool silent = false)
    {
        _silent = silent;
        var ordinals = Ordinals(accounts);
        Load(accounts);
        var states = new RuleState[_evaluation.Rules.Count];
        var result = new RoundResult(_now, ordinals.Count, states.Length);
        foreach (var account in ordinals) Evaluate(account, states, result);
        return Judged(result);
    }

    /// <summary>The accounts with something to write, found without writing anything.</summary>
    public (IReadOnlyList<string> Accounts, RoundResult Result) Moving()
    {
        Load(null);
        var ordinals = Ordinals(null);
        var states = new RuleState[_evaluation.Rules.Count];
        var moving = new List<string>();
        foreach (var account in ordinals)
        {
            Before(account, states);
            if (_evaluation.Step(account, states) | Due(account, states) is not null) moving.Add(Book.Accounts[account].AccountId);
        }

        return (moving, Judged(new RoundResult(_now, ordinals.Count, states.Length)));
    }

    /// <summary>What comes after all accounts: the mark that says when this was.</summary>
    public void End()
    {
        if (_db.Marks.Find(AlertRound.Evaluated) is { } mark) mark.At = _now;
        else _db.Add(new Mark { Name = AlertRound.Evaluated, At = _now });
    }

    private List<int> Ordinals(IReadOnlyCollection<string>? accounts) =>
        [.. (accounts is null ? Enumerable.Range(0, Book.Accounts.Count) : accounts.Select(Book.Find).Where(a => a >= 0)).Where(_evaluation.Looks)];

    private RoundResult Judged(RoundResult result)
    {
        for (var i = 0; i < _evaluation.Rules.Count; i++)
            if (_evaluation.NotJudged[i] > 0) result.NotJudged.Add(new NotJudged(_evaluation.Rules[i].Name, _evaluation.NotJudged[i]));
        return result;
    }

    private void Load(IReadOnlyCollection<string>? accounts)
    {
        var rows = accounts is null ? _db.RuleStandings.AsNoTracking() : _db.RuleStandings.Where(s => accounts.Contains(s.AccountId));
        foreach (var row in rows) _standings[(row.AccountId, row.Rule)] = row;
    }

    private void Before(int account, RuleState[] states)
    {
        var id = Book.Accounts[account].AccountId;
        for (var i = 0; i < states.Length; i++)
            states[i] = _standings.TryGetValue((id, _evaluation.Rules[i].Name), out var row) ? new RuleState(row.Counts, row.Holds, row.Since) : RuleState.Clear;
    }

    /// <summary>The transition that is due. A change that people or an import dated later than this round wins over it; so does one of this very instant.</summary>
    private Transition? Due(int account, RuleState[] states)
    {
        var (transition, _) = _evaluation.Decide(account, states);
        return LeftAt(account) is { } left && left.At >= _now ? null : transition;
    }

    private void Evaluate(int account, RuleState[] states, RoundResult result)
    {
        Before(account, states);
        if (_evaluation.Step(account, states) && _work is not null) Keep(Book.Accounts[account].AccountId, states);
        if (Due(account, states) is { } transition) Turn(account, transition, result);
    }

    private HealthRow? LeftAt(int account) => Book.Health.Of(account) is { Length: > 0 } rows ? rows[^1] : null;

    private void Keep(string id, RuleState[] states)
    {
        for (var i = 0; i < states.Length; i++)
        {
            var (rule, state) = (_evaluation.Rules[i].Name, states[i]);
            _standings.TryGetValue((id, rule), out var row);
            if (!state.Holds && !state.Counts) { if (row is not null) { _db.Remove(row); _standings.Remove((id, rule)); } continue; }
            if (row is null) _db.Add(_standings[(id, rule)] = row = new RuleStanding { AccountId = id, Rule = rule });
            (row.Counts, row.Holds, row.Since) = (state.Counts, state.Holds, state.Since);
        }
    }

    private void Turn(int account, Transition transition, RoundResult result)
    {
        var record = Book.Accounts[account];
        var because = transition.Rule is { } rule ? _evaluation.Because(rule, account) : "no rule holds any more";
        result.Changes.Add(new ColourChange(record.Name, record.AccountId, transition.From, transition.To, transition.Rule?.Name ?? "clear", because));
        _work?.Put(new HealthChange(record.AccountId, _now, transition.To, because, transition.SetBy), Origin.Rule);
        if (_silent) return;
        var rest = transition.Rule is { } r ? _db.Rests.Find(record.AccountId, r.Name) : null;
        var that = new Case(Occasion.Turned, transition.From, transition.To, _evaluation.AsOf.Today) { Rest = rest, First = _isFirst && _work is null };
        if (transition.To < transition.From) { EndAlerts(record.AccountId, AlertState.Cleared, transition.To == Colour.Green ? because : $"now {Words.Of(transition.To)}: {because}"); return; }
        if (transition.From != Colour.Green) EndAlerts(record.AccountId, AlertState.Superseded, $"now {Words.Of(transition.To)}: {because}");
        Raise(account, transition, because, that, result);
    }

    private void Raise(int account, Transition transition, string because, Case that, RoundResult result)
    {
        var record = Book.Accounts[account];
        var alert = new Alert
        {
            Id = AlertId.Of(record.AccountId, transition, LeftAt(account)), AccountId = record.AccountId, Rule = transition.Rule!.Name, From = transition.From, To = transition.To,
            Because = because, Next = transition.Rule.Next, RaisedAt = _now, StateAt = _now, State = AlertState.Open,
        };
        // Held by a snooze, it rests with it, and wakes with it.
        var ruling = Sending.For(that);
        if (!ruling.Send && that.Rest is { } rest && rest.Until > that.Today) (alert.State, alert.By, alert.Until) = (AlertState.Snoozed, rest.By, rest.Until);
        if (_work is not null && _db.Alerts.Find(alert.Id) is not null) return;
        _work?.Db.Add(alert);
        _teller.Tell(alert, "raised", _teller.Recipients.Of(account, alert.To), that, result);
    }

    private void EndAlerts(string accountId, AlertState state, string ended)
    {
        if (_work is null) return;
        foreach (var alert in _db.Alerts.Where(a => a.AccountId == accountId && a.State <= AlertState.Snoozed).ToList())
        {
            (alert.State, alert.StateAt, alert.Ended, alert.Deadline) = (state, _now, ended, null);
            alert.Version++;
            _letters.Update(_work, _outbox, alert, _now);
        }
    }
}
