using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>
/// A health rule as it was decided in chat: made there, or, where <see cref="When"/> is null, one of the rules file that was switched off or on. A deleted one stays, so that
/// what it did is known for a rule's doing.
/// </summary>
public sealed class StoredRule
{
    /// <summary>The name in the form in which names are compared.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>By which people name it: counted up, never used again; 0 for a rule of the file.</summary>
    public int Number { get; set; }

    public string? When { get; set; }
    public Colour Status { get; set; }
    public int HoldDays { get; set; } = 1;
    public int ClearDays { get; set; } = 1;
    public string? Say { get; set; }
    public string? Reason { get; set; }
    public string? Next { get; set; }
    public string? LearnedFrom { get; set; }
    public string? Owner { get; set; }
    public string? Notes { get; set; }
    /// <summary>Who switched it off, by e-mail, and when; null while it is on.</summary>
    public string? OffBy { get; set; }

    public DateTime? OffAt { get; set; }
    public bool Deleted { get; set; }

    /// <summary>Who made it, by e-mail; of a rule of the file who first switched it.</summary>
    public required string By { get; set; }

    public DateTime At { get; set; }

    /// <summary>The number of its newest change: who edits it says which they saw.</summary>
    public long Revision { get; set; }
}

/// <summary>What was done to a rule, in chat or by an edit of the rules file: who, when, what. Rows are only ever added.</summary>
public sealed class RuleChange
{
    /// <summary>Who changes rules by editing the file.</summary>
    public const string File = "file";

    public long Number { get; init; }

    /// <summary>An e-mail, or <see cref="File"/>.</summary>
    public required string Key { get; init; }
    public required string By { get; init; }
    public DateTime At { get; init; }

    /// <summary>In words, after the name of who did it: "turned it off".</summary>
    public required string What { get; init; }
}

/// <summary>The tables of health rules that are kept in chat.</summary>
internal static class RuleTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<StoredRule>().ToTable("rules").HasKey(r => r.Key);
        model.Entity<RuleChange>(change =>
        {
            change.ToTable("rule_changes").HasKey(c => c.Number);
            change.Property(c => c.Number).ValueGeneratedNever();
        });
    }

    public static void Create(MigrationBuilder m)
    {
        m.CreateTable("rules", t => new
            {
                key = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                number = t.Column<int>(nullable: false),
                when = t.Column<string>(nullable: true),
                status = t.Column<byte>(nullable: false),
                hold_days = t.Column<int>(nullable: false),
                clear_days = t.Column<int>(nullable: false),
                say = t.Column<string>(nullable: true),
                reason = t.Column<string>(nullable: true),
                next = t.Column<string>(nullable: true),
                learned_from = t.Column<string>(nullable: true),
                owner = t.Column<string>(nullable: true),
                notes = t.Column<string>(nullable: true),
                off_by = t.Column<string>(nullable: true),
                off_at = t.Column<long>(nullable: true),
                deleted = t.Column<bool>(nullable: false),
                by = t.Column<string>(nullable: false),
                at = t.Column<long>(nullable: false),
                revision = t.Column<long>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_rules", x => x.key));

        m.CreateTable("rule_changes", t => new
            {
                number = t.Column<long>(nullable: false),
                key = t.Column<string>(nullable: false),
                by = t.Column<string>(nullable: false),
                at = t.Column<long>(nullable: false),
                what = t.Column<string>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_rule_changes", x => x.number));
        m.CreateIndex("ix_rule_changes_key", "rule_changes", ["key", "number"]);
    }
}
