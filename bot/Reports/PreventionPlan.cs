using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;

namespace CsmBot.Reports;

/// <summary>
/// What prevention would have taken: so many contacts of each type, how long each, over which days. Kept in words, which the talk reads anew and hands over with each request (<see cref="ReportRequest.OfFire"/>), and priced whenever it is shown.
/// </summary>
/// <param name="Days">Over how many days; null where days are named, or nothing was said.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
public sealed record PreventionPlan(IReadOnlyList<PlannedContact> Contacts, int? Days = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>Days of a month, wherever prevention is reckoned by months.</summary>
    public const double Month = Grounds.DaysOfMonth;

    /// <summary>How many days it goes over.</summary>
    /// <param name="unsaid">The days that there were to prevent the fire.</param>
    /// <param name="opened">The day on which the fire was opened: a plan without a last day ends there.</param>
    public int DaysOf(int unsaid, DateOnly opened) => Days ?? (From is { } from ? Math.Max(1, (To ?? opened).DayNumber - from.DayNumber + 1) : Math.Max(1, unsaid));

    /// <summary>"3 calls of 20 min, 1 e-mail a week over 30 days".</summary>
    public string InWords => $"{string.Join(", ", Contacts.Select(c => c.InWords))}{(Days is { } days ? $" over {Phrases.Count(days, "day")}" : "")}{(From is { } from ? $" from {Cell.Day(from)}" : "")}{(To is { } to ? $" {(From is null ? "until" : "to")} {Cell.Day(to)}" : "")}";
}

/// <summary>Contacts of one type.</summary>
/// <param name="Count">How many, in all or each time.</param>
/// <param name="Minutes">Of each one; null leaves what one takes with green accounts.</param>
/// <param name="Every">Again after so many days; null for once.</param>
public sealed record PlannedContact(InteractionType Type, int Count, double? Minutes = null, double? Every = null)
{
    /// <summary>How many there are over so many days.</summary>
    public int Volume(int days) => Every is { } every ? Count * Math.Max(1, (int)Math.Round(days / every)) : Count;

    internal string InWords
    {
        get
        {
            var one = Type switch { InteractionType.Email => "e-mail", InteractionType.SiteVisit => "visit", _ => Phrases.Contact(Words.Of(Type)) };
            var often = Every switch { null => "", 1 => " a day", 7 => " a week", 14 => " a fortnight", Grounds.DaysOfMonth => " a month", 3 * Grounds.DaysOfMonth => " a quarter", { } every => $" every {every.ToString("0.##", CultureInfo.InvariantCulture)} days" };
            return $"{Count.ToString(CultureInfo.InvariantCulture)} {(Count == 1 ? one : one + "s")}{(Minutes is { } minutes ? $" of {(minutes == Math.Floor(minutes) ? Phrases.Duration((int)minutes) : $"{minutes.ToString("0.##", CultureInfo.InvariantCulture)} min")}" : "")}{often}";
        }
    }
}

/// <summary>A contact of a plan as it is priced.</summary>
/// <param name="Hours">Of all of them; null where nothing says how long one takes.</param>
/// <param name="Cost">Null where nothing says what an hour costs.</param>
internal sealed record PricedContact(InteractionType Type, int Volume, double? Hours, double? Cost);
