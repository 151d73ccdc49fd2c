using Microsoft.Data.Sqlite;

namespace CsmBot.Data;

/// <summary>The store cannot be used. The message is one sentence that says what is wrong, where, and what to do.</summary>
public sealed class StoreProblem(string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    // Primary result codes, https://www.sqlite.org/rescode.html
    private const int Busy = 5, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>What an operator can do about an error that opening or loading met; null when the error is none of the store's.</summary>
    public static StoreProblem? From(Exception error, string path) => error switch
    {
        StoreProblem problem => problem,
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } =>
            new($"The store {path} is damaged or is no csmbot database: move it away and restore a copy, or name another folder with --data.", error),
        SqliteException { SqliteErrorCode: Busy } =>
            new($"The store {path} is being written by another program: try again when it has finished.", error),
        SqliteException { SqliteErrorCode: Full } =>
            new($"The disk that holds {path} is full: free some space, or name another folder with --data.", error),
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen or IoError } or UnauthorizedAccessException or IOException =>
            new($"The store {path} cannot be written: give this user the right to write its folder, or name another folder with --data.", error),
        _ => null,
    };
}
