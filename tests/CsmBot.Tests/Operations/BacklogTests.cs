using CsmBot.Data;
using CsmBot.Operations;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Operations;

public sealed class BacklogTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_owed_is_counted_and_its_age_is_that_of_the_oldest_that_is_due()
    {
        using var store = Store.Open(_folder.Path);
        await store.Write(work => work.Db.AddRange(
            Post("late", Some.Now.AddMinutes(-3)), Post("tomorrow's digest", Some.Now.AddDays(1)), Post("sent", Some.Now.AddDays(-9), PostState.Sent), Post("lost", Some.Now.AddDays(-2), PostState.GivenUp),
            Message("1", Some.Now.AddSeconds(-20)), Message("2", Some.Now.AddSeconds(-5)), Message("0", Some.Now.AddHours(-1), done: true), Message("bad", Some.Now.AddHours(-2), done: true, "failed")), _stop);
        using var db = store.Db();
        Assert.Equal(new Backlog(2, TimeSpan.FromSeconds(20), 1, 2, TimeSpan.FromMinutes(3), 1), Backlog.Of(db, Some.Now));
    }

    [Fact]
    public void Nothing_owed_has_no_age()
    {
        using var store = Store.Open(_folder.Path);
        using var db = store.Db();
        Assert.Equal(new Backlog(0, TimeSpan.Zero, 0, 0, TimeSpan.Zero, 0), Backlog.Of(db, Some.Now));
    }

    private static Post Post(string key, DateTime due, PostState state = PostState.Owed) =>
        new() { Key = key, Number = key.Length, Channel = "web", Conversation = "c", Body = "{}", Due = due, NotBefore = due, State = state };

    private static Received Message(string id, DateTime at, bool done = false, string? problem = null) =>
        new() { Channel = "web", Conversation = "c", Id = id, Number = at.Ticks, Payload = "", ReceivedAt = at, Done = done, Problem = problem };
}
