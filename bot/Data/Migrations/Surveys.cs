using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>What success plans have beside the facts: readiness that was agreed, what evidence carries, surveys and their answers.</summary>
[DbContext(typeof(CsmDb)), Migration("0013_Surveys")]
public sealed class Surveys : Migration
{
    protected override void Up(MigrationBuilder m) => PlanTables.Create(m);
}
