using System.Net;
using CsmBot.Accounts;
using CsmBot.Commands;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Channels.Pages;

/// <summary>Pages of reports over real HTTP, by the links that chat gives.</summary>
public sealed class ReportEndpointTests
{
    private const string Nasty = "<script>alert(1)</script>", Formula = "=HYPERLINK(\"http://evil.example\")";

    private static async Task<string> LinkIn(AppHost host, Person person, string asked) =>
        (string)(await host.Chat(person).Says(asked)).Card.Button("Open the whole report")["url"]!;

    private static async Task<AppHost> Start(params (string Key, string Value)[] settings)
    {
        var host = await AppHost.Start(null, settings);
        await host.Store.Write(work =>
        {
            work.Put(Some.Acme with { AccountId = "A-90", Name = Nasty, Aliases = [] }, Origin.Import);
            work.Put(Some.Acme with { AccountId = "A-91", Name = Formula, Aliases = [] }, Origin.Import);
            work.Put(Some.Call with { AccountId = "A-90", FireId = null, Notes = Formula }, Origin.Import);
        });
        return host;
    }

    private static async Task<(HttpStatusCode Status, string Body)> Get(AppHost host, string link)
    {
        using var answer = await host.Http.GetAsync(link);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The address of a link in a page, as a browser takes it.</summary>
    private static string Follow(string page, string body, string marker)
    {
        var at = body.IndexOf(marker, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{marker} is not on the page.");
        var href = body.LastIndexOf("href=\"", at, StringComparison.Ordinal) + 6;
        return new Uri(new Uri(page), WebUtility.HtmlDecode(body[href..body.IndexOf('"', href)])).ToString();
    }

    [Fact]
    public async Task The_page_has_its_rows_escaped_and_is_let_load_nothing()
    {
        await using var host = await Start();
        var link = await LinkIn(host, AppHost.Dana, "renewals report");
        using var answer = await host.Http.GetAsync(link, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", body);
        Assert.DoesNotContain(Nasty, body);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("src=", body.Replace("data-src=", ""));
    }

    [Fact]
    public async Task An_account_leads_to_all_about_it_and_a_figure_to_what_is_behind_it()
    {
        await using var host = await Start();
        var link = await LinkIn(host, AppHost.Dana, "renewals report");
        var (_, body) = await Get(host, link);

        var (status, account) = await Get(host, Follow(link, body, ">Globex</a>"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Dana Reyes", account);
        Assert.Contains("href=\"#table-accounts\"", body);
    }

    [Fact]
    public async Task A_table_is_downloaded_as_CSV_that_runs_nothing()
    {
        await using var host = await Start();
        var link = await LinkIn(host, AppHost.Dana, "renewals report");
        var (_, body) = await Get(host, link);
        using var answer = await host.Http.GetAsync(Follow(link, body[body.IndexOf("id=\"table-accounts\"", StringComparison.Ordinal)..], ">CSV</a>"), TestContext.Current.CancellationToken);
        var csv = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("text/csv", "renewals-accounts-2027-11-19.csv"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.StartsWith("account,renewal_date,arr,health,tier,csm,at_180_days,at_90_days,at_30_days,checkpoint\r\n", csv.TrimStart('\uFEFF'));
        Assert.Contains("\r\n\"'=HYPERLINK(\"\"http://evil.example\"\")\",2027-01-20,", csv);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_is_too_old_or_for_nobody_any_more_is_refused_in_a_sentence()
    {
        await using var host = await Start();
        var link = await LinkIn(host, AppHost.Dana, "my week");
        foreach (var forged in new[] { link.Replace("dana%40", "sam%40"), link.Replace("/reports/week", "/reports/effort"), link[..link.IndexOf('?')], link + "0", link.Replace("/reports/week", "/reports/week/done.csv") })
        {
            var (status, body) = await Get(host, forged);
            Assert.True(status == HttpStatusCode.Forbidden, $"{forged}: {status}");
            Assert.Contains("Ask me for the report again", body);
        }
        Assert.Equal(HttpStatusCode.OK, (await Get(host, link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(host, link.Replace("/reports/week", "/reports/weather"))).Status);
    }

    [Fact]
    public async Task A_link_shows_what_its_person_may_see_when_it_is_opened()
    {
        await using var host = await Start(("Access:Roles:lead", "none"));
        var full = await LinkIn(host, AppHost.Dana, "renewals report");
        Assert.Contains("ARR to renew", (await Get(host, full)).Body);
        // Promoted to a role that sees less, with the same link.
        await host.Store.Write(work => work.Put(AppHost.Dana with { Role = Role.Lead }, Origin.Import), TestContext.Current.CancellationToken);
        var (status, body) = await Get(host, full);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("ARR to renew", body);
        Assert.Contains("Your role may not see ARR and cost", body);
    }

    [Fact]
    public async Task Beside_a_chat_channel_there_are_links_only_with_a_key()
    {
        (string, string)[] slack = [("Slack:SigningSecret", new string('a', 32)), ("Slack:BotToken", "xoxb-1-invented")];
        await using var without = await Start(slack);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(without, without.Address + "/reports/business-case")).Status);
        await using var with = await Start([.. slack, ("Reports:LinkKey", new string('k', 32)), ("Reports:BaseUrl", "https://csm.example/")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(with, with.Address + "/reports/business-case")).Status);
    }

    [Theory]
    [InlineData("tooBrief", "https://csm.example", "Reports:LinkKey")]
    [InlineData("0123456789abcdef0123456789abcdef", null, "Reports:BaseUrl")]
    [InlineData("0123456789abcdef0123456789abcdef", "csm.example", "Reports:BaseUrl")]
    [InlineData("0123456789abcdef0123456789abcdef", "http://csm.example", "Reports:BaseUrl")]
    public void What_is_wrong_in_the_settings_is_said_without_the_key(string key, string? url, string named)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Reports:LinkKey"] = key, ["Reports:BaseUrl"] = url }).Build();
        var problem = Assert.Throws<Usage>(() => Settings.Read(settings)).Message;
        Assert.Contains(named, problem);
        Assert.DoesNotContain(key, problem);
    }
}
