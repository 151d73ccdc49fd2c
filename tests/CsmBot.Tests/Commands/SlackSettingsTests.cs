using CsmBot.Channels.Slack;
using CsmBot.Commands;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Commands;

public class SlackSettingsTests
{
    private static (SlackApp? App, List<string> Mistakes) Read(params (string, string?)[] settings)
    {
        var mistakes = new List<string>();
        return (SlackSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Item1, s => s.Item2)).Build(), mistakes), mistakes);
    }

    [Fact]
    public void Without_settings_there_is_no_channel()
    {
        var (app, mistakes) = Read(("Slack:BotToken", ""), ("Slack:SigningSecret", " "));
        Assert.Null(app);
        Assert.Empty(mistakes);
    }

    [Theory]
    [InlineData(false, "Slack:SigningSecret=s3cret", "Slack:BotToken=xoxb-1")]
    [InlineData(true, "Slack:AppToken=xapp-1", "Slack:BotToken=xoxb-1")]
    [InlineData(false, "Slack:SigningSecret=s3cret", "Slack:ClientId=1.2", "Slack:ClientSecret=c")]
    public void One_workspace_or_many_by_HTTP_or_by_socket(bool bySocket, params string[] settings)
    {
        var (app, mistakes) = Read([.. settings.Select(s => (s.Split('=')[0], (string?)s.Split('=')[1]))]);
        Assert.Empty(mistakes);
        Assert.Equal((bySocket, SlackApp.UsualApi), (app!.BySocket, app.Api));
    }

    [Theory]
    [InlineData("Slack:BotToken=xoxb-1", "Slack:SigningSecret: is missing")]
    [InlineData("Slack:SigningSecret=s3cret", "Slack:BotToken: is missing")]
    [InlineData("Slack:SigningSecret=s3cret Slack:ClientId=1", "Slack:ClientSecret: is missing")]
    [InlineData("Slack:SigningSecret=s3cret Slack:ClientSecret=s3cret", "Slack:ClientId: is missing")]
    [InlineData("Slack:SigningSecret=s3cret Slack:BotToken=xoxb-1 Slack:ClientId=1 Slack:ClientSecret=c", "Slack:BotToken: is for one workspace")]
    [InlineData("Slack:SigningSecret=s3cret Slack:BotToken=xoxp-s3cret", "Slack:BotToken: is no bot token")]
    [InlineData("Slack:AppToken=s3cret Slack:BotToken=xoxb-1", "Slack:AppToken: is no app-level token")]
    [InlineData("Slack:SigningSecret=s3cret Slack:BotToken=xoxb-1 Slack:ApiBaseUrl=http://evil.example/api/", "Slack:ApiBaseUrl: \"http://evil.example/api/\" is not an https address")]
    [InlineData("Slack:SigningSecret=s3cret Slack:BotToken=xoxb-1 Slack:Token=x", "Slack:Token: is no setting")]
    public void A_mistake_is_named_without_the_secret(string settings, string mistake)
    {
        var (_, mistakes) = Read([.. settings.Split(' ').Select(s => (s.Split('=')[0], (string?)s.Split('=', 2)[1]))]);
        Assert.Contains(mistakes, m => m.StartsWith(mistake, StringComparison.Ordinal));
        Assert.DoesNotContain(mistakes, m => m.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_named_at_once() => Assert.Equal(3, Read(("Slack:ClientId", "1"), ("Slack:ApiBaseUrl", "x")).Mistakes.Count);
}
