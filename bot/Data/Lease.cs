using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>Which host has a duty that only one is to have, and until when (by the database's clock) if it does not say so again.</summary>
public sealed class Lease
{
    public required string Name { get; init; }

    /// <summary>Names the process, this life of it.</summary>
    public required string Owner { get; set; }

    public DateTime Until { get; set; }
}

/// <summary>What several hosts on one store need to know of each other.</summary>
internal static class HostTables
{
    public static void Map(ModelBuilder model) => model.Entity<Lease>().ToTable("leases").HasKey(l => l.Name);

    public static void Create(MigrationBuilder m)
    {
        m.CreateTable("leases", t => new
            {
                name = t.Column<string>(nullable: false),
                owner = t.Column<string>(nullable: false),
                until = t.Column<long>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_leases", x => x.name));
        m.AddColumn<long>("at", "feed", nullable: false, defaultValue: 0L);
        m.AddColumn<string>("taker", "inbox", nullable: true);
        m.AddColumn<long>("taken_until", "inbox", nullable: true);
    }
}
