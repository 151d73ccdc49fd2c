using System.Runtime.InteropServices;

namespace CsmBot.Accounts;

/// <summary>
/// Makes the first snapshot from streams of facts. Add accounts before the facts about them: a fact of an account that is not there is left out and counted.
/// Of facts with the same key the last one added stays. Not for use by several threads at once.
/// </summary>
public sealed class BookBuilder
{
    private readonly Workspace _workspace;
    private readonly Vocabulary _words = new();
    private readonly Dictionary<string, int> _accountIds = [];
    private readonly List<Person> _people = [];
    private readonly List<Account> _accounts = [];
    private readonly List<InteractionRow> _interactions = [];
    private readonly List<int> _interactionAccounts = [];
    private readonly InteractionIndex.Table _interactionIds;
    private readonly Column<SignalRow> _signals = new();
    private readonly Column<HealthRow> _health = new();
    private readonly Column<Renewal> _renewals = new();
    private readonly Column<TrainingCompletion> _training = new();
    private readonly Column<Ticket> _tickets = new();
    private readonly Column<PlanStep> _steps = new();
    private readonly Column<Evidence> _evidence = new();
    private readonly Column<Fire> _fires = new();

    /// <param name="workspace">Settings that amounts and tiers depend on.</param>
    /// <param name="interactions">About how many there will be; saves growing.</param>
    public BookBuilder(Workspace workspace, int interactions = 0)
    {
        (_workspace, _interactionIds) = (workspace, new InteractionIndex.Table(_words.Text, interactions));
        _interactions.EnsureCapacity(interactions);
        _interactionAccounts.EnsureCapacity(interactions);
    }

    /// <summary>Facts that were left out because their account is not there.</summary>
    public int LeftOut { get; private set; }

    public void Add(Person person)
    {
        _words.Teams.Add(person.Team);
        _people.Add(person);
    }

    public void Add(Account account)
    {
        if (!_accountIds.TryAdd(account.AccountId, _accounts.Count)) _accounts[_accountIds[account.AccountId]] = account;
        else _accounts.Add(account);
    }

    public void Add(Interaction interaction)
    {
        var account = Find(interaction.AccountId);
        if (account < 0) return;
        var row = _words.Row(interaction);
        if (_interactionIds.Set(_words.Text.Id(row.Text), new InteractionIndex.Place(row.Text, account)) is { Exists: true } old) Forget(old);
        _interactions.Add(row);
        _interactionAccounts.Add(account);
    }

    public void Add(Signal s) => _signals.Add(Find(s.AccountId), _words.Row(s));
    public void Add(HealthChange h) => _health.Add(Find(h.AccountId), _words.Row(h));
    public void Add(Renewal r) => _renewals.Add(Find(r.AccountId), r);
    public void Add(TrainingCompletion t) => _training.Add(Find(t.AccountId), _words.Row(t));
    public void Add(Ticket t) => _tickets.Add(Find(t.AccountId), t, t.TicketId);
    public void Add(PlanStep s) => _steps.Add(Find(s.AccountId), _words.Row(s), s.StepId);
    public void Add(Evidence e) => _evidence.Add(Find(e.AccountId), e, e.EvidenceId);
    public void Add(Fire f) => _fires.Add(Find(f.AccountId), _words.Row(f), f.FireId);

    public Book Build()
    {
        var book = new Book(_workspace, _words);
        var (accounts, figures) = (book.Accounts.Edit(), book.Figures.Edit());
        for (var a = 0; a < _accounts.Count; a++) (accounts[a], figures[a]) = (_accounts[a], _words.Figures(_accounts[a], _workspace));
        (book.Accounts, book.Figures, book.AccountIds) = (accounts.Done(), figures.Done(), new KeyIndex(new(_accountIds)));
        book.People = book.People.With(_people, []);
        var n = _accounts.Count;
        book.Interactions = PerAccount<InteractionRow>.From(
            CollectionsMarshal.AsSpan(_interactions), CollectionsMarshal.AsSpan(_interactionAccounts), n, Orders.Interactions(_words.Text));
        book.InteractionIds = new InteractionIndex(_interactionIds);
        book.Signals = _signals.Group(n, Orders.Signals);
        book.Health = _health.Group(n, Orders.Health);
        book.Renewals = _renewals.Group(n, Orders.Renewals);
        book.Training = _training.Group(n, Orders.Training);
        (book.Tickets, book.TicketIds) = (_tickets.Group(n, Orders.Tickets), _tickets.Ids());
        (book.Steps, book.StepIds) = (_steps.Group(n, Orders.Steps), _steps.Ids());
        (book.Evidence, book.EvidenceIds) = (_evidence.Group(n, Orders.Evidence), _evidence.Ids());
        (book.Fires, book.FireAccounts) = (_fires.Group(n, Orders.Fires), _fires.Ids());
        return book;
    }

    private int Find(string accountId)
    {
        if (_accountIds.TryGetValue(accountId, out var account)) return account;
        LeftOut++;
        return -1;
    }

    private void Forget(InteractionIndex.Place old)
    {
        for (var i = _interactions.Count - 1; i >= 0; i--)
            if (_interactions[i].Text == old.Text)
            {
                _interactionAccounts[i] = -1;
                return;
            }
    }

    /// <summary>Rows of one kind as they arrive, with the account beside each.</summary>
    private sealed class Column<T>
    {
        private readonly List<T> _rows = [];
        private readonly List<int> _accounts = [];
        private readonly Dictionary<string, int> _byId = [];

        public void Add(int account, T row, string? id = null)
        {
            if (account < 0) return;
            if (id is not null && !_byId.TryAdd(id, _rows.Count))
            {
                (_rows[_byId[id]], _accounts[_byId[id]]) = (row, account);
                return;
            }
            _rows.Add(row);
            _accounts.Add(account);
        }

        public PerAccount<T> Group(int accountCount, IComparer<T> order) =>
            PerAccount<T>.From(CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_accounts), accountCount, order);

        public KeyIndex Ids() => new(_byId.ToDictionary(p => p.Key, p => _accounts[p.Value]));
    }
}
