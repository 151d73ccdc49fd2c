using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Commands;

/// <summary><c>audit</c>: who changed what, and who was shown whose cost; the newest lines first.</summary>
internal static class AuditVerb
{
    private const int Shown = 100;

    private static readonly Option<string?> _person = new("--person") { Description = "whose doing it was", HelpName = "EMAIL" };
    private static readonly Option<string?> _about = new("--about") { Description = "lines with these words: an account's id, a report's name", HelpName = "TEXT" };
    private static readonly Option<bool> _cost = new("--cost") { Description = "who was shown cost" };
    private static readonly Option<bool> _changes = new("--changes") { Description = "who changed what" };
    private static readonly Option<string?> _from = new("--from") { Description = "first day (UTC)", HelpName = "DAY" }, _to = new("--to") { Description = "last day", HelpName = "DAY" };
    private static readonly Option<bool> _json = new("--json") { Description = "all of them, one JSON object a line" };
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var verb = new Command("audit", "Lists who changed what, and who was shown what work costs.") { _person, _about, _cost, _changes, _from, _to, _json };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        using var store = Shared.Open(parsed);
        using var db = store.Db();
        var lines = db.Audit.AsNoTracking();
        if (parsed.GetValue(_person)?.ToLowerInvariant() is { } who) lines = lines.Where(a => a.Who.ToLower() == who);
        if (parsed.GetValue(_about)?.ToLowerInvariant() is { } about) lines = lines.Where(a => a.What.ToLower().Contains(about));
        if (parsed.GetValue(_cost) != parsed.GetValue(_changes)) lines = lines.Where(a => a.Kind == (parsed.GetValue(_cost) ? AuditKind.CostRead : AuditKind.Changed));
        if (Shared.Day(parsed, _from) is { } first && first.ToDateTime(default, DateTimeKind.Utc) is var from) lines = lines.Where(a => a.At >= from);
        if (Shared.Day(parsed, _to) is { } last && last.AddDays(1).ToDateTime(default, DateTimeKind.Utc) is var to) lines = lines.Where(a => a.At < to);
        lines = lines.OrderByDescending(a => a.Number);
        if (parsed.GetValue(_json))
        {
            foreach (var line in lines) output.WriteLine(JsonSerializer.Serialize(new { at = Time(line), who = line.Who, via = line.Via, kind = Kind(line), what = line.What }, _plain));
            return Shell.Done;
        }
        var count = lines.Count();
        foreach (var line in lines.Take(Shown)) output.WriteLine($"{Time(line)}  {line.Who} ({line.Via}) {(line.Kind == AuditKind.CostRead ? "was shown cost: " : "")}{line.What}");
        output.WriteLine(count == 0 ? "Nothing is written down." : count > Shown ? $"… and {count - Shown} more; --json lists all" : $"{count} line{(count == 1 ? "" : "s")}");
        return Shell.Done;
    }

    private static string Kind(AuditEntry line) => line.Kind == AuditKind.CostRead ? "cost_read" : "changed";

    private static string Time(AuditEntry line) => line.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
