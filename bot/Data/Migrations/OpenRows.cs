using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>
/// The indexes of what is still open, with the condition as EF asks it. SQLite takes a partial index only where the question holds its condition word for word: asked for "NOT done" it passed
/// by those over "done = 0", and read all that had ever been told.
/// </summary>
[DbContext(typeof(CsmDb)), Migration("0012_OpenRows")]
public sealed class OpenRows : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        if (m.IsPostgres()) return;
        Again(m, "ix_inbox_pending", "inbox", "done", "number");
        Again(m, "ix_inbox_waiting", "inbox", "done", "channel", "conversation", "number");
        Again(m, "ix_tellings_due", "tellings", "done", "due");
        Again(m, "ix_colour_settings_open", "colour_settings", "settled", "account_id");
    }

    private static void Again(MigrationBuilder m, string index, string table, string flag, params string[] columns)
    {
        m.DropIndex(index, table);
        m.CreateIndex(index, table, columns, filter: $"NOT {flag}");
    }
}
