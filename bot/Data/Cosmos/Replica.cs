using Microsoft.Data.Sqlite;

namespace CsmBot.Data.Cosmos;

/// <summary>
/// A copy of all rows on this machine, in SQLite, on which everything is read and each transaction is run before it is committed. It may be thrown away at any time. Each process has its own: the first
/// folder below the given one that no other holds. The first is kept for the next start; the others, of commands beside a host, go with their process: nobody would bring them forward, and what is erased later
/// would stay in them.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly FileStream _mine;
    private SqliteConnection? _connection;
    private Dictionary<string, ReplicaTable> _tables = [];

    private readonly bool _isKept;

    private Replica(string folder, FileStream mine, bool isKept) => (Folder, _mine, _isKept) = (folder, mine, isKept);

    public string Folder { get; }
    public string File => Path.Combine(Folder, "replica.db");

    /// <summary>The newest commit that it holds: its number and id.</summary>
    public long Sequence { get; private set; }
    public string Id { get; private set; } = "";

    /// <summary>The same in full, where this process has seen it.</summary>
    public Commit? Newest { get; set; }

    public IEnumerable<ReplicaTable> Tables => _tables.Values;

    /// <exception cref="StoreProblem">Nothing can be written there.</exception>
    public static Replica In(string folder)
    {
        try { return First(folder); }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreProblem($"The local copy of the store cannot be written to {folder}: give this user the right to write there, or name another folder with Replica=….", error);
        }
    }

    private static Replica First(string folder)
    {
        for (var number = 1; ; number++)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, number.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;
            try { return new Replica(own, new FileStream(Path.Combine(own, "taken"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1), number == 1); }
            catch (IOException) when (number < 100 && Directory.Exists(own)) { }
        }
    }

    /// <summary>Throws away what is there.</summary>
    public void Forget()
    {
        Close();
        foreach (var file in Directory.GetFiles(Folder, "replica.db*")) System.IO.File.Delete(file);
    }

    /// <summary>Looks what it holds, once it has the schema of this program.</summary>
    public void Open()
    {
        Close();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 30 }.ToString());
        _connection.Open();
        Run("PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS replica (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, id TEXT NOT NULL); INSERT OR IGNORE INTO replica VALUES (1, 0, '')", null);
        _tables = ReplicaTable.All(_connection);
        using var command = new SqliteCommand("SELECT sequence, id FROM replica", _connection);
        using var row = command.ExecuteReader();
        row.Read();
        (Sequence, Id) = (row.GetInt64(0), row.GetString(1));
    }

    /// <summary>Brings in the commits that follow on those it holds, together.</summary>
    /// <returns>False when it has diverged from them, or the log no longer says what it needs: nothing was done, and it has to be loaded anew.</returns>
    public bool Apply(IReadOnlyList<Commit> commits)
    {
        if (commits.Count == 0) return true;
        using var transaction = _connection!.BeginTransaction();
        var id = Id;
        foreach (var commit in commits)
        {
            if (commit.Images is null || commit.After != id) return false;
            foreach (var image in commit.Images) Apply(image, transaction);
            id = commit.Id;
        }
        Note(commits[^1].Sequence, id, transaction);
        transaction.Commit();
        Noted(commits[^1].Sequence, id, commits[^1]);
        return true;
    }

    /// <summary>Takes the newest images of all rows in place of what it holds; they stand as of this commit or later.</summary>
    public async Task Load(long sequence, string id, IAsyncEnumerable<(RowImage Image, long Sequence)> rows)
    {
        using var transaction = _connection!.BeginTransaction();
        foreach (var table in _tables.Values) Run($"DELETE FROM \"{table.Name}\"", transaction);
        Run("CREATE TEMP TABLE loaded (tbl TEXT, key TEXT, sequence INTEGER, PRIMARY KEY (tbl, key)) WITHOUT ROWID", transaction);
        using var newer = new SqliteCommand("INSERT INTO loaded VALUES (@t, @k, @s) ON CONFLICT DO UPDATE SET sequence = excluded.sequence WHERE excluded.sequence > sequence", _connection, transaction);
        foreach (var name in new[] { "@t", "@k", "@s" }) newer.Parameters.Add(new SqliteParameter(name, null));
        await foreach (var (image, at) in rows)
        {
            (newer.Parameters[0].Value, newer.Parameters[1].Value, newer.Parameters[2].Value) = (image.Table, image.Key, at);
            // A row that moved between accounts can be met in both: the later holds.
            if (newer.ExecuteNonQuery() > 0) Apply(image, transaction);
        }
        Run("DROP TABLE loaded", transaction);
        Note(sequence, id, transaction);
        transaction.Commit();
        Noted(sequence, id);
    }

    /// <summary>Writes down, within a transaction on whatever connection, which commit it is.</summary>
    public static void Note(long sequence, string id, SqliteTransaction transaction)
    {
        using var command = new SqliteCommand("UPDATE replica SET sequence = @s, id = @i", transaction.Connection, transaction);
        command.Parameters.AddWithValue("@s", sequence);
        command.Parameters.AddWithValue("@i", id);
        command.ExecuteNonQuery();
    }

    /// <summary>This process's own commit is in it.</summary>
    public void Made(Commit commit) => Noted(commit.Sequence, commit.Id, commit);

    private void Noted(long sequence, string id, Commit? newest = null) => (Sequence, Id, Newest) = (sequence, id, newest);

    // A table that only a later version of this program knows says nothing here.
    private void Apply(RowImage image, SqliteTransaction transaction)
    {
        if (_tables.TryGetValue(image.Table, out var table)) table.Apply(image, _connection!, transaction);
    }

    private void Run(string sql, SqliteTransaction? transaction)
    {
        using var command = new SqliteCommand(sql, _connection, transaction);
        command.ExecuteNonQuery();
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose()
    {
        Close();
        if (!_isKept)
        {
            SqliteConnection.ClearAllPools();
            Forget();
        }
        _mine.Dispose();
    }
}
