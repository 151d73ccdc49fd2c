using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>The tables of the first schema that carry messages: what came in, what is to go out, where to, and what a conversation keeps in mind.</summary>
internal static class OperationalTables
{
    public static void Create(MigrationBuilder m)
    {
        Inbox(m);
        Outbox(m);
        Places(m);
        Kept(m);
    }

    private static void Inbox(MigrationBuilder m)
    {
        m.CreateTable("inbox", t => new
            {
                channel = t.Column<string>(nullable: false),
                conversation = t.Column<string>(nullable: false),
                id = t.Column<string>(nullable: false),
                number = t.Column<long>(nullable: false),
                payload = t.Column<string>(nullable: false),
                received_at = t.Column<long>(nullable: false),
                done = t.Column<bool>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_inbox", x => new { x.channel, x.conversation, x.id }));
        // Only what is still to be worked off is looked for by anything but its key.
        m.CreateIndex("ix_inbox_pending", "inbox", "number", filter: m.Not("done"));
        m.CreateIndex("ix_inbox_number", "inbox", "number");
    }

    private static void Outbox(MigrationBuilder m)
    {
        m.CreateTable("outbox", t => new
            {
                key = t.Column<string>(nullable: false),
                number = t.Column<long>(nullable: false),
                channel = t.Column<string>(nullable: false),
                conversation = t.Column<string>(nullable: false),
                reply_to = t.Column<string>(nullable: true),
                edits = t.Column<string>(nullable: true),
                edits_post = t.Column<string>(nullable: true),
                only_for = t.Column<string>(nullable: true),
                body = t.Column<string>(nullable: false),
                due = t.Column<long>(nullable: false),
                not_before = t.Column<long>(nullable: false),
                state = t.Column<byte>(nullable: false),
                lease_owner = t.Column<string>(nullable: true),
                lease_until = t.Column<long>(nullable: true),
                attempts = t.Column<int>(nullable: false),
                version = t.Column<int>(nullable: false),
                message_id = t.Column<string>(nullable: true),
                problem = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_outbox", x => x.key));
        m.CreateIndex("ix_outbox_owed", "outbox", ["channel", "conversation", "number"], filter: "state = 0");
        m.CreateIndex("ix_outbox_given_up", "outbox", "number", filter: "state = 2");
        m.CreateIndex("ix_outbox_number", "outbox", "number");
    }

    private static void Places(MigrationBuilder m) => m.CreateTable("places", t => new
        {
            channel = t.Column<string>(nullable: false),
            conversation = t.Column<string>(nullable: false),
            kind = t.Column<byte>(nullable: false),
            name = t.Column<string>(nullable: true),
            person = t.Column<string>(nullable: true),
            service_url = t.Column<string>(nullable: true),
            bot_id = t.Column<string>(nullable: true),
            user_id = t.Column<string>(nullable: true),
        },
        constraints: t => t.PrimaryKey("pk_places", x => new { x.channel, x.conversation }));

    private static void Kept(MigrationBuilder m) => m.CreateTable("kept", t => new
        {
            id = t.Column<string>(nullable: false),
            person = t.Column<string>(nullable: false),
            body = t.Column<string>(nullable: false),
            expires = t.Column<long>(nullable: false),
        },
        constraints: t => t.PrimaryKey("pk_kept", x => x.id));
}
