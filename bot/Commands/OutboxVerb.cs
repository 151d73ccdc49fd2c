using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Commands;

/// <summary><c>outbox</c>: what waits to be sent and what was given up, with the reason; <c>outbox requeue ID|all</c> sends again what was given up.</summary>
internal static class OutboxVerb
{
    private const int Shown = 50;

    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object", Recursive = true };
    private static readonly Argument<string> _which = new("ID|all") { Description = "a number from the list, or all that were given up" };
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var requeue = new Command("requeue", "Sends again what was given up.") { _which };
        requeue.SetAction(Requeue);
        var verb = new Command("outbox", "Lists the messages that wait and those that were given up.") { _json, requeue };
        verb.SetAction(List);
        return verb;
    }

    private static int List(ParseResult parsed)
    {
        using var store = Shared.Open(parsed);
        using var db = store.Db();
        var output = parsed.InvocationConfiguration.Output;
        var (waiting, lost) = (Of(db, PostState.Owed), Of(db, PostState.GivenUp));
        if (parsed.GetValue(_json))
        {
            output.WriteLine(JsonSerializer.Serialize(new { waiting = waiting.Select(Json), given_up = lost.Select(Json) }, _plain));
            return Shell.Done;
        }
        output.WriteLine(Plain("waiting", waiting));
        output.WriteLine(Plain("given up", lost));
        if (lost.Count > 0) output.WriteLine("Send again with: csmbot outbox requeue ID, or csmbot outbox requeue all.");
        return Shell.Done;
    }

    private static async Task<int> Requeue(ParseResult parsed, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var which = parsed.GetValue(_which)!;
        long? number = which == "all" ? null : long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read
            : throw new Usage($"outbox requeue: \"{which}\" is neither all nor a number from the list of csmbot outbox.");
        using var store = Shared.Open(parsed);
        if (number is { } one && Refusal(store, one) is { } refusal)
        {
            error.WriteLine(refusal);
            return Shell.Refused;
        }
        var (now, outbox, letters) = (Shared.NowOf(parsed), Serving.Outbox(store, TimeProvider.System), new AlertLetters(store, rights: Settings.Read(Shared.Settings(parsed)).Rights));
        var done = await store.Write(work =>
        {
            var requeued = Requeuing.Run(work, number is { } n ? [n] : null, now);
            letters.CatchUp(work, outbox, [.. requeued.Again.Select(p => p.Key)], now);
            return requeued;
        }, cancel);
        output.WriteLine(parsed.GetValue(_json)
            ? JsonSerializer.Serialize(new { requeued = done.Again.Select(p => p.Number), overtaken = done.Overtaken.Select(p => p.Number) }, _plain)
            : $"{done.Again.Count} of the messages that were given up will be sent again{(done.Overtaken.Count > 0 ? $"; {done.Overtaken.Count} are left out, a later state of the same message took their place" : "")}.");
        return Shell.Done;
    }

    private static string? Refusal(Store store, long number)
    {
        using var db = store.Db();
        return db.Posts.AsNoTracking().FirstOrDefault(p => p.Number == number) switch
        {
            null => $"There is no message {number} in the outbox.",
            { State: PostState.Owed } post => $"Message {number} waits to be sent; the next attempt is at {Time(post.NotBefore)}.",
            { State: PostState.Sent or PostState.Inline } => $"Message {number} has arrived.",
            _ => null,
        };
    }

    private sealed record Line(Post Post, string Place);

    private static List<Line> Of(CsmDb db, PostState state)
    {
        var posts = db.Posts.AsNoTracking().Where(p => p.State == state).OrderBy(p => p.Number).ToList();
        var places = db.Places.AsNoTracking().ToDictionary(p => (p.Channel, p.Conversation));
        return [.. posts.Select(p => new Line(p, places.TryGetValue((p.Channel, p.Conversation), out var place) ? Label(place) : p.Conversation))];
    }

    private static string Label(Place place) => place.Person ?? (place.Name is { } name ? "#" + name : place.Conversation);

    private static object Json(Line line) => new
    {
        id = line.Post.Number, key = line.Post.Key, channel = line.Post.Channel, conversation = line.Post.Conversation, to = line.Place, since = Time(line.Post.Due),
        attempts = line.Post.Attempts, next = line.Post.State == PostState.Owed ? Time(line.Post.NotBefore) : null, problem = line.Post.Problem,
    };

    private static string Plain(string title, List<Line> lines)
    {
        var text = new StringBuilder($"{title}: {lines.Count}");
        foreach (var (post, place) in lines.Take(Shown))
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {post.Number}  {post.Channel} {place}, {Name(post)}, since {Time(post.Due)}, {post.Attempts} attempt{(post.Attempts == 1 ? "" : "s")}");
            if (post.State == PostState.Owed && post.Attempts > 0) text.Append(CultureInfo.InvariantCulture, $", next at {Time(post.NotBefore)}");
            if (post.Problem is { } problem) text.Append(": ").Append(problem);
        }
        if (lines.Count > Shown) text.AppendLine().Append(CultureInfo.InvariantCulture, $"  … and {lines.Count - Shown} more; --json lists all");
        return text.ToString();
    }

    /// <summary>What it is about, as far as its key says so.</summary>
    private static string Name(Post post) => post.EditsPost is not null || post.Edits is not null ? $"an edit ({post.Key})" : post.Key;

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
