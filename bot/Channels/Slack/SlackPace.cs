using System.Collections.Concurrent;

namespace CsmBot.Channels.Slack;

/// <summary>
/// Keeps to Slack's rate limits (https://docs.slack.dev/apis/web-api/rate-limits): calls a minute of each method in each workspace, and about one post a second in
/// each channel. What is over waits its turn, in order.
/// </summary>
internal sealed class SlackPace(TimeProvider time)
{
    /// <summary>Posts in one channel: one a second, with short bursts.</summary>
    private const double PostsPerSecond = 1;
    private const int PostsAtOnce = 3;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = [];

    /// <summary>How long to wait before the call; it counts from then on.</summary>
    public TimeSpan Call(string team, string method)
    {
        var perMinute = PerMinute(method);
        return Take($"{team} {method}", perMinute, perMinute / 60.0);
    }

    public TimeSpan Post(string team, string channel) => Take($"{team} #{channel}", PostsAtOnce, PostsPerSecond);

    /// <summary>Slack has said that it wants no more of these for a while.</summary>
    public void Rest(string team, string method, TimeSpan rest) => Find($"{team} {method}", PerMinute(method)).Rest(Now, rest.TotalSeconds);

    private TimeSpan Take(string key, int most, double perSecond) => TimeSpan.FromSeconds(Find(key, most).Take(Now, most, perSecond));

    private Bucket Find(string key, int most) => _buckets.GetOrAdd(key, _ => new Bucket(most, Now));

    private double Now => time.GetElapsedTime(0).TotalSeconds;

    /// <summary>The tiers of the methods we call; a method with a special tier is held like the slowest that serves a team.</summary>
    private static int PerMinute(string method) => method switch
    {
        "chat.update" or "chat.unfurl" or "users.lookupByEmail" or "conversations.info" => 50,
        "users.info" or "views.open" or "views.update" or "views.publish" or "chat.postEphemeral" or "oauth.v2.access" or "bots.info" => 100,
        "chat.postMessage" or "auth.test" or "chat.getPermalink" => 300,
        _ => 20,
    };

    private sealed class Bucket(double left, double since)
    {
        private readonly Lock _lock = new();
        private double _left = left, _since = since;

        public double Take(double now, double most, double perSecond)
        {
            lock (_lock)
            {
                if (now > _since) (_left, _since) = (Math.Min(most, _left + (now - _since) * perSecond), now);
                // In debt, each stands a turn further back; a rest that was asked for lies in the future and comes on top.
                _left--;
                return Math.Max(0, _since - now) + (_left >= 0 ? 0 : -_left / perSecond);
            }
        }

        public void Rest(double now, double seconds)
        {
            lock (_lock) (_left, _since) = (Math.Min(_left, 1), Math.Max(_since, now + seconds));
        }
    }
}
