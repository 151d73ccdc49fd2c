using System.Threading.RateLimiting;

namespace CsmBot.Access;

/// <summary>How much one person may ask of the bot in a minute (the settings <c>Limits:…</c>).</summary>
/// <param name="MessagesPerMinute">Messages, presses and forms.</param>
/// <param name="Burst">So many of them at once.</param>
/// <param name="LooksPerMinute">What is asked at every key, such as names while they are typed; and pages.</param>
public sealed record LimitSettings(int MessagesPerMinute = 60, int Burst = 40, int LooksPerMinute = 300)
{
    public const int Most = 1_000_000;

    /// <summary>For a program that plays a crowd.</summary>
    internal static readonly LimitSettings Widest = new(Most, Most, Most);
}

/// <summary>Keeps one person, or a program in their name, from taking the bot from the others; in every channel alike. Counted by each host for itself.</summary>
public sealed class PersonLimits(LimitSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _messages = Buckets(settings.MessagesPerMinute, settings.Burst), _looks = Buckets(settings.LooksPerMinute, settings.LooksPerMinute),
        _answers = Buckets(1, 1);

    /// <summary>May this person be answered? One message is taken off what they have left.</summary>
    /// <param name="who">An e-mail; of whom nobody knows, the conversation.</param>
    public bool MaySpeak(string who) => Take(_messages, who);

    /// <summary>May they be told so, when they may not speak? Once a minute: telling them each time would be what the limit is against.</summary>
    public bool MayBeTold(string who) => Take(_answers, who);

    public bool MayLook(string who) => Take(_looks, who);

    public string Sentence => $"That was a lot at once: I take {settings.MessagesPerMinute} messages a minute from each of you. Wait a moment, and send again what I have not answered.";

    private static bool Take(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who.ToLowerInvariant());
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Buckets(int perMinute, int burst)
    {
        var every = TimeSpan.FromSeconds(Math.Max(0.1, 60d / perMinute));
        return PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst, TokensPerPeriod = (int)Math.Ceiling(perMinute * every.TotalMinutes), ReplenishmentPeriod = every, AutoReplenishment = true,
        }));
    }

    public void Dispose()
    {
        _messages.Dispose();
        _looks.Dispose();
        _answers.Dispose();
    }
}
