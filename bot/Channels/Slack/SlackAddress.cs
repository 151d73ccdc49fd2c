namespace CsmBot.Channels.Slack;

/// <summary>
/// A conversation of Slack's as the rest of the bot names it: <c>C0SUCCESS1;T0CSMBOT01</c> is a channel of a workspace, with <c>;1795165100.000200</c> behind it a thread
/// there, <c>U0DANAREY1;T0CSMBOT01</c> the direct chat with that person. The direct chat goes by the person since that is known before Slack has named a channel for it.
/// </summary>
internal sealed record SlackAddress(string Channel, string Team, string? Thread = null)
{
    /// <summary>A user's id, in the place of a channel's.</summary>
    public bool IsDirect => Channel is ['U' or 'W', ..];

    /// <summary>The channel of the thread.</summary>
    public SlackAddress Room => this with { Thread = null };

    public static SlackAddress Read(string conversation) => conversation.Split(';') switch
    {
        [var channel, var team] => new(channel, team),
        [var channel, var team, var thread] => new(channel, team, thread),
        _ => throw new FormatException($"“{conversation}” is no conversation of Slack’s."),
    };

    public override string ToString() => Thread is null ? $"{Channel};{Team}" : $"{Channel};{Team};{Thread}";
}
