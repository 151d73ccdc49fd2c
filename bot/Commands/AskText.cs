using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Questions;
using CsmBot.Reports;
using CsmBot.Understanding;

namespace CsmBot.Commands;

/// <summary>An answered question as the command line prints it.</summary>
internal static class AskText
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(AskedLine asked)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _plain))
        {
            json.WriteStartObject();
            if (asked.Line.Id is not null) json.WriteString("id", asked.Line.Id);
            json.WriteString("text", asked.Line.Text);
            json.WriteString("outcome", asked.Answer is not null ? "answered" : asked.Understood is Clarify ? "clarify" : "not_understood");
            if (asked.Answer is not null) AnswerJson.WriteTo(json, asked.Answer); else WriteEmpty(json, asked.Words);
            Strings(json, "unused", asked.Understood.Unused);
            Strings(json, "choices", asked.Understood is Clarify clarify ? clarify.Choices.Select(c => c.Label) : []);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void WriteEmpty(Utf8JsonWriter json, string words)
    {
        json.WriteString("understood", words);
        Strings(json, "columns", []);
        Strings(json, "rows", []);
        json.WriteNumber("total", 0);
        json.WriteNull("value");
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static string Plain(AskedLine asked) => asked switch
    {
        { Answer: { } answer } => Table(answer),
        { Understood: Clarify clarify } => $"{clarify.Prompt}{string.Concat(clarify.Choices.Select(c => $"{Environment.NewLine}  {c.Label}"))}",
        { Understood: Declined declined } => declined.Reason,
        { Understood: ShowReport { Unused.IsEmpty: true } report } => $"That is a report: csmbot report {ReportNames.Wire(report.Name)}.",
        { Understood.Unused: { Length: > 0 } unused } => $"I did not understand: {string.Join(", ", unused)}",
        _ => "I did not understand that as a question.",
    };

    private static string Table(Answer answer)
    {
        var text = new StringBuilder(answer.Understood).AppendLine();
        if (answer.Value is { } value) text.AppendLine($"{value.Name}: {Cell(value.Number)} {value.Unit}");
        if (answer.Rows.Count == 0) return answer.Value is null ? text.Append("nothing found").ToString() : text.ToString().TrimEnd();
        var cells = answer.Rows.Select(r => r.Select(Cell).ToArray()).Prepend([.. answer.Columns]).ToList();
        var widths = Enumerable.Range(0, cells.Max(r => r.Length)).Select(c => cells.Max(r => c < r.Length ? r[c].Length : 0)).ToArray();
        foreach (var row in cells) text.AppendLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        foreach (var note in answer.Notes) text.AppendLine(note.Text);
        return text.ToString().TrimEnd();
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        bool b => b ? "yes" : "no",
        double n => n.ToString("#,0.##", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
