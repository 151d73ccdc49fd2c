using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Interactions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// Decides whether a message tells of something that was done with a customer, and makes log entries of it. When in doubt it asks
/// (a draft that needs something) or lets the message go (null), for an entry that should not be there is worse than none.
/// </summary>
public sealed class LogAssembly(Grammar grammar)
{
    [ThreadStatic] private static (Grammar Of, Clauses Clauses)? s_clauses;

    /// <summary>A log, a plan, a correction; <see cref="Declined"/> for what did not take place; null when the message is about something else.</summary>
    public Understood? Read(Chart chart, Context context)
    {
        if (s_clauses is not { } kept || kept.Of != grammar) s_clauses = kept = (grammar, new Clauses(grammar));
        var clauses = kept.Clauses;
        clauses.Read(chart);
        if (Asking.IsQuestion(clauses)) return null;
        var reading = new LogReading(clauses);
        reading.Read();
        if (context.HasLastLog && Corrections.Read(clauses, reading, context) is { } correction) return correction;
        Keep(reading, clauses, context.Moment);
        return reading.Entries.Count > 0 ? Log(reading, clauses, context) : NotLogged(reading, chart);
    }

    /// <summary>The readings that an entry is put together from, in order.</summary>
    internal static IReadOnlyList<int> Taken(Chart chart)
    {
        var clauses = new Clauses(chart.Grammar);
        clauses.Read(chart);
        return clauses.Taken;
    }

    /// <summary>Drops what is not known to be done: orders, what lies ahead, mere mentions.</summary>
    private static void Keep(LogReading reading, Clauses clauses, Moment moment)
    {
        for (var i = reading.Entries.Count - 1; i >= 0; i--)
        {
            var entry = reading.Entries[i];
            if (IsAhead(entry, moment)) reading.NotDone.Add((Mood.Ahead, entry.Day, entry.Account));
            else if (entry.Order && !HasEvidence(entry) && !(reading.Entries.Count > 1 && reading.Entries.Exists(e => e != entry && HasEvidence(e)))) reading.NotDone.Add((Mood.Request, entry.Day, entry.Account));
            else if (entry.Beside && !HasEvidence(entry) && entry is { Volume: null, Purpose: null } && !reading.LogOrdered) reading.NotDone.Add((Mood.Unreal, entry.Day, entry.Account));
            else if (Counts(entry, reading) || (entry.Complete && i + 1 < reading.Entries.Count && reading.Entries[i + 1] is { Coordinated: true, Complete: true })) continue;
            // "Onboarding session no 2: … a meeting with Acme" is the same thing said twice.
            if (entry is { Account: null, UnknownName: null, Purpose: { } purpose } && i + 1 < reading.Entries.Count) reading.Entries[i + 1].Purpose ??= purpose;
            reading.Entries.RemoveAt(i);
            reading.Remarks.Add((-1, i));
        }

        // "no-show: Acme, 30 min": of what was off no type is asked for.
        if (reading.NotDone.Exists(n => n.Mood == Mood.Off)) reading.Entries.RemoveAll(e => e.Act is null);
        // An account without a type is a mention, unless it says how long it took: then the type is asked for.
        if (reading.Entries.Count > 0 && reading.Entries.TrueForAll(e => e.Act is null && !(e.HasLength && e.Account is not null)) && !clauses.IsBare) reading.Entries.Clear();
    }

    private static bool IsAhead(Entry entry, Moment moment)
    {
        if (entry.Soon || entry.OnlyPlanned) return true;
        if (entry.Day is { } day)
        {
            if (day.Day.Past > moment.Today) return true;
            // "December 10" in November: a year ago is hardly meant, unless the words say it was done.
            if (!entry.Done && !day.Day.Fixed && !(day.Digits && LeadsAsNoted(entry)) && day.Day.Past.DayNumber < moment.Today.DayNumber - 270 && day.Day.Future.DayNumber <= moment.Today.DayNumber + 90) return true;
        }

        var isToday = entry.Day is null || entry.Day.Day.Past == moment.Today;
        return isToday && !entry.Done && entry.Time is { } time && time.ToTimeSpan() + TimeSpan.FromMinutes(entry.Total.Minutes ?? 0) > moment.Local.TimeOfDay;
    }

    /// <summary>"12/8 Acme email": nobody plans a mail, nor writes a plan's day in figures before a noted length.</summary>
    private static bool LeadsAsNoted(Entry entry) => entry is { Order: false } && (entry.HasLength || entry.Score is not null || entry.Act is { Type: InteractionType.Email or InteractionType.Chat or InteractionType.Ticket }) && entry.DayLeads;

    /// <summary>Something shows that it was done: how long it took, how it went, a day that can only lie behind us.</summary>
    private static bool HasEvidence(Entry entry) =>
        entry.Done || entry.Noted || entry.Score is not null || (entry.HasLength && entry.Time is null && !IsForToday(entry)) || (entry.Day is { Relative: true } && entry.Time is null && entry.Order == false) || (entry.Day is { Relative: true, Open: false, Day: var day } && day.Fixed && entry.HasLength);

    /// <summary>"call Acme today, 30 min": what to do, and for how long, unless something says that it was done.</summary>
    private static bool IsForToday(Entry entry) => entry is { Order: true, Day.Open: true };

    private static bool Counts(Entry entry, LogReading reading)
    {
        var figures = entry.HasLength || entry.Score is not null;
        var named = entry.Account is not null || entry.UnknownName is not null;
        if (entry.Act is null) return entry.HasLength && (named || entry.Score is not null || entry.Day is not null) || (named && entry.Score is not null);
        if (named) return figures || entry.Done || entry.Volume is not null || !entry.Act.Plural || entry.Coordinated || entry.Listed || entry.OneOfSeveral || reading.LogOrdered;
        return figures || entry.Done || entry.Volume is not null || reading.LogOrdered;
    }

    private static Log? Log(LogReading reading, Clauses clauses, Context context)
    {
        // Without an account in it, a message with words that were not read is about something else.
        if (reading.Entries.TrueForAll(e => e.Account is null && e.UnknownName is null) && !clauses.IsBare && !reading.OwnVoice && !reading.LogOrdered && !reading.ToldBare && !reading.Entries.Exists(e => e is { Done: true, HasLength: true })) return null;
        if (clauses.AsksForSpan && !reading.Entries.Exists(e => e.HasLength || e.Score is not null || e.Done)) return null;
        var drafts = ImmutableArray.CreateBuilder<Draft>(reading.Entries.Count);
        var notes = Notes.Of(clauses, reading);
        for (var i = 0; i < reading.Entries.Count; i++) drafts.Add(Draft(reading.Entries[i], clauses, context, notes[i]));
        return new Log(drafts.DrainToImmutable());
    }

    private static Draft Draft(Entry entry, Clauses clauses, Context context, string? notes)
    {
        var (minutes, volume) = entry.Total;
        var ids = entry.Account?.AccountIds ?? [];
        var certain = ids.Length == 1 && entry.UnknownName is null;
        var words = entry.UnknownName ?? entry.AccountTokens;
        return new Draft
        {
            AccountId = certain ? ids[0] : null,
            AccountChoices = certain ? [] : ids,
            AccountWords = certain || words is not { } at ? null : clauses.Text(at.Start, at.End),
            Type = entry.Act?.Type,
            Minutes = minutes,
            Volume = volume,
            Effectiveness = entry.Score,
            Purpose = entry.Purpose,
            OccurredOn = entry.Day?.Day.Past ?? context.Moment.Today,
            OccurredAt = entry.Time,
            Notes = notes,
        };
    }

    /// <summary>Something was named that was not done: a plan is offered as a reminder, the rest is said not to be logged.</summary>
    private static Understood? NotLogged(LogReading reading, Chart chart)
    {
        var about = reading.NotDone.FindIndex(n => n.Account is not null);
        if (about < 0 && !reading.OwnVoice) return null;
        if (reading.NotDone.Count == 0) return null;
        var (mood, day, account) = reading.NotDone[Math.Max(0, about)];
        return mood switch
        {
            Mood.Ahead or Mood.Request => new Plan(chart.Tokens.Text.Trim(), day?.Day.Future, account is { AccountIds: [var only] } ? only : null),
            Mood.Not or Mood.Off or Mood.Unreal => new Declined("Nothing was logged, since it did not take place."),
            _ => throw new ArgumentOutOfRangeException(nameof(mood)),
        };
    }
}
