using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Privacy;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Privacy;

public sealed class SqlitePersonTests() : PersonFacts(new SqliteHome());

public sealed class PostgresPersonTests() : PersonFacts(new PostgresHome());

public sealed class CosmosPersonTests() : PersonFacts(new Data.Cosmos.CosmosHome());

/// <summary>A person is exported and erased while the whole program runs, on whatever database.</summary>
public abstract class PersonFacts(StoreHome home)
{
    private const string Secret = "her sister's wedding";
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    /// <summary>Dana says, sets, takes and asks for all sorts of things; others speak of her.</summary>
    private async Task<AppHost> Lived()
    {
        var host = await AppHost.Start(Alerts.AlertDesk.Rules, new CsmBot.Commands.RunningClock(Some.Now), [], home);
        var (dana, ines, team) = (host.Chat(AppHost.Dana), host.Chat(AppHost.Ines), host.Chat(AppHost.Dana, "19:team", group: true));
        await host.Store.Write(work =>
        {
            work.Put(Some.Call with { Notes = Secret }, Origin.Import);
            work.Put(Some.Call with { InteractionId = "I-3", Notes = "all went very well" }, Origin.Import);
            work.Put(Some.Call with { InteractionId = "I-4", CsmEmail = AppHost.Ines.Email, Notes = "all went very well, again" }, Origin.Import);
            work.Put(Some.Step, Origin.Import);
            work.Put(Some.Call with { InteractionId = "I-2", CsmEmail = AppHost.Ines.Email, Notes = "Dana Reyes was there too" }, Origin.Import);
            work.Put(Some.Evidence with { Statement = "Dana Reyes showed it to them" }, Origin.Import);
            work.Db.Add(new Identity { Channel = "teams", Tenant = "", UserId = "U0DANA", Email = Some.Dana.Email, CheckedAt = Some.Now });
            work.Db.AddRange(
                new Survey { Id = "sv-1", AccountId = "A-1", Question = "how ready?", By = AppHost.Ines.Email, AskedAt = Some.Now, Ends = Some.Now.AddDays(7) },
                new SurveyInvitation { Id = "in-1", SurveyId = "sv-1", Recipient = Some.Dana.Email, AnsweredAt = Some.Now, Score = 4, Comment = Secret });
        }, _stop);
        await dana.Says($"25 min call with Globex, went well, {Secret}");
        await team.Says("watch accounts turning yellow here");
        await team.Says("every Monday 9:00 post tier 1 renewals this quarter here");
        await dana.Says($"set Globex yellow, {Secret}");
        await dana.Says("cost by account this year");
        await ines.Says("30 min call with Acme, good, with Dana Reyes");
        await host.Store.Write(w => w.Put(new Ticket("T-1", "A-3", Some.Now.AddMinutes(-5), null, Priority.Urgent, "Dana Reyes should call", AppHost.Dana.Email, 10), Origin.Import), _stop);
        var alert = await host.Far.Until(s => s.Conversation == "a:dana@plover.example" && s.Card.Says("Northwind Traders turned yellow"));
        await dana.Presses(alert, "Acknowledge");
        await host.Far.Until(s => s.Method == "PUT" && s.Conversation == "19:team" && s.Card.Says("Dana Reyes looks after it"));
        return host;
    }

    private async Task<(int Status, string Said)> Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var status = await Program.Run([.. args, "--data", home.Data], output, error);
        return (status, output.ToString() + error);
    }

    private static (int Minutes, double Cost, int Answers) Figures(Store store)
    {
        var (minutes, cost) = (0, 0d);
        var asOf = new AsOf(store.Book, new Moment(Some.Now.AddDays(1), TimeZoneInfo.Utc, store.Book.Workspace, ""));
        for (var a = 0; a < store.Book.Accounts.Count; a++)
            foreach (var row in store.Book.Interactions.Of(a))
            {
                minutes += row.Minutes;
                cost += Cost.Amount(Cost.Of(asOf, row));
            }
        using var db = store.Db();
        return (minutes, cost, db.SurveyInvitations.Count(i => i.Score == 4));
    }

    private static string Bytes(string file)
    {
        using var stream = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), System.Text.Encoding.Latin1);
        return stream.ReadToEnd();
    }

    private static IEnumerable<string> Texts(Store store)
    {
        using var db = store.Db();
        db.Database.OpenConnection();
        foreach (var shape in Shape.All(db))
            foreach (var row in shape.Read(db.Database.GetDbConnection(), shape.Texts.Select(t => t.Name)))
                for (var i = 0; i < row.Length; i++)
                    if (row[i] is string text) yield return $"{shape.Name}.{shape.Texts[i].Name}: {text}";
    }

    [Fact]
    public async Task Whoever_is_erased_is_nowhere_any_more_and_every_figure_stays()
    {
        await using var host = await Lived();
        var before = Figures(host.Store);
        Assert.Equal(1, (await Run("person", "erase", Some.Dana.Email)).Status);
        Assert.Equal(before, Figures(host.Store));

        var (status, said) = await Run("person", "erase", "DANA@plover.example", "--yes");
        Assert.Equal(0, status);
        Assert.Contains("active accounts are now Former colleague", said);
        Assert.Contains("backups and exports that were made before", said);
        host.Store.Refresh();
        string[] hers = [Some.Dana.Email, "Dana Reyes", Secret, "U0DANA"];
        Assert.DoesNotContain(Texts(host.Store), t => hers.Any(h => t.Contains(h, StringComparison.OrdinalIgnoreCase)));

        if (home is SqliteHome) Assert.DoesNotContain("wedding", string.Concat(new[] { "csmbot.db", "csmbot.db-wal" }.Select(f => Bytes(Path.Combine(home.Data, f)))), StringComparison.Ordinal);

        Assert.Equal(before, Figures(host.Store));
        Assert.Equal(-1, host.Store.Book.People.Find(Some.Dana.Email));
        Assert.Contains(host.Logged(), i => i.Notes?.Contains("Former colleague", StringComparison.Ordinal) == true && i.CsmEmail == AppHost.Ines.Email);
        Assert.Equal("all went very well, again", host.Store.Book.Interaction("I-4")!.Notes);
        Assert.True((await host.Chat(AppHost.Ines).Says("hours by person this year")).Card.Says("Former colleague"));
        Assert.True((await host.Chat(AppHost.Dana).Says("which accounts are green")).Card.Says("only work for members"));

        // The file that brought a call in once does not bring back what was erased.
        await host.Store.Write(work => work.Put(Some.Call with { Notes = Secret }, Origin.Import), _stop);
        Assert.Null(host.Store.Book.Interaction("I-1")!.Notes);
        Assert.Equal(1, (await Run("person", "erase", "nobody@plover.example", "--yes")).Status);
    }

    [Fact]
    public async Task All_that_is_held_about_a_person_is_written_as_files_and_of_the_customers_only_whose_they_are()
    {
        await using var host = await Lived();
        using var folder = new Folder();
        var (status, said) = await Run("person", "export", Some.Dana.Email, folder["dana"]);
        Assert.Equal(0, status);
        foreach (var table in new[] { "people", "accounts", "interactions", "tickets", "steps", "inbox", "outbox", "places", "identities", "kept", "alerts", "standing", "colour_settings", "survey_invitations", "audit", "mentions" })
            Assert.True(File.Exists(folder[$"dana/{table}.json"]), $"{table} is not in:\n{said}");
        JsonArray Of(string table) => JsonNode.Parse(File.ReadAllText(folder[$"dana/{table}.json"]))!.AsArray();
        Assert.Contains(Of("interactions"), i => ((string?)i!["notes"])?.Contains("wedding", StringComparison.Ordinal) == true);
        Assert.Contains(Of("inbox"), r => ((string)r!["payload"]!).Contains("wedding", StringComparison.Ordinal));
        Assert.Contains(Of("audit"), r => ((string)r!["what"]!).Contains("cost", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Of("mentions"), m => (string)m!["table"]! == "evidence");
        Assert.All(Of("accounts"), a => Assert.Null(a!["arr"]));
        Assert.DoesNotContain(Of("interactions"), i => (string)i!["csm_email"]! != Some.Dana.Email);
        Assert.Equal(1, (await Run("person", "export", "nobody@plover.example", folder["nobody"])).Status);
    }

    [Fact]
    public void Of_every_text_column_it_is_said_what_it_holds_of_people()
    {
        using var store = home.Open();
        using var db = store.Db();
        foreach (var type in db.Model.GetEntityTypes())
            Assert.Equal(
                type.GetProperties().Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string)).Select(p => $"{type.GetTableName()}.{p.GetColumnName()}").Order(),
                PersonalData.Tables[type.GetTableName()!].Select(c => $"{type.GetTableName()}.{c.Name}").Order());
        home.Dispose();
    }
}
