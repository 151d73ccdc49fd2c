using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>What people write down of fires beside the facts.</summary>
[DbContext(typeof(CsmDb)), Migration("0011_FiresInChat")]
public sealed class FiresInChat : Migration
{
    protected override void Up(MigrationBuilder m) => FireTables.Create(m);
}
