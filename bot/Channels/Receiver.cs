using CsmBot.Conversations;
using CsmBot.Data;

namespace CsmBot.Channels;

/// <summary>Reads what a channel delivered and the inbox has kept.</summary>
/// <param name="Channels">The names under which its deliveries stand in the inbox.</param>
/// <param name="Read">What was done, and by whom: who that is may have to be asked of the channel. A fault is tried again, and if it lasts the message is put aside; null is nothing to answer.</param>
public sealed record Receiver(IReadOnlyList<string> Channels, Func<Received, CancellationToken, Task<Heard?>> Read);

/// <summary>A delivery, understood as far as a channel goes.</summary>
/// <param name="UserId">The channel's id of the asker, to whom alone an answer may go.</param>
/// <param name="Place">Where it was said, as it is known now.</param>
public sealed record Heard(Incoming Incoming, string? UserId, Place? Place);
