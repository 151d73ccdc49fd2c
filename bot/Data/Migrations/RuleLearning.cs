using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Rules that closed fires teach, and the rules file as it was last seen.</summary>
[DbContext(typeof(CsmDb)), Migration("0008_RuleLearning")]
public sealed class RuleLearning : Migration
{
    protected override void Up(MigrationBuilder m) => LearningTables.Create(m);
}
