using System.Data.Common;
using System.Threading.Channels;
using CsmBot.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Data;

/// <summary>From rows to the book: all of it at a start, or some accounts whose facts another process changed.</summary>
internal static class Loading
{
    private const int BatchRows = 2_048;

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
        return new Change
        {
            Accounts = [.. accounts.SelectMany(facts.Accounts)],
            Interactions = [.. accounts.SelectMany(facts.Interactions)],
            Signals = [.. accounts.SelectMany(facts.Signals)],
            Tickets = [.. accounts.SelectMany(facts.Tickets)],
            Training = [.. accounts.SelectMany(facts.Training)],
            Steps = [.. accounts.SelectMany(facts.Steps)],
            Evidence = [.. accounts.SelectMany(facts.Evidence)],
            Fires = [.. accounts.SelectMany(facts.Fires)],
            Renewals = [.. accounts.SelectMany(facts.Renewals)],
            Health = [.. accounts.SelectMany(facts.Health)],
            RemovedInteractions = [.. accounts.SelectMany(gone.Interactions).Select(i => i.InteractionId)],
            RemovedTickets = [.. accounts.SelectMany(gone.Tickets).Select(t => t.TicketId)],
            RemovedSteps = [.. accounts.SelectMany(gone.Steps).Select(s => s.StepId)],
            RemovedEvidence = [.. accounts.SelectMany(gone.Evidence).Select(e => e.EvidenceId)],
            RemovedFires = [.. accounts.SelectMany(gone.Fires).Select(f => f.FireId)],
            RemovedSignals = [.. accounts.SelectMany(gone.Signals)],
            RemovedTraining = [.. accounts.SelectMany(gone.Training)],
            RemovedRenewals = [.. accounts.SelectMany(gone.Renewals)],
            RemovedHealth = [.. accounts.SelectMany(gone.Health)],
        };
    }
}
