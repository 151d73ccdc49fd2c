using System.Data.Common;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Import;

/// <summary>The keys a row may refer to: what the store holds, and what was accepted before it.</summary>
public sealed class Known
{
    private Known(Func<string, string, Keys> keys) => (People, Accounts, Fires, Steps) =
        (keys("people", "email"), keys("accounts", "account_id"), keys("fires", "fire_id"), keys("steps", "step_id"));

    public Keys People { get; }
    public Keys Accounts { get; }
    public Keys Fires { get; }
    public Keys Steps { get; }

    /// <summary>Knows nothing yet.</summary>
    public static Known Nothing() => new((_, _) => new Keys([]));

    /// <summary>Reads all keys at once: for files, which name most of them.</summary>
    public static Known Of(Store store)
    {
        using var db = store.Db();
        return new Known((table, column) =>
        {
            using var command = Select(db, table, column);
            using var reader = command.ExecuteReader();
            return new Keys(reader.Cast<DbDataRecord>().Select(r => r.GetString(0)));
        });
    }

    /// <summary>Looks up each key when it is asked for: for a few rows. The context must outlive it.</summary>
    public static Known LookedUp(CsmDb db) => new((table, column) =>
    {
        var command = Select(db, table, column);
        command.CommandText += $" AND {column} = @key LIMIT 1";
        var key = command.CreateParameter();
        key.ParameterName = "@key";
        command.Parameters.Add(key);
        return new Keys([], wanted =>
        {
            key.Value = wanted;
            return command.ExecuteScalar() is not null;
        });
    });

    private static DbCommand Select(CsmDb db, string table, string column)
    {
        db.Database.OpenConnection();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {column} FROM {table} WHERE origin <> {(int)Origin.Removed}";
        return command;
    }
}

/// <summary>Keys of one kind.</summary>
public sealed class Keys(IEnumerable<string> known, Func<string, bool>? isStored = null)
{
    private readonly HashSet<string> _known = [.. known];

    public int Count => _known.Count;

    public void Add(string key) => _known.Add(key);

    public bool Contains(string key)
    {
        if (_known.Contains(key)) return true;
        if (isStored?.Invoke(key) != true) return false;
        _known.Add(key);
        return true;
    }
}
