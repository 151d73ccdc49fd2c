using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Conversations;
using CsmBot.Delivery;
using CsmBot.Tests.Alerts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Conversations;

public sealed class BacktestProgressTests : IDisposable
{
    private readonly AlertDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_long_replay_says_how_far_it_is_in_one_message_that_is_edited()
    {
        var incoming = new Incoming("far", "Dana", "m1", Some.Dana.Email, new Said("backtest")) { Personal = true };
        var book = _desk.Store.Book;
        var scene = new Scene(incoming, Some.Dana, new Moment(_desk.Now, TimeZoneInfo.Utc, book.Workspace), book, Directory.Of(book), new Recollection());
        // The second time is the same message worked off again after a crash.
        for (var time = 0; time < 2; time++)
            using (var progress = new BacktestProgress(_desk.Store, _desk.Outbox, scene))
                for (var share = 0.0; share < 1; share += 0.01) progress.Report(share);
        var owed = _desk.Owed();
        Assert.Equal([("Dana", false), ("Dana", true), ("Dana", true), ("Dana", true), ("Dana", true)], owed.Select(o => (o.To, o.Edits)));
        Assert.Contains("0 % done", owed[0].Text);
        Assert.Contains("75 % done", owed[3].Text);
        Assert.Contains("I have replayed the history", owed[4].Text);
    }
}
