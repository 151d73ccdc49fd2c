using CsmBot.Data;

namespace CsmBot.Commands;

/// <summary>What an orchestrator asks: does the process run (<c>/health/live</c>), and can it work (<c>/health/ready</c>).</summary>
internal static class Probes
{
    public static void Map(IEndpointRouteBuilder app, Store store)
    {
        app.MapGet("/health/live", () => new { status = "live" });
        app.MapGet("/health/ready", () => Ready(store));
    }

    /// <summary>Ready once the book is loaded and the store answers; says how much is owed, and what had to be given up.</summary>
    private static IResult Ready(Store store)
    {
        try
        {
            using var db = store.Db();
            return Results.Json(new
            {
                status = "ready", accounts = store.Book.Accounts.Count, waiting = db.Pending.Count(), put_aside = db.Inbox.Count(r => r.Problem != null),
                owed = db.Posts.Count(p => p.State == PostState.Owed), given_up = db.Posts.Count(p => p.State == PostState.GivenUp),
            });
        }
        catch (Exception error) when (error is StoreProblem or System.Data.Common.DbException || StoreProblem.IsOutage(error))
        {
            return Results.Json(new { status = "the store does not answer" }, statusCode: 503);
        }
    }
}
