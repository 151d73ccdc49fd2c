using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Habits;
using CsmBot.Tests.Serving;
using System.Net;

namespace CsmBot.Tests.Access;

public sealed class SqliteAuditTrailTests() : AuditTrailFacts(new SqliteHome());

public sealed class PostgresAuditTrailTests() : AuditTrailFacts(new PostgresHome());

public sealed class CosmosAuditTrailTests() : AuditTrailFacts(Data.Cosmos.CosmosHome.Contested());

/// <summary>Who changed what and who was shown whose cost is written down with it, on whatever database.</summary>
public abstract class AuditTrailFacts(StoreHome home)
{
    private async Task<string> Audit(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, await Program.Run(["audit", .. args, "--data", home.Data], output, error));
        return output.ToString();
    }

    [Fact]
    public async Task Cost_that_is_shown_in_chat_on_pages_and_in_files_and_every_change_stand_in_the_trail()
    {
        await using var host = await AppHost.Start(null, new CsmBot.Commands.RunningClock(Some.Now), [("Facts:Keys:desk", "a-key-of-the-desk")], home);
        var (dana, ines) = (host.Chat(AppHost.Dana), host.Chat(AppHost.Ines));
        await dana.Says("which accounts are green");
        await dana.Says("hours by account this year");
        Assert.Contains("Nothing is written down", await Audit("--cost"));

        await ines.Says("cost by account this year");
        var page = (string)(await ines.Says("effort report this year")).Card.Button("Open the whole report")["url"]!;
        var body = await host.Http.GetStringAsync(page, TestContext.Current.CancellationToken);
        var at = body.IndexOf(".csv?", StringComparison.Ordinal);
        var csv = WebUtility.HtmlDecode(body[(body.LastIndexOf('"', at) + 1)..body.IndexOf('"', at)]);
        await host.Http.GetStringAsync(new Uri(new Uri(page), csv), TestContext.Current.CancellationToken);
        var cost = await Audit("--cost");
        Assert.Contains("ines@plover.example (teams) was shown cost: ", cost);
        Assert.Contains("by account", cost);
        Assert.Contains("ines@plover.example (page) was shown cost: Effort", cost);
        Assert.Contains("ines@plover.example (file /reports/effort/", cost);
        Assert.DoesNotContain("dana@", cost);

        var logged = await dana.Says("called Globex 25 min, went well");
        await dana.Presses(logged, "Undo");
        await dana.Says("set Globex yellow, their champion left");
        await ines.Says("teach: platinum means tier 1");
        using var push = new HttpRequestMessage(HttpMethod.Post, host.Address + "/api/facts/fires")
        {
            Headers = { { "Authorization", "Bearer a-key-of-the-desk" } },
            Content = new StringContent("""{"fire_id": "F-17", "account_id": "A-1", "opened_at": "2026-11-19T12:00:00Z"}""", null, "application/json"),
        };
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(push, TestContext.Current.CancellationToken)).StatusCode);
        var changes = await Audit("--changes", "--person", "dana@plover.example");
        Assert.Contains("interactions: 1 added (log-", changes);
        Assert.Contains("interactions: 1 removed (log-", changes);
        Assert.Contains("colour_settings: 1 added", changes);
        Assert.DoesNotContain("champion", changes);
        Assert.Contains("taught: 1 added (platinum)", await Audit("--person", "ines@plover.example", "--changes"));
        Assert.Contains("source desk (api) fires: 1 added (F-17 of A-1)", await Audit("--about", "f-17"));
    }

    [Fact]
    public async Task Cost_that_is_read_on_the_hosts_own_command_line_stands_in_the_trail_too()
    {
        await using var host = await AppHost.Start(null, new CsmBot.Commands.RunningClock(Some.Now), [], home);
        await host.Chat(AppHost.Dana).Says("called Globex 25 min, went well");
        using var folder = new Folder();
        await Run("ask", "hours by account this year");
        await Run("report", "adherence");
        Assert.Contains("Nothing is written down", await Audit("--cost"));

        await Run("ask", "cost by account this year", "--as", AppHost.Ines.Email);
        await File.WriteAllTextAsync(folder["batch"], """
            {"text": "cost by tier this year", "as": "dana@plover.example"}
            {"text": "cost by tier this year", "as": "dana@plover.example"}
            which accounts are green
            """, TestContext.Current.CancellationToken);
        await Run("ask", "--batch", folder["batch"]);
        await Run("report", "effort", "--json");
        await Run("export", folder["out"]);
        await Run("person", "export", AppHost.Dana.Email, folder["dana"]);
        var cost = (await Audit("--cost")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Collection(cost,
            line => Assert.Contains($"user {Environment.UserName} (command line) was shown cost: all that is held about dana@plover.example", line),
            line => Assert.Contains($"user {Environment.UserName} (command line) was shown cost: every fact, as files in {folder["out"]}", line),
            line => Assert.Contains($"user {Environment.UserName} (command line) was shown cost: Effort", line),
            line => Assert.Matches("dana@plover.example \\(command line\\) was shown cost: .*by tier", line),
            line => Assert.Matches("ines@plover.example \\(command line\\) was shown cost: .*by account", line),
            line => Assert.Equal("5 lines", line));

        async Task Run(params string[] args)
        {
            var error = new StringWriter();
            Assert.True(await Program.Run([.. args, "--data", home.Data, "--now", "2026-11-20T09:30:00Z"], new StringWriter(), error) == 0, error.ToString());
        }
    }

    [Fact]
    public void Answers_and_reports_reach_people_by_the_one_way_that_writes_down_what_they_show_of_cost()
    {
        Assert.Equal(["bot/Conversations/Scene.cs"], Repository.Sources("bot").Where(f => File.ReadAllText(f).Contains("ights.For(", StringComparison.Ordinal)).Select(Repository.Relative));
        home.Dispose();
    }
}
