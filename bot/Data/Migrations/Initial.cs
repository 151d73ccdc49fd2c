using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CsmBot.Data.Migrations;

/// <summary>
/// The first schema. Written by hand, because EF Core's design-time package is not used; the test that reads and writes every table through the model
/// keeps the two in step. Until the first release a new table or column is added HERE; after it, in a migration of its own with a later number.
/// </summary>
[DbContext(typeof(CsmDb)), Migration("0001_Initial")]
public sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        People(m);
        Accounts(m);
        Interactions(m);
        Signals(m);
        Tickets(m);
        Training(m);
        Steps(m);
        Evidence(m);
        Fires(m);
        Renewals(m);
        Health(m);
        ChangeFeed(m);
        AlertTables.Create(m);
        WebMessages(m);
        OperationalTables.Create(m);
    }

    private static void People(MigrationBuilder m)
    {
        m.CreateTable("people", t => new
            {
                email = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                role = t.Column<byte>(nullable: false),
                team = t.Column<string>(nullable: true),
                billing_rate = t.Column<long>(nullable: false),
                currency = t.Column<string>(nullable: false),
                time_zone = t.Column<string>(nullable: true),
                valid_from = t.Column<int>(nullable: false),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_people", x => new { x.email, x.valid_from }));
    }

    private static void Accounts(MigrationBuilder m)
    {
        m.CreateTable("accounts", t => new
            {
                account_id = t.Column<string>(nullable: false),
                name = t.Column<string>(nullable: false),
                aliases = t.Column<string>(nullable: false),
                status = t.Column<byte>(nullable: false),
                segment = t.Column<string>(nullable: true),
                industry = t.Column<string>(nullable: true),
                region = t.Column<string>(nullable: true),
                csm_email = t.Column<string>(nullable: false),
                arr = t.Column<long>(nullable: false),
                currency = t.Column<string>(nullable: false),
                contract_start = t.Column<int>(nullable: true),
                renewal_date = t.Column<int>(nullable: true),
                contract_months = t.Column<int>(nullable: true),
                executive_sponsor = t.Column<string>(nullable: true),
                stage = t.Column<byte>(nullable: true),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_accounts", x => x.account_id));
    }

    private static void Interactions(MigrationBuilder m)
    {
        m.CreateTable("interactions", t => new
            {
                interaction_id = t.Column<string>(nullable: false),
                occurred_at = t.Column<long>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                csm_email = t.Column<string>(nullable: false),
                type = t.Column<byte>(nullable: false),
                minutes = t.Column<int>(nullable: true),
                volume = t.Column<int>(nullable: false),
                effectiveness = t.Column<int>(nullable: true),
                purpose = t.Column<byte>(nullable: true),
                fire_id = t.Column<string>(nullable: true),
                notes = t.Column<string>(nullable: true),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_interactions", x => x.interaction_id));
        m.CreateIndex("ix_interactions_account_id", "interactions", "account_id");
    }

    private static void Signals(MigrationBuilder m)
    {
        m.CreateTable("signals", t => new
            {
                date = t.Column<int>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                metric = t.Column<string>(nullable: false),
                value = t.Column<double>(nullable: false),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_signals", x => new { x.account_id, x.metric, x.date }));
    }

    private static void Tickets(MigrationBuilder m)
    {
        m.CreateTable("tickets", t => new
            {
                ticket_id = t.Column<string>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                opened_at = t.Column<long>(nullable: false),
                closed_at = t.Column<long>(nullable: true),
                priority = t.Column<byte>(nullable: false),
                subject = t.Column<string>(nullable: false),
                handled_by = t.Column<string>(nullable: true),
                minutes = t.Column<int>(nullable: true),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_tickets", x => x.ticket_id));
        m.CreateIndex("ix_tickets_account_id", "tickets", "account_id");
    }

    private static void Training(MigrationBuilder m)
    {
        m.CreateTable("training", t => new
            {
                account_id = t.Column<string>(nullable: false),
                learner = t.Column<string>(nullable: false),
                course = t.Column<string>(nullable: false),
                completed_at = t.Column<long>(nullable: false),
                score = t.Column<int>(nullable: true),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_training", x => new { x.account_id, x.learner, x.course, x.completed_at }));
    }

    private static void Steps(MigrationBuilder m)
    {
        m.CreateTable("steps", t => new
            {
                step_id = t.Column<string>(nullable: false),
                plan_id = t.Column<string>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                plan = t.Column<string>(nullable: false),
                started = t.Column<int>(nullable: false),
                owner_email = t.Column<string>(nullable: false),
                behaviour = t.Column<string>(nullable: false),
                quantity = t.Column<int>(nullable: false),
                quality = t.Column<int>(nullable: true),
                due = t.Column<int>(nullable: false),
                done_quantity = t.Column<int>(nullable: false),
                done_on = t.Column<int>(nullable: true),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_steps", x => x.step_id));
        m.CreateIndex("ix_steps_account_id", "steps", "account_id");
    }

    private static void Evidence(MigrationBuilder m)
    {
        m.CreateTable("evidence", t => new
            {
                evidence_id = t.Column<string>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                step_id = t.Column<string>(nullable: true),
                kind = t.Column<byte>(nullable: false),
                recorded_on = t.Column<int>(nullable: false),
                source = t.Column<string>(nullable: false),
                statement = t.Column<string>(nullable: false),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_evidence", x => x.evidence_id));
        m.CreateIndex("ix_evidence_account_id", "evidence", "account_id");
    }

    private static void Fires(MigrationBuilder m)
    {
        m.CreateTable("fires", t => new
            {
                fire_id = t.Column<string>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                opened_at = t.Column<long>(nullable: false),
                closed_at = t.Column<long>(nullable: true),
                outcome = t.Column<byte>(nullable: true),
                first_warning_sign = t.Column<string>(nullable: true),
                first_warning_at = t.Column<long>(nullable: true),
                cause = t.Column<string>(nullable: true),
                indirect_cost = t.Column<long>(nullable: true),
                notes = t.Column<string>(nullable: true),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_fires", x => x.fire_id));
        m.CreateIndex("ix_fires_account_id", "fires", "account_id");
    }

    private static void Renewals(MigrationBuilder m)
    {
        m.CreateTable("renewals", t => new
            {
                account_id = t.Column<string>(nullable: false),
                due_on = t.Column<int>(nullable: false),
                outcome = t.Column<byte>(nullable: false),
                arr_before = t.Column<long>(nullable: false),
                arr_after = t.Column<long>(nullable: false),
                closed_on = t.Column<int>(nullable: false),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_renewals", x => new { x.account_id, x.due_on }));
    }

    private static void Health(MigrationBuilder m)
    {
        m.CreateTable("health", t => new
            {
                account_id = t.Column<string>(nullable: false),
                changed_at = t.Column<long>(nullable: false),
                status = t.Column<byte>(nullable: false),
                reason = t.Column<string>(nullable: false),
                set_by = t.Column<string>(nullable: false),
                origin = t.Column<byte>(nullable: false),
                version = t.Column<int>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_health", x => new { x.account_id, x.changed_at }));
    }

    private static void ChangeFeed(MigrationBuilder m) => m.CreateTable("feed", t => new
        {
            sequence = t.Column<long>(nullable: false).Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            writer = t.Column<string>(nullable: false),
            account_id = t.Column<string>(nullable: true),
        },
        constraints: t => t.PrimaryKey("pk_feed", x => x.sequence));

    private static void WebMessages(MigrationBuilder m)
    {
        m.CreateTable("web_messages", t => new
            {
                conversation = t.Column<string>(nullable: false),
                id = t.Column<string>(nullable: false),
                place = t.Column<long>(nullable: false),
                changed = t.Column<long>(nullable: false),
                posted_at = t.Column<long>(nullable: false),
                author = t.Column<string>(nullable: true),
                only_for = t.Column<string>(nullable: true),
                activity = t.Column<string>(nullable: false),
                deleted = t.Column<bool>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_web_messages", x => new { x.conversation, x.id }));
        m.CreateIndex("ix_web_messages_changed", "web_messages", "changed", unique: true);
    }
}
