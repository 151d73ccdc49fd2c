using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CsmBot.Tests.Serving;

/// <summary>
/// Ends a life of the bot at the n-th point that it passes: before and after each commit to the store, before and after each sending. From then on nothing reaches the store or
/// a far end any more, as after a kill.
/// </summary>
/// <param name="end">What ends it, told where; by default nothing but that it goes no further.</param>
internal sealed class Death(int at, Action<string>? end = null) : DbTransactionInterceptor
{
    private readonly Lock _passing = new();

    /// <summary>Points passed so far.</summary>
    public int Passed { get; private set; }

    /// <summary>What the process was doing; null while it lives.</summary>
    public string? Where { get; private set; }

    public bool Came => Where is not null;

    public void Pass(string where)
    {
        lock (_passing)
        {
            if (Came) throw new Killed();
            if (++Passed != at) return;
            Where = where;
            end?.Invoke(where);
            throw new Killed();
        }
    }

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Pass("before a commit");
        return result;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Pass("after a commit");
}

/// <summary>The process is gone.</summary>
internal sealed class Killed : Exception;
