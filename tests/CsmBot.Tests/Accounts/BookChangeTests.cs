using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class BookChangeTests
{
    private static Book Of(params object[] facts) => Book(facts).Book;

    [Fact]
    public void A_snapshot_stays_as_it_was_when_the_next_one_is_made()
    {
        var before = Of(Call("2026-11-01 10:00", id: "i1"));
        var after = before.With(new Change { Interactions = [Call("2026-11-02 10:00", id: "i2")], Accounts = [Account("B")] });
        Assert.Equal((1, 1), (before.Interactions.Of(0).Length, before.Accounts.Count));
        Assert.Equal((2, 2), (after.Interactions.Of(0).Length, after.Accounts.Count));
        Assert.Equal((-1, 1), (before.Find("B"), after.Find("B")));
        Assert.Null(before.Interaction("i2"));
        Assert.Equal((1, 2), (before.Interactions.Count, after.Interactions.Count));
    }

    [Fact]
    public void Two_different_futures_of_one_snapshot_do_not_see_each_other()
    {
        var now = Of(Account("A"));
        var (one, two) = (now.With(new Change { Accounts = [Account("B")] }), now.With(new Change { Accounts = [Account("C")] }));
        Assert.Equal(("B", "C"), (one.Accounts[1].AccountId, two.Accounts[1].AccountId));
        Assert.Equal((-1, -1), (one.Find("C"), two.Find("B")));
    }

    [Fact]
    public void An_interaction_comes_back_as_it_was_given()
    {
        var call = new Interaction("i-ü", Utc("2026-11-01 10:00:05"), "A", "csm@example.com", InteractionType.SiteVisit, 45, 3, 4, Purpose.Expansion, "F-1", "Größe 🙂, \"quoted\"\nsecond line");
        var bare = new Interaction("i2", Utc("2026-11-02 10:00"), "A", "csm@example.com", InteractionType.Other, null, 1, null, null, null, null);
        var book = Of(call, bare);
        Assert.Equal(call, book.Interaction("i-ü"));
        Assert.Equal(bare, book.Interaction(0, book.Interactions.Of(0)[1]));
    }

    [Fact]
    public void An_interaction_that_names_nobody_costs_nothing()
    {
        var asOf = Book(Call("2026-11-01 10:00", by: "", id: "i1"));
        Assert.Equal("", asOf.Book.Interaction("i1")?.CsmEmail);
        Assert.Equal(0, Cost.Of(asOf, 0, asOf.Span(null)).Total);
    }

    [Fact]
    public async Task Readers_see_whole_snapshots_while_the_book_moves_on()
    {
        var book = Of(Call("2026-11-01 10:00", id: "i0") with { Notes = "note of i0" });
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var seen = Volatile.Read(ref book);
                var rows = seen.Interactions.Of(0);
                for (var i = 0; i < rows.Length; i++) Assert.Equal($"note of i{i}", seen.Interaction($"i{i}")?.Notes);
                Assert.Equal(rows.Length, seen.Accounts.Count);
            }
        }, TestContext.Current.CancellationToken)).ToArray();
        for (var i = 1; i < 300; i++)
        {
            var next = Call(Utc("2026-11-01 10:00").AddMinutes(i).ToString("u"), id: $"i{i}") with { Notes = $"note of i{i}" };
            Volatile.Write(ref book, book.With(new Change { Interactions = [next], Accounts = [Account($"B{i}")] }));
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void Notes_longer_than_a_block_of_text_are_kept_whole()
    {
        var (notes, after) = (new string('ä', 700_000), Call("2026-11-02 10:00", id: "i2") with { Notes = "short" });
        var book = Of(Call("2026-11-01 10:00", id: "i1") with { Notes = notes }, after);
        Assert.Equal(notes, book.Interaction("i1")?.Notes);
        Assert.Equal(after, book.Interaction("i2"));
    }

    [Fact]
    public void An_undone_interaction_is_gone_and_undoing_it_again_is_no_error()
    {
        var book = Of(Call("2026-11-01 10:00", id: "i1"), Call("2026-11-02 10:00", id: "i2"));
        var undo = new Change { RemovedInteractions = ["i1"] };
        Assert.Equal("i2", Assert.Single(Ids(book.With(undo).With(undo))));
    }

    [Fact]
    public void An_edit_can_move_an_interaction_in_time_and_to_another_account()
    {
        var book = Of(Account("A"), Account("B"), Call("2026-11-01 10:00", id: "i1"), Call("2026-11-02 10:00", id: "i2"));
        book = book.With(new Change { Interactions = [Call("2026-11-03 10:00", 5, id: "i1")] });
        Assert.Equal(["i2", "i1"], Ids(book));
        book = book.With(new Change { Interactions = [Call("2026-11-03 10:00", 5, id: "i1", account: "B")] });
        Assert.Equal(["i2"], Ids(book));
        Assert.Equal(["i1"], Ids(book, 1));
    }

    [Fact]
    public void A_change_can_bring_an_account_and_its_facts_together()
    {
        var book = Of().With(new Change { Accounts = [Account("Z")], Interactions = [Call("2026-11-03 10:00", account: "Z")], Signals = [new Signal(Day("2026-11-01"), "Z", "nps", 9)] });
        Assert.Equal((1, 1), (book.Interactions.Of(1).Length, book.Signals.Of(1).Length));
    }

    [Fact]
    public void Facts_of_an_account_that_is_not_there_are_left_out()
    {
        var book = Of().With(new Change { Interactions = [Call("2026-11-03 10:00", account: "?", id: "i1")], Tickets = [Ticket("2026-11-03", account: "?")] });
        Assert.Equal((0, 0), (book.Interactions.Count, book.Tickets.Count));
        Assert.Null(book.Interaction("i1"));
        var builder = new BookBuilder(new Workspace());
        builder.Add(Call("2026-11-03 10:00", account: "?"));
        Assert.Equal(1, builder.LeftOut);
    }

    [Fact]
    public void A_row_of_the_same_key_replaces_the_one_that_was_there()
    {
        var book = Of(new Signal(Day("2026-11-01"), "A", "nps", 1), Turned(Colour.Red, "2026-11-01 10:00"), Renewal("2026-11-01", RenewalOutcome.Renewed, 1, 1), Step("2026-11-01"),
            Ticket("2026-11-01", id: "T"), Fire("F", "2026-11-01"), new TrainingCompletion("A", "ann", "Admin", Utc("2026-11-01"), 1));
        book = book.With(new Change
        {
            Signals = [new Signal(Day("2026-11-01"), "A", "NPS", 2)],
            Health = [Turned(Colour.Yellow, "2026-11-01 10:00")],
            Renewals = [Renewal("2026-11-01", RenewalOutcome.Churned, 1, 0)],
            Steps = [Step("2026-12-01")],
            Tickets = [Ticket("2026-11-05", id: "T")],
            Fires = [Fire("F", "2026-11-09")],
            Training = [new TrainingCompletion("A", "ann", "Admin", Utc("2026-11-01"), 2)],
        });
        Assert.Equal(2, Assert.Single(book.Signals.Of(0).ToArray()).Value);
        Assert.Equal(Colour.Yellow, Assert.Single(book.Health.Of(0).ToArray()).Status);
        Assert.Equal(RenewalOutcome.Churned, Assert.Single(book.Renewals.Of(0).ToArray()).Outcome);
        Assert.Equal(Day("2026-12-01"), Assert.Single(book.Steps.Of(0).ToArray()).Due);
        Assert.Equal(Utc("2026-11-05"), Assert.Single(book.Tickets.Of(0).ToArray()).OpenedAt);
        Assert.Equal(Utc("2026-11-09"), Assert.Single(book.Fires.Of(0).ToArray()).OpenedAt);
        Assert.Equal(2, Assert.Single(book.Training.Of(0).ToArray()).Score);
    }

    [Fact]
    public void What_is_removed_by_its_key_is_gone()
    {
        var book = Of(new Signal(Day("2026-11-01"), "A", "nps", 1), Turned(Colour.Red, "2026-11-01 10:00"), Renewal("2026-11-01", RenewalOutcome.Renewed, 1, 1), Step("2026-11-01"),
            Ticket("2026-11-01", id: "T"), Fire("F", "2026-11-01"), new TrainingCompletion("A", "ann", "Admin", Utc("2026-11-01"), 1), Person(rate: 1), Person(rate: 2, from: "2026-01-01"));
        book = book.With(new Change
        {
            RemovedSignals = [new Signal(Day("2026-11-01"), "A", "nps", 0)],
            RemovedHealth = [Turned(Colour.Green, "2026-11-01 10:00")],
            RemovedRenewals = [Renewal("2026-11-01", RenewalOutcome.Churned, 0, 0)],
            RemovedSteps = ["S"],
            RemovedTickets = ["T"],
            RemovedFires = ["F"],
            RemovedTraining = [new TrainingCompletion("A", "ann", "Admin", Utc("2026-11-01"), null)],
            RemovedPeople = [Person(from: "2026-01-01")],
        });
        Assert.Equal(0, book.Signals.Count + book.Health.Count + book.Renewals.Count + book.Steps.Count + book.Tickets.Count + book.Fires.Count + book.Training.Count);
        Assert.Equal(1, Assert.Single(book.People.History(0)).BillingRate);
        Assert.Equal(-1, book.AccountOfFire("F"));
    }

    [Fact]
    public void People_are_found_by_e_mail_in_any_case_and_known_from_the_day_that_says_so()
    {
        var people = Of(Person(rate: 1), Person(rate: 2, from: "2026-11-10")).People;
        var casey = people.Find("CSM@Example.com");
        Assert.Equal((1, 2), (people.On(casey, Day("2026-11-09"))?.BillingRate, people.On(casey, Day("2026-11-10"))?.BillingRate));
        Assert.Equal([casey], people.Known);
        Assert.Null(people.On(-1, Day("2026-11-10")));
    }

    [Fact]
    public void A_book_says_which_words_occur_in_it()
    {
        var book = Of(Account(), Step("2026-11-01"), new Signal(Day("2026-11-01"), "A", "logins", 1), new TrainingCompletion("A", "ann", "Admin", Utc("2026-11-01"), 1));
        Assert.Equal(["SMB"], book.Segments.All);
        Assert.Equal(["Alpha"], book.Teams.All);
        Assert.Equal(["logins"], book.Metrics.All);
        Assert.Equal(["Admin"], book.Courses.All);
        Assert.Equal(["Rollout"], book.Plans.All);
        Assert.Equal((0, -1), (book.Segments.Find("smb"), book.Segments.Find("Enterprise")));
    }

    private static string[] Ids(Book book, int account = 0) => [.. book.Interactions.Of(account).ToArray().Select(r => book.Interaction(account, r).InteractionId)];
}
