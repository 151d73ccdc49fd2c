using System.Text.Json;

namespace CsmBot.Questions;

/// <summary>The fields of an answer as the command line's contract names them.</summary>
public static class AnswerJson
{
    /// <summary>Writes understood, columns, rows, total and value; the caller opens and closes the object.</summary>
    public static void WriteTo(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("understood", answer.Understood);
        json.WriteStartArray("columns");
        foreach (var column in answer.Columns) json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in answer.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row) Write(json, cell);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteNumber("total", answer.Total);
        json.WritePropertyName("value");
        Write(json, answer.Value);
        json.WriteStartArray("notes");
        foreach (var note in answer.Notes) json.WriteStringValue(note.Text);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Value? value)
    {
        if (value is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("name", value.Name);
        json.WritePropertyName("number");
        Write(json, (object?)value.Number);
        json.WriteString("unit", value.Unit);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null: json.WriteNullValue(); break;
            case double n: json.WriteNumberValue(n); break;
            case long n: json.WriteNumberValue(n); break;
            case int n: json.WriteNumberValue(n); break;
            case bool b: json.WriteStringValue(b ? "yes" : "no"); break;
            // For programs, whatever people read (contracts: cli).
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue(cell.ToString()); break;
        }
    }
}
