using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Commands;

/// <summary><c>recognize</c>: the times, durations, numbers, percentages and money in a text. Needs no store.</summary>
internal static class RecognizeVerb
{
    private static readonly Argument<string?> _text = new("TEXT") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object a message" };
    private static readonly Option<string?> _batch = new("--batch") { Description = "a message a line; - is standard input", HelpName = "FILE" };
    private static readonly Option<string> _lean = new Option<string>("--lean") { Description = "which way ambiguous days lean", DefaultValueFactory = _ => "past" }.AcceptOnlyFromAmong("past", "future");
    private static readonly Option<string?> _time = new("--time") { Description = "first runs the messages of that file, then tells how long the batch took", HelpName = "WARM" };

    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var verb = new Command("recognize", "Finds the times, durations, numbers, percentages and money in a text.") { _text, _json, _batch, _lean, _time };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var text = parsed.GetValue(_text);
        var batch = parsed.GetValue(_batch);
        if (text is null == batch is null) throw new Usage("recognize takes either a TEXT or --batch FILE.");
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var now = Shared.NowOf(parsed);
        var leanFuture = parsed.GetValue(_lean) == "future";
        var recognizer = new Recognizer();
        var timings = new Timings();
        Moment At(BatchLine line) => new(line.Now ?? now, TimeZoneInfo.Utc, _workspace);
        if (parsed.GetValue(_time) is { } warm)
            foreach (var line in Batch.Read(warm)) timings.Measure(() => recognizer.Recognize(line.Text, At(line)), warm: true);
        foreach (var line in batch is null ? [new BatchLine(text!)] : Batch.Read(batch))
        {
            var moment = At(line);
            var found = timings.Measure(() => recognizer.Recognize(line.Text, moment));
            output.WriteLine(parsed.GetValue(_json) || batch is not null ? Json(line, moment, found, leanFuture) : Plain(line.Text, found, leanFuture));
        }

        if (parsed.GetValue(_time) is not null) error.WriteLine(timings.Line());
        return Shell.Done;
    }

    private static readonly Workspace _workspace = new();

    private static string Plain(string text, IReadOnlyList<Entity> found, bool leanFuture) => found.Count == 0 ? "nothing" : string.Join(Environment.NewLine, found.Select(e =>
        $"{Name(e.Type)}: \"{text[e.Start..e.End]}\" = {string.Join(" or ", EntityValues.Of(e, leanFuture).Select(v => v.Value is null ? $"{v.Start ?? "…"} to {v.End ?? "…"}" : v.Unit is null ? v.Value : $"{v.Value} {v.Unit}"))}"));

    private static string Json(BatchLine line, Moment moment, IReadOnlyList<Entity> found, bool leanFuture)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _plain))
        {
            json.WriteStartObject();
            if (line.Id is not null) json.WriteString("id", line.Id);
            json.WriteString("text", line.Text);
            json.WriteString("now", moment.Local.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteStartArray("entities");
            foreach (var entity in found) Write(json, line.Text, entity, leanFuture);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Utf8JsonWriter json, string text, Entity entity, bool leanFuture)
    {
        json.WriteStartObject();
        json.WriteString("type", Name(entity.Type));
        json.WriteString("text", text.AsSpan(entity.Start, entity.End - entity.Start));
        json.WriteNumber("start", entity.Start);
        json.WriteNumber("end", entity.End);
        json.WriteStartArray("values");
        foreach (var value in EntityValues.Of(entity, leanFuture))
        {
            json.WriteStartObject();
            json.WriteString("type", Name(entity.Type));
            if (value.Value is not null) json.WriteString("value", value.Value);
            if (value.Start is not null) json.WriteString("start", value.Start);
            if (value.End is not null) json.WriteString("end", value.End);
            if (value.Unit is not null) json.WriteString("unit", value.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Name(EntityType type) => type switch
    {
        EntityType.Date => "date",
        EntityType.DateRange => "daterange",
        EntityType.Duration => "duration",
        EntityType.DateTime => "datetime",
        EntityType.DateTimeRange => "datetimerange",
        EntityType.Time => "time",
        EntityType.TimeRange => "timerange",
        EntityType.Number => "number",
        EntityType.Percentage => "percentage",
        EntityType.Currency => "currency",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
