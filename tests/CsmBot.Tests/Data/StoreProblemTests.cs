using CsmBot.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Data;

public sealed class StoreProblemTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Sentence(string data)
    {
        var problem = Assert.Throws<StoreProblem>(() => Store.Open(data)).Message;
        Assert.DoesNotContain('\n', problem);
        return problem;
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_folder["file"], "");
        Assert.Contains("cannot be written: give this user the right", Sentence(_folder["file/data"]));
    }

    [Fact]
    public void A_store_that_cannot_be_opened_is_named()
    {
        Directory.CreateDirectory(_folder["csmbot.db"]);
        Assert.Contains("csmbot.db cannot be written", Sentence(_folder.Path));
    }

    [Fact]
    public void A_damaged_store_is_named()
    {
        File.WriteAllText(_folder["csmbot.db"], new string('x', 5000));
        Assert.Contains("is damaged or is no csmbot database: move it away", Sentence(_folder.Path));
    }

    [Fact]
    public void A_newer_store_is_refused_with_its_version()
    {
        using (var store = Store.Open(_folder.Path))
        using (var db = store.Db())
            db.Database.ExecuteSql($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('9999_Later', '99')");
        Assert.Contains("written by a newer csmbot (its schema is 9999_Later)", Sentence(_folder.Path));
    }

    [Fact]
    public void A_migration_that_died_half_way_does_not_block_the_next_start()
    {
        using (var db = new SqliteConnection($"Data Source={_folder["csmbot.db"]}"))
        {
            db.Open();
            using var lockTable = db.CreateCommand();
            lockTable.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            lockTable.ExecuteNonQuery();
        }
        Store.Open(_folder.Path).Dispose();
    }

    [Fact]
    public async Task Damaged_pages_are_a_sentence_at_the_latest_when_the_book_is_loaded()
    {
        using (var store = Store.Open(_folder.Path))
            await store.Write(w => { w.Put(Some.Dana, Origin.Import); w.Put(Some.Acme, Origin.Import); for (var i = 0; i < 500; i++) w.Put(Some.Call with { InteractionId = $"N-{i}" }, Origin.Chat); }, TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();
        using (var file = File.OpenWrite(_folder["csmbot.db"]))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[file.Length / 2]);
        }
        Assert.Contains("is damaged", Assert.Throws<StoreProblem>(() =>
        {
            using var damaged = Store.Open(_folder.Path);
            return damaged.Book;
        }).Message);
    }
}
