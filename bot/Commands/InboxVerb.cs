using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Conversations;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Commands;

/// <summary><c>inbox</c>: how many messages wait to be worked off, and which were put aside since they failed again and again, with the reason.</summary>
internal static class InboxVerb
{
    private const int Shown = 50;

    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object" };
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var verb = new Command("inbox", "Says how many messages wait for their answer, and lists those put aside.") { _json };
        verb.SetAction(List);
        return verb;
    }

    private static int List(ParseResult parsed)
    {
        using var store = Shared.Open(parsed);
        using var db = store.Db();
        var output = parsed.InvocationConfiguration.Output;
        var waiting = db.Pending.Count();
        var aside = db.Inbox.AsNoTracking().Where(r => r.Problem != null).OrderBy(r => r.Number).ToList();
        if (parsed.GetValue(_json))
        {
            output.WriteLine(JsonSerializer.Serialize(new { waiting, put_aside = aside.Select(Json) }, _plain));
            return Shell.Done;
        }
        output.WriteLine($"waiting: {waiting}");
        output.WriteLine($"put aside: {aside.Count}");
        foreach (var row in aside.Take(Shown)) output.WriteLine($"  {Reference(row)}  {row.Channel} {row.Conversation}, since {Time(row)}: {row.Problem}");
        if (aside.Count > Shown) output.WriteLine($"  … and {aside.Count - Shown} more; --json lists all");
        return Shell.Done;
    }

    private static object Json(Received row) => new
    {
        reference = Reference(row), channel = row.Channel, conversation = row.Conversation, id = row.Id, since = Time(row), problem = row.Problem,
    };

    private static string Reference(Received row) => Turns.Reference(new Incoming(row.Channel, row.Conversation, row.Id, "", new Said("")));

    private static string Time(Received row) => row.ReceivedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
