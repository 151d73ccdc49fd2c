namespace CsmBot.Accounts;

/// <summary>The order in which an account's rows of each kind are held. Each ends in the kind's key (contracts: data), so it is total.</summary>
internal static class Orders
{
    public static readonly IComparer<SignalRow> Signals = By<SignalRow>((a, b) => Then(a.Metric.CompareTo(b.Metric), a.Day.CompareTo(b.Day)));
    public static readonly IComparer<HealthRow> Health = By<HealthRow>((a, b) => a.At.CompareTo(b.At));
    public static readonly IComparer<Renewal> Renewals = By<Renewal>((a, b) => a.DueOn.CompareTo(b.DueOn));
    public static readonly IComparer<Ticket> Tickets = By<Ticket>((a, b) => Then(a.OpenedAt.CompareTo(b.OpenedAt), Text(a.TicketId, b.TicketId)));
    public static readonly IComparer<PlanStep> Steps = By<PlanStep>((a, b) => Then(a.Due.CompareTo(b.Due), Text(a.StepId, b.StepId)));
    public static readonly IComparer<Evidence> Evidence = By<Evidence>((a, b) => Then(a.RecordedOn.CompareTo(b.RecordedOn), Text(a.EvidenceId, b.EvidenceId)));
    public static readonly IComparer<Fire> Fires = By<Fire>((a, b) => Then(a.OpenedAt.CompareTo(b.OpenedAt), Text(a.FireId, b.FireId)));

    /// <summary>By learner first, so that distinct learners are counted in one pass.</summary>
    public static readonly IComparer<TrainingCompletion> Training = By<TrainingCompletion>((a, b) =>
        Then(Text(a.Learner, b.Learner), Then(Text(a.Course, b.Course), a.CompletedAt.CompareTo(b.CompletedAt))));

    public static IComparer<InteractionRow> Interactions(TextPool text) => By<InteractionRow>((a, b) =>
        a.At != b.At ? a.At.CompareTo(b.At) : text.Id(a.Text).SequenceCompareTo(text.Id(b.Text)));

    private static Comparer<T> By<T>(Comparison<T> compare) => Comparer<T>.Create(compare);
    private static int Then(int first, int second) => first != 0 ? first : second;
    private static int Text(string a, string b) => string.CompareOrdinal(a, b);
}
