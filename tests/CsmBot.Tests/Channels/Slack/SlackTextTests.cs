using CsmBot.Channels.Slack;

namespace CsmBot.Tests.Channels.Slack;

public class SlackTextTests
{
    [Theory]
    [InlineData("<@U0BOT> which went quiet? R&amp;D too", "which went quiet? R&D too")]
    [InlineData("<@U0BOT|csmbot> accounts of <@U0INES>", "accounts of Ines Okoro")]
    [InlineData("accounts of <@U0NOBODY|otto> in <#C0SUCCESS1|success>", "accounts of otto in #success")]
    [InlineData("called <http://acme.com|acme.com> about <https://acme.com/a?b=1&amp;c=2>", "called acme.com about https://acme.com/a?b=1&c=2")]
    [InlineData("mail from <mailto:ann@acme.com|ann@acme.com>, <mailto:bob@acme.com>", "mail from ann@acme.com, bob@acme.com")]
    [InlineData("<!here> tier &lt; 2 &amp;lt;", "@here tier < 2 &lt;")]
    [InlineData("see <!date^1795165200^{date_short}|20 Nov>", "see 20 Nov")]
    public void What_was_typed_comes_out_of_Slacks_form(string sent, string typed) =>
        Assert.Equal(typed, SlackText.Plain(sent, "U0BOT", user => user == "U0INES" ? "Ines Okoro" : null));

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/2/x", true)]
    [InlineData("https://hooks.slack-gov.com/commands/T1/2/x", true)]
    [InlineData("http://127.0.0.1:4000/response/1", true)]
    [InlineData("http://hooks.slack.com/x", false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://hooks.slack.com@evil.example/x", false)]
    [InlineData("https://hooks.slack.com:8443/x", false)]
    [InlineData("http://127.0.0.1:4001/response/1", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Answers_go_to_Slacks_addresses_alone(string address, bool trusted) =>
        Assert.Equal(trusted, new SlackHosts(new SlackApp { Api = new Uri("http://127.0.0.1:4000/api/") }).TakesAnswers(address));

    [Theory]
    [InlineData("wss://wss-primary.slack.com/link/?ticket=1", true)]
    [InlineData("ws://127.0.0.1:4000/socket/1", true)]
    [InlineData("ws://wss-primary.slack.com/link", false)]
    [InlineData("wss://slack.com.evil.example/", false)]
    public void Sockets_are_opened_to_Slack_alone(string address, bool trusted) =>
        Assert.Equal(trusted, new SlackHosts(new SlackApp { Api = new Uri("http://127.0.0.1:4000/api/") }).IsSocket(address));
}
