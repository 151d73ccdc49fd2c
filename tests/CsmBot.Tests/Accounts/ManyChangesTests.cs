using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

/// <summary>A book brought forward change by change must hold what a book built at once from the same facts holds.</summary>
public class ManyChangesTests
{
    private const int Accounts = 3000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_book_changed_many_times_equals_one_built_anew(int seed)
    {
        var random = new Random(seed);
        var accounts = Enumerable.Range(0, Accounts).ToDictionary(a => $"A{a}", a => Account($"A{a}", random.Next(1000)));
        var (interactions, tickets) = (new Dictionary<string, Interaction>(), new Dictionary<string, Ticket>());
        var signals = new Dictionary<(DateOnly, string, string), Signal>();
        var book = Build(accounts.Values, [], [], []);
        for (var round = 0; round < 60; round++)
        {
            var change = Next(random, round);
            book = book.With(change);
            foreach (var a in change.Accounts) accounts[a.AccountId] = a;
            foreach (var id in change.RemovedInteractions) interactions.Remove(id);
            foreach (var i in change.Interactions) interactions[i.InteractionId] = i;
            foreach (var id in change.RemovedTickets) tickets.Remove(id);
            foreach (var t in change.Tickets) tickets[t.TicketId] = t;
            foreach (var s in change.Signals) signals[(s.Date, s.AccountId, s.Metric)] = s;
        }
        Assert.Equal(Told(Build(accounts.Values, interactions.Values, tickets.Values, signals.Values)), Told(book));
        Assert.All(interactions.Values.Take(500), i => Assert.Equal(i, book.Interaction(i.InteractionId)));
    }

    [Fact]
    public void Ids_are_found_after_so_many_changes_that_the_index_is_made_anew()
    {
        var book = Book(Call("2026-11-01 10:00", id: "first"), Call("2026-11-01 11:00", id: "second"), Ticket("2026-11-01", id: "t-first")).Book;
        book = book.With(new Change { RemovedInteractions = ["second"] });
        book = book.With(new Change
        {
            Interactions = [.. Enumerable.Range(0, 60_000).Select(i => Call("2026-11-02 10:00", i % 90, id: $"i{i}"))],
            Tickets = [.. Enumerable.Range(0, 12_000).Select(i => Ticket("2026-11-02", id: $"t{i}"))],
        });
        Assert.Equal((60_001, 12_001), (book.Interactions.Count, book.Tickets.Count));
        Assert.Equal(("first", "i59999", null), (book.Interaction("first")?.InteractionId, book.Interaction("i59999")?.InteractionId, book.Interaction("second")?.InteractionId));
        book = book.With(new Change { RemovedInteractions = ["first", "i7"], RemovedTickets = ["t-first", "t7"], Interactions = [Call("2026-11-03 10:00", id: "second")] });
        Assert.Equal((60_000, 11_999), (book.Interactions.Count, book.Tickets.Count));
        Assert.Equal((null, "second"), (book.Interaction("i7")?.InteractionId, book.Interaction("second")?.InteractionId));
    }

    private static Change Next(Random random, int round) => new()
    {
        Accounts = [.. Some(random, 20, () => Account($"A{random.Next(Accounts + (10 * round))}", random.Next(1000)))],
        Interactions = [.. Some(random, 400, () => Call(Now.AddMinutes(-random.Next(5000)).ToString("u"), random.Next(90), id: $"i{random.Next(8000)}", account: $"A{random.Next(Accounts)}"))],
        RemovedInteractions = [.. Some(random, 30, () => $"i{random.Next(8000)}")],
        Tickets = [.. Some(random, 100, () => Ticket(Now.AddHours(-random.Next(500)).ToString("u"), id: $"t{random.Next(2000)}", account: $"A{random.Next(Accounts)}"))],
        RemovedTickets = [.. Some(random, 10, () => $"t{random.Next(2000)}")],
        Signals = [.. Some(random, 100, () => new Signal(Day("2026-11-01").AddDays(random.Next(9)), $"A{random.Next(Accounts)}", random.Next(2) == 0 ? "nps" : "seats", random.Next(9)))],
    };

    private static IEnumerable<T> Some<T>(Random random, int most, Func<T> one) => Enumerable.Range(0, random.Next(most)).Select(_ => one());

    private static Book Build(IEnumerable<Account> accounts, IEnumerable<Interaction> interactions, IEnumerable<Ticket> tickets, IEnumerable<Signal> signals) =>
        Book([.. accounts, .. interactions, .. tickets, .. signals]).Book;

    private static string Told(Book book) => string.Join('\n', Enumerable.Range(0, book.Accounts.Count).OrderBy(a => book.Accounts[a].AccountId, StringComparer.Ordinal).Select(a => string.Join(' ',
    [
        book.Accounts[a].AccountId, book.Figures[a].Arr, book.Tiers.Of(a), .. book.Interactions.Of(a).ToArray().Select(r => book.Interaction(a, r)), .. book.Tickets.Of(a).ToArray(),
        .. book.Signals.Of(a).ToArray().Select(s => $"{book.Metrics[s.Metric]} {s.Day} {s.Value}").Order()
    ])));
}
