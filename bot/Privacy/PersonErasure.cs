using System.Data.Common;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CsmBot.Privacy;

/// <summary>What an erasure did, and where the person may still be found.</summary>
/// <param name="Rows">Rows changed or removed, by table.</param>
/// <param name="Left">Texts in which the name still stands, by table and column, with why.</param>
/// <param name="FirstNames">Texts of others with the first name alone, which may be somebody else's.</param>
/// <param name="Accounts">Active accounts that are the pseudonym's now.</param>
internal sealed record Erased(Pseudonym By, IReadOnlyDictionary<string, int> Rows, IReadOnlyList<string> Left, int FirstNames, int Accounts);

/// <summary>
/// Takes a person out of the store: a pseudonym stands where their e-mail stood, so that hours, costs and counts stay whole; what they said, their chats and the channels' ids of them are
/// removed; in words of others their name is replaced. One transaction; other hosts read their book anew.
/// </summary>
internal static class PersonErasure
{
    /// <summary>Texts that come in while they are sought are sought again so often.</summary>
    private const int MostPasses = 4;

    /// <param name="called">Further names by which they go.</param>
    /// <returns>Null when nothing is known of them.</returns>
    public static async Task<Erased?> Run(Store store, string email, IReadOnlyList<string> called, Actor by, CancellationToken cancel)
    {
        Traces traces;
        using (var db = store.Db()) traces = Traces.Of(db, email, called);
        var (other, rows) = (Pseudonym.New(), new Dictionary<string, int>());
        for (var pass = 0; pass < MostPasses; pass++)
        {
            // Reading takes its time with millions of rows: nobody waits for it to write.
            var mentions = Find(store, traces);
            if (pass > 0 && mentions.Count == 0) break;
            var changed = await store.Write(work =>
            {
                work.By = by;
                var now = new Dictionary<string, int>();
                var sql = new Sql(work, now);
                if (pass == 0) Replace(sql, work.Db, traces, other);
                foreach (var (shape, column, key) in mentions) Reword(sql, shape, column, key, traces, other);
                if (now.Count == 0) return now;
                work.TouchAll();
                work.Wrote($"a person was erased ({other.Name}): {string.Join(", ", now.Select(n => $"{n.Key} {n.Value}"))}");
                return now;
            }, cancel);
            foreach (var (table, count) in changed) rows[table] = rows.GetValueOrDefault(table) + count;
        }
        if (rows.Count == 0) return null;
        store.Sweep();
        return Result(store, traces, other, rows);
    }

    /// <summary>All that can be said in terms of whole columns.</summary>
    private static void Replace(Sql sql, CsmDb db, Traces traces, Pseudonym other)
    {
        foreach (var shape in Shape.All(db))
        {
            if (shape.Name == "web_messages") sql.Do(shape.Name, $"DELETE FROM web_messages WHERE lower(only_for) IN ({sql.Whos(traces)})");
            if (shape.IsOfChats) sql.Do(shape.Name, $"DELETE FROM {shape.Name} WHERE conversation IN ({sql.List(traces.Chats)})");
            if (shape.Name is "places" or "identities" or "kept")
                foreach (var who in shape.Texts.Where(t => t.Holds == Holds.Who)) sql.Do(shape.Name, $"DELETE FROM {shape.Name} WHERE lower({who.Name}) IN ({sql.Whos(traces)})");
            if (shape.Name == "fire_notes") sql.Do(shape.Name, $"UPDATE fire_notes SET channel = NULL, conversation = NULL, letter = NULL WHERE conversation IN ({sql.List(traces.Chats)})");
            foreach (var said in shape.Texts.Where(t => t.Holds == Holds.Said))
                sql.Do(shape.Name, $"UPDATE {shape.Name} SET {Shape.Quoted(said.Name)} = {(shape.IsNullable(said.Name) ? "NULL" : $"'{Traces.Gone}'")} WHERE lower({Shape.Quoted(said.By!)}) IN ({sql.Whos(traces)})");
            foreach (var name in shape.Texts.Where(t => t.Holds == Holds.Name))
                sql.Do(shape.Name, $"UPDATE {shape.Name} SET {name.Name} = {sql.Text(other.Name)} WHERE lower(email) IN ({sql.Whos(traces)})");
            foreach (var who in shape.Texts.Where(t => t.Holds == Holds.Who))
                sql.Do(shape.Name, $"UPDATE {shape.Name} SET {Shape.Quoted(who.Name)} = {sql.Text(other.Email)}{Kept(shape)} WHERE lower({Shape.Quoted(who.Name)}) IN ({sql.Whos(traces)})");
        }
    }

    /// <summary>An import does not overwrite what a person wrote: so the same file does not bring back what it once brought.</summary>
    private static string Kept(Shape shape) => PersonalData.History.Contains(shape.Name) ? $", origin = CASE origin WHEN {(int)Origin.Import} THEN {(int)Origin.Chat} ELSE origin END, version = version + 1" : "";

    private static List<(Shape Shape, TextColumn Column, object[] Key)> Find(Store store, Traces traces)
    {
        using var db = store.Db();
        db.Database.OpenConnection();
        var found = new List<(Shape, TextColumn, object[])>();
        foreach (var shape in Shape.All(db))
        {
            var texts = shape.Texts.Where(t => t.Holds is Holds.Words or Holds.Said).ToList();
            if (texts.Count == 0) continue;
            foreach (var row in shape.Read(db.Database.GetDbConnection(), shape.Keys.Concat(texts.Select(t => t.Name))))
                for (var i = 0; i < texts.Count; i++)
                    if (row[shape.Keys.Count + i] is string text && traces.IsIn(shape, text)) found.Add((shape, texts[i], row[..shape.Keys.Count]));
        }
        return found;
    }

    /// <summary>As it stands now: it may have been changed or taken out since it was found. Of what came in from a channel only stays that it did.</summary>
    private static void Reword(Sql sql, Shape shape, TextColumn column, object[] key, Traces traces, Pseudonym other)
    {
        var (name, row) = (Shape.Quoted(column.Name), string.Join(" AND ", shape.Keys.Select((k, i) => $"{Shape.Quoted(k)} = {sql.Value(key[i])}")));
        if (sql.Ask($"SELECT {name} FROM {shape.Name} WHERE {row}") is not string text || !traces.IsIn(shape, text)) return;
        if (shape.Name != "inbox" || column.Name != "payload")
        {
            sql.Do(shape.Name, $"UPDATE {shape.Name} SET {name} = {sql.Text(traces.Without(shape, text, other))}{Kept(shape)} WHERE {row}");
            return;
        }
        sql.Do("inbox", $"UPDATE inbox SET payload = '', done = {sql.Value(true)} WHERE {row}");
        // What was answered may say again what was said.
        var answer = $"reply:{key[0]}:{key[1]}:{key[2]}";
        sql.Do("outbox", $"DELETE FROM outbox WHERE state = {(int)PostState.Owed} AND key = {sql.Text(answer)}");
        sql.Do("outbox", $"UPDATE outbox SET body = '{{}}' WHERE state <> {(int)PostState.Owed} AND (key = {sql.Text(answer)} OR edits_post = {sql.Text(answer)})");
    }

    private static Erased Result(Store store, Traces traces, Pseudonym other, Dictionary<string, int> rows)
    {
        using var db = store.Db();
        db.Database.OpenConnection();
        var (left, first) = (new Dictionary<string, int>(), 0);
        foreach (var shape in Shape.All(db))
            foreach (var row in shape.Read(db.Database.GetDbConnection(), shape.Texts.Select(t => t.Name)))
                for (var i = 0; i < row.Length; i++)
                {
                    if (row[i] is not string text) continue;
                    var place = $"{shape.Name}.{shape.Texts[i].Name}";
                    if (traces.IsIn(shape, text)) left[place] = left.GetValueOrDefault(place) + 1;
                    else if (shape.Texts[i].Holds is Holds.Words or Holds.Said && traces.IsPerhapsIn(text)) first++;
                }
        var accounts = db.Set<Accounts.Account>().Count(a => a.CsmEmail == other.Email && a.Status == Accounts.AccountStatus.Active);
        return new(other, rows, [.. left.Select(l => $"{l.Key}: {l.Value}{(l.Key == "file_rules.body" ? ", since the file of health rules says it" : "")}")], first, accounts);
    }

    /// <summary>Statements of one transaction, with values as parameters.</summary>
    private sealed class Sql(Work work, Dictionary<string, int> counts)
    {
        private readonly List<object> _values = [];

        public string Value(object value)
        {
            _values.Add(value);
            return $"@v{_values.Count - 1}";
        }

        public string Text(string text) => Value(text);

        public string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Value));

        public string Whos(Traces traces) => List(traces.Whos.Select(w => w.ToLowerInvariant()));

        public void Do(string table, string statement)
        {
            using var command = Command(statement);
            var rows = command.ExecuteNonQuery();
            if (rows > 0) counts[table] = counts.GetValueOrDefault(table) + rows;
        }

        public object? Ask(string question)
        {
            using var command = Command(question, keep: true);
            return command.ExecuteScalar();
        }

        private DbCommand Command(string text, bool keep = false)
        {
            var command = work.Db.Database.GetDbConnection().CreateCommand();
            (command.CommandText, command.Transaction) = (text, work.Db.Database.CurrentTransaction!.GetDbTransaction());
            for (var i = 0; i < _values.Count; i++)
            {
                if (!text.Contains($"@v{i}", StringComparison.Ordinal)) continue;
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@v{i}", _values[i]);
                command.Parameters.Add(parameter);
            }
            if (!keep) _values.Clear();
            return command;
        }
    }
}
