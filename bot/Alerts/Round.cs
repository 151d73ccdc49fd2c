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

    private readonly CsmDb _db;
    private readonly Work? _work;
    private readonly DateTime _now;
    private readonly Evaluation _evaluation;
    private readonly Dictionary<(string Account, string Rule), RuleStanding> _standings = [];
    private readonly OpenAlerts _alerts;
    private readonly SettingLetters _questions;
    private readonly Outbox _outbox;
    private HandSettings _settings = null!;
    private readonly bool _isFirst;
    private bool _silent;

    /// <param name="work">The transaction to write in; null for a dry run.</param>
    public Round(Evaluation evaluation, Teller teller, Outbox outbox, AlertLetters letters, SettingLetters questions, CsmDb db, Work? work)
    {
        (_evaluation, _outbox, _questions, _db, _work, _now) = (evaluation, outbox, questions, db, work, evaluation.AsOf.Now);
        _alerts = new OpenAlerts(db, work, evaluation, teller, outbox, letters);
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
            if (_evaluation.Step(account, states) | Due(account, states).NeedsWriting) moving.Add(Book.Accounts[account].AccountId);
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
        _settings = new HandSettings(_db, _evaluation.AsOf, accounts);
        _alerts.Load(accounts);
    }

    private void Before(int account, RuleState[] states)
    {
        var id = Book.Accounts[account].AccountId;
        for (var i = 0; i < states.Length; i++)
            states[i] = _standings.TryGetValue((id, _evaluation.Rules[i].Name), out var row) ? new RuleState(row.Counts, row.Holds, row.Since) : RuleState.Clear;
    }

    /// <summary>What is due. A change that people or an import dated later than this round wins over it; so does one of this very instant.</summary>
    private Due Due(int account, RuleState[] states)
    {
        var by = _evaluation.ByPerson(account);
        var row = by is { } change ? _settings.Row(Book.Accounts[account].AccountId, change) : null;
        var setting = by is { } set ? _settings.Setting(set, row) : null;
        var decided = _evaluation.Decide(account, states, setting);
        if (LeftAt(account) is { } left && left.At >= _now) decided = decided with { Transition = null, Over = null };
        var colour = decided.Transition?.To ?? HealthHistory.Now(_evaluation.AsOf, account);
        var now = new AccountNow(colour, Decision.Worst(_evaluation.Rules, states), setting is not null && decided.Over is null);
        var others = _settings.Of(Book.Accounts[account].AccountId).Where(r => r != row && r.At <= _now);
        return new Due(decided, by, row, setting, now, decided.Transition is not null || others.Any() || row is { Told: false } || (row is not null && decided.Over is not null) || _alerts.Needs(account, now, states));
    }

    private void Evaluate(int account, RuleState[] states, RoundResult result)
    {
        Before(account, states);
        if (_evaluation.Step(account, states) && _work is not null) Keep(Book.Accounts[account].AccountId, states);
        var due = Due(account, states);
        if (due.Decided.Transition is { } transition) Turn(account, transition, due, states, result);
        else if (!_silent) Stay(account, due, states, result);
        if (_work is not null) Settle(account, due);
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

    private void Turn(int account, Transition transition, Due due, RuleState[] states, RoundResult result)
    {
        var record = Book.Accounts[account];
        var (facts, because) = transition.Rule is { } rule ? (_evaluation.FactsOf(rule, account), _evaluation.Because(rule, account)) : ([], "no rule holds any more");
        result.Changes.Add(new ColourChange(record.Name, record.AccountId, transition.From, transition.To, transition.Rule?.Name ?? "clear", because));
        if (_work is not null) Write(record.AccountId, transition.To, transition.Rule, because, facts, due.Decided.Over);
        if (_silent) return;
        if (transition.To < transition.From) { _alerts.Settle(account, due.Now, states, because, result); return; }
        _alerts.Settle(account, due.Now with { Raises = AlertId.Of(record.AccountId, transition.Rule!.Name, LeftAt(account)) }, states, because, result);
        _alerts.Raise(account, transition.Rule.Name, transition, because, LeftAt(account), _isFirst && _work is null, null, result);
    }

    private void Write(string accountId, Colour colour, HealthRule? rule, string because, IReadOnlyList<Questions.Fact> facts, string? over)
    {
        _work!.Put(new HealthChange(accountId, _now, colour, because, Transition.Of(rule)), Origin.Rule);
        if (_db.Causes.Find(accountId, _now) is { } old) _db.Remove(old);
        _db.Add(new Cause { AccountId = accountId, At = _now, Rule = rule?.Name ?? "clear", When = rule?.When, Facts = CauseFacts.Write(facts), Over = over });
    }

    /// <summary>No rule changes the colour; what a person has set may be news, or may be over without a change of colour.</summary>
    private void Stay(int account, Due due, RuleState[] states, RoundResult result)
    {
        var record = Book.Accounts[account];
        var raises = due is { Row: { Told: false }, By: { } set, Setting: not null } && due.Decided.Over is null && ColourBefore(account, set) < set.Status;
        var why = due is { By: { } by, Setting: { } setting, Decided.Over: null } ? $"{setting.Stands}: {by.Reason}" : due.Now.Rule is { } rule ? _evaluation.Because(rule, account) : "no rule holds any more";
        _alerts.Settle(account, due.Now with { Raises = raises ? AlertId.Of(record.AccountId, Alert.ByHand, due.By) : null }, states, why, result);
        if (raises) _alerts.Raise(account, Alert.ByHand, new Transition(ColourBefore(account, due.By!.Value), due.By.Value.Status, null), why, due.By, first: false, due.By.Value.SetBy, result);
        // The colour is the rules' own from now on, and the history says so.
        if (_work is not null && due is { Row: not null, Decided.Over: { } over }) Write(record.AccountId, due.Now.Colour, due.Now.Rule, why, due.Now.Rule is { } r ? _evaluation.FactsOf(r, account) : [], over);
    }

    private Colour ColourBefore(int account, HealthRow row)
    {
        var before = Colour.Green;
        foreach (ref readonly var earlier in HealthHistory.Known(_evaluation.AsOf, account))
            if (earlier.At >= row.At) break;
            else before = earlier.Status;
        return before;
    }

    /// <summary>Settings that are over, or whose place another change has taken, are done with.</summary>
    private void Settle(int account, Due due)
    {
        if (due.Row is { } row && due.Decided.Over is null) row.Told = true;
        foreach (var over in _settings.Of(Book.Accounts[account].AccountId).Where(r => r.At <= _now && (r != due.Row || due.Decided.Over is not null)))
        {
            (over.EndedAt, over.Ended) = (over.EndedAt ?? _now, over.Ended ?? (over == due.Row ? due.Decided.Over : "another colour was set"));
            (over.AskedAt, over.Settled) = (null, true);
            over.Version++;
            _questions.Update(_work!, _outbox, over, _now);
        }
    }
}

/// <summary>What is due for an account.</summary>
/// <param name="By">Its newest health change, where a person made it; then <paramref name="Setting"/> is what it comes to, and <paramref name="Row"/> what is stored of it.</param>
/// <param name="NeedsWriting">Something beside the rules' standings is to be written.</param>
internal sealed record Due(Decided Decided, HealthRow? By, ColourSetting? Row, Setting? Setting, AccountNow Now, bool NeedsWriting);
