using System.Data.Common;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CsmBot.Tests.Data;

public sealed class SqliteMigrationTests : MigrationFacts
{
    protected override StoreHome Bare() => new SqliteHome();
}

public sealed class PostgresMigrationTests : MigrationFacts
{
    protected override StoreHome Bare() => new PostgresHome(isBare: true);
}

/// <summary>A store of every schema that was ever released, with a row in each of its tables, is brought to today's and keeps them, on whatever database.</summary>
public abstract class MigrationFacts
{
    protected abstract StoreHome Bare();

    public static TheoryData<string> Released()
    {
        using var home = new SqliteHome();
        using var db = home.Bare();
        return [.. db.Database.GetMigrations()];
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void A_store_of_a_released_schema_keeps_its_rows(string migration)
    {
        using var home = Bare();
        Dictionary<string, string[]> tables;
        using (var db = home.Bare())
        {
            OldStore.Make(db, migration);
            tables = Tables(db, migration);
            db.Database.OpenConnection();
            foreach (var (table, columns) in tables) Fill(db.Database.GetDbConnection(), table, columns);
        }

        using var store = home.Open();
        using var now = store.Db();
        now.Database.OpenConnection();
        foreach (var (table, columns) in tables) Assert.Equal(columns.Select(c => Value(c[(c.IndexOf(' ') + 1)..], c.Split(' ')[0])), Row(now.Database.GetDbConnection(), table, columns));
        // And the model of today reads them.
        foreach (var type in now.Model.GetEntityTypes().Where(t => tables.ContainsKey(t.GetTableName()!)))
            Assert.Single((IEnumerable<object>)GetType().BaseType!.GetMethod(nameof(All))!.MakeGenericMethod(type.ClrType).Invoke(null, [now])!);
    }

    [Fact]
    public async Task A_host_that_runs_when_a_newer_one_has_brought_the_schema_on_goes_on_and_one_that_starts_then_refuses()
    {
        using var home = Bare();
        using (var store = home.Open())
        {
            await store.Write(work => { work.Put(Some.Dana, Origin.Import); work.Put(Some.Acme, Origin.Import); }, TestContext.Current.CancellationToken);
            using (var newer = home.Bare())
            {
                newer.Database.ExecuteSql($"CREATE TABLE of_tomorrow (id integer PRIMARY KEY)");
                newer.Database.ExecuteSql($"ALTER TABLE interactions ADD COLUMN of_tomorrow integer NOT NULL DEFAULT 0");
                newer.Database.ExecuteSql($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('9999_OfTomorrow', '99')");
            }
            await store.Write(work => work.Put(Some.Call, Origin.Chat), TestContext.Current.CancellationToken);
            Assert.Equal(1, store.Book.Interactions.Count);
        }
        Assert.Contains("was written by a newer csmbot (its schema is 9999_OfTomorrow)", Assert.Throws<StoreProblem>(() => home.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_only_adds_so_that_hosts_of_the_version_before_go_on_beside_it()
    {
        using var home = Bare();
        using var db = home.Bare();
        var assembly = db.GetService<IMigrationsAssembly>();
        foreach (var (name, type) in assembly.Migrations)
            foreach (var operation in assembly.CreateMigration(type, db.Database.ProviderName!).UpOperations)
                Assert.True(operation is CreateTableOperation or CreateIndexOperation or DropIndexOperation or AddColumnOperation { IsNullable: true } or AddColumnOperation { DefaultValue: not null }, $"{name}: {operation.GetType().Name}");
    }

    public static IEnumerable<object> All<T>(CsmDb db) where T : class => [.. db.Set<T>().AsNoTracking().ToList()];

    /// <summary>Each table with its columns, "name type", as the migrations up to this one made it.</summary>
    private static Dictionary<string, string[]> Tables(CsmDb db, string migration)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var operations = assembly.Migrations.Where(m => string.CompareOrdinal(m.Key, migration) <= 0).SelectMany(m => assembly.CreateMigration(m.Value, db.Database.ProviderName!).UpOperations).ToList();
        return operations.OfType<CreateTableOperation>().ToDictionary(t => t.Name,
            t => t.Columns.Concat(operations.OfType<AddColumnOperation>().Where(c => c.Table == t.Name)).Select(c => $"{c.Name} {c.ClrType.Name}").ToArray());
    }

    private static string Names(string[] columns) => string.Join(", ", columns.Select(c => $"\"{c.Split(' ')[0]}\""));

    private static void Fill(DbConnection connection, string table, string[] columns)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i))})";
        for (var i = 0; i < columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@p" + i, Stored(Value(columns[i].Split(' ')[1], columns[i].Split(' ')[0])));
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }

    private static object Stored(object value) => value is byte small ? (short)small : value;

    private static List<object> Row(DbConnection connection, string table, string[] columns)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Names(columns)} FROM {table}";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read(), table);
        var row = columns.Select((c, i) => Convert.ChangeType(reader.GetValue(i), Value(c.Split(' ')[1], c.Split(' ')[0]).GetType(), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.False(reader.Read());
        return row;
    }

    private static object Value(string type, string name) => type switch
    {
        nameof(String) => $"{name} of äöü",
        nameof(Int64) => 20_000L,
        nameof(Int32) => 20_000,
        nameof(Byte) => (byte)1,
        nameof(Boolean) => true,
        nameof(Double) => 0.1,
        _ => throw new ArgumentException($"A column of {type}: give it a value here."),
    };
}
