using System.Data.Common;
using System.Threading.Channels;
using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Data;

/// <summary>From rows to the book: all of it at a start, or some accounts whose facts another process changed.</summary>
internal static class Loading
{
    private const int BatchRows = 2_048;

    /// <summary>Of so many accounts the facts are asked for together, since the way to the database takes longer than the reading.</summary>
    private const int AccountsAtOnce = 100;

    /// <summary>
    /// Reads everything. Two threads read, each on a connection of its own, and the caller's builds; what is committed meanwhile may be in it or not,
    /// so the caller notes the place in the feed before and catches up from there.
    /// </summary>
    public static async Task<Book> All(Func<CsmDb> open, Workspace workspace)
    {
        using var db = open();
        var facts = new FactReader(db.Database.GetDbConnection());
        var book = new BookBuilder(workspace, facts.Count("interactions"));
        foreach (var fact in facts.People()) book.Add(fact);
        foreach (var fact in facts.Accounts()) book.Add(fact);

        var batches = Channel.CreateBounded<Action<BookBuilder>>(32);
        var reading = Task.WhenAll(Task.Run(() => Interactions(open, batches.Writer)), Task.Run(() => Others(open, batches.Writer)));
        _ = reading.ContinueWith(done => batches.Writer.TryComplete(done.Exception?.InnerException), TaskScheduler.Default);
        try
        {
            await foreach (var add in batches.Reader.ReadAllAsync()) add(book);
        }
        finally
        {
            batches.Writer.TryComplete();
        }
        return book.Build();
    }

    private static async Task Interactions(Func<CsmDb> open, ChannelWriter<Action<BookBuilder>> batches)
    {
        using var db = open();
        await Queue(new FactReader(db.Database.GetDbConnection()).Interactions(), (book, fact) => book.Add(fact), batches);
    }

    private static async Task Others(Func<CsmDb> open, ChannelWriter<Action<BookBuilder>> batches)
    {
        using var db = open();
        var facts = new FactReader(db.Database.GetDbConnection());
        await Queue(facts.Signals(), (book, fact) => book.Add(fact), batches);
        await Queue(facts.Tickets(), (book, fact) => book.Add(fact), batches);
        await Queue(facts.Training(), (book, fact) => book.Add(fact), batches);
        await Queue(facts.Steps(), (book, fact) => book.Add(fact), batches);
        await Queue(facts.Evidence(), (book, fact) => book.Add(fact), batches);
        await Queue(facts.Fires(), (book, fact) => book.Add(fact), batches);
        await Queue(facts.Renewals(), (book, fact) => book.Add(fact), batches);
        await Queue(facts.Health(), (book, fact) => book.Add(fact), batches);
    }

    private static async Task Queue<T>(IEnumerable<T> facts, Action<BookBuilder, T> add, ChannelWriter<Action<BookBuilder>> batches)
    {
        foreach (var batch in facts.Chunk(BatchRows))
            await batches.WriteAsync(book =>
            {
                foreach (var fact in batch) add(book, fact);
            });
    }

    public static Change Of(DbConnection connection, IReadOnlyCollection<string> accounts)
    {
        var (facts, gone) = (new FactReader(connection), new FactReader(connection, tombstones: true));
        var some = accounts.Chunk(AccountsAtOnce).ToList();
        return new Change
        {
            Accounts = [.. some.SelectMany(facts.Accounts)],
            Interactions = [.. some.SelectMany(facts.Interactions)],
            Signals = [.. some.SelectMany(facts.Signals)],
            Tickets = [.. some.SelectMany(facts.Tickets)],
            Training = [.. some.SelectMany(facts.Training)],
            Steps = [.. some.SelectMany(facts.Steps)],
            Evidence = [.. some.SelectMany(facts.Evidence)],
            Fires = [.. some.SelectMany(facts.Fires)],
            Renewals = [.. some.SelectMany(facts.Renewals)],
            Health = [.. some.SelectMany(facts.Health)],
            RemovedInteractions = [.. some.SelectMany(gone.Interactions).Select(i => i.InteractionId)],
            RemovedTickets = [.. some.SelectMany(gone.Tickets).Select(t => t.TicketId)],
            RemovedSteps = [.. some.SelectMany(gone.Steps).Select(s => s.StepId)],
            RemovedEvidence = [.. some.SelectMany(gone.Evidence).Select(e => e.EvidenceId)],
            RemovedFires = [.. some.SelectMany(gone.Fires).Select(f => f.FireId)],
            RemovedSignals = [.. some.SelectMany(gone.Signals)],
            RemovedTraining = [.. some.SelectMany(gone.Training)],
            RemovedRenewals = [.. some.SelectMany(gone.Renewals)],
            RemovedHealth = [.. some.SelectMany(gone.Health)],
        };
    }
}
