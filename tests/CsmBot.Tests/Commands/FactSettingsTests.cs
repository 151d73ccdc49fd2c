using CsmBot.Commands;
using Microsoft.Extensions.Configuration;

namespace CsmBot.Tests.Commands;

public class FactSettingsTests
{
    private static (CsmBot.Channels.Facts.FactSources? Sources, List<string> Mistakes) Read(params (string, string?)[] settings)
    {
        var mistakes = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Item1, s => s.Item2)).Build();
        return (FactSettings.Read(configuration, mistakes), mistakes);
    }

    [Fact]
    public void Without_keys_there_are_no_sources()
    {
        var (sources, mistakes) = Read();
        Assert.Null(sources);
        Assert.Empty(mistakes);
    }

    [Fact]
    public void A_source_has_a_key_and_may_be_limited_to_some_kinds()
    {
        var (sources, mistakes) = Read(("Facts:Keys:crm", "one"), ("Facts:Keys:desk", "two"), ("Facts:Kinds:desk", "tickets,fires"), ("Facts:Kinds:crm:0", "team"));

        Assert.Empty(mistakes);
        Assert.Equal(["crm team", "desk fires, tickets"], sources!.Sources.Select(s => $"{s.Name} {s.Rights}").Order());
        Assert.Equal(600, sources.RequestsPerMinute);
    }

    [Theory]
    [InlineData("Facts:Keys:crm", "", "Facts:Keys:crm: is empty.")]
    [InlineData("Facts:Keys:crm", "two words", "Facts:Keys:crm: has spaces or signs that do not travel in an HTTP header; use letters and digits.")]
    [InlineData("Facts:Keys:crm", "desk-key", "Facts:Keys:crm: is the key of another source too; each has its own.")]
    [InlineData("Facts:Keys:crm:prod", "k", "Facts:Keys:crm: is no text; the key stands right under the source's name.")]
    [InlineData("Facts:Keys", "k", "Facts:Keys: name the source, as in Facts:Keys:crm.")]
    [InlineData("Facts:Kinds:crm", "tickets", "Facts:Kinds:crm: there is no Facts:Keys:crm that it could limit.")]
    [InlineData("Facts:Kinds:desk", "tickets, invoices", "Facts:Kinds:desk: \"invoices\" is none of team, accounts, fires")]
    [InlineData("Facts:Kinds:desk", " ", "Facts:Kinds:desk: names no kind; without this setting the source may send all.")]
    [InlineData("Facts:Key:crm", "k", "Facts:Key: is no setting; there are Facts:Keys:NAME")]
    [InlineData("Facts:RequestsPerMinute", "many", "Facts:RequestsPerMinute: \"many\" is not a number from 1 to 100000.")]
    public void A_mistake_is_named_without_the_secret(string key, string value, string mistake)
    {
        var (_, mistakes) = Read(("Facts:Keys:desk", "desk-key"), (key, value));

        Assert.Contains(mistakes, m => m.StartsWith(mistake, StringComparison.Ordinal));
        Assert.DoesNotContain(mistakes, m => m.Contains("desk-key", StringComparison.Ordinal));
    }
}
