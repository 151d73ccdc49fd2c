using CsmBot.Accounts;

namespace CsmBot.Health;

/// <summary>Whom a setting is to be asked about now.</summary>
public enum Asking : byte { Nobody, WhoSetIt, Lead }

/// <summary>
/// A colour that a person has set, as far as it bears on the rules. It stands until its last day. Without one it stands until somebody ends it; who set it is asked after
/// <see cref="StaleDays"/>, and what happens without an answer is said in <see cref="IsOver"/>.
/// </summary>
/// <param name="By">Who set it, as people call them.</param>
/// <param name="Since">The day on which it was set or last confirmed.</param>
/// <param name="Until">Its last day, that day included; null when none was given.</param>
public sealed record Setting(Colour Colour, string By, DateOnly Since, DateOnly? Until = null)
{
    /// <summary>A setting this old is stale.</summary>
    public const int StaleDays = 14;

    /// <summary>So many days a question waits for its answer.</summary>
    public const int GraceDays = 7;

    /// <summary>The day on which it was last asked about and not answered; null when no question is open.</summary>
    public DateOnly? Asked { get; init; }

    /// <summary>The lead has been asked as well.</summary>
    public bool LeadAsked { get; init; }

    /// <summary>What the rules said when it was set, confirmed or last asked about: that much is known to who set it.</summary>
    public Colour Known { get; init; }

    /// <summary>It came with imported data, and nobody has been asked about it.</summary>
    public bool OfData { get; init; }

    /// <summary>A person has ended it: how, in words.</summary>
    public string? Ended { get; init; }

    /// <summary>Is it the name of a person in <c>set_by</c>, not of a rule?</summary>
    public static bool IsPerson(string setBy) => setBy.Length > 0 && !setBy.StartsWith("rule:", StringComparison.Ordinal);

    public bool IsStale(DateOnly today) => today.DayNumber - Since.DayNumber >= StaleDays;

    /// <summary>
    /// Why it no longer stands, in words; null while it does. Silence never makes an account look better: where nobody answers, the rules decide when they say worse,
    /// and the setting stays when they say better. What is in the data without an end, and was old before anybody could be asked, is history.
    /// </summary>
    /// <param name="rules">The colour that the rules say.</param>
    public string? IsOver(Colour rules, DateOnly today)
    {
        if (Ended is not null) return Ended;
        if (Until is { } until) return today > until ? $"{By} set it {Words.Of(Colour)} until {Said(until)}" : null;
        if (OfData) return today.DayNumber - Since.DayNumber >= StaleDays + GraceDays ? $"{By} set it {Words.Of(Colour)} on {Said(Since)} without an end" : null;
        return Asked is { } asked && today.DayNumber - asked.DayNumber >= GraceDays && rules > Colour
            ? $"{By} set it {Words.Of(Colour)} and has not answered since {Said(asked)}" : null;
    }

    /// <summary>
    /// Whom to ask about it while it stands: who set it, when the rules have come to say worse than they knew, or when it is stale and has no end or disagrees with the rules;
    /// the lead, when that was not answered and the rules still disagree.
    /// </summary>
    public Asking Ask(Colour rules, DateOnly today)
    {
        if (rules > Colour && rules > Known) return Asking.WhoSetIt;
        if (Asked is { } asked) return !LeadAsked && rules != Colour && today.DayNumber - asked.DayNumber >= GraceDays ? Asking.Lead : Asking.Nobody;
        return IsStale(today) && (Until is null || rules != Colour) ? Asking.WhoSetIt : Asking.Nobody;
    }

    /// <summary>"Dana Reyes set it yellow until 27 Nov 2026".</summary>
    public string Stands => $"{By} set it {Words.Of(Colour)}{(Until is { } until ? $" until {Said(until)}" : "")}";

    private static string Said(DateOnly day) => day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
