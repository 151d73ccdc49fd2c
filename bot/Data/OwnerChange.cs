using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>An account went from one CSM to another. accounts.csv tells today's owner alone, so each change is kept from the moment on in which a fact that was written showed it.</summary>
public sealed class OwnerChange
{
    public required string AccountId { get; init; }

    /// <summary>When it was seen: at the latest, the account has been the other's since then.</summary>
    public required DateTime SeenAt { get; init; }

    /// <summary>E-mails.</summary>
    public required string Before { get; init; }
    public required string After { get; set; }
}

/// <summary>The table of changes of owner.</summary>
internal static class OwnerTables
{
    public static void Map(ModelBuilder model) => model.Entity<OwnerChange>().ToTable("owner_changes").HasKey(c => new { c.AccountId, c.SeenAt });

    public static void Create(MigrationBuilder m) => m.CreateTable("owner_changes", t => new
        {
            account_id = t.Column<string>(nullable: false),
            seen_at = t.Column<long>(nullable: false),
            before = t.Column<string>(nullable: false),
            after = t.Column<string>(nullable: false),
        },
        constraints: t => t.PrimaryKey("pk_owner_changes", x => new { x.account_id, x.seen_at }));
}
