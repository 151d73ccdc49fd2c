using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>
/// What people wrote down of a fire beside the facts that its row in fires.csv has a column for. A fire that came with imported data has a row from the moment on in which somebody wrote
/// something of it here.
/// </summary>
public sealed class FireNote
{
    public required string FireId { get; init; }

    /// <summary>Names the message that opened it, so that it opens one fire however often it arrives; null where it was not opened in chat.</summary>
    public string? Opening { get; init; }

    /// <summary>The number in the id of a fire that was opened in chat; counted up, never used again. 0 for others.</summary>
    public int Number { get; init; }

    /// <summary>E-mails.</summary>
    public string? OpenedBy { get; init; }
    public string? ClosedBy { get; set; }

    /// <summary>Who saw the first warning sign, in words: a colleague, or somebody at the customer's.</summary>
    public string? SeenBy { get; set; }

    /// <summary>What prevention would have cost by a person's judgement, in the workspace's currency; null leaves the estimate.</summary>
    public decimal? Prevention { get; set; }

    /// <summary>What prevention would have taken, in words.</summary>
    public string? PreventionText { get; set; }

    /// <summary>Yearly revenue that went with a lost fire, in the account's currency.</summary>
    public decimal? LostArr { get; set; }

    /// <summary>The message that shows the fire: where, and the key of the post that it came from; null where one person alone sees it.</summary>
    public string? Channel { get; set; }
    public string? Conversation { get; set; }
    public string? Letter { get; set; }

    /// <summary>Counts the changes, and so names the edits of that message.</summary>
    public int Version { get; set; }
}

/// <summary>The table of what people write down of fires.</summary>
internal static class FireTables
{
    public static void Map(ModelBuilder model) => model.Entity<FireNote>(note =>
    {
        note.ToTable("fire_notes").HasKey(n => n.FireId);
        note.Property(n => n.Version).IsConcurrencyToken();
    });

    public static void Create(MigrationBuilder m)
    {
        m.CreateTable("fire_notes", t => new
            {
                fire_id = t.Column<string>(nullable: false),
                opening = t.Column<string>(nullable: true),
                number = t.Column<int>(nullable: false),
                opened_by = t.Column<string>(nullable: true),
                closed_by = t.Column<string>(nullable: true),
                seen_by = t.Column<string>(nullable: true),
                prevention = t.Column<long>(nullable: true),
                prevention_text = t.Column<string>(nullable: true),
                lost_arr = t.Column<long>(nullable: true),
                channel = t.Column<string>(nullable: true),
                conversation = t.Column<string>(nullable: true),
                letter = t.Column<string>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_fire_notes", x => x.fire_id));
        m.CreateIndex("ix_fire_notes_opening", "fire_notes", "opening", unique: true);
    }
}
