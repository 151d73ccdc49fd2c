using System.Buffers;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CsmBot.Data.Engines;

/// <summary>Leaves out of texts what PostgreSQL does not take: the character NUL, and halves of surrogate pairs. People and systems send both.</summary>
internal sealed class StorableText : DbCommandInterceptor
{
    private static readonly SearchValues<char> _suspects = SearchValues.Create(['\0', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(_suspects)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) if (rune.Value != 0) clean.Append(rune);
        return clean.ToString();
    }

    private static void Clean(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters) if (parameter.Value is string text) parameter.Value = Of(text);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Clean(command);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Clean(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Clean(command);
        return ValueTask.FromResult(result);
    }
}
