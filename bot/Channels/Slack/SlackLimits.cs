using CsmBot.Delivery;

namespace CsmBot.Channels.Slack;

/// <summary>Slack's rate limits (https://docs.slack.dev/apis/web-api/rate-limits): calls a minute of each method in each workspace, and about one post a second in each channel.</summary>
internal static class SlackLimits
{
    /// <summary>One a second, with short bursts.</summary>
    public static readonly Limit[] InChannel = [new(3, TimeSpan.FromSeconds(3))];

    private static readonly Limit[] _tier2 = PerMinute(20), _tier3 = PerMinute(50), _tier4 = PerMinute(100), _posts = PerMinute(300);

    /// <summary>By the tiers of the methods that we call; a method with a special tier is held like the slowest that serves a team.</summary>
    public static IReadOnlyList<Limit> Of(string method) => method switch
    {
        "chat.update" or "chat.unfurl" or "users.lookupByEmail" or "conversations.info" => _tier3,
        "users.info" or "views.open" or "views.update" or "views.publish" or "chat.postEphemeral" or "oauth.v2.access" or "bots.info" => _tier4,
        "chat.postMessage" or "auth.test" or "chat.getPermalink" => _posts,
        _ => _tier2,
    };

    private static Limit[] PerMinute(int most) => [new(most, TimeSpan.FromMinutes(1))];
}
