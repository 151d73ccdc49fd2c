using CsmBot.Accounts;

namespace CsmBot.Data;

/// <summary>
/// The facts one transaction wrote and removed, for the book and for whoever listens. Past <see cref="Many"/> accounts it stops keeping them: reading
/// everything again is then cheaper.
/// </summary>
internal sealed class Changes
{
    public const int Many = 1_000;

    private readonly HashSet<string> _accounts = [];
    private readonly List<object> _written = [], _removed = [];

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whose facts changed; null when it may be everybody's: many, or the team, whose rates bear on all.</summary>
    public IReadOnlySet<string>? Accounts => _isMany || _isTeam ? null : _accounts;

    /// <summary>The facts; null when there were too many to keep.</summary>
    public Change? Change => _isMany ? null : new()
    {
        People = Of<Person>(_written),
        Accounts = Of<Account>(_written),
        Interactions = Of<Interaction>(_written),
        Signals = Of<Signal>(_written),
        Tickets = Of<Ticket>(_written),
        Training = Of<TrainingCompletion>(_written),
        Steps = Of<PlanStep>(_written),
        Evidence = Of<Evidence>(_written),
        Fires = Of<Fire>(_written),
        Renewals = Of<Renewal>(_written),
        Health = Of<HealthChange>(_written),
        RemovedPeople = Of<Person>(_removed),
        RemovedInteractions = [.. _removed.OfType<Interaction>().Select(i => i.InteractionId)],
        RemovedTickets = [.. _removed.OfType<Ticket>().Select(t => t.TicketId)],
        RemovedSteps = [.. _removed.OfType<PlanStep>().Select(s => s.StepId)],
        RemovedEvidence = [.. _removed.OfType<Evidence>().Select(e => e.EvidenceId)],
        RemovedFires = [.. _removed.OfType<Fire>().Select(f => f.FireId)],
        RemovedSignals = Of<Signal>(_removed),
        RemovedTraining = Of<TrainingCompletion>(_removed),
        RemovedRenewals = Of<Renewal>(_removed),
        RemovedHealth = Of<HealthChange>(_removed),
    };

    private bool _isMany, _isTeam;

    public void Touch(string accountId)
    {
        IsEmpty = false;
        _accounts.Add(accountId);
    }

    public void TouchAll()
    {
        (IsEmpty, _isMany) = (false, true);
        _written.Clear();
        _removed.Clear();
    }

    public void Written(object fact) => Keep(fact, _written);

    public void Removed(object fact) => Keep(fact, _removed);

    private void Keep(object fact, List<object> list)
    {
        IsEmpty = false;
        if (_isMany) return;
        list.Add(fact);
        if (AccountOf(fact) is { } account) _accounts.Add(account);
        else _isTeam = true;
        if (_accounts.Count <= Many && list.Count <= 50 * Many) return;
        _isMany = true;
        _written.Clear();
        _removed.Clear();
    }

    private static List<T> Of<T>(List<object> facts) => [.. facts.OfType<T>()];

    public static string? AccountOf(object fact) => fact switch
    {
        Account f => f.AccountId,
        Interaction f => f.AccountId,
        Signal f => f.AccountId,
        Ticket f => f.AccountId,
        TrainingCompletion f => f.AccountId,
        PlanStep f => f.AccountId,
        Evidence f => f.AccountId,
        Fire f => f.AccountId,
        Renewal f => f.AccountId,
        HealthChange f => f.AccountId,
        Person => null,
        _ => throw new ArgumentException($"{fact.GetType().Name} is no fact", nameof(fact)),
    };
}
