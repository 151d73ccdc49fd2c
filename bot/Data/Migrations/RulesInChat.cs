using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Health rules made and switched in chat, with the trail of who did what.</summary>
[DbContext(typeof(CsmDb)), Migration("0005_RulesInChat")]
public sealed class RulesInChat : Migration
{
    protected override void Up(MigrationBuilder m) => RuleTables.Create(m);
}
