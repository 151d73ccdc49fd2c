using Microsoft.EntityFrameworkCore;

namespace CsmBot.Data;

/// <summary>Brings the schema of a store up to this program's, and refuses one that is ahead of it.</summary>
internal static class Schema
{
    public static void Update(CsmDb db, string file)
    {
        // Of several processes that meet an empty folder one creates the tables; the operating system frees this lock even after a kill.
        using var mine = Lock(file + ".migrating");
        var known = db.Database.GetMigrations().ToList();
        var applied = db.Database.GetAppliedMigrations().ToList();
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new StoreProblem($"The store {file} was written by a newer csmbot (its schema is {newer}): start that version, or name another folder with --data.");
        if (applied.Count == known.Count) return;
        ForgetDeadLock(db);
        db.Database.Migrate();
    }

    // EF marks a running migration by a row and waits for it without an end; while the file lock is ours, a row that is there belongs to a process that died.
    private static void ForgetDeadLock(CsmDb db)
    {
        var exists = db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").Single() > 0;
        if (exists) db.Database.ExecuteSql($"DELETE FROM \"__EFMigrationsLock\"");
    }

    // The file stays: if it went with the lock, one process could hold the old file and another a new one.
    private static FileStream Lock(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1); }
            catch (IOException) when (attempt < 300 && File.Exists(path)) { Thread.Sleep(100); }
        }
    }
}
