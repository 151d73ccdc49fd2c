using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>Watches and schedules of a conversation: set, listed, changed and stopped by whoever is in it. Both are numbered in one row, so that "stop 2" is clear.</summary>
internal sealed class StandingRequests(Store store)
{
    public Outcome Watch(Scene scene, Watch watch)
    {
        var (watched, problem) = WatchWords.Read(watch.Words, scene.Moment, scene.Names);
        if (watched is null) return Talk.Declined($"I cannot watch that. {problem}.");
        if (!scene.Incoming.MayShowAll) return NotHere(scene);
        var now = Accounts(scene, watched);
        return new Outcome.Act(work =>
        {
            var standing = Keep(work, scene, StandingKind.Watch, watch.Words, watched.Colours, null);
            return new Reply(StandingCard.Set($"I watch “{watch.Words}” here and tell of those that turn {Colours(watched.Colours)}.", standing.Number, now));
        });
    }

    public Outcome Schedule(Scene scene, Schedule schedule) => (schedule.Question is { } asked && scene.SeenBy(asked) != Visibility.Public) || (schedule.Report is not null && !scene.Incoming.MayShowAll) ? NotHere(scene) : new Outcome.Act(work =>
    {
        var standing = Keep(work, scene, StandingKind.Schedule, schedule.Words, 0, schedule.When);
        var understood = schedule.Question is { } question ? Questions.Wording.Of(question, scene.Book, scene.Moment.Today)
            : schedule.Report is { } report ? $"the report “{Reports.ReportNames.Title(report.Name)}”" : schedule.Words;
        return new Reply(StandingCard.Set($"I post “{schedule.Words}” here {schedule.When.InWords} ({scene.Moment.Zone.Id}).", standing.Number, $"Understood today as: {understood}.", Next(scene, standing)));
    });

    public Outcome List(Scene scene, StandingList list)
    {
        using var db = store.Db();
        var rows = Here(db, scene).Where(s => list == StandingList.Both || s.Kind == (list == StandingList.Watches ? StandingKind.Watch : StandingKind.Schedule)).ToList();
        return list == StandingList.Schedules
            ? StandingCard.List("What I post here", "Nothing yet. Try “every Monday 9:00 post tier 1 renewals this quarter here”.", [.. rows.Select(s => Line(scene, s))])
            : StandingCard.List("What I watch here", "Nothing yet. Try “watch tier 1 accounts turning yellow here”.", [.. rows.Select(s => Line(scene, s))]);
    }

    public Outcome Stop(Scene scene, int number) => new Outcome.Act(work =>
    {
        if (Here(work.Db, scene).FirstOrDefault(s => s.Number == number) is not { } standing) return None(number);
        standing.Stopped = true;
        return Reply.Of(standing.Kind == StandingKind.Watch ? $"I no longer watch “{standing.Words}” here." : $"I no longer post “{standing.Words}” here.");
    });

    public Outcome Change(Scene scene, Reschedule change) => new Outcome.Act(work =>
    {
        if (Here(work.Db, scene).FirstOrDefault(s => s.Number == change.Number) is not { } standing) return None(change.Number);
        if (standing.Kind != StandingKind.Schedule) return Reply.Of($"Number {change.Number} is a watch: it has no time. “stop {change.Number}” ends it.");
        (standing.Recurrence, standing.Zone, standing.DoneDay) = (change.When.ToString(), scene.Moment.Zone.Id, DoneDay(scene, change.When));
        return new Reply(StandingCard.Set($"I post “{standing.Words}” here {change.When.InWords} ({scene.Moment.Zone.Id}).", standing.Number, next: Next(scene, standing)));
    });

    private static Standing Keep(Work work, Scene scene, StandingKind kind, string words, int colours, Recurrence? when)
    {
        var id = Memory.IdOf(kind == StandingKind.Watch ? "watch" : "schedule", scene.Incoming);
        if (work.Db.Standing.Find(id) is { } known) return known;
        // Asked for twice is wanted once.
        if (Here(work.Db, scene).FirstOrDefault(s => s.Kind == kind && s.Words == words && s.Recurrence == (when == null ? null : when.ToString())) is { } same) return same;
        var standing = new Standing
        {
            Id = id, Channel = scene.Incoming.Channel, Conversation = scene.Incoming.Room, Kind = kind, Words = words, Colours = colours, Recurrence = when?.ToString(),
            Number = (work.Db.Standing.Where(s => s.Channel == scene.Incoming.Channel && s.Conversation == scene.Incoming.Room).Max(s => (int?)s.Number) ?? 0) + 1,
            Zone = scene.Moment.Zone.Id, By = scene.Person.Email, CreatedAt = scene.Now, DoneDay = when is null ? null : DoneDay(scene, when),
        };
        work.Db.Add(standing);
        return standing;
    }

    /// <summary>A time of today that has gone by is not made up for.</summary>
    private static DateOnly DoneDay(Scene scene, Recurrence when) => TimeOnly.FromDateTime(scene.Moment.Local) >= when.At ? scene.Moment.Today : scene.Moment.Today.AddDays(-1);

    private static IEnumerable<Standing> Here(CsmDb db, Scene scene) => db.Standing
        .Where(s => s.Channel == scene.Incoming.Channel && s.Conversation == scene.Incoming.Room && !s.Stopped).OrderBy(s => s.Number).AsEnumerable();

    private static StandingLine Line(Scene scene, Standing standing)
    {
        var by = scene.NameOf(standing.By);
        if (standing.Kind == StandingKind.Schedule)
            return new StandingLine(standing.Number, $"“{standing.Words}”, {Recurrence.Parse(standing.Recurrence!).InWords} ({standing.Zone})", by, Next(scene, standing));
        var (watched, problem) = WatchWords.Read(standing.Words, scene.Moment with { AskerEmail = standing.By }, scene.Names);
        return new StandingLine(standing.Number, $"“{standing.Words}”, turning {Colours(standing.Colours)}", by, Problem: watched is null ? $"It is silent: {problem}." : null);
    }

    /// <summary>How many accounts it is about now.</summary>
    private static string Accounts(Scene scene, Watched watched)
    {
        var judge = Questions.Conditions.Compile(watched.Where, new AsOf(scene.Book, scene.Moment));
        var count = Enumerable.Range(0, scene.Book.Accounts.Count).Count(a => scene.Book.Figures[a].Status == AccountStatus.Active && judge.Holds(a));
        return $"That is about {Phrases.Count(count, "account")} today.";
    }

    private static string Colours(int bits) => bits switch { Watched.Yellow => "yellow", Watched.Red => "red", _ => "yellow or red" };

    /// <summary>By the reader's clock, which may be another than the schedule's.</summary>
    private static Instant? Next(Scene scene, Standing schedule) => Schedules.Next(schedule, scene.Now, scene.Book.Workspace) is { } next ? Instant.Of(next, scene.Moment.Zone) : null;

    private static Reply NotHere(Scene scene) => Reply.Of("This channel is not cleared to show money or how accounts stand, so I will not post that here. Say the same in our direct chat"
        + (scene.Rights.May(scene.Person, Ability.Rules) ? ", or have an administrator name this channel in the setting Access:ClearedChannels." : "."), Visibility.OnlyAsker);

    private static Reply None(int number) => Reply.Of($"There is no number {number} here. “what do you watch here” and “what do you post here” list them.");
}
