using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CsmBot.Privacy;

/// <summary>Everything that the store holds about a person, as a JSON file a table: the rows that are theirs, and in mentions.json the texts of others in which they are named.</summary>
internal static class PersonExport
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>How many rows each file has; none when nothing is known of the person.</returns>
    public static IReadOnlyList<(string File, int Rows)> Run(Store store, string email, IEnumerable<string> called, string folder)
    {
        using var db = store.Db();
        var traces = Traces.Of(db, email, called);
        db.Database.OpenConnection();
        var (found, mentions) = (new List<(string File, int Rows)>(), new List<object>());
        foreach (var shape in Shape.All(db))
        {
            var rows = new List<Dictionary<string, object?>>();
            var columns = shape.Properties.Select(p => p.GetColumnName()).ToList();
            foreach (var row in shape.Read(db.Database.GetDbConnection(), columns))
            {
                if (IsTheirs(shape, columns, row, traces)) rows.Add(Told(shape, columns, row));
                else
                    foreach (var text in shape.Texts.Where(t => t.Holds is Holds.Words or Holds.Said or Holds.File))
                        if (row[columns.IndexOf(text.Name)] is string words && traces.IsIn(shape, words))
                            mentions.Add(new { table = shape.Name, key = string.Join(' ', shape.Keys.Select(k => row[columns.IndexOf(k)])), column = text.Name, text = words });
            }
            Write(shape.Name, rows);
        }
        Write("mentions", mentions);
        return found;

        void Write<T>(string name, List<T> rows)
        {
            if (rows.Count == 0) return;
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name + ".json"), JsonSerializer.Serialize(rows, _json));
            found.Add((name + ".json", rows.Count));
        }
    }

    /// <summary>It names them as the one whom it is about, lies in their chat, or is what they sent.</summary>
    internal static bool IsTheirs(Shape shape, List<string> columns, object[] row, Traces traces) =>
        shape.Texts.Any(t => t.Holds == Holds.Who && row[columns.IndexOf(t.Name)] is string who && traces.Is(who))
        || (shape.IsOfChats && row[columns.IndexOf("conversation")] is string chat && traces.Chats.Contains(chat))
        || shape.Texts.Any(t => t.Holds == Holds.Said && row[columns.IndexOf(t.By!)] is string by && traces.Is(by))
        || (shape.Name is "inbox" && row[columns.IndexOf("payload")] is string payload && traces.IsIn(shape, payload));

    private static Dictionary<string, object?> Told(Shape shape, List<string> columns, object[] row) => shape.Properties.Index()
        .Where(p => shape.Name != "accounts" || PersonalData.OfAccounts.Contains(columns[p.Index]))
        .ToDictionary(p => columns[p.Index], p => shape.Value(p.Item, row[p.Index]));
}
