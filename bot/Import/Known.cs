using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Import;

/// <summary>The keys a row may refer to: what the store holds, and what this import accepted before it.</summary>
public sealed class Known
{
    public HashSet<string> People { get; } = [];
    public HashSet<string> Accounts { get; } = [];
    public HashSet<string> Fires { get; } = [];
    public HashSet<string> Steps { get; } = [];

    public static Known Of(Store store)
    {
        using var db = store.Db();
        var known = new Known();
        Add(known.People, db.Database.SqlQuery<string>($"SELECT DISTINCT email AS Value FROM people WHERE origin <> {(int)Origin.Removed}"));
        Add(known.Accounts, db.Database.SqlQuery<string>($"SELECT account_id AS Value FROM accounts WHERE origin <> {(int)Origin.Removed}"));
        Add(known.Fires, db.Database.SqlQuery<string>($"SELECT fire_id AS Value FROM fires WHERE origin <> {(int)Origin.Removed}"));
        Add(known.Steps, db.Database.SqlQuery<string>($"SELECT step_id AS Value FROM steps WHERE origin <> {(int)Origin.Removed}"));
        return known;
    }

    private static void Add(HashSet<string> set, IQueryable<string> keys)
    {
        foreach (var key in keys.AsEnumerable()) set.Add(key);
    }
}
