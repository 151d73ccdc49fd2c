using System.Net;
using System.Text.RegularExpressions;
using CsmBot.Accounts;
using CsmBot.Channels.Pages;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Surveys of colleagues by cards and of customers by links, with the whole program, over HTTP.</summary>
public sealed partial class SurveyTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Evidence[] Trail => _host.Store.Book.Evidence.Of(_host.Store.Book.Find("A-1")).ToArray();

    [GeneratedRegex(@"http://[^\s\])]+/surveys/answer\?[^\s\])]+")]
    private static partial Regex Address();

    private async Task<List<string>> Links(string said)
    {
        var put = await _host.Chat(AppHost.Dana).Says(said);
        return [.. Address().Matches(Typed(put.Card.Words)).Select(m => m.Value).Distinct()];
    }

    /// <summary>As a reader sees it.</summary>
    private static string Typed(string markdown) => markdown.Replace("\\", "", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private Task<HttpResponseMessage> Send(string link, params (string Name, string Value)[] fields) => _host.Http.PostAsync(link, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), Cancel);

    private Task<HttpResponseMessage> Get(string link) => _host.Http.GetAsync(link, Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<string> Text(Task<HttpResponseMessage> response) => await (await response).Content.ReadAsStringAsync(Cancel);

    [Fact]
    public async Task Colleagues_answer_on_a_card_and_their_answers_are_evidence_with_their_names()
    {
        await _host.Chat(AppHost.Sam).Says("hi");
        var chat = _host.Chat(AppHost.Dana);
        await chat.Says("start the Onboarding plan for Acme");
        var step = _host.Store.Book.Steps.Of(_host.Store.Book.Find("A-1"))[1].StepId;
        var put = await chat.Says("survey the team about Acme, step 2: how ready are they? 1-5");
        Assert.True(put.Card.Says("Asked 1 colleague about Acme Corp") && put.Card.Says("I have not met Ines Okoro"), put.Card.Words);

        var asked = await _host.Far.Until(s => s.Conversation == "a:" + AppHost.Sam.Email && s.Card.Says("how ready are they?"));
        var sam = _host.Chat(AppHost.Sam);
        Assert.True((await sam.Presses(asked, "Answer", ("score", "9"), ("comment", ""))).Says("Choose a number from 1 to 5"));
        Assert.True((await _host.Chat(AppHost.Ines).Presses(asked, "Answer", ("score", "1"), ("comment", ""))).Says("put to Sam Ito"));
        Assert.True((await sam.Presses(asked, "Answer", ("score", "4"), ("comment", "good admins"))).Says("Thank you: 4 on a scale from 1 to 5"));
        Assert.True((await sam.Presses(asked, "Answer", ("score", "1"), ("comment", ""))).Says("answered already"));

        var piece = Assert.Single(Trail);
        Assert.Equal((EvidenceKind.Anecdotal, new DateOnly(2026, 11, 20), "survey, Sam Ito", step, "“How ready are they?” – 4 on a scale from 1 to 5: good admins"), (piece.Kind, piece.RecordedOn, piece.Source, piece.StepId, piece.Statement));
        var results = await chat.Says("survey results for Acme");
        Assert.True(results.Card.Says("1 of 2 answered, 4 on average") && results.Card.Says("good admins"), results.Card.Words);
        Assert.False((await sam.Says("survey results for Acme")).Card.Says("good admins"));
        Assert.True((await _host.Chat(AppHost.Ines).Says("survey results for Acme")).Card.Says("good admins"));
    }

    [Fact]
    public async Task A_customer_answers_once_behind_a_link_that_shows_the_question_and_nothing_else()
    {
        var links = await Links("survey Ruth Abel and Jo Park at Acme: how satisfied are you with <b>SSO</b>? 1-5");
        Assert.Equal(2, links.Distinct().Count());

        var page = await Get(links[0]);
        var shown = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("How satisfied are you with &lt;b&gt;SSO&lt;/b&gt;?", shown);
        foreach (var secret in new[] { "Acme", "Dana", "Ruth", "Jo Park", "120", "<script" }) Assert.DoesNotContain(secret, shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("form-action 'self'; frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("private, no-store", page.Headers.CacheControl!.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal));

        Assert.Contains("Choose a number from 1 to 5", await Text(Send(links[0], ("score", "6"), ("comment", "<script>alert(1)</script>"))));
        Assert.Empty(Trail);
        Assert.Contains("Thank you", await Text(Send(links[0], ("score", "2"), ("comment", "<script>alert(1)</script>=cmd"))));
        Assert.Equal(HttpStatusCode.Gone, (await Send(links[0], ("score", "5"))).StatusCode);
        Assert.Contains("answered already", await Text(Get(links[0])));
        Assert.Contains("Thank you", await Text(Send(links[1], ("score", "5"))));

        Assert.Equal([("survey, Jo Park", "“How satisfied are you with <b>SSO</b>?” – 5 on a scale from 1 to 5"), ("survey, Ruth Abel", "“How satisfied are you with <b>SSO</b>?” – 2 on a scale from 1 to 5: <script>alert(1)</script>=cmd")],
            Trail.Select(e => (e.Source, e.Statement)).OrderBy(e => e.Source, StringComparer.Ordinal));
        Assert.All(Trail, e => Assert.Equal(EvidenceKind.Anecdotal, e.Kind));
        Assert.True((await _host.Chat(AppHost.Dana).Says("survey results for Acme")).Card.Says("2 of 2 answered, 3.5 on average"));
    }

    [Fact]
    public async Task Two_answers_at_once_are_one()
    {
        var link = (await Links("survey link for Acme: how useful was it? 1-5")).Single();

        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(n => Send(link, ("score", $"{n}"))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Single(Trail);
    }

    [Fact]
    public async Task A_link_that_was_changed_opens_nothing_and_guessing_is_slowed_down()
    {
        var link = (await Links("survey link for Acme: how useful was it? 1-5")).Single();
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(link.Replace(".1&", ".2&", StringComparison.Ordinal), ("score", "5"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Get(link[..^4] + "abcd")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _host.Http.PostAsync(link, new StringContent("score=5"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(link, ("score", "5"), ("comment", new string('x', 100_000)))).StatusCode);
        Assert.Empty(Trail);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 2 * SurveyEndpoint.StrangersPerMinute + 2; i++) statuses.Add((await Get($"{_host.Address}/surveys/answer?as=survey-{i}&until=1&sig=x")).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, (await Get(link)).StatusCode);
    }

    [Fact]
    public async Task Others_accounts_are_not_theirs_to_survey_and_without_anybody_to_ask_that_is_said()
    {
        Assert.Contains("Dana Reyes’s", (await _host.Chat(AppHost.Sam).Says("survey the team about Acme: how ready are they? 1-5")).Card.Words);
        Assert.Contains("nobody to ask but you", (await _host.Chat(AppHost.Dana).Says("survey Dana about Acme: how ready are they? 1-5")).Card.Words);
        Assert.Contains("There are no surveys yet", (await _host.Chat(AppHost.Dana).Says("surveys")).Card.Words);
    }

    [Fact]
    public async Task Over_after_two_weeks()
    {
        var clock = new CsmBot.Tests.Delivery.HandClock(CsmBot.Tests.Data.Some.Now);
        await using var host = await AppHost.Start(null, clock, []);
        var put = await host.Chat(AppHost.Dana).Says("survey link for Acme: how useful was it? 1-5");
        var link = Address().Match(Typed(put.Card.Words)).Value;
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(link, Cancel)).StatusCode);

        clock.Now = clock.Now.AddDays(14);

        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.PostAsync(link, new FormUrlEncodedContent([KeyValuePair.Create("score", "5")]), Cancel)).StatusCode);
        Assert.Empty(host.Store.Book.Evidence.Of(host.Store.Book.Find("A-1")).ToArray());
    }
}
