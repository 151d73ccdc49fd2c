using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Delivery;

namespace CsmBot.Conversations;

/// <summary>A message that says how far a long replay is, edited at every quarter. The reply itself comes as always; a message worked off again edits the same one.</summary>
internal sealed class BacktestProgress(Store store, Outbox outbox, Scene scene) : IProgress<double>, IDisposable
{
    private readonly string _key = $"progress:{scene.Incoming.ReplyKey}";
    private readonly Lock _telling = new();
    private int _told = -1;

    public void Report(double share)
    {
        lock (_telling)
        {
            var quarter = _told < 0 ? 0 : (int)(share * 4);
            if (quarter <= _told || outbox.Sender(scene.Incoming.Channel) is null) return;
            _told = quarter;
            Say(quarter == 0, $"I am replaying the history, day by day: {quarter * 25} % done.");
        }
    }

    public void Dispose()
    {
        if (_told >= 0) Say(false, "I have replayed the history, day by day.");
    }

    private void Say(bool first, string text)
    {
        var incoming = scene.Incoming;
        var letter = new Letter(_key, incoming.Channel, incoming.Conversation, Reply.Of(text));
        store.Write(work =>
        {
            outbox.Add(work, first ? letter : letter with { Key = $"{_key}:{text}", EditsLetter = _key }, scene.Now);
            return true;
        }, CancellationToken.None).GetAwaiter().GetResult();
    }
}
