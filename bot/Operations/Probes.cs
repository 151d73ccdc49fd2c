using CsmBot.Data;

namespace CsmBot.Operations;

/// <summary>What an orchestrator asks: does the process run (<c>/health/live</c>), and can it work (<c>/health/ready</c>).</summary>
internal static class Probes
{
    public static void Map(IEndpointRouteBuilder app, Store store, TimeProvider time)
    {
        app.MapGet("/health/live", () => new { status = "live" });
        app.MapGet("/health/ready", () => Ready(store, time.GetUtcNow().UtcDateTime));
    }

    /// <summary>Ready once the book is loaded and the store answers; says how much is owed and for how long, in seconds, and what had to be given up.</summary>
    private static IResult Ready(Store store, DateTime now)
    {
        try
        {
            using var db = store.Db();
            var backlog = Backlog.Of(db, now);
            var (behind, lag, last) = store.Behind();
            return Results.Json(new
            {
                status = "ready", accounts = store.Book.Accounts.Count,
                waiting = backlog.Waiting, oldest_waiting_seconds = (int)backlog.OldestWaiting.TotalSeconds, put_aside = backlog.PutAside,
                owed = backlog.Owed, oldest_owed_seconds = (int)backlog.OldestOwed.TotalSeconds, given_up = backlog.GivenUp,
                book = new { behind, lag_ms = (long)lag.TotalMilliseconds, last_lag_ms = (long)last.TotalMilliseconds },
            });
        }
        catch (Exception error) when (error is StoreProblem or System.Data.Common.DbException || StoreProblem.IsOutage(error))
        {
            return Results.Json(new { status = "the store does not answer" }, statusCode: 503);
        }
    }
}
