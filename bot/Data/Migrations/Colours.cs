using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Colours that people set, what rules' changes rest on, and what became of an alert.</summary>
[DbContext(typeof(CsmDb)), Migration("0004_Colours")]
public sealed class Colours : Migration
{
    protected override void Up(MigrationBuilder m) => ColourTables.Create(m);
}
