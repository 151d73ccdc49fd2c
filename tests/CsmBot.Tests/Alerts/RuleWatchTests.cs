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

    public RuleWatchTests() => _watch = Watch();

    private RuleWatch Watch() => new(_desk.Store, new RulesInForce(_folder["rules.yaml"], () => _desk.Store.Book, Directory.Of), _desk.Outbox, Rights.Usual);

    public void Dispose()
    {
        _desk.Dispose();
        _folder.Dispose();
    }

    private void Look(RuleWatch watch) => watch.Run(_desk.Now, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private IReadOnlyList<(string To, string Text, bool Edits)> After(string when)
    {
        File.WriteAllText(_folder["rules.yaml"], $"rules:\n  - name: a\n    when: {when}\n    status: yellow\n");
        File.SetLastWriteTimeUtc(_folder["rules.yaml"], _desk.Now.AddMinutes(++_minute));
        var before = _desk.Owed().Count;
        for (var i = 0; i < 3; i++) Look(_watch);
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

    private IReadOnlyList<string> Trail()
    {
        using var db = _desk.Store.Db();
        return [.. db.RuleChanges.OrderBy(c => c.Number).ToList().Select(c => $"{c.Key}, {c.By}, {c.At:yyyy-MM-dd HH:mm}: {c.What}")];
    }

    [Fact]
    public void What_an_edit_of_the_file_does_to_its_rules_is_in_their_trail_and_a_bad_edit_is_not()
    {
        After("accounts not contacted in 45 days");
        Assert.Empty(Trail());
        After("accounts not contacted in 60 days");
        After("frobnicated accounts");
        After("accounts not contacted in 60 days\n    next: Call them.\n    clear: 3 days");
        After("accounts not contacted in 60 days\n    clear: 3 days\n    status: yellow\n  - name: b\n    when: accounts with NPS below 0");
        // Another process begins where this one ended.
        Look(Watch());
        After("accounts not contacted in 60 days\n    clear: 3 days");
        Assert.Equal(
        [
            "a, file, 2026-11-18 09:32: changed “accounts not contacted in 45 days” to “accounts not contacted in 60 days”",
            "a, file, 2026-11-18 09:34: changed clear from 1 day to 3 days; set the next step to “Call them.”",
            "a, file, 2026-11-18 09:35: removed the next step",
            "b, file, 2026-11-18 09:35: added it: yellow when: accounts with NPS below 0",
            "b, file, 2026-11-18 09:36: no longer has it (yellow when: accounts with NPS below 0)",
        ], Trail());
    }
}
