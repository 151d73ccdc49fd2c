using CsmBot.Access;
using CsmBot.Alerts;
using CsmBot.Health;
using CsmBot.Tests.Data;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Alerts;

/// <summary>Leads hear of a bad edit of the rules file in their chats, once, and in the same message that it is good again.</summary>
public sealed class RuleWatchTests : IDisposable
{
    private readonly AlertDesk _desk = new();
    private readonly Folder _folder = new();
    private readonly RuleWatch _watch;
    private int _minute;

    public RuleWatchTests() => _watch = new RuleWatch(_desk.Store, new RulesInForce(_folder["rules.yaml"], () => _desk.Store.Book, Directory.Of), _desk.Outbox, Rights.Usual);

    public void Dispose()
    {
        _desk.Dispose();
        _folder.Dispose();
    }

    private IReadOnlyList<(string To, string Text, bool Edits)> After(string when)
    {
        File.WriteAllText(_folder["rules.yaml"], $"rules:\n  - name: a\n    when: {when}\n    status: yellow\n");
        File.SetLastWriteTimeUtc(_folder["rules.yaml"], _desk.Now.AddMinutes(++_minute));
        var before = _desk.Owed().Count;
        for (var i = 0; i < 3; i++) _watch.Run(_desk.Now, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return [.. _desk.Owed().Skip(before)];
    }

    [Fact]
    public void A_bad_edit_is_told_to_leads_and_execs_once()
    {
        Assert.Empty(After("accounts not contacted in 45 days"));
        var told = After("frobnicated accounts");
        Assert.Equal(["Ines", "Max"], told.Select(t => t.To).Order());
        Assert.All(told, t => Assert.Contains("rules.yaml:3: rule \\\"a\\\"".Replace("\\\"", "\""), t.Text.Replace("\\u0022", "\"").Replace("\\\"", "\"")));
        Assert.All(told, t => Assert.Contains("last good rules stay in force", t.Text));
    }

    [Fact]
    public void The_same_message_says_that_it_is_good_again_and_another_bad_edit_is_told_anew()
    {
        Assert.Contains("No rule is in force", After("frobnicated accounts")[0].Text);
        Assert.All(After("accounts not contacted in 45 days"), t => Assert.True(t.Edits && t.Text.Contains("good again: 1 rule in force", StringComparison.Ordinal)));
        Assert.Equal(2, After("frobnicated accounts").Count);
    }
}
