using CsmBot.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Data;

/// <summary>A place of its own for one test's store, on one of the databases; gone afterwards. The suites of store facts run once for each.</summary>
public abstract class StoreHome : IDisposable
{
    /// <summary>What <c>--data</c> would name.</summary>
    public abstract string Data { get; }

    public Store Open() => Store.Open(Data);

    /// <summary>The same place as a store of an earlier version would find it: no tables yet.</summary>
    public abstract CsmDb Bare();

    /// <summary>The names of a table's columns, and of those of its key, as the database has them.</summary>
    public abstract (string[] All, string[] Key) Columns(CsmDb db, string table);

    /// <summary>How the database finds what is asked for.</summary>
    public abstract string Plan<T>(IQueryable<T> asked);

    public abstract void Dispose();

    public override string ToString() => GetType().Name;
}

/// <summary>Where tables lie in SQLite's file.</summary>
public abstract class FileHome : StoreHome
{
    public override (string[] All, string[] Key) Columns(CsmDb db, string table) => (
        [.. db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})")],
        [.. db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table}) WHERE pk > 0")]);

    public override string Plan<T>(IQueryable<T> asked)
    {
        using var query = asked.CreateDbCommand();
        if (query.Connection!.State != System.Data.ConnectionState.Open) query.Connection.Open();
        query.CommandText = "EXPLAIN QUERY PLAN " + query.CommandText;
        using var plan = query.ExecuteReader();
        return string.Join('\n', plan.Cast<System.Data.Common.DbDataRecord>().Select(r => r["detail"]));
    }
}

/// <summary>A folder with SQLite's file.</summary>
public sealed class SqliteHome : FileHome
{
    private readonly Folder _folder = new();

    public override string Data => _folder["data"];

    public override CsmDb Bare()
    {
        Directory.CreateDirectory(Data);
        return new(new DbContextOptionsBuilder<CsmDb>().UseSqlite($"Data Source={Path.Combine(Data, "csmbot.db")}").Options);
    }

    public override void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
