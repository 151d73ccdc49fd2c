using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Why a message was put aside; and an index by which the first pending one of each conversation is found however many are done.</summary>
[DbContext(typeof(CsmDb)), Migration("0010_InboxTrouble")]
public sealed class InboxTrouble : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<string>("problem", "inbox", nullable: true);
        m.CreateIndex("ix_inbox_waiting", "inbox", ["channel", "conversation", "number"], filter: m.Not("done"));
        m.CreateIndex("ix_inbox_aside", "inbox", "number", filter: "problem IS NOT NULL");
    }
}
