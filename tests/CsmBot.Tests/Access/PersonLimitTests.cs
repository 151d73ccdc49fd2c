using System.Net;
using CsmBot.Commands;
using CsmBot.Tests.Serving;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Access;

/// <summary>Nobody, and no program in somebody's name, takes the bot from the others.</summary>
public sealed class PersonLimitTests
{
    [Fact]
    public async Task Whoever_sends_too_much_at_once_is_told_so_once_and_the_others_are_answered()
    {
        await using var host = await AppHost.Start(null, ("Limits:Burst", "3"), ("Limits:MessagesPerMinute", "1"));
        var (dana, ines) = (host.Chat(AppHost.Dana), host.Chat(AppHost.Ines));
        var logged = await dana.Says("called Globex 25 min, went well");
        for (var i = 0; i < 2; i++) Assert.True((await dana.Says("which accounts are green")).Card.Says("Globex"));
        Assert.True((await dana.Says("called Globex 25 min, went well")).Card.Says("That was a lot at once: I take 1 messages a minute"));
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Accepted, (await dana.Send(dana.Message("called Globex 25 min, went well", $"more-{i}"))).StatusCode);
        Assert.True((await dana.Presses(logged, "Undo")).Says("That was a lot at once"));
        Assert.True((await ines.Says("which accounts are green")).Card.Says("Globex"));
        using (var db = host.Store.Db())
            for (var i = 0; i < 200 && db.Pending.Any(); i++) await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.Single(host.Logged());
        Assert.DoesNotContain(host.Far.Got, s => s.ReplyTo?.StartsWith("more-", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Names_while_they_are_typed_and_pages_have_a_limit_of_their_own()
    {
        await using var host = await AppHost.Start(null, ("Limits:LooksPerMinute", "2"));
        var (dana, ines) = (host.Chat(AppHost.Dana), host.Chat(AppHost.Ines));
        for (var i = 0; i < 2; i++) Assert.Single(await dana.Types("glo"));
        await Assert.ThrowsAnyAsync<Exception>(() => dana.Types("glo"));
        var link = (string)(await ines.Says("my week")).Card.Button("Open the whole report")["url"]!;
        HttpStatusCode[] opened = [await Get(host, link), await Get(host, link), await Get(host, link)];
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], opened);
    }

    [Fact]
    public void Mistakes_in_limits_and_in_times_to_keep_are_named_together()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Limits:Burst"] = "0", ["Retention:Feed"] = "1h", ["Retention:Audit"] = "for ever", ["Retention:Inbox"] = "30d" }).Build();
        var told = Assert.Throws<Usage>(() => Settings.Read(settings)).Message;
        Assert.Equal(3, told.Split('\n').Length);
        Assert.Contains("Limits:Burst: \"0\" is not a number from 1 to", told, StringComparison.Ordinal);
        Assert.Contains("Retention:Feed: \"1h\" is not a time such as 90d, at least a day.", told, StringComparison.Ordinal);
        Assert.Contains("Retention:Audit", told, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Get(AppHost host, string link)
    {
        using var answer = await host.Http.GetAsync(link);
        return answer.StatusCode;
    }
}
