using System.Data.Common;
using CsmBot.Accounts;

namespace CsmBot.Data;

/// <summary>From rows to the book: all of it at a start, or some accounts whose facts another process changed.</summary>
internal static class Loading
{
    public static Book All(DbConnection connection, Workspace workspace)
    {
        var facts = new FactReader(connection);
        var book = new BookBuilder(workspace, facts.Count("interactions"));
        foreach (var fact in facts.People()) book.Add(fact);
        foreach (var fact in facts.Accounts()) book.Add(fact);
        foreach (var fact in facts.Interactions()) book.Add(fact);
        foreach (var fact in facts.Signals()) book.Add(fact);
        foreach (var fact in facts.Tickets()) book.Add(fact);
        foreach (var fact in facts.Training()) book.Add(fact);
        foreach (var fact in facts.Steps()) book.Add(fact);
        foreach (var fact in facts.Evidence()) book.Add(fact);
        foreach (var fact in facts.Fires()) book.Add(fact);
        foreach (var fact in facts.Renewals()) book.Add(fact);
        foreach (var fact in facts.Health()) book.Add(fact);
        return book.Build();
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
