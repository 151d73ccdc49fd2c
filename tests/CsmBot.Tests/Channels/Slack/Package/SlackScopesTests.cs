using System.Text.RegularExpressions;
using CsmBot.Channels.Slack.Package;
using CsmBot.Tests.Habits;

namespace CsmBot.Tests.Channels.Slack.Package;

/// <summary>The bot asks for what it uses, and for no more.</summary>
public sealed partial class SlackScopesTests
{
    private static readonly IReadOnlyList<SlackScope> _all = [.. SlackScopes.Of(agent: true, links: true), SlackScopes.Socket];

    /// <summary>Every method of the Web API that the channel's code calls.</summary>
    private static readonly HashSet<string> _called = [.. Repository.Sources("bot/Channels/Slack").SelectMany(f => Call().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_method_that_is_called_has_its_permission_or_wants_none()
    {
        Assert.True(_called.IsSupersetOf(["chat.postMessage", "views.open", "users.info", "oauth.v2.access", "apps.connections.open"]), $"The search finds only {string.Join(", ", _called)}.");
        Assert.Empty(_called.Except(_all.SelectMany(s => s.Methods)).Except(SlackScopes.Free));
    }

    [Fact]
    public void Every_permission_is_for_a_method_that_is_called_an_event_that_is_heard_or_the_command()
    {
        Assert.Empty(_all.Except([SlackScopes.Agent]).SelectMany(s => s.Methods).Concat(SlackScopes.Free).Except(_called));
        // https://docs.slack.dev/reference/events: of the events that a bot hears, these want permission.
        Assert.Equal(["app_mentions:read", "commands", "im:history", "links:read"], _all.Where(s => s.Methods.Count == 0).Select(s => s.Name));
        Assert.Contains(SlackManifest.Events, e => e.Name == "app_mention");
        Assert.Contains(SlackManifest.Events, e => e.Name == "message.im");
        Assert.All(_all, s => Assert.NotEmpty(s.Why));
    }

    [Fact]
    public void The_guide_names_each_permission_and_each_event()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "deployment", "slack", "README.md"));
        Assert.All(_all.Select(s => s.Name).Concat(SlackManifest.Events.Append(SlackManifest.LinkShared).Select(e => e.Name)), name => Assert.Contains($"`{name}`", guide));
    }

    // Call(workspace, "views.open", …), Ask("", token, "users.info", …)
    [GeneratedRegex(@"\b(?:Call|Ask|Try|Send)\([^;""]*(?:""""\s*,[^;""]*)?""([a-z]+(?:\.[A-Za-z0-9]+)+)""")]
    private static partial Regex Call();
}
