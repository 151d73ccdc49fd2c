using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CsmBot.Data;

/// <summary>
/// The store's tables. Facts are the records of <c>Accounts/Facts.cs</c> themselves, under the keys of contracts' data.md; beside them lie the operational
/// tables (inbox, outbox, …), each mapped by a method here and created in <c>Migrations/Initial.cs</c>.
/// Everything is of a type that SQLite and PostgreSQL compare alike: see <see cref="ConfigureConventions"/>.
/// </summary>
public sealed class CsmDb(DbContextOptions<CsmDb> options) : DbContext(options)
{
    /// <summary>Facts carry two columns more than their record: where they came from, and how often they were written (a concurrency token for edits).</summary>
    public const string Origin = "Origin", Version = "Version";

    public DbSet<Feed> Feed => Set<Feed>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<RuleStanding> RuleStandings => Set<RuleStanding>();
    public DbSet<Rest> Rests => Set<Rest>();
    public DbSet<Mark> Marks => Set<Mark>();
    public DbSet<Telling> Tellings => Set<Telling>();
    public DbSet<Quiet> Quiet => Set<Quiet>();
    public DbSet<Standing> Standing => Set<Standing>();
    public DbSet<Received> Inbox => Set<Received>();

    /// <summary>What is still to be worked off.</summary>
    public IQueryable<Received> Pending => Inbox.Where(r => !r.Done);

    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<Identity> Identities => Set<Identity>();
    public DbSet<Kept> Kept => Set<Kept>();
    public DbSet<Taught> Taught => Set<Taught>();
    public DbSet<ColourSetting> ColourSettings => Set<ColourSetting>();
    public DbSet<Cause> Causes => Set<Cause>();
    public DbSet<StoredRule> Rules => Set<StoredRule>();
    public DbSet<RuleChange> RuleChanges => Set<RuleChange>();
    public DbSet<SlackInstall> SlackInstalls => Set<SlackInstall>();
    public DbSet<FireOffer> FireOffers => Set<FireOffer>();
    public DbSet<FireNote> FireNotes => Set<FireNote>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<FileRule> FileRules => Set<FileRule>();
    public DbSet<Readiness> Readiness => Set<Readiness>();
    public DbSet<EvidenceNote> EvidenceNotes => Set<EvidenceNote>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<SurveyInvitation> SurveyInvitations => Set<SurveyInvitation>();
    public DbSet<RenewalCommitment> RenewalCommitments => Set<RenewalCommitment>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<OwnerChange> OwnerChanges => Set<OwnerChange>();

    protected override void ConfigureConventions(ModelConfigurationBuilder types)
    {
        types.Properties<DateTime>().HaveConversion<InstantColumn>();
        types.Properties<DateOnly>().HaveConversion<DayColumn>();
        types.Properties<decimal>().HaveConversion<MoneyColumn>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        Fact<Person>(model, "people").HasKey(p => new { p.Email, p.ValidFrom });
        Fact<Account>(model, "accounts").HasKey(a => a.AccountId);
        model.Entity<Account>().Property(a => a.Aliases).HasConversion(
            names => string.Join(';', names), text => text.Split(';', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), names => names.Count));
        Fact<Interaction>(model, "interactions").HasKey(i => i.InteractionId);
        Fact<Signal>(model, "signals").HasKey(s => new { s.AccountId, s.Metric, s.Date });
        Fact<Ticket>(model, "tickets").HasKey(t => t.TicketId);
        Fact<TrainingCompletion>(model, "training").HasKey(t => new { t.AccountId, t.Learner, t.Course, t.CompletedAt });
        Fact<PlanStep>(model, "steps").HasKey(s => s.StepId);
        Fact<Evidence>(model, "evidence").HasKey(e => e.EvidenceId);
        Fact<Fire>(model, "fires").HasKey(f => f.FireId);
        Fact<Renewal>(model, "renewals").HasKey(r => new { r.AccountId, r.DueOn });
        Fact<HealthChange>(model, "health").HasKey(h => new { h.AccountId, h.ChangedAt });

        model.Entity<Feed>().ToTable("feed").HasKey(f => f.Sequence);
        model.Entity<WebMessage>().ToTable("web_messages").HasKey(m => new { m.Conversation, m.Id });
        Operational.Map(model);

        AlertTables.Map(model);
        AlertingTables.Map(model);
        ColourTables.Map(model);
        RuleTables.Map(model);
        SlackTables.Map(model);
        LearningTables.Map(model);
        FireTables.Map(model);
        PlanTables.Map(model);
        CommitmentTables.Map(model);
        HostTables.Map(model);
        AuditTables.Map(model);
        OwnerTables.Map(model);

        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
            property.SetColumnName(Snake(property.Name));
    }

    private static EntityTypeBuilder<T> Fact<T>(ModelBuilder model, string table) where T : class
    {
        var fact = model.Entity<T>().ToTable(table);
        fact.Property<Origin>(Origin);
        fact.Property<int>(Version);
        return fact;
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
