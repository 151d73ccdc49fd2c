using System.Data.Common;
using CsmBot.Channels;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Channels;

/// <summary>A message that cannot be worked off must not hold up its conversation for ever, nor the others for a moment.</summary>
public sealed class InboxTests
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_always_fails_is_put_aside_with_an_apology_and_the_next_one_of_its_conversation_is_answered()
    {
        await using var host = await AppHost.Start();
        var dana = host.Chat(AppHost.Dana);
        await dana.Says("help");
        // More conversations than are worked off at once, each with a payload that the receiver of Teams cannot read.
        for (var i = 0; i < 10; i++) await host.Service<Inbox>().Keep("teams", i == 0 ? "a:" + AppHost.Dana.Email : $"a:other-{i}", "unreadable", "{", place: null, _stop);

        var answer = await dana.Says("which accounts renew in the next 30 days");

        Assert.Contains("Globex", answer.Card.Words, StringComparison.Ordinal);
        var sorry = await host.Far.Until(s => s.Card.Words.Contains("went wrong on my side", StringComparison.Ordinal));
        var reference = sorry.Card.Words.Split("Reference ")[1].Split(' ', '\n')[0];
        Assert.Equal("a:" + AppHost.Dana.Email, sorry.Conversation);
        using var output = new StringWriter();
        Assert.Equal(0, await Program.Run(["inbox", "--data", host.Store.Folder], output, output));
        Assert.Contains($"{reference}  teams a:{AppHost.Dana.Email}", output.ToString(), StringComparison.Ordinal);
        using var db = host.Store.Db();
        Assert.Contains("JsonReaderException", db.Inbox.Single(r => r.Id == "unreadable" && r.Conversation == "a:" + AppHost.Dana.Email).Problem, StringComparison.Ordinal);
        Assert.Empty(host.Logged());
    }

    [Fact]
    public void What_fails_in_our_hands_is_tried_four_times_and_a_far_end_or_disk_that_is_away_is_waited_for_up_to_an_hour()
    {
        var time = new Seconds();
        var setbacks = new Setbacks(time);
        var message = Message("1");
        for (var attempt = 1; attempt < 4; attempt++)
        {
            Assert.True(setbacks.Again(message, new InvalidOperationException("ours")));
            Assert.True(setbacks.Rests(message));
            Assert.False(setbacks.Rests(Message("2")));
            time.Pass(1);
            Assert.False(setbacks.Rests(message));
        }
        Assert.False(setbacks.Again(message, new InvalidOperationException("ours")));

        var waiting = Message("3");
        var attempts = 0;
        foreach (var error in new Exception[] { new HttpRequestException("HTTP 503"), new TaskCanceledException("15 s"), new DbUpdateException("", new SqliteException("disk is full", 13)) })
            for (var i = 0; i < 20; i++, attempts++)
            {
                Assert.True(setbacks.Again(waiting, error));
                while (setbacks.Rests(waiting)) time.Pass(1);
            }
        Assert.InRange(time.Now, 50 * 60, 60 * 60);
        time.Pass(600);
        Assert.False(setbacks.Again(waiting, new HttpRequestException("HTTP 503")));
    }

    [Fact]
    public void What_failed_here_and_was_worked_off_by_another_host_is_not_remembered_for_ever()
    {
        var time = new Seconds();
        var setbacks = new Setbacks(time);
        for (var i = 0; i < 50; i++) setbacks.Again(Message($"{i}"), new HttpRequestException("HTTP 503"));
        Assert.Equal(50, setbacks.Count);
        time.Pass(3_000);
        setbacks.Again(Message("7"), new HttpRequestException("HTTP 503"));
        time.Pass(1_000);
        Assert.Equal(1, setbacks.Count);
    }

    [Fact]
    public void What_is_pending_is_found_without_reading_all_that_was_ever_said()
    {
        using var folder = new Folder();
        using var store = Store.Open(folder.Path);
        using var db = store.Db();
        using var query = Inbox.First(db, 8, "me", Some.Now).CreateDbCommand();
        db.Database.OpenConnection();
        query.CommandText = "EXPLAIN QUERY PLAN " + query.CommandText;
        using var plan = query.ExecuteReader();
        var steps = string.Join('\n', plan.Cast<DbDataRecord>().Select(r => r["detail"]));
        Assert.Contains("SCAN i USING INDEX ix_inbox_pending", steps, StringComparison.Ordinal);
        Assert.Contains("SEARCH i0 USING INDEX ix_inbox_waiting", steps, StringComparison.Ordinal);
    }

    private static Received Message(string id) => new() { Channel = "teams", Conversation = "a:dana", Id = id, Payload = "{}" };

    private sealed class Seconds : TimeProvider
    {
        public long Now { get; private set; }
        public override long TimestampFrequency => 1;
        public override long GetTimestamp() => Now;
        public void Pass(long seconds) => Now += seconds;
    }
}
