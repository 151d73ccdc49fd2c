using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>A user as users.info tells of them.</summary>
public sealed record SlackUser(string Id, string? Email)
{
    public string Name { get; init; } = "somebody";
    public string Team { get; init; } = SlackWorld.Team;
    public IReadOnlyList<string> Flags { get; init; } = [];
    public bool? EmailConfirmed { get; init; }
    public string? Enterprise { get; init; }
    public string Zone { get; init; } = "UTC";
}

/// <summary>A channel; a direct chat with the bot has the one user it is with.</summary>
public sealed record SlackChannel(string Id, string Name)
{
    public string? With { get; init; }
    public bool BotIsIn { get; init; } = true;
    public bool IsExtShared { get; init; }
}

/// <summary>A message that the bot posted, as it stands now.</summary>
public sealed record SlackPost(string Channel, string Ts, string? Thread, string? OnlyFor, JsonObject Content)
{
    public int Edits { get; init; }

    /// <summary>Where a message can be changed only by its response address.</summary>
    public string? ResponseUrl { get; init; }

    public SlackWords Words => new(Content);
}

/// <summary>A modal that is open.</summary>
public sealed record SlackView(string Id, string User, JsonObject Content)
{
    public int Updates { get; init; }
    public bool Closed { get; init; }

    public SlackWords Words => new(Content);
}

/// <summary>What there is in the workspace and what has become of it.</summary>
public sealed class SlackWorld
{
    public const string Team = "T0CSMBOT01", App = "A0CSMBOT01", Bot = "U0CSMBOT99", BotId = "B0CSMBOT01";

    private int _ids;

    public string Token { get; set; } = "xoxb-invented-1";
    public string AppToken { get; } = "xapp-invented-1";
    public string Secret { get; } = "0123456789abcdef0123456789abcdef";

    public ConcurrentDictionary<string, SlackUser> Users { get; } = [];
    public ConcurrentDictionary<string, SlackChannel> Channels { get; } = [];
    public ConcurrentDictionary<string, SlackPost> Posts { get; } = [];
    public ConcurrentDictionary<string, SlackView> Views { get; } = [];
    /// <summary>The links of messages that people posted, by channel and <c>ts</c>; and what is shown below them.</summary>
    public ConcurrentDictionary<(string Channel, string Ts), string> Links { get; } = [];
    public ConcurrentDictionary<(string Channel, string Url), SlackWords> Unfurls { get; } = [];

    public ConcurrentDictionary<string, JsonObject> Homes { get; } = [];

    /// <summary>Triggers that were handed out, with when; one that is used is gone.</summary>
    public ConcurrentDictionary<string, DateTime> Triggers { get; } = [];

    /// <summary>Whose triggers they are.</summary>
    public ConcurrentDictionary<string, string> TriggerUsers { get; } = [];

    /// <summary>Response addresses, with how often they were used and the post that they stand for.</summary>
    public ConcurrentDictionary<string, (int Uses, string? Ts, string Channel, string User)> ResponseUrls { get; } = [];

    public int Next() => Interlocked.Increment(ref _ids);

    public string NewTs() => string.Create(CultureInfo.InvariantCulture, $"1795165{Next():000}.{Next():000000}");

    public string NewTrigger(string user)
    {
        var trigger = $"111.222.t{Next()}";
        (Triggers[trigger], TriggerUsers[trigger]) = (DateTime.UtcNow, user);
        return trigger;
    }

    /// <summary>The direct chat of a user with the bot, opened where there is none.</summary>
    public SlackChannel Direct(string user) =>
        Channels.Values.FirstOrDefault(c => c.With == user) ?? (Channels[$"D0{user[2..]}"] = new SlackChannel($"D0{user[2..]}", "directmessage") { With = user });
}
