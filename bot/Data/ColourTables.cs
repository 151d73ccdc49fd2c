using CsmBot.Data.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>The tables of colours that people set, and of what rules' changes rest on.</summary>
internal static class ColourTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ColourSetting>(setting =>
        {
            setting.ToTable("colour_settings").HasKey(s => new { s.AccountId, s.At });
            setting.Property(s => s.Version).IsConcurrencyToken();
        });
        model.Entity<Cause>().ToTable("causes").HasKey(c => new { c.AccountId, c.At });
    }

    public static void Create(MigrationBuilder m)
    {
        m.CreateTable("colour_settings", t => new
            {
                account_id = t.Column<string>(nullable: false),
                at = t.Column<long>(nullable: false),
                colour = t.Column<byte>(nullable: false),
                by = t.Column<string>(nullable: false),
                reason = t.Column<string>(nullable: false),
                until = t.Column<int>(nullable: true),
                kept_at = t.Column<long>(nullable: false),
                kept_by = t.Column<string>(nullable: true),
                known = t.Column<byte>(nullable: false),
                asked_at = t.Column<long>(nullable: true),
                lead_asked = t.Column<bool>(nullable: false),
                questions = t.Column<int>(nullable: false),
                version = t.Column<int>(nullable: false),
                ended_at = t.Column<long>(nullable: true),
                ended = t.Column<string>(nullable: true),
                told = t.Column<bool>(nullable: false),
                settled = t.Column<bool>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_colour_settings", x => new { x.account_id, x.at }));
        m.CreateIndex("ix_colour_settings_open", "colour_settings", "account_id", filter: m.Not("settled"));

        m.CreateTable("causes", t => new
            {
                account_id = t.Column<string>(nullable: false),
                at = t.Column<long>(nullable: false),
                rule = t.Column<string>(nullable: false),
                when = t.Column<string>(nullable: true),
                facts = t.Column<string>(nullable: false),
                over = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_causes", x => new { x.account_id, x.at }));

        m.AddColumn<string>("facts", "alerts", nullable: true);
        m.AddColumn<long>("facts_at", "alerts", nullable: true);
        m.AddColumn<byte>("became", "alerts", nullable: true);
        m.AddColumn<string>("successor", "alerts", nullable: true);
    }
}
