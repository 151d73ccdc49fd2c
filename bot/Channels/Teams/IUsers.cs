namespace CsmBot.Channels.Teams;

/// <summary>Who speaks in an activity.</summary>
public interface IUsers
{
    /// <summary>The e-mail; empty for somebody the channel does not vouch for. A far end that does not answer is an exception, and the message waits.</summary>
    Task<string> EmailOf(Activity activity, CancellationToken cancel);

    /// <summary>The same where nobody need be asked; null where a far end must be.</summary>
    string? KnownEmailOf(Activity activity) => null;
}
