using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Tests.Accounts;
using CsmBot.Tests.Alerts;
using CsmBot.Tests.Data;
using CsmBot.Understanding;

namespace CsmBot.Tests.Conversations;

/// <summary>Scheduled questions over weeks, with a clock that the test moves.</summary>
public sealed class SchedulesTests : IDisposable
{
    private readonly AlertDesk _desk = new(workspace: new Workspace { Holidays = new HashSet<DateOnly> { Given.Day("2026-04-06") } });
    private readonly Schedules _schedules;

    public SchedulesTests()
    {
        _desk.Now = Given.Utc("2026-03-20 12:00");
        _desk.Accounts(2);
        _schedules = new Schedules(_desk.Store, _desk.Outbox, new KnownNames(new WordsInForce(null, _desk.Store)), Rights.Usual, Clearance.Everywhere, Language.English.Understand, new ReportTalk(_desk.Store, ReportLinks.None));
        _desk.Write(work => work.Db.Add(new Standing
        {
            Id = "schedule-1", Channel = "far", Conversation = "#leads", Number = 1, Kind = StandingKind.Schedule, Words = "accounts of Dana Reyes", Zone = "Europe/Berlin", By = AlertDesk.Lead.Email,
            CreatedAt = _desk.Now, DoneDay = Given.Day("2026-03-20"), Recurrence = new Recurrence(new TimeOnly(9, 0)) { Weekdays = Recurrence.Bit(DayOfWeek.Monday) }.ToString(),
        }));
    }

    public void Dispose() => _desk.Dispose();

    private List<(string To, string Text)> At(string now)
    {
        _desk.Now = Given.Utc(now);
        _schedules.Run(_desk.Now, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return _desk.News();
    }

    [Fact]
    public void It_comes_at_nine_on_the_wall_before_and_after_the_clocks_change_and_once()
    {
        Assert.Empty(At("2026-03-23 07:59"));
        var (to, text) = Assert.Single(At("2026-03-23 08:00"));
        Assert.Equal("#leads", to);
        Assert.StartsWith("Accounts owned by Dana Reyes: 2 accounts", text, StringComparison.Ordinal);
        Assert.Empty(At("2026-03-23 08:01"));
        Assert.Empty(At("2026-03-30 06:59"));
        Assert.Single(At("2026-03-30 07:00"));
    }

    [Fact]
    public void On_a_holiday_it_moves_to_the_next_working_day()
    {
        At("2026-03-30 07:00");
        Assert.Empty(At("2026-04-06 20:00"));
        Assert.Single(At("2026-04-07 07:00"));
        Assert.Single(At("2026-04-13 07:00"));
    }

    [Fact]
    public void Of_what_was_missed_the_newest_is_sent_once_and_marked_late()
    {
        At("2026-03-23 08:00");
        Assert.StartsWith("Late: ", Assert.Single(At("2026-04-21 15:00")).Text, StringComparison.Ordinal);
        Assert.Empty(At("2026-04-21 15:01"));
        Assert.DoesNotContain("Late", Assert.Single(At("2026-04-27 07:00")).Text);
    }

    [Fact]
    public void One_that_was_stopped_is_silent()
    {
        _desk.Write(work => work.Db.Standing.Find("schedule-1")!.Stopped = true);
        Assert.Empty(At("2026-03-23 08:00"));
    }

    [Fact]
    public void One_whose_words_mean_nothing_any_more_says_so()
    {
        _desk.Write(work => work.Db.Add(new Standing
        {
            Id = "schedule-2", Channel = "far", Conversation = "#leads", Number = 2, Kind = StandingKind.Schedule, Words = "accounts of Frobisher", Zone = "UTC", By = AlertDesk.Lead.Email,
            CreatedAt = _desk.Now, DoneDay = Given.Day("2026-03-20"), Recurrence = new Recurrence(new TimeOnly(9, 0)) { Weekdays = Recurrence.AllDays }.ToString(),
        }));
        Assert.Contains("no longer understand", Assert.Single(At("2026-03-21 09:00")).Text);
    }
}
