using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>
/// Posts the answers to scheduled questions when their time has come, each local day's once: the letter and the tick of the day are one transaction. Of the runs that
/// were missed while nobody was running the newest is sent, marked late.
/// </summary>
public sealed class Schedules(Store store, Outbox outbox, KnownNames names, Rights rights, Clearance clearance, Meaning understand, ReportTalk reports)
{
    /// <summary>Later than this is late.</summary>
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(10);

    public async Task Run(DateTime now, CancellationToken cancel)
    {
        List<Standing> schedules;
        using (var db = store.Db()) schedules = [.. db.Standing.Where(s => s.Kind == StandingKind.Schedule && !s.Stopped)];
        foreach (var schedule in schedules.Where(s => Due(s, now, store.Book.Workspace) is not null))
            await store.Write(work =>
            {
                // As it stands now: it may have been stopped, changed or run meanwhile.
                if (work.Db.Standing.Find(schedule.Id) is { Stopped: false } current && Due(current, now, store.Book.Workspace) is { } due) Post(work, current, due, now);
            }, cancel);
    }

    /// <summary>The newest run that is due and not done with: its local day and its instant (UTC).</summary>
    internal static (DateOnly Day, DateTime At)? Due(Standing schedule, DateTime now, Workspace workspace)
    {
        var zone = LocalTime.Zone(schedule.Zone, workspace.TimeZone);
        var recurrence = Recurrence.Parse(schedule.Recurrence!);
        var today = DateOnly.FromDateTime(LocalTime.Of(now, zone));
        var first = schedule.DoneDay is { } done && done.AddDays(1) is var next && next > today.AddDays(-70) ? next : today.AddDays(-70);
        var due = recurrence.Days(first, today, workspace).Select(d => (Day: d, At: LocalTime.ToUtc(d.ToDateTime(recurrence.At), zone))).Where(r => r.At <= now).ToList();
        return due.Count > 0 ? due[^1] : null;
    }

    /// <summary>When it comes next after now (UTC); null where holidays leave it out for so long.</summary>
    internal static DateTime? Next(Standing schedule, DateTime now, Workspace workspace)
    {
        var zone = LocalTime.Zone(schedule.Zone, workspace.TimeZone);
        var recurrence = Recurrence.Parse(schedule.Recurrence!);
        var today = DateOnly.FromDateTime(LocalTime.Of(now, zone));
        return recurrence.Days(today, today.AddDays(70), workspace).Select(d => (DateTime?)LocalTime.ToUtc(d.ToDateTime(recurrence.At), zone)).FirstOrDefault(at => at > now);
    }

    private void Post(Work work, Standing schedule, (DateOnly Day, DateTime At) due, DateTime now)
    {
        schedule.DoneDay = due.Day;
        var book = store.Book;
        if (book.People.On(book.People.Find(schedule.By), DateOnly.FromDateTime(now)) is not { } person) return;
        var zone = LocalTime.Zone(schedule.Zone, book.Workspace.TimeZone);
        var moment = new Moment(now, zone, book.Workspace, person.Email);
        var key = $"schedule|{schedule.Id}|{due.Day:yyyy-MM-dd}";
        var incoming = new Incoming(schedule.Channel, schedule.Conversation, key, person.Email, new Said(schedule.Words))
        {
            Cleared = work.Db.Places.Find(schedule.Channel, schedule.Conversation) is { } place && clearance.Of(place),
        };
        var scene = new Scene(incoming, person, moment, book, names.Of(book), new Recollection()) { Rights = rights };
        var view = new ScheduledView(schedule.Words, $"{Recurrence.Parse(schedule.Recurrence!).InWords} ({zone.Id})", person.Name, schedule.Number, now - due.At > Punctual ? Instant.Of(due.At, zone) : null, Next(schedule, now, book.Workspace) is { } next ? Instant.Of(next, zone) : null);
        var answer = understand(schedule.Words, scene.Context) switch
        {
            Ask { Unused.IsEmpty: true } ask => Asks.Posted(work, scene, ask.Question),
            ShowReport { Unused.IsEmpty: true } report => reports.Posted(scene, report),
            _ => RefusedCard.Of(new RefusedView($"I no longer understand “{schedule.Words}”: a name in it may have changed.")),
        };
        work.CostRead(incoming.By("schedule"), scene.CostRead);
        outbox.Add(work, new Letter(key, schedule.Channel, schedule.Conversation, new Reply(ScheduledCard.Of(answer, view))), now);
    }
}
