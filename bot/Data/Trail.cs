using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CsmBot.Data;

/// <summary>What a transaction did to which records, gathered while it does it, for the audit trail: the first of each kind by their keys, all by their number.</summary>
internal sealed class Trail
{
    /// <summary>Records of a kind that are named; an import of millions is a line.</summary>
    public const int Named = 20;

    // What people and other systems decide. Messages, marks and what rounds work out from facts are none of it: facts themselves come by Add.
    private static readonly HashSet<Type> _decided =
    [
        typeof(Alert), typeof(Rest), typeof(Quiet), typeof(Standing), typeof(Taught), typeof(ColourSetting), typeof(StoredRule), typeof(SlackInstall), typeof(FireNote), typeof(Readiness),
        typeof(EvidenceNote), typeof(Survey), typeof(SurveyInvitation), typeof(RenewalCommitment),
    ];

    private readonly Dictionary<(string Kind, string How), (int Count, HashSet<string> Keys)> _done = [];

    public void Add(object fact, string how) => Add(KindOf(fact), how, () => KeyOf(fact));

    /// <summary>The same for what goes through the context, before it is saved.</summary>
    public void Add(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            var how = entry.State switch { EntityState.Added => "added", EntityState.Modified => "changed", EntityState.Deleted => "removed", _ => null };
            if (how is null || !_decided.Contains(entry.Metadata.ClrType)) continue;
            Add(entry.Metadata.GetTableName()!, how, () => string.Join(' ', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(entry.Property(p).CurrentValue, System.Globalization.CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>"interactions: 1 added (log-1.1); accounts: 40 changed (A-1, …)"; null when nothing of it was done.</summary>
    public string? InWords => _done.Count == 0 ? null : string.Join("; ", _done.Select(d => $"{d.Key.Kind}: {d.Value.Count} {d.Key.How} ({string.Join(", ", d.Value.Keys)}{(d.Value.Keys.Count < d.Value.Count ? ", …" : "")})"));

    private void Add(string kind, string how, Func<string> key)
    {
        var done = _done.GetValueOrDefault((kind, how), (0, []));
        if (done.Keys.Count < Named && !done.Keys.Add(key())) return;
        _done[(kind, how)] = (done.Count + 1, done.Keys);
    }

    private static string KindOf(object fact) => fact switch
    {
        Person => "team", Account => "accounts", Interaction => "interactions", Signal => "signals", Ticket => "tickets", TrainingCompletion => "training",
        PlanStep => "plans", Evidence => "evidence", Fire => "fires", Renewal => "renewals", HealthChange => "health",
        _ => throw new ArgumentException($"{fact.GetType().Name} is no fact", nameof(fact)),
    };

    private static string KeyOf(object fact) => fact switch
    {
        Person f => f.Email,
        Account f => f.AccountId,
        Interaction f => $"{f.InteractionId} of {f.AccountId}",
        Ticket f => $"{f.TicketId} of {f.AccountId}",
        PlanStep f => $"{f.StepId} of {f.AccountId}",
        Evidence f => $"{f.EvidenceId} of {f.AccountId}",
        Fire f => $"{f.FireId} of {f.AccountId}",
        HealthChange f => $"{f.AccountId} {Words.Of(f.Status)}",
        _ => Changes.AccountOf(fact)!,
    };
}
