using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Facts;

/// <summary>What a source pushes is judged at once: the team is told before anybody asks.</summary>
public sealed class FactsAndAlertsTests
{
    private const string Rules = """
        rules:
          - name: urgent ticket
            when: accounts with an open urgent ticket
            status: yellow
          - name: open fire
            when: accounts with an open fire
            status: red
        """;

    [Fact]
    public async Task Without_a_key_in_the_settings_there_is_no_endpoint()
    {
        await using var host = await AppHost.Start();
        var answer = await new FactsClient(host, "Bearer anything").Post("tickets", FactsEndpointTests.Ticket());
        Assert.Equal((404, "There is nothing at /api/facts/tickets."), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task An_open_fire_that_is_pushed_turns_the_account_red_and_its_owner_is_told_and_closing_it_clears_the_card()
    {
        await using var host = await AppHost.Start(Rules, ("Facts:Keys:desk", "desk-key"));
        var desk = new FactsClient(host, "Bearer desk-key");
        await host.Chat(AppHost.Dana).Says("hello");
        await UntilEvaluated(host);
        JsonObject fire = new() { ["fire_id"] = "F-9", ["account_id"] = "A-2", ["opened_at"] = "2026-11-20T09:00:00Z", ["cause"] = "outage" };

        Assert.Equal(200, (await desk.Post("fires", fire)).Status);

        var told = await host.Far.Until(s => s.Method == "POST" && ((string?)s.Activity["summary"])?.Contains("Globex turned red") == true);
        fire["closed_at"] = "2026-11-20T09:20:00Z";
        await desk.Post("fires", fire);
        var cleared = await host.Far.Until(s => s.Method == "PUT" && s.Id == told.Id);
        Assert.Contains("no rule holds any more", cleared.Activity.ToJsonString());
    }

    [Fact]
    public async Task A_ticket_that_moves_to_another_account_clears_the_one_and_turns_the_other()
    {
        await using var host = await AppHost.Start(Rules, ("Facts:Keys:desk", "desk-key"));
        var desk = new FactsClient(host, "Bearer desk-key");
        await UntilEvaluated(host);
        await desk.Post("tickets", FactsEndpointTests.Ticket(account: "A-1"));
        await Until(() => Colours(host) == (Colour.Yellow, Colour.Green));

        await desk.Post("tickets", FactsEndpointTests.Ticket(account: "A-2"));

        await Until(() => Colours(host) == (Colour.Green, Colour.Yellow));
    }

    private static (Colour, Colour) Colours(AppHost host) => (Of(host, "A-1"), Of(host, "A-2"));

    private static Colour Of(AppHost host, string account) =>
        host.Store.Book.Health.Of(host.Store.Book.Find(account)) is { Length: > 0 } rows ? rows[^1].Status : Colour.Green;

    private static Task UntilEvaluated(AppHost host) => Until(() =>
    {
        using var db = host.Store.Db();
        return db.Marks.Any(m => m.Name == "evaluated");
    });

    private static async Task Until(Func<bool> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!done()) await Task.Delay(20, patience.Token);
    }
}
