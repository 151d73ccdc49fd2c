namespace CsmBot.Channels;

/// <summary>A far end that has to be asked does not answer now.</summary>
/// <param name="reason">For the log.</param>
/// <param name="after">How long it wants to be left alone, where that is known.</param>
internal class FarEndAway(string reason, TimeSpan? after) : HttpRequestException(reason)
{
    public TimeSpan? After => after;
}
