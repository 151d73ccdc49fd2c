using CsmBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Tests.Data;

/// <summary>A store as an earlier version of the program left it.</summary>
internal static class OldStore
{
    /// <param name="folder">What <c>--data</c> would name.</param>
    /// <param name="migration">The last migration that version knew.</param>
    public static void Make(string folder, string migration, string? insert = null)
    {
        Directory.CreateDirectory(folder);
        using var db = new CsmDb(new DbContextOptionsBuilder<CsmDb>().UseSqlite($"Data Source={Path.Combine(folder, "csmbot.db")}").Options);
        db.GetService<IMigrator>().Migrate(migration);
        if (insert is not null) db.Database.ExecuteSqlRaw(insert);
    }
}
