namespace CsmBot.Accounts;

/// <summary>The words that occur in a book, each a small integer: shared by all snapshots of one book.</summary>
internal sealed class Vocabulary
{
    public Names Emails { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Segments { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Regions { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Industries { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Teams { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Currencies { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Metrics { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Courses { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names Plans { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Names FireIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Reasons, learners and the like repeat; one string serves all their rows.</summary>
    public Names Said { get; } = new(StringComparer.Ordinal);

    public TextPool Text { get; } = new();

    public AccountFigures Figures(Account account, Workspace workspace) => new()
    {
        Arr = Money.Minor(account.Arr, account.Currency, workspace),
        Owner = Emails.Add(account.CsmEmail),
        Segment = Segments.Add(account.Segment),
        Industry = Industries.Add(account.Industry),
        Region = Regions.Add(account.Region),
        Currency = (short)Currencies.Add(account.Currency),
        RenewalDate = account.RenewalDate,
        ContractStart = account.ContractStart,
        ContractMonths = (short)Math.Clamp(account.ContractMonths ?? -1, -1, short.MaxValue),
        Status = account.Status,
        Stage = account.Stage,
        HasSponsor = !string.IsNullOrEmpty(account.ExecutiveSponsor),
    };

    public InteractionRow Row(Interaction i)
    {
        return new InteractionRow(Seconds.Of(i.OccurredAt), Text.Add(i.InteractionId, i.Notes), Emails.Add(i.CsmEmail), i.Type, i.Purpose, i.Effectiveness, i.Minutes, i.Volume,
            FireIds.Add(i.FireId));
    }

    public SignalRow Row(Signal s) => new(Metrics.Add(s.Metric), s.Date, s.Value);

    public HealthRow Row(HealthChange h) => new(h.ChangedAt, h.Status, Word(h.Reason), Word(h.SetBy));

    public TrainingCompletion Row(TrainingCompletion t)
    {
        Courses.Add(t.Course);
        return t;
    }

    public PlanStep Row(PlanStep s)
    {
        Plans.Add(s.Plan);
        Emails.Add(s.OwnerEmail);
        return s;
    }

    public Fire Row(Fire f)
    {
        FireIds.Add(f.FireId);
        return f;
    }

    private string Word(string text) => Said.Add(text) is var said && said < 0 ? "" : Said[said];
}
