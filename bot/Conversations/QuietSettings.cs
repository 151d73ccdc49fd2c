using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>Quiet hours and weekends of a conversation: a person's own in their chat with the bot, a channel's for all in it. Times are in the zone of who set them.</summary>
internal sealed class QuietSettings(Store store, AlertPolicy policy)
{
    public Outcome Set(Scene scene, SetQuiet asked) => new Outcome.Act(work =>
    {
        var (channel, conversation) = (scene.Incoming.Channel, scene.Incoming.Room);
        if (work.Db.Quiet.Find(channel, conversation) is not { } quiet)
        {
            work.Db.Add(quiet = new Quiet { Channel = channel, Conversation = conversation, Zone = scene.Moment.Zone.Id, By = scene.Person.Email });
            (quiet.From, quiet.To, quiet.Weekends) = (Minutes(policy.QuietHours?.From), Minutes(policy.QuietHours?.To), policy.QuietWeekends);
        }

        (quiet.Zone, quiet.By) = (scene.Moment.Zone.Id, scene.Person.Email);
        if (asked.Off) (quiet.From, quiet.To, quiet.Weekends) = (null, null, false);
        if (asked.From is not null) (quiet.From, quiet.To) = (Minutes(asked.From), Minutes(asked.To));
        if (asked.Weekends is { } weekends) quiet.Weekends = weekends;
        return Reply.Of(Said(scene, QuietTimes.Of(quiet, policy, scene.Moment.Zone)));
    });

    public Outcome Show(Scene scene)
    {
        using var db = store.Db();
        return Reply.Of(Said(scene, QuietTimes.Of(db.Quiet.Find(scene.Incoming.Channel, scene.Incoming.Room), policy, scene.Moment.Zone)));
    }

    private static string Said(Scene scene, QuietTimes quiet)
    {
        var where = scene.Incoming.Personal ? "for you" : "here";
        var hours = quiet is { From: { } from, To: { } to } ? $"from {Time(from)} to {Time(to)} ({quiet.Zone.Id})" : null;
        if (hours is null && !quiet.Weekends) return $"No quiet hours {where}: alerts come at any time.";
        var when = hours is null ? "at weekends and on holidays" : quiet.Weekends ? $"{hours}, and at weekends and on holidays" : hours;
        return $"Quiet {where} {when}. Yellow alerts wait until then; red ones do not.";
    }

    private static int? Minutes(TimeOnly? time) => time is { } t ? t.Hour * 60 + t.Minute : null;

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
