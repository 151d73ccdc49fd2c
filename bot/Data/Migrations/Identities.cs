using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Who the channels' users are, and which organisations a conversation belongs to.</summary>
[DbContext(typeof(CsmDb)), Migration("0006_Identities")]
public sealed class Identities : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<bool>("shared", "places", nullable: false, defaultValue: false);
        m.AddColumn<string>("tenant", "places", nullable: true);
        m.AddColumn<string>("team", "places", nullable: true);
        m.CreateTable("identities", t => new
            {
                channel = t.Column<string>(nullable: false),
                tenant = t.Column<string>(nullable: false),
                user_id = t.Column<string>(nullable: false),
                email = t.Column<string>(nullable: false),
                checked_at = t.Column<long>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_identities", x => new { x.channel, x.tenant, x.user_id }));
    }
}
