using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>What customers committed to at the checkpoints before their renewals.</summary>
[DbContext(typeof(CsmDb)), Migration("0014_RenewalCommitments")]
public sealed class RenewalCommitments : Migration
{
    protected override void Up(MigrationBuilder m) => CommitmentTables.Create(m);
}
