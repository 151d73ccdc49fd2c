using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>The form of a colour both ways, with its checks.</summary>
internal static class ColourForm
{
    public const int UsualDays = 14;

    public static DateOnly Last(DateOnly today) => today.AddYears(1);

    public static ColourFormView View(Scene scene, Account account, SetColour asked) =>
        new(account.AccountId, account.Name, Words.Of(asked.Colour), asked.Until is { } until && Problem(until, scene.Moment.Today) is null ? until : null, Last(scene.Moment.Today))
        {
            Reason = asked.Reason, UntilError = Problem(asked.Until, scene.Moment.Today), Note = asked.Reason is null ? $"Why is {account.Name} {Words.Of(asked.Colour)}{(asked.Until is { } day ? $" until {Phrases.Day(day)}" : "")}? Say it in a sentence, and I set it." : null,
        };

    /// <summary>What is wrong with a last day; null for none, also where none was given.</summary>
    public static string? Problem(DateOnly? until, DateOnly today) => until is null || (until >= today && until <= Last(today)) ? null : $"Give a day from today to {Cell.Day(Last(today))}";

    public static (DateOnly? Day, string? Problem) Day(string? typed, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (null, null);
        if (!DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (null, "Give a day");
        return (day, Problem(day, today));
    }

    /// <summary>What the form says, or the same form with what is wrong.</summary>
    public static (SetColour? Read, Card? Problem) Read(Scene scene, Account account, Pressed form)
    {
        var reason = form.Value("reason")?.Trim() is { Length: > 0 } text ? text : null;
        var (until, problem) = Day(form.Value("until"), scene.Moment.Today);
        var colour = Words.TryRead<Colour>(form.Value("colour") ?? "", out var read) ? read : (Colour?)null;
        var reasonProblem = reason is null ? "A colour that a person sets needs a reason" : reason.Length > ColourFormCard.MostReason ? $"At most {ColourFormCard.MostReason} characters" : null;
        if (colour is { } known && problem is null && reasonProblem is null) return (new SetColour(account.AccountId, known, reason, until), null);
        return (null, ColourFormCard.Set(new ColourFormView(account.AccountId, account.Name, Words.Of(colour ?? Colour.Yellow), until, Last(scene.Moment.Today), form.Value("setting")) { Reason = reason, ReasonError = reasonProblem, UntilError = problem }));
    }
}
