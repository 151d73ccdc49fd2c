using CsmBot.Accounts;
using Microsoft.Data.Sqlite;

namespace CsmBot.Benchmarks;

/// <summary>The facts of a book in SQLite tables with the indexes that the two measured questions want, and the questions in SQL: what the book in memory is compared with.</summary>
internal sealed class SqlQuestions : IDisposable
{
    // Tiers as the vocabulary has them, from running sums; the present colour from the newest change.
    private const string Tiered = """
        WITH ranked AS (SELECT id, renewal, sum(arr) OVER (ORDER BY arr DESC, name ROWS UNBOUNDED PRECEDING) - arr AS larger, sum(arr) OVER () AS total FROM accounts WHERE active = 1),
        tiered AS (SELECT id, renewal, CASE WHEN larger < 0.5 * total THEN 1 WHEN larger < 0.8 * total THEN 2 ELSE 3 END AS tier FROM ranked)

        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"csmbot-benchmark-{Environment.ProcessId}.db");
    private readonly SqliteConnection _connection;

    public SqlQuestions(Book book)
    {
        _connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; "
            + "CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT, active INTEGER, arr INTEGER, renewal INTEGER); "
            + "CREATE TABLE health (account INTEGER, at INTEGER, status INTEGER, PRIMARY KEY (account, at)) WITHOUT ROWID; "
            + "CREATE TABLE interactions (account INTEGER, at INTEGER, purpose INTEGER, minutes INTEGER); BEGIN");
        for (var a = 0; a < book.Accounts.Count; a++)
        {
            var (account, figures) = (a, book.Figures[a]);
            Insert("accounts", account, book.Accounts[a].Name, figures.Status == AccountStatus.Active ? 1 : 0, figures.Arr, figures.RenewalDate?.DayNumber);
            foreach (var change in book.Health.Of(a)) Insert("health", account, Seconds.Of(change.At), (int)change.Status);
            foreach (var row in book.Interactions.Of(a)) Insert("interactions", account, row.At, row.PurposeOrNone, row.Minutes);
        }
        Run("COMMIT; CREATE INDEX by_time ON interactions (at, account, purpose, minutes); CREATE INDEX by_renewal ON accounts (renewal); ANALYZE");
    }

    /// <summary>Tier 1 accounts, yellow, renewing from one day to another: how many.</summary>
    public int Headline(DateOnly from, DateOnly to, int now) => Count(Tiered + $"""
        SELECT id FROM tiered WHERE tier = 1 AND renewal >= {from.DayNumber} AND renewal < {to.DayNumber}
        AND (SELECT status FROM health h WHERE h.account = tiered.id AND h.at <= {now} ORDER BY h.at DESC LIMIT 1) = {(int)Colour.Yellow}
        """);

    /// <summary>Minutes by tier and purpose between two instants: how many groups.</summary>
    public int Effort(int from, int to) => Count(Tiered + $"""
        SELECT tier, purpose, sum(minutes) FROM interactions LEFT JOIN tiered ON tiered.id = account WHERE at >= {from} AND at < {to} GROUP BY tier, purpose
        """);

    private readonly Dictionary<string, SqliteCommand> _inserts = [];

    private void Insert(string table, params object?[] values)
    {
        if (!_inserts.TryGetValue(table, out var insert))
        {
            insert = _inserts[table] = _connection.CreateCommand();
            insert.CommandText = $"INSERT OR REPLACE INTO {table} VALUES ({string.Join(", ", values.Select((_, i) => $"@{i}"))})";
            for (var i = 0; i < values.Length; i++) insert.Parameters.Add(new SqliteParameter($"@{i}", null));
        }
        for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private int Count(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read()) count++;
        return count;
    }

    public void Dispose()
    {
        _connection.Dispose();
        foreach (var end in new[] { "", "-wal", "-shm" }) File.Delete(_file + end);
    }
}
