using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>The workspaces that have installed the Slack app, with their tokens.</summary>
[DbContext(typeof(CsmDb)), Migration("0007_SlackInstalls")]
public sealed class SlackInstalls : Migration
{
    protected override void Up(MigrationBuilder m) => SlackTables.Create(m);
}
