using System.Text;
using System.Web;
using CsmBot.Conversations;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Conversations;

public sealed class ReportLinksTests
{
    private static readonly ReportLinks _links = Signed("a key that nobody guesses");

    private static ReportLinks Signed(string key) => new(Encoding.UTF8.GetBytes(key), () => "https://csm.example");

    private static Uri Link(ReportLinks links) => new(links.To("/reports/week", [new("csm", "dana@plover.example"), new("from", "2026-11-16")], "ines@plover.example", Some.Now.AddDays(7))!);

    private static string? Opens(Uri link, DateTime? now = null)
    {
        var query = HttpUtility.ParseQueryString(link.Query);
        return _links.Read(link.AbsolutePath, [.. query.AllKeys.SelectMany(k => query.GetValues(k)!.Select(v => new KeyValuePair<string, string>(k!, v)))], now ?? Some.Now, out _)?.Person;
    }

    private static Uri Changed(Uri link, string from, string to)
    {
        var changed = link.ToString().Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(link.ToString(), changed);
        return new Uri(changed);
    }

    [Fact]
    public void A_link_opens_for_whom_it_was_made_until_it_ends()
    {
        var link = Link(_links);
        Assert.Equal("ines@plover.example", Opens(link));
        Assert.Equal("ines@plover.example", Opens(link, Some.Now.AddDays(7).AddSeconds(-1)));
        Assert.Null(Opens(link, Some.Now.AddDays(7)));
    }

    [Theory]
    [InlineData("/reports/week", "/reports/business-case")]
    [InlineData("csm=dana", "csm=sam")]
    [InlineData("as=ines", "as=dana")]
    [InlineData("from=2026-11-16", "from=2026-11-09")]
    [InlineData("until=1", "until=2")]
    [InlineData("from=2026-11-16&", "")]
    [InlineData("sig=", "sig=x")]
    [InlineData("?", "?csm=sam%40plover.example&")]
    [InlineData("?", "?more=1&")]
    public void A_link_that_was_changed_does_not_open(string from, string to) => Assert.Null(Opens(Changed(Link(_links), from, to)));

    [Fact]
    public void A_link_of_another_key_or_without_a_signature_does_not_open()
    {
        Assert.Null(Opens(Link(Signed("another key"))));
        var link = Link(_links).ToString();
        Assert.Null(Opens(new Uri(link[..link.IndexOf("&sig=", StringComparison.Ordinal)])));
        Assert.Null(Opens(new Uri(link + "&sig=again")));
        Assert.Null(Opens(new Uri("https://csm.example/reports/week")));
    }

    [Fact]
    public void The_order_of_the_parameters_does_not_matter()
    {
        var link = Link(_links);
        Assert.Equal("ines@plover.example", Opens(new Uri($"https://csm.example{link.AbsolutePath}?{string.Join('&', link.Query[1..].Split('&').Reverse())}")));
    }

    [Fact]
    public void Without_a_key_there_are_no_links() => Assert.Null(ReportLinks.None.To("/reports/week", [], "ines@plover.example", Some.Now));
}
