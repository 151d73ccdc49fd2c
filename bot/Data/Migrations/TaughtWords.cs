using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>The company's own words, taught in chat.</summary>
[DbContext(typeof(CsmDb)), Migration("0002_TaughtWords")]
public sealed class TaughtWords : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.CreateTable("taught", t => new
            {
                key = t.Column<string>(nullable: false),
                number = t.Column<long>(nullable: false),
                word = t.Column<string>(nullable: false),
                meaning = t.Column<string>(nullable: true),
                metric = t.Column<bool>(nullable: false),
                by = t.Column<string>(nullable: false),
                at = t.Column<long>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_taught", x => x.key));
        m.CreateIndex("ix_taught_number", "taught", "number");
    }
}
