using System.Text.Json;

namespace CsmBot.Data.Cosmos;

/// <summary>One row as a transaction left it.</summary>
/// <param name="Table">"interactions".</param>
/// <param name="Key">The values of its primary key, a JSON array.</param>
/// <param name="Partition">Its account, or its table in brackets where it has none.</param>
/// <param name="Left">The partitions that it was in before this transaction put it where it is.</param>
/// <param name="Row">A JSON object by columns; null once it is deleted.</param>
internal sealed record RowImage(string Table, string Key, string Partition, IReadOnlyCollection<string> Left, string? Row)
{
    public static RowImage Of(JsonElement json) => new(
        json.GetProperty("t").GetString()!, json.GetProperty("k").GetRawText(), json.GetProperty("p").GetString()!,
        json.TryGetProperty("l", out var left) ? [.. left.EnumerateArray().Select(l => l.GetString()!)] : [],
        json.TryGetProperty("r", out var row) ? row.GetRawText() : null);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("t", Table);
        writer.WritePropertyName("k");
        writer.WriteRawValue(Key);
        writer.WriteString("p", Partition);
        if (Left.Count > 0)
        {
            writer.WriteStartArray("l");
            foreach (var left in Left) writer.WriteStringValue(left);
            writer.WriteEndArray();
        }
        if (Row is not null)
        {
            writer.WritePropertyName("r");
            writer.WriteRawValue(Row);
        }
        writer.WriteEndObject();
    }
}
