using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>What is known of a fire's way from burning to the rule that it teaches: seen open, then offered, once.</summary>
public sealed class FireOffer
{
    public required string FireId { get; init; }

    /// <summary>When it was first seen to burn; null where it was closed already when it came.</summary>
    public DateTime? OpenAt { get; set; }

    /// <summary>When leads were offered a rule; null while they were not.</summary>
    public DateTime? OfferedAt { get; set; }
}

/// <summary>A rule of the rules file as it was last seen, so that the next edit can be told from it.</summary>
public sealed class FileRule
{
    /// <summary>The name in the form in which names are compared.</summary>
    public required string Key { get; init; }

    /// <summary>All that it said, as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>The tables of what rules are learned from, and of what the rules file said last.</summary>
internal static class LearningTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<FireOffer>().ToTable("fire_offers").HasKey(o => o.FireId);
        model.Entity<FileRule>().ToTable("file_rules").HasKey(r => r.Key);
    }

    public static void Create(MigrationBuilder m)
    {
        m.CreateTable("fire_offers", t => new
            {
                fire_id = t.Column<string>(nullable: false),
                open_at = t.Column<long>(nullable: true),
                offered_at = t.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_fire_offers", x => x.fire_id));
        m.CreateTable("file_rules", t => new
            {
                key = t.Column<string>(nullable: false),
                body = t.Column<string>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_file_rules", x => x.key));
    }
}
