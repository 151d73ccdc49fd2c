using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CsmBot.Data;

public enum AuditKind : byte
{
    /// <summary>What work costs was shown to somebody.</summary>
    CostRead = 0,
    Changed = 1,
}

/// <summary>Whose doing something is, and by which way.</summary>
/// <param name="Who">An e-mail, or what it is that did it: "source crm".</param>
/// <param name="Via">A channel, with the conversation where others read along; "page", "api", "command line".</param>
public sealed record Actor(string Who, string Via)
{
    /// <summary>What the program does by itself, such as judging by its rules.</summary>
    public static readonly Actor Itself = new("csmbot", "host");
}

/// <summary>A line of the audit trail: who changed what, and who was shown whose cost. Written in the transaction of the change, or of the answer.</summary>
public sealed class AuditEntry
{
    public long Number { get; init; }

    /// <summary>By the clock of the leases, not by the bot's now.</summary>
    public DateTime At { get; init; }

    public required string Who { get; init; }
    public required string Via { get; init; }
    public AuditKind Kind { get; init; }

    /// <summary>The question or report as it was understood; or what became of which records. No values: those are where they lie.</summary>
    public required string What { get; init; }
}

/// <summary>The table of the audit trail.</summary>
internal static class AuditTables
{
    public static void Map(ModelBuilder model) => model.Entity<AuditEntry>().ToTable("audit").HasKey(a => a.Number);

    public static void Create(MigrationBuilder m) => m.CreateTable("audit", t => new
        {
            number = t.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            at = t.Column<long>(nullable: false),
            who = t.Column<string>(nullable: false),
            via = t.Column<string>(nullable: false),
            kind = t.Column<byte>(nullable: false),
            what = t.Column<string>(nullable: false),
        },
        constraints: t => t.PrimaryKey("pk_audit", x => x.number));
}
