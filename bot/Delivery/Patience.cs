using CsmBot.Data;

namespace CsmBot.Delivery;

/// <summary>When a post that could not be sent is tried again, and when that ends.</summary>
public static class Patience
{
    /// <summary>A post is given up this long after it was due.</summary>
    public static readonly TimeSpan End = TimeSpan.FromDays(1);

    public static readonly TimeSpan First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The next moment to try, or null: enough. Waits 1, 2, 4 … seconds up to ten minutes, longer if the channel asks for it (HTTP Retry-After). The last attempt
    /// is made when the day is over, even if the channel asked for longer.
    /// </summary>
    public static DateTime? Next(Post post, TimeSpan? asked, DateTime now)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(post.Attempts, 20))));
        wait += wait * 0.25 * Spread(post);
        var next = now + (asked > wait ? asked.Value : wait);
        var last = post.Due + End;
        return now >= last ? null : next < last ? next : last;
    }

    // Between 0 and 1 and different from post to post, so that what failed together does not come back together.
    private static double Spread(Post post) => (post.Number * 7 + post.Attempts * 3) % 11 / 10.0;
}
