using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using CsmBot.Channels.Web;
using CsmBot.Tests.Cards;

namespace CsmBot.Tests.Channels.Web;

public sealed class WebEndpointsTests : IAsyncLifetime
{
    private static readonly string _direct = WebPlaces.Direct(PageHost.Dana).Conversation;
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private readonly HttpClient _http = new();
    private PageHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await PageHost.Start();
        _http.BaseAddress = new Uri(_host.Address);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _host.DisposeAsync();
    }

    private Task<WebHistory?> History(string reader, string conversation, long? before = null) =>
        _http.GetFromJsonAsync<WebHistory>($"/page/history?as={reader}&conversation={conversation}{(before is null ? "" : $"&before={before}")}", _stop);

    private Task<HttpResponseMessage> Say(string text, string id, string from = PageHost.Dana, string? conversation = null) => _http.PostAsJsonAsync("/api/messages",
        new { type = "message", channelId = "web", id, text, from = new { id = from }, conversation = new { id = conversation ?? WebPlaces.Direct(from).Conversation } }, _stop);

    private async IAsyncEnumerable<(string Kind, WebView? View)> Events(string reader, long after)
    {
        await using var stream = await _http.GetStreamAsync($"/page/events?as={reader}&after={after}", _stop);
        var events = SseParser.Create(stream, (kind, data) => (kind, data.IsEmpty ? null : JsonSerializer.Deserialize<WebView>(data, JsonSerializerOptions.Web)));
        await foreach (var item in events.EnumerateAsync(_stop)) yield return item.Data;
    }

    [Fact]
    public async Task The_page_is_served_and_may_load_nothing_from_elsewhere()
    {
        var page = await _http.GetAsync("/", _stop);
        Assert.Contains("<title>CsmBot</title>", await page.Content.ReadAsStringAsync(_stop));
        Assert.StartsWith("default-src 'none'; script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/main.js", _stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("/package.json", _stop)).StatusCode);
    }

    [Fact]
    public async Task A_message_is_in_the_chat_once_however_often_it_is_sent()
    {
        await Say("hello", "1");
        await Say("hello", "1");
        Assert.Equal("hello", Assert.Single((await History(PageHost.Dana, _direct))!.Messages).Activity!.Value.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_refused_message_leaves_the_chat_and_can_be_sent_again()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Say("refuse me", "1")).StatusCode);
        Assert.Empty((await History(PageHost.Dana, _direct))!.Messages);
        await Say("take me", "1");
        Assert.Single((await History(PageHost.Dana, _direct))!.Messages);
    }

    [Fact]
    public async Task Nobody_writes_or_reads_in_anothers_chat()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Say("hello", "1", PageHost.Ines, _direct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _http.GetAsync($"/page/history?as={PageHost.Ines}&conversation={_direct}", _stop)).StatusCode);
    }

    [Fact]
    public async Task What_only_one_may_see_is_shown_to_that_one()
    {
        await _host.Post(WebPlaces.Leads.Conversation, SampleCards.All["refused"], onlyFor: PageHost.Dana);
        Assert.True(Assert.Single((await History(PageHost.Dana, WebPlaces.Leads.Conversation))!.Messages).OnlyYou);
        Assert.Empty((await History(PageHost.Ines, WebPlaces.Leads.Conversation))!.Messages);
    }

    [Fact]
    public async Task History_comes_in_pages_oldest_first()
    {
        for (var i = 0; i < 60; i++) await _host.Messages.Post(_direct, $"m{i}", $$"""{"text":"{{i}}"}""", cancel: _stop);
        var newest = (await History(PageHost.Dana, _direct))!;
        var older = (await History(PageHost.Dana, _direct, newest.Messages[0].Place))!;
        Assert.Equal((50, true, 10, false), (newest.Messages.Count, newest.More, older.Messages.Count, older.More));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"m{i}"), older.Messages.Concat(newest.Messages).Select(m => m.Id));
    }

    [Fact]
    public async Task Events_tell_new_edited_and_deleted_messages_of_the_readers_places()
    {
        await using var heard = Events(PageHost.Dana, 0).GetAsyncEnumerator(_stop);
        Assert.Equal("hello", (await Next()).Kind);
        await _host.Messages.Post(WebPlaces.Direct(PageHost.Ines).Conversation, "b", """{"text":"not for Dana"}""", cancel: _stop);
        await _host.Messages.Post(_direct, "a", """{"text":"one"}""", cancel: _stop);
        Assert.Equal("one", await Heard());
        await _host.Messages.Edit(_direct, "a", """{"text":"two"}""", _stop);
        Assert.Equal("two", await Heard());
        await _host.Messages.Delete(_direct, "a", _stop);
        Assert.Null(await Heard());

        async Task<(string Kind, WebView? View)> Next() => await heard.MoveNextAsync() ? heard.Current : throw new InvalidOperationException("the stream ended");

        async Task<string?> Heard()
        {
            var (kind, view) = await Next();
            Assert.Equal(("message", "a"), (kind, view!.Id));
            return view.Activity?.GetProperty("text").GetString();
        }
    }

    [Fact]
    public async Task A_reader_who_was_away_hears_what_was_missed_and_only_that()
    {
        await _host.Messages.Post(_direct, "old", "{}", cancel: _stop);
        var known = (await History(PageHost.Dana, _direct))!.Changed;
        await _host.Messages.Post(_direct, "missed", "{}", cancel: _stop);
        Assert.Equal(["hello", "missed"], await Events(PageHost.Dana, known).Take(2).Select(e => e.View?.Id ?? e.Kind).ToListAsync(_stop));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task Pages_and_names_from_elsewhere_are_refused(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/page/people");
        request.Headers.Add(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await _http.SendAsync(request, _stop)).StatusCode);
    }
}
