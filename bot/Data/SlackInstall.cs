using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>The Slack app in a workspace, or in a whole organisation of them.</summary>
public sealed class SlackInstall
{
    /// <summary>Of the workspace (<c>T…</c>), or of the organisation (<c>E…</c>) where it was installed for all.</summary>
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The organisation that the workspace belongs to.</summary>
    public string? Enterprise { get; set; }

    public required string AppId { get; set; }
    public required string BotUser { get; set; }
    public required string Scopes { get; set; }

    /// <summary>Encrypted.</summary>
    public required string Token { get; set; }

    /// <summary>Encrypted; where tokens are rotated. Good for one use.</summary>
    public string? RefreshToken { get; set; }

    public DateTime? ExpiresAt { get; set; }

    /// <summary>Slack's id of who installed it.</summary>
    public string? By { get; set; }

    public DateTime InstalledAt { get; set; }
}

/// <summary>The table of installations.</summary>
internal static class SlackTables
{
    public static void Map(ModelBuilder model) => model.Entity<SlackInstall>().ToTable("slack_installs").HasKey(i => i.Id);

    public static void Create(MigrationBuilder m) => m.CreateTable("slack_installs", t => new
        {
            id = t.Column<string>(nullable: false),
            name = t.Column<string>(nullable: false),
            enterprise = t.Column<string>(nullable: true),
            app_id = t.Column<string>(nullable: false),
            bot_user = t.Column<string>(nullable: false),
            scopes = t.Column<string>(nullable: false),
            token = t.Column<string>(nullable: false),
            refresh_token = t.Column<string>(nullable: true),
            expires_at = t.Column<long>(nullable: true),
            by = t.Column<string>(nullable: true),
            installed_at = t.Column<long>(nullable: false),
        },
        constraints: t => t.PrimaryKey("pk_slack_installs", x => x.id));
}
