namespace CsmBot.Accounts;

/// <summary>
/// The book of business: all facts, in memory, as they stood after one change. A snapshot never alters, so readers need no lock; <see cref="With"/> gives the next one
/// and shares with it all that stayed. Accounts and people are addressed by ordinal, which stays the same from snapshot to snapshot.
/// </summary>
public sealed class Book
{
    private readonly Vocabulary _words;
    private Tiers? _tiers;

    internal Book(Workspace workspace, Vocabulary words)
    {
        (Workspace, _words) = (workspace, words);
        People = new People(words.Emails, Paged<Person[]?>.Empty);
        InteractionIds = new InteractionIndex(new InteractionIndex.Table(words.Text));
    }

    public static Book Empty(Workspace workspace) => new(workspace, new Vocabulary());

    public Workspace Workspace { get; }

    /// <summary>The account's record as imported, by ordinal from 0 to <c>Accounts.Count - 1</c>.</summary>
    public Paged<Account> Accounts { get; internal set; } = Paged<Account>.Empty;

    /// <summary>The same accounts as small integers, for scans.</summary>
    public Paged<AccountFigures> Figures { get; internal set; } = Paged<AccountFigures>.Empty;

    public People People { get; internal set; }

    /// <summary>In order of time.</summary>
    public PerAccount<InteractionRow> Interactions { get; internal set; } = PerAccount<InteractionRow>.Empty;

    /// <summary>By metric, then day.</summary>
    public PerAccount<SignalRow> Signals { get; internal set; } = PerAccount<SignalRow>.Empty;

    /// <summary>In order of opening.</summary>
    public PerAccount<Ticket> Tickets { get; internal set; } = PerAccount<Ticket>.Empty;

    /// <summary>By learner, then course, then time.</summary>
    public PerAccount<TrainingCompletion> Training { get; internal set; } = PerAccount<TrainingCompletion>.Empty;

    /// <summary>In order of due date.</summary>
    public PerAccount<PlanStep> Steps { get; internal set; } = PerAccount<PlanStep>.Empty;

    /// <summary>In order of recording.</summary>
    public PerAccount<Evidence> Evidence { get; internal set; } = PerAccount<Evidence>.Empty;

    /// <summary>In order of opening.</summary>
    public PerAccount<Fire> Fires { get; internal set; } = PerAccount<Fire>.Empty;

    /// <summary>In order of due date.</summary>
    public PerAccount<Renewal> Renewals { get; internal set; } = PerAccount<Renewal>.Empty;

    /// <summary>In order of time.</summary>
    public PerAccount<HealthRow> Health { get; internal set; } = PerAccount<HealthRow>.Empty;

    public Names Segments => _words.Segments;
    public Names Regions => _words.Regions;
    public Names Industries => _words.Industries;
    public Names Teams => _words.Teams;
    public Names Currencies => _words.Currencies;
    public Names Metrics => _words.Metrics;
    public Names Courses => _words.Courses;
    public Names Plans => _words.Plans;
    public Names FireIds => _words.FireIds;

    /// <summary>Tiers by today's ARR; worked out when first asked for, and kept until an account's ARR, status or name changes.</summary>
    public Tiers Tiers => _tiers ??= Tiers.Of(this);

    /// <summary>What a reader of money should know: currencies without a rate.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. Currencies.All.Where(c => Money.IsWithoutRate(c, Workspace)).Select(c => $"No rate is set for {c}: counted 1:1 as {Workspace.Currency}.")];

    internal KeyIndex AccountIds { get; set; } = KeyIndex.Empty;
    internal InteractionIndex InteractionIds { get; set; }
    internal KeyIndex TicketIds { get; set; } = KeyIndex.Empty;
    internal KeyIndex StepIds { get; set; } = KeyIndex.Empty;
    internal KeyIndex EvidenceIds { get; set; } = KeyIndex.Empty;
    internal KeyIndex FireAccounts { get; set; } = KeyIndex.Empty;
    internal Vocabulary Words => _words;

    /// <summary>The ordinal of an account, -1 when the book does not hold it.</summary>
    public int Find(string accountId) => AccountIds.Find(accountId);

    /// <summary>The account of a fire, -1 when no fire has the id.</summary>
    public int AccountOfFire(string fireId) => FireAccounts.Find(fireId);

    public Interaction Interaction(int account, in InteractionRow row) => new(
        _words.Text.IdOf(row.Text), Seconds.ToInstant(row.At), Accounts[account].AccountId, People.Email(row.Person), row.Type, row.SaidMinutes, row.Volume,
        row.Effectiveness, row.Purpose, FireIds.WordOf(row.Fire), _words.Text.NotesOf(row.Text));

    /// <summary>An interaction by its id, or null.</summary>
    public Interaction? Interaction(string id)
    {
        var place = InteractionIds.Find(id);
        if (!place.Exists) return null;
        foreach (ref readonly var row in Interactions.Of(place.Account))
            if (row.Text == place.Text) return Interaction(place.Account, row);
        return null;
    }

    /// <summary>An amount of an account (in its currency) in minor units of the workspace's.</summary>
    public long Minor(int account, decimal amount) => Money.Minor(amount, Accounts[account].Currency, Workspace);

    public string? Notes(in InteractionRow row) => _words.Text.NotesOf(row.Text);

    /// <summary>The book after a change. Costs in proportion to the change, not to the book.</summary>
    public Book With(Change change)
    {
        var next = (Book)MemberwiseClone();
        if (BookChange.Apply(change, this, next)) next._tiers = null;
        return next;
    }
}
