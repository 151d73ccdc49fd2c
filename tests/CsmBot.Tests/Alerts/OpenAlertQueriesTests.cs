using System.Data.Common;
using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Alerts;

/// <summary>What is asked of the store about open alerts is asked for all of them at once: a team with many waits no longer than one with few.</summary>
public sealed class OpenAlertQueriesTests
{
    /// <summary>Counts the questions put to the store while it is told to.</summary>
    private sealed class Questions : DbCommandInterceptor
    {
        public List<string> Asked { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Asked.Add(command.CommandText);
            return result;
        }
    }

    /// <summary>A desk on which so many of the accounts have an open alert.</summary>
    private static (AlertDesk Desk, Questions Store) With(int alerts)
    {
        var store = new Questions();
        var desk = new AlertDesk(watching: store);
        desk.Accounts(40);
        desk.Now = desk.Now.AddHours(1);
        desk.Put([.. Enumerable.Range(1, alerts).Select(i => desk.TicketOf(i))]);
        desk.Round();
        Assert.Equal(alerts, desk.Alerts().Count(a => a.IsLive));
        desk.Now = desk.Now.AddHours(1);
        store.Asked.Clear();
        return (desk, store);
    }

    [Theory, InlineData(2), InlineData(40)]
    public void The_list_of_open_alerts_is_one_question_however_many_there_are(int alerts)
    {
        var (desk, store) = With(alerts);
        using var _ = desk;
        var book = desk.Store.Book;
        var scene = new Scene(new Incoming("far", "Dana", "m-1", Some.Dana.Email, new Said("")) { Personal = true }, Some.Dana, new Moment(desk.Now, TimeZoneInfo.Utc, book.Workspace), book, Directory.Of(book), new Recollection());

        var ready = Assert.IsType<Outcome.Ready>(new AlertLists(desk.Store).Show(scene, new ShowAlerts(AlertsOf.Mine)));

        Assert.Equal($"Your open alerts: {alerts}.", ready.Reply.Card.Summary);
        Assert.Single(store.Asked);
    }

    /// <summary>Rounds too look at all that is open at once: when nothing moves, and when each red alert ends and what is yellow takes its place.</summary>
    [Fact]
    public void A_round_asks_no_more_about_many_open_alerts_than_about_few()
    {
        var (few, many) = (Asked(2), Asked(40));
        Assert.Equal(few.Quiet, many.Quiet);
        Assert.Equal((2, 2), (few.Before, many.Before));
    }

    /// <summary>The questions of a round in which nothing moves; and those of one in which all fall, about the alerts that were before and what rests.</summary>
    private static (int Quiet, int Before) Asked(int alerts)
    {
        var (desk, store) = With(alerts);
        using var _ = desk;
        desk.Round();
        var quiet = store.Asked.Count;
        desk.Put([.. Enumerable.Range(1, alerts).Select(i => desk.FireOf(i))]);
        desk.Round();
        Assert.Equal(alerts, desk.Alerts().Count(a => a is { IsLive: true, To: Colour.Red }));
        desk.Now = desk.Now.AddHours(1);
        desk.Put([.. Enumerable.Range(1, alerts).Select(i => desk.FireOf(i, closed: true))]);
        store.Asked.Clear();
        desk.Round();
        Assert.Equal(alerts, desk.Alerts().Count(a => a is { IsLive: true, To: Colour.Yellow }));
        return (quiet, store.Asked.Count(q => q.Contains("\"state\" > 2", StringComparison.Ordinal) || q.Contains("FROM \"rests\"", StringComparison.Ordinal)));
    }
}
