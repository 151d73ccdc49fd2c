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
        Make(db, migration);
        if (insert is not null) db.Database.ExecuteSqlRaw(insert);
    }

    /// <param name="migration">The last migration that version knew.</param>
    public static void Make(CsmDb db, string migration)
    {
        // EF can be told to stop at a migration only where its id is a timestamp, and ours are numbers.
        var (assembly, history) = (db.GetService<IMigrationsAssembly>(), db.GetService<IHistoryRepository>());
        db.Database.ExecuteSqlRaw(history.GetCreateScript());
        foreach (var (id, type) in assembly.Migrations.Where(m => string.CompareOrdinal(m.Key, migration) <= 0))
        {
            foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(assembly.CreateMigration(type, db.Database.ProviderName!).UpOperations)) db.Database.ExecuteSqlRaw(command.CommandText);
            db.Database.ExecuteSqlRaw(history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion())));
        }
    }
}
