using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data.Migrations;

/// <summary>Conditions of indexes over flags, which the two databases say differently.</summary>
internal static class Flags
{
    public static bool IsPostgres(this MigrationBuilder m) => m.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>The flag is not set, as released schemas have it: SQLite keeps flags as numbers, PostgreSQL does not compare them with any. New indexes say "NOT flag", which both know and EF asks.</summary>
    public static string Not(this MigrationBuilder m, string flag) => m.IsPostgres() ? $"NOT {flag}" : $"{flag} = 0";
}
