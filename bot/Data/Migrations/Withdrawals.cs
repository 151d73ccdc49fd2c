using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Readiness statements that do not stand any more, and since when.</summary>
[DbContext(typeof(CsmDb)), Migration("0018_Withdrawals")]
public sealed class Withdrawals : Migration
{
    protected override void Up(MigrationBuilder m) => PlanTables.AddWithdrawal(m);
}
