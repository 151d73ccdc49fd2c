using CsmBot.Data.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>The tables of who is told what, when: tellings, quiet hours, watches and schedules.</summary>
internal static class AlertingTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Telling>().ToTable("tellings").HasKey(t => new { t.AlertId, t.Occasion, t.Channel, t.Conversation });
        model.Entity<Quiet>().ToTable("quiet").HasKey(q => new { q.Channel, q.Conversation });
        model.Entity<Standing>().ToTable("standing").HasKey(s => s.Id);
    }

    public static void Create(MigrationBuilder m)
    {
        m.AddColumn<int>("step", "alerts", nullable: false, defaultValue: 0);
        m.AddColumn<long>("deadline", "alerts", nullable: true);
        m.AddColumn<string>("escalated", "alerts", nullable: true);
        m.AddColumn<string>("assignee", "alerts", nullable: true);

        m.CreateTable("tellings", t => new
            {
                alert_id = t.Column<string>(nullable: false),
                occasion = t.Column<string>(nullable: false),
                channel = t.Column<string>(nullable: false),
                conversation = t.Column<string>(nullable: false),
                label = t.Column<string>(nullable: false),
                reason = t.Column<string>(nullable: false),
                due = t.Column<long>(nullable: false),
                done = t.Column<bool>(nullable: false),
                letter = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_tellings", x => new { x.alert_id, x.occasion, x.channel, x.conversation }));
        m.CreateIndex("ix_tellings_due", "tellings", "due", filter: m.Not("done"));
        m.CreateIndex("ix_tellings_letter", "tellings", "letter");
        m.CreateIndex("ix_alerts_live", "alerts", ["state", "deadline"], filter: "state < 3");

        m.CreateTable("quiet", t => new
            {
                channel = t.Column<string>(nullable: false),
                conversation = t.Column<string>(nullable: false),
                from = t.Column<int>(nullable: true),
                to = t.Column<int>(nullable: true),
                weekends = t.Column<bool>(nullable: false),
                zone = t.Column<string>(nullable: false),
                by = t.Column<string>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_quiet", x => new { x.channel, x.conversation }));

        m.CreateTable("standing", t => new
            {
                id = t.Column<string>(nullable: false),
                channel = t.Column<string>(nullable: false),
                conversation = t.Column<string>(nullable: false),
                number = t.Column<int>(nullable: false),
                kind = t.Column<byte>(nullable: false),
                words = t.Column<string>(nullable: false),
                colours = t.Column<int>(nullable: false),
                recurrence = t.Column<string>(nullable: true),
                zone = t.Column<string>(nullable: false),
                by = t.Column<string>(nullable: false),
                created_at = t.Column<long>(nullable: false),
                stopped = t.Column<bool>(nullable: false),
                done_day = t.Column<int>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_standing", x => x.id));
        m.CreateIndex("ix_standing_place", "standing", ["channel", "conversation", "number"]);
    }
}
