using CsmBot.Data;
using CsmBot.Data.Engines;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CsmBot.Tests.Data;

/// <summary>
/// A database of the server that CSMBOT_TEST_POSTGRES names, copied from a template that has the schema, so that a test has its own within some hundredths of a second. <c>.ci/postgres</c>
/// starts such a server for the command behind it.
/// </summary>
public sealed class PostgresHome : StoreHome
{
    private static readonly string? _server = Environment.GetEnvironmentVariable("CSMBOT_TEST_POSTGRES");
    private static readonly Lazy<string> _template = new(MakeTemplate);
    private static int s_count;

    private readonly NpgsqlConnectionStringBuilder _connection;

    /// <param name="isBare">Without tables.</param>
    public PostgresHome(bool isBare = false)
    {
        Assert.SkipWhen(_server is null, $"No PostgreSQL: {Environment.GetEnvironmentVariable("CSMBOT_NO_POSTGRES") ?? "CSMBOT_TEST_POSTGRES names no server; “.ci/postgres dotnet test” starts one"}.");
        var name = NewName();
        Run(isBare ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {_template.Value}");
        _connection = On(name);
    }

    public override string Data => _connection.ToString();

    public override CsmDb Bare() => new(Engine.Of(Data).Options(retries: false, []));

    public override (string[] All, string[] Key) Columns(CsmDb db, string table) => (
        [.. db.Database.SqlQuery<string>($"""SELECT column_name AS "Value" FROM information_schema.columns WHERE table_name = {table}""")],
        [.. db.Database.SqlQuery<string>($"""
            SELECT column_name AS "Value" FROM information_schema.key_column_usage JOIN information_schema.table_constraints USING (constraint_name, table_name)
            WHERE table_name = {table} AND constraint_type = 'PRIMARY KEY'
            """)]);

    public override string Plan<T>(IQueryable<T> asked)
    {
        using var query = asked.CreateDbCommand();
        if (query.Connection!.State != System.Data.ConnectionState.Open) query.Connection.Open();
        // Over empty tables everything is read in whatever way; what counts is whether an index fits.
        query.CommandText = "SET enable_seqscan = off; SET enable_bitmapscan = off; EXPLAIN " + query.CommandText;
        using var plan = query.ExecuteReader();
        return string.Join('\n', plan.Cast<System.Data.Common.DbDataRecord>().Select(r => r[0]));
    }

    public override void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Run($"DROP DATABASE {_connection.Database} WITH (FORCE)");
    }

    /// <summary>Does something to the server, as its administrator.</summary>
    public static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(_server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string NewName() => $"csmbot_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";

    private static NpgsqlConnectionStringBuilder On(string database) => new(_server!) { Database = database, MaxPoolSize = 20 };

    private static string MakeTemplate()
    {
        var (name, connection) = (NewName(), new NpgsqlConnectionStringBuilder(_server!) { Pooling = false });
        Run($"CREATE DATABASE {name}");
        connection.Database = name;
        Store.Open(connection.ToString()).Dispose();
        return name;
    }
}
