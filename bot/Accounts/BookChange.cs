namespace CsmBot.Accounts;

/// <summary>How a change turns one snapshot of the book into the next.</summary>
internal static class BookChange
{
    /// <summary>Writes what changed into <paramref name="next"/>, a copy nobody else sees yet; true when tiers may have changed.</summary>
    public static bool Apply(Change change, Book book, Book next)
    {
        if (change.People.Count + change.RemovedPeople.Count > 0) next.People = book.People.With(change.People, change.RemovedPeople);
        foreach (var person in change.People) book.Words.Teams.Add(person.Team);
        var tiers = change.Accounts.Count > 0 && Accounts(change, book, next);
        Interactions(change, book, next);
        var words = book.Words;
        next.Signals = Keyed(next.Signals, Orders.Signals, change.Signals, change.RemovedSignals, s => s.AccountId, words.Row, next);
        next.Health = Keyed(next.Health, Orders.Health, change.Health, change.RemovedHealth, h => h.AccountId, words.Row, next);
        next.Renewals = Keyed(next.Renewals, Orders.Renewals, change.Renewals, change.RemovedRenewals, r => r.AccountId, r => r, next);
        next.Training = Keyed(next.Training, Orders.Training, change.Training, change.RemovedTraining, t => t.AccountId, words.Row, next);
        (next.Tickets, next.TicketIds) = WithIds(next.Tickets, next.TicketIds, Orders.Tickets, change.Tickets, change.RemovedTickets, t => t.AccountId, t => t.TicketId, next);
        (next.Evidence, next.EvidenceIds) = WithIds(next.Evidence, next.EvidenceIds, Orders.Evidence, change.Evidence, change.RemovedEvidence, e => e.AccountId, e => e.EvidenceId, next);
        foreach (var step in change.Steps) words.Row(step);
        (next.Steps, next.StepIds) = WithIds(next.Steps, next.StepIds, Orders.Steps, change.Steps, change.RemovedSteps, s => s.AccountId, s => s.StepId, next);
        foreach (var fire in change.Fires) words.Row(fire);
        (next.Fires, next.FireAccounts) = WithIds(next.Fires, next.FireAccounts, Orders.Fires, change.Fires, change.RemovedFires, f => f.AccountId, f => f.FireId, next);
        return tiers;
    }

    private static bool Accounts(Change change, Book book, Book next)
    {
        var (accounts, figures, ids) = (book.Accounts.Edit(), book.Figures.Edit(), book.AccountIds.Edit());
        var tiers = false;
        foreach (var account in change.Accounts)
        {
            var ordinal = ids.Find(account.AccountId);
            var fresh = book.Words.Figures(account, book.Workspace);
            if (ordinal < 0) ids.Set(account.AccountId, ordinal = accounts.Count);
            tiers |= ordinal >= accounts.Count || accounts[ordinal].Name != account.Name || figures[ordinal].Arr != fresh.Arr || figures[ordinal].Status != fresh.Status;
            (accounts[ordinal], figures[ordinal]) = (account, fresh);
        }
        (next.Accounts, next.Figures, next.AccountIds) = (accounts.Done(), figures.Done(), ids.Done());
        return tiers;
    }

    private static void Interactions(Change change, Book book, Book next)
    {
        if (change.Interactions.Count + change.RemovedInteractions.Count == 0) return;
        var rows = new RowEdit<InteractionRow>(book.Interactions, Orders.Interactions(book.Words.Text));
        var places = new Dictionary<string, InteractionIndex.Place>();
        InteractionIndex.Place Find(string id) => places.TryGetValue(id, out var place) ? place : book.InteractionIds.Find(id);
        void Drop(string id)
        {
            if (Find(id) is not { Exists: true } old) return;
            rows.Drop(old.Account, r => r.Text == old.Text);
            places[id] = InteractionIndex.Gone;
        }
        foreach (var id in change.RemovedInteractions) Drop(id);
        foreach (var interaction in change.Interactions)
        {
            var account = next.Find(interaction.AccountId);
            if (account < 0) continue;
            Drop(interaction.InteractionId);
            var row = book.Words.Row(interaction);
            rows.Put(account, row);
            places[interaction.InteractionId] = new InteractionIndex.Place(row.Text, account);
        }
        (next.Interactions, next.InteractionIds) = (rows.Done(next.Accounts.Count), book.InteractionIds.With(places));
    }

    /// <summary>Kinds whose key is the account and what the order compares.</summary>
    private static PerAccount<TRow> Keyed<T, TRow>(PerAccount<TRow> rows, IComparer<TRow> order, IReadOnlyList<T> upserts, IReadOnlyList<T> removed,
        Func<T, string> accountOf, Func<T, TRow> row, Book next)
    {
        if (upserts.Count + removed.Count == 0) return rows;
        var edit = new RowEdit<TRow>(rows, order);
        foreach (var fact in removed)
            if (next.Find(accountOf(fact)) is var account and >= 0)
            {
                var gone = row(fact);
                edit.Drop(account, r => order.Compare(r, gone) == 0);
            }
        foreach (var fact in upserts)
            if (next.Find(accountOf(fact)) is var account and >= 0) edit.Put(account, row(fact));
        return edit.Done(next.Accounts.Count);
    }

    /// <summary>Kinds with an id of their own, which may move to another account.</summary>
    private static (PerAccount<T> Rows, KeyIndex Ids) WithIds<T>(PerAccount<T> rows, KeyIndex ids, IComparer<T> order, IReadOnlyList<T> upserts, IReadOnlyList<string> removed,
        Func<T, string> accountOf, Func<T, string> idOf, Book next)
    {
        if (upserts.Count + removed.Count == 0) return (rows, ids);
        var (edit, index) = (new RowEdit<T>(rows, order), ids.Edit());
        void Drop(string id)
        {
            if (index.Find(id) is not (var old and >= 0)) return;
            edit.Drop(old, r => idOf(r) == id);
            index.Remove(id);
        }
        foreach (var id in removed) Drop(id);
        foreach (var fact in upserts)
        {
            if (next.Find(accountOf(fact)) is not (var account and >= 0)) continue;
            Drop(idOf(fact));
            edit.Put(account, fact);
            index.Set(idOf(fact), account);
        }
        return (edit.Done(next.Accounts.Count), index.Done());
    }
}
