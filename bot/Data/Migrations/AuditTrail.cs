using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Who changed what, and who was shown whose cost.</summary>
[DbContext(typeof(CsmDb)), Migration("0016_AuditTrail")]
public sealed class AuditTrail : Migration
{
    protected override void Up(MigrationBuilder m) => AuditTables.Create(m);
}
