using System.Data.Common;
using System.Text.Json;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Import.Kinds;
using Microsoft.AspNetCore.Mvc;

namespace CsmBot.Channels.Facts;

/// <summary>
/// <c>POST /api/facts/{kind}</c>: other systems push their facts, one JSON object or an array of them, all or nothing. Sending the same again changes nothing. The
/// accounts whose facts changed are evaluated at once: every commit tells who was touched, whoever made it.
/// </summary>
public sealed partial class FactsEndpoint(Store store, FactSources sources, ILogger<FactsEndpoint> log)
{
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>So many wrong fields are named in an answer.</summary>
    public const int MostFindings = 200;

    public void Map(IEndpointRouteBuilder app) => app.MapPost("/api/facts/{kind}", Receive)
        .RequireRateLimiting(FactsRate.Policy).WithMetadata(new RequestSizeLimitAttribute(4 * MostBytes));

    private async Task<IResult> Receive(string kind, HttpContext http, CancellationToken cancel)
    {
        if (sources.Of(http.Request) is not { } source) return Unknown(http);
        if (All.Kinds.FirstOrDefault(k => k.Name == kind) is not { } known)
            return Problems.Of(404, "NotFound", $"“{kind}” is no kind of facts. The kinds are {string.Join(", ", All.Kinds.Select(k => k.Name))}.");
        if (!source.May(kind)) return Problems.Of(403, "Forbidden", $"The key of {source.Name} does not allow {kind}; it allows {source.Rights}.");
        var (_, json, refusal) = await Body.Read(http.Request, cancel, MostBytes);
        if (refusal is not null) return refusal;
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) return Problems.Of(400, "BadSyntax", "The body is neither a JSON object nor an array of objects.");
        IReadOnlyList<JsonElement> rows = json.ValueKind == JsonValueKind.Object ? [json] : [.. json.EnumerateArray()];
        if (rows.Count > JsonFacts.MostRows) return Problems.Of(413, "TooManyRows", $"The body has {rows.Count:N0} rows; send at most {JsonFacts.MostRows:N0} at once.");
        try { return await Take(source, known, rows, cancel); }
        catch (Exception error) when (error is DbException || StoreProblem.IsOutage(error))
        {
            Busy(log, error, source.Name);
            http.Response.Headers.RetryAfter = "5";
            return Problems.Of(503, "Busy", "The store could not be written. Nothing was stored; send it again.");
        }
    }

    private async Task<IResult> Take(FactSource source, Kind kind, IReadOnlyList<JsonElement> rows, CancellationToken cancel)
    {
        JsonFacts facts;
        using (var db = store.Db()) facts = JsonFacts.Check(kind, rows, Known.LookedUp(db));
        if (facts.Problems.Count > 0)
        {
            var wrong = facts.Problems.Select(p => p.Row).Distinct().Count();
            Refused(log, source.Name, wrong, rows.Count, kind.Name);
            var message = $"{wrong} of {rows.Count} rows {(wrong == 1 ? "is" : "are")} wrong, so none was stored.";
            return Results.Json(new { error = new { code = "BadRows", message, rows = Shown(facts.Problems), more = More(facts.Problems) } }, statusCode: 422);
        }
        var summary = facts.Summary;
        summary.Count(await store.Write(work =>
        {
            work.By = new Actor($"source {source.Name}", "api");
            return facts.Put(work);
        }, cancel));
        Stored(log, source.Name, kind.Name, summary.Added, summary.Changed, summary.Same, summary.Kept);
        return Results.Ok(new
        {
            kind = kind.Name, rows = facts.Rows, added = summary.Added, changed = summary.Changed, same = summary.Same, kept = summary.Kept,
            warnings = Shown(facts.Warnings), more = More(facts.Warnings),
        });
    }

    private static IResult Unknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(401, "Unauthorized", http.Request.Headers.Authorization.Count == 0
            ? "Say who you are: “Authorization: Bearer KEY”, with the key of a source in the setting Facts:Keys:NAME." : "The key is none of those in the setting Facts:Keys.");
    }

    private static IEnumerable<object> Shown(IReadOnlyList<RowFinding> findings) => findings.Take(MostFindings).Select(f => new { row = f.Row, field = f.Field, problem = f.What });

    /// <summary>How many findings are not shown.</summary>
    private static int More(IReadOnlyList<RowFinding> findings) => Math.Max(0, findings.Count - MostFindings);

    [LoggerMessage(LogLevel.Information, "{Source} sent {Kind}: {Added} added, {Changed} changed, {Same} same, {Kept} kept as chat has them")]
    private static partial void Stored(ILogger log, string source, string kind, int added, int changed, int same, int kept);

    [LoggerMessage(LogLevel.Warning, "{Source} was refused: {Wrong} of {Rows} rows of {Kind} are wrong")]
    private static partial void Refused(ILogger log, string source, int wrong, int rows, string kind);

    [LoggerMessage(LogLevel.Error, "What {Source} sent could not be stored")]
    private static partial void Busy(ILogger log, Exception error, string source);
}
