using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Import.Kinds;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Facts;

/// <summary>Facts that other systems push, over real HTTP into a real store.</summary>
public sealed class FactsEndpointTests : IAsyncLifetime
{
    private const string Key = "Bearer crm-key-0123456789abcdef";

    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(settings:
    [
        ("Facts:Keys:crm", Key["Bearer ".Length..]), ("Facts:Keys:desk", "desk-key-0123456789"), ("Facts:Kinds:desk", "tickets, fires"), ("Facts:RequestsPerMinute", "40"),
    ]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private FactsClient Crm => new(_host, Key);
    private FactsClient Desk => new(_host, "bearer  desk-key-0123456789");

    internal static JsonObject Ticket(string id = "T-1", string account = "A-1") => new()
    {
        ["ticket_id"] = id, ["account_id"] = account, ["opened_at"] = "2026-11-20T08:00:00Z", ["priority"] = "urgent", ["subject"] = "Login fails", ["minutes"] = 30,
    };

    private int Tickets()
    {
        using var db = _host.Store.Db();
        return db.Set<Ticket>().Count();
    }

    [Fact]
    public async Task A_row_is_added_the_same_row_is_the_same_and_another_value_changes_it()
    {
        Assert.Equal("added 1, changed 0, same 0, kept 0", (await Crm.Send("tickets", Ticket().ToJsonString())).Counts);
        Assert.Equal("added 1, changed 0, same 1, kept 0", (await Crm.Post("tickets", Ticket(), Ticket("T-2"))).Counts);
        var closed = Ticket();
        closed["closed_at"] = "2026-11-20T09:00:00+00:00";
        Assert.Equal("added 0, changed 1, same 1, kept 0", (await Crm.Post("tickets", closed, Ticket("T-2"))).Counts);

        Assert.Equal(new Ticket("T-1", "A-1", Some.Now.AddMinutes(-90), Some.Now.AddMinutes(-30), Priority.Urgent, "Login fails", null, 30), _host.Store.Book.Tickets.Of(_host.Store.Book.Find("A-1")).ToArray().Single(t => t.TicketId == "T-1"));
    }

    [Fact]
    public async Task Every_kind_goes_in_as_a_file_has_it_and_once_more_changes_nothing()
    {
        object[] facts =
        [
            Some.Dana, Some.Acme with { AccountId = "A-77" }, Some.Fire, Some.Step, Some.Call, Some.Signal, Some.Ticket, Some.Training, Some.Evidence, Some.Renewal, Some.Yellow,
        ];
        Assert.Equal(All.Kinds.Select(k => k.Fact), facts.Select(f => f.GetType()));
        foreach (var (kind, fact) in All.Kinds.Zip(facts))
        {
            var row = new JsonObject();
            foreach (var (column, cell) in kind.Columns.Zip(kind.Cells(fact))) row[column] = decimal.TryParse(cell, out var number) ? number : cell;

            var first = await Crm.Post(kind.Name, row);
            var second = await Crm.Post(kind.Name, row);

            Assert.Equal(200, first.Status);
            Assert.Equal(kind == All.Kinds[0] ? 1 : 0, (int)first.Body["same"]!);
            Assert.Equal("added 0, changed 0, same 1, kept 0", second.Counts);
        }
        Assert.Equal(Some.Call, _host.Store.Book.Interaction("I-1"));
    }

    [Fact]
    public async Task A_wrong_row_stops_all_and_each_wrong_field_is_named()
    {
        var wrong = Ticket("T-2", "A-999");
        (wrong["priority"], wrong["minutes"], wrong["handled_by"]) = ("huge", -5, new JsonArray("dana"));

        var answer = await Crm.Post("tickets", Ticket(), wrong, JsonValue.Create(7), new JsonObject { ["ticket_id"] = "T-4" });

        Assert.Equal((422, "3 of 4 rows are wrong, so none was stored."), (answer.Status, answer.Problem));
        Assert.Equal(
        [
            "1 handled_by: is a list where a text or a number is expected", "1 account_id: unknown account \"A-999\"", "1 priority: \"huge\" is none of low, normal, high, urgent", "1 minutes: -5 is less than 0",
            "2 : is a number where an object is expected",
            "3 account_id: is empty", "3 opened_at: is empty", "3 priority: is empty", "3 subject: is empty",
        ], answer.Rows);
        Assert.Equal(0, Tickets());
    }

    [Fact]
    public async Task Of_two_rows_with_one_key_the_last_counts_and_an_unknown_field_is_named_once()
    {
        var later = Ticket();
        later["subject"] = "Nobody can log in";
        (later["colour"], later["SUBJECT "]) = ("blue", null);
        later.Remove("SUBJECT ");
        var other = Ticket("T-2");
        other["colour"] = 1;

        var answer = await Crm.Post("tickets", Ticket(), later, other, other);

        Assert.Equal("added 2, changed 0, same 1, kept 0", answer.Counts);
        Assert.Equal(["1 colour: tickets has no such field, skipped", "0 ticket_id: row 1 has the same key and replaces this one"], answer.Warnings);
        Assert.Contains(_host.Store.Book.Tickets.Of(_host.Store.Book.Find("A-1")).ToArray(), t => t.Subject == "Nobody can log in");
    }

    [Theory]
    [InlineData("""{"ticket_id":"T-1","ticket_id":"T-2","account_id":"A-1","opened_at":"2026-11-20","priority":"low","subject":"x"}""", "0 ticket_id: is there twice")]
    [InlineData("""{"ticket_id":"T-1","account_id":"A-1","opened_at":"2026-11-20","priority":"low","subject":"half a \ud83d"}""", "0 subject: is not valid Unicode")]
    [InlineData("""{"ticket_id":"T-1","account_id":"A-1","opened_at":"soon","priority":"low","subject":"x"}""", "0 opened_at: \"soon\" is not an instant such as 2026-11-20T09:30:00Z")]
    [InlineData("""{"ticket_id":"T-1","account_id":"A-1","opened_at":"2026-11-20","priority":"low","subject":true}""", "0 subject: is true or false where a text or a number is expected")]
    public async Task A_field_that_cannot_be_read_is_refused_with_its_reason(string row, string problem)
    {
        var answer = await Crm.Send("tickets", row);
        Assert.Equal((422, problem), (answer.Status, Assert.Single(answer.Rows)));
    }

    [Fact]
    public async Task What_a_person_said_in_chat_stays()
    {
        await _host.Store.Write(work => work.Put(Some.Ticket with { Subject = "as Dana has it", HandledBy = null }, Origin.Chat), TestContext.Current.CancellationToken);
        Assert.Equal("added 0, changed 0, same 0, kept 1", (await Crm.Post("tickets", Ticket())).Counts);
    }

    [Fact]
    public async Task Facts_of_an_account_can_follow_the_account_within_seconds_of_each_other()
    {
        Assert.Equal(422, (await Crm.Post("tickets", Ticket(account: "A-NEW"))).Status);
        await Crm.Post("accounts", new JsonObject { ["account_id"] = "A-NEW", ["name"] = "Newcomer", ["status"] = "active", ["csm_email"] = "DANA@plover.example", ["arr"] = 1000, ["currency"] = "eur" });
        Assert.Equal("added 1, changed 0, same 0, kept 0", (await Crm.Post("tickets", Ticket(account: "A-NEW"))).Counts);
    }

    [Theory]
    [InlineData(null, 401, "Say who you are")]
    [InlineData("Bearer nonsense", 401, "none of those")]
    [InlineData("Basic Y3JtLWtleS0wMTIzNDU2Nzg5YWJjZGVm", 401, "none of those")]
    [InlineData("crm-key-0123456789abcdef", 401, "none of those")]
    [InlineData("Bearer ", 401, "none of those")]
    [InlineData("Bearer crm-key-0123456789abcdeF", 401, "none of those")]
    public async Task Without_a_known_key_nothing_is_taken(string? shown, int status, string problem)
    {
        var answer = await new FactsClient(_host, shown).Post("tickets", Ticket());
        Assert.Equal((status, "Bearer"), (answer.Status, answer.Challenge));
        Assert.Contains(problem, answer.Problem);
        Assert.Equal(0, Tickets());
    }

    [Fact]
    public async Task A_key_opens_only_the_kinds_it_is_for()
    {
        Assert.Equal(200, (await Desk.Post("tickets", Ticket())).Status);
        var answer = await Desk.Post("accounts", new JsonObject());
        Assert.Equal((403, "The key of desk does not allow accounts; it allows fires, tickets."), (answer.Status, answer.Problem));
    }

    [Theory]
    [InlineData("invoices", "[]", "application/json", 404, "“invoices” is no kind of facts. The kinds are team, accounts,")]
    [InlineData("tickets", "ticket_id\nT-1", "text/csv", 415, "Send the body as application/json.")]
    [InlineData("tickets", "{", "application/json", 400, "not valid JSON")]
    [InlineData("tickets", "\"T-1\"", "application/json", 400, "neither a JSON object nor an array")]
    public async Task What_cannot_be_read_is_refused_with_a_sentence(string kind, string body, string type, int status, string problem)
    {
        var answer = await Crm.Send(kind, body, type);
        Assert.Equal(status, answer.Status);
        Assert.Contains(problem, answer.Problem);
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_has_too_many_rows_is_refused()
    {
        var large = await Crm.Send("tickets", $"[{new string(' ', 4 * 1024 * 1024)}]");
        var many = await Crm.Send("tickets", $"[{string.Join(',', Enumerable.Repeat("{}", 20_001))}]");
        Assert.Equal((413, "The body is over 4,096 KiB."), (large.Status, large.Problem));
        Assert.Equal((413, "The body has 20,001 rows; send at most 20,000 at once."), (many.Status, many.Problem));
    }

    [Fact]
    public async Task Many_rows_that_are_wrong_are_named_up_to_a_number()
    {
        var answer = await Crm.Post("tickets", [.. Enumerable.Range(0, 300).Select(i => Ticket($"T-{i}", "A-404"))]);
        Assert.Equal((422, 200, 100), (answer.Status, answer.Rows.Count(), (int)answer.Body["error"]!["more"]!));
        Assert.StartsWith("300 of 300 rows", answer.Problem);
    }

    [Fact]
    public async Task A_source_that_sends_too_often_is_told_when_to_come_back_and_holds_up_no_other()
    {
        for (var i = 0; i < 40; i++) Assert.Equal(200, (await Crm.Send("tickets", "[]")).Status);

        var answer = await Crm.Post("tickets", Ticket());

        Assert.Equal(429, answer.Status);
        Assert.InRange(answer.RetryAfter!.Value.TotalSeconds, 1, 60);
        Assert.Contains("send again in", answer.Problem);
        Assert.Equal(200, (await Desk.Post("tickets", Ticket())).Status);
        for (var i = 0; i < 30; i++) Assert.Equal(401, (await new FactsClient(_host, "Bearer guess").Send("tickets", "[]")).Status);
        Assert.Equal(429, (await new FactsClient(_host, "Bearer guess").Send("tickets", "[]")).Status);
    }

    [Fact]
    public async Task Sources_that_send_the_same_at_the_same_time_store_it_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Crm.Post("tickets", Ticket(), Ticket("T-2"))));
        Assert.Equal((2, 18), (answers.Sum(a => (int)a.Body["added"]!), answers.Sum(a => (int)a.Body["same"]!)));
    }
}
