using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>The tables of health rules and alerts.</summary>
internal static class AlertTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Alert>(alert =>
        {
            alert.ToTable("alerts").HasKey(a => a.Id);
            alert.Ignore(a => a.IsLive);
            alert.Property(a => a.Version).IsConcurrencyToken();
        });
        model.Entity<RuleStanding>().ToTable("rule_standings").HasKey(s => new { s.AccountId, s.Rule });
        model.Entity<Rest>().ToTable("rests").HasKey(r => new { r.AccountId, r.Rule });
        model.Entity<Mark>().ToTable("marks").HasKey(m => m.Name);
    }

    public static void Create(MigrationBuilder m)
    {
        m.CreateTable("alerts", t => new
            {
                id = t.Column<string>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                rule = t.Column<string>(nullable: false),
                from = t.Column<byte>(nullable: false),
                to = t.Column<byte>(nullable: false),
                because = t.Column<string>(nullable: false),
                next = t.Column<string>(nullable: true),
                raised_at = t.Column<long>(nullable: false),
                state = t.Column<byte>(nullable: false),
                by = t.Column<string>(nullable: true),
                state_at = t.Column<long>(nullable: false),
                until = t.Column<int>(nullable: true),
                ended = t.Column<string>(nullable: true),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_alerts", x => x.id));
        m.CreateIndex("ix_alerts_account_id", "alerts", "account_id");

        m.CreateTable("rule_standings", t => new
            {
                account_id = t.Column<string>(nullable: false),
                rule = t.Column<string>(nullable: false),
                counts = t.Column<bool>(nullable: false),
                holds = t.Column<bool>(nullable: false),
                since = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_rule_standings", x => new { x.account_id, x.rule }));

        m.CreateTable("rests", t => new
            {
                account_id = t.Column<string>(nullable: false),
                rule = t.Column<string>(nullable: false),
                colour = t.Column<byte>(nullable: false),
                until = t.Column<int>(nullable: false),
                by = t.Column<string>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_rests", x => new { x.account_id, x.rule }));

        m.CreateTable("marks", t => new
            {
                name = t.Column<string>(nullable: false),
                at = t.Column<long>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_marks", x => x.name));
    }
}
