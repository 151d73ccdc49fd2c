using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Which account went from whom to whom, and when that was seen.</summary>
[DbContext(typeof(CsmDb)), Migration("0017_OwnerChanges")]
public sealed class OwnerChanges : Migration
{
    protected override void Up(MigrationBuilder m) => OwnerTables.Create(m);
}
