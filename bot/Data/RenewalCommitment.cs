using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>What a customer committed to at a checkpoint before a renewal, as somebody wrote it down. One a checkpoint: who writes again puts it right.</summary>
public sealed class RenewalCommitment
{
    public required string AccountId { get; init; }

    /// <summary>The renewal date when it was written down.</summary>
    public required DateOnly RenewalOn { get; init; }

    /// <summary>Which checkpoint, in days before the renewal: 180, 90 or 30.</summary>
    public required int Days { get; init; }

    /// <summary>As it was typed.</summary>
    public required string Statement { get; set; }

    /// <summary>Who wrote it down last, by e-mail, and when.</summary>
    public required string RecordedBy { get; set; }
    public required DateTime RecordedAt { get; set; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; set; }
}

/// <summary>The table of commitments.</summary>
internal static class CommitmentTables
{
    public static void Map(ModelBuilder model) => model.Entity<RenewalCommitment>(commitment =>
    {
        commitment.ToTable("renewal_commitments").HasKey(c => new { c.AccountId, c.RenewalOn, c.Days });
        commitment.Property(c => c.Version).IsConcurrencyToken();
    });

    public static void Create(MigrationBuilder m) => m.CreateTable("renewal_commitments", t => new
        {
            account_id = t.Column<string>(nullable: false),
            renewal_on = t.Column<int>(nullable: false),
            days = t.Column<int>(nullable: false),
            statement = t.Column<string>(nullable: false),
            recorded_by = t.Column<string>(nullable: false),
            recorded_at = t.Column<long>(nullable: false),
            version = t.Column<int>(nullable: false),
        },
        constraints: t => t.PrimaryKey("pk_renewal_commitments", x => new { x.account_id, x.renewal_on, x.days }));
}
