using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Routing, quiet hours, digests, escalation and scheduled questions.</summary>
[DbContext(typeof(CsmDb)), Migration("0003_Alerting")]
public sealed class Alerting : Migration
{
    protected override void Up(MigrationBuilder m) => AlertingTables.Create(m);
}
