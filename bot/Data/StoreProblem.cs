using CsmBot.Data.Engines;

namespace CsmBot.Data;

/// <summary>The store cannot be used. The message is one sentence that says what is wrong, where, and what to do.</summary>
public sealed class StoreProblem(string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>An error for which the database, its disk or the way to it is to blame, so that waiting may help.</summary>
    public static bool IsOutage(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (cause is IOException or UnauthorizedAccessException || SqliteEngine.IsOutage(cause) || PostgresEngine.IsOutage(cause) || Cosmos.CosmosEngine.IsOutage(cause)) return true;
        return false;
    }
}
