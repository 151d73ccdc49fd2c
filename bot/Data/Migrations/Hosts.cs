using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Several hosts on one store: who has which duty, who works off which message, and when each change of the feed was made.</summary>
[DbContext(typeof(CsmDb)), Migration("0015_Hosts")]
public sealed class Hosts : Migration
{
    protected override void Up(MigrationBuilder m) => HostTables.Create(m);
}
