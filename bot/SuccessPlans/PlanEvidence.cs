using CsmBot.Accounts;

namespace CsmBot.SuccessPlans;

/// <summary>What an account's success plan stands on: pieces for its steps, and those of the account that are for no step of any plan, which speak for each.</summary>
/// <param name="Kinds">How many pieces of each kind there are; a kind without any is not in it.</param>
public sealed record PlanEvidence(int Account, string PlanId, string Plan, IReadOnlyDictionary<EvidenceKind, int> Kinds)
{
    public int Pieces => Kinds.Values.Sum();

    /// <summary>The one kind that it stands on; null for none and for several.</summary>
    public EvidenceKind? Only => Kinds.Count == 1 ? Kinds.Keys.First() : null;

    /// <summary>The kinds that would make it stand.</summary>
    public IReadOnlyList<EvidenceKind> Missing => [.. Enum.GetValues<EvidenceKind>().Where(k => !Kinds.ContainsKey(k))];

    /// <summary>"All evidence for the Rollout plan is anecdotal so far: empirical and political evidence would make it stand." Null where it does not stand on one kind alone.</summary>
    public string? Warning => Only is { } only ? $"All evidence for the {Plan} plan is {Words.Of(only)} so far: {string.Join(" and ", Missing.Select(Words.Of))} evidence would make it stand." : null;

    /// <summary>The account's plans, by name, with the evidence recorded by the end of a day.</summary>
    public static IReadOnlyList<PlanEvidence> Of(AsOf asOf, int account, DateOnly? by = null)
    {
        var last = by < asOf.Today ? by.Value : asOf.Today;
        var plans = new Dictionary<string, (string Name, HashSet<string> Steps)>(StringComparer.Ordinal);
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in asOf.Book.Steps.Of(account))
        {
            if (!plans.TryGetValue(step.PlanId, out var plan)) plans[step.PlanId] = plan = (step.Plan, []);
            plan.Steps.Add(step.StepId);
            all.Add(step.StepId);
        }
        if (plans.Count == 0) return [];
        var pieces = asOf.Book.Evidence.Of(account).ToArray().Where(e => e.RecordedOn <= last).ToList();
        return [.. plans.Select(p => new PlanEvidence(account, p.Key, p.Value.Name, pieces.Where(e => e.StepId is null || !all.Contains(e.StepId) || p.Value.Steps.Contains(e.StepId)).GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => g.Count())))
            .OrderBy(p => p.Plan, StringComparer.Ordinal).ThenBy(p => p.PlanId, StringComparer.Ordinal)];
    }
}
