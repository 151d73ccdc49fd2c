using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Interactions;

namespace CsmBot.Conversations;

/// <summary>The log form both ways: drafts as its fields, and its fields, once they have been checked, as drafts.</summary>
internal static class LogForm
{
    private const int LongestNotes = 2000, MostMinutes = 14_400, MostVolume = 1_000;

    /// <summary>Drafts as the form shows them; what they need is asked for.</summary>
    public static IReadOnlyList<LogFormEntry> Entries(Scene scene, IReadOnlyList<Draft> drafts) => [.. drafts.Select(d => Entry(scene, d))];

    public static LogFormEntry Entry(Scene scene, Draft draft) => new()
    {
        AccountId = draft.AccountId,
        AccountName = scene.Account(draft.AccountId)?.Name,
        Type = draft.Type is { } type ? Words.Of(type) : null,
        OccurredOn = Wire(draft.OccurredOn),
        Minutes = Wire(draft.Minutes),
        Volume = Wire(draft.Volume),
        Effectiveness = Wire(draft.Effectiveness),
        Purpose = draft.Purpose is { } purpose ? Words.Of(purpose) : null,
        Notes = draft.Notes,
        Needs = [.. draft.Needs],
        AccountChoices = [.. draft.AccountChoices.Select(scene.Account).OfType<Account>().Select(a => new Choice(TypeAhead.Title(a), a.AccountId))],
    };

    /// <summary>Puts the form's fields over the draft. A whole form was shown all fields: what it does not send was left empty.</summary>
    public static (Draft Draft, IReadOnlyDictionary<string, string> Errors) Read(Scene scene, Pressed form, int index, Draft draft, bool whole)
    {
        var errors = new Dictionary<string, string>();
        string? Sent(string name) => form.Value(LogFormCard.FieldId(name, index))?.Trim();
        bool Shown(string name) => whole || Sent(name) is not null;
        T Take<T>(string name, T kept, Func<string, (T Value, string? Error)> read, T empty)
        {
            if (!Shown(name)) return kept;
            if (Sent(name) is not { Length: > 0 } text) return empty;
            var (value, error) = read(text);
            if (error is null) return value;
            errors[name] = error;
            return kept;
        }

        var read = draft with
        {
            AccountId = Take("account", draft.AccountId, t => Account(scene, t), null),
            Type = Take("type", draft.Type, t => Words.TryRead(t, out InteractionType type) ? (type, null) : (draft.Type, "Choose one of the types"), null),
            OccurredOn = Take("occurred_on", draft.OccurredOn, t => Day(t, scene.Moment.Today), scene.Moment.Today),
            Minutes = Take("minutes", draft.Minutes, t => Number(t, 1, MostMinutes), null),
            Volume = Take("volume", draft.Volume, t => Number(t, 1, MostVolume) is (var n, var error) ? (n ?? 1, error) : default, 1),
            Effectiveness = Take("effectiveness", draft.Effectiveness, t => Number(t, 1, 5), null),
            Purpose = Take("purpose", draft.Purpose, t => Words.TryRead(t, out Purpose purpose) ? (purpose, null) : (draft.Purpose, "Choose one of the purposes"), null),
            Notes = Take("notes", draft.Notes, t => t.Length <= LongestNotes ? (t, null) : (t, $"At most {LongestNotes} characters"), null),
        };
        if (read.OccurredOn != draft.OccurredOn) read = read with { OccurredAt = null };
        // Another account's fire it was not done for.
        if (read.AccountId != draft.AccountId && draft.AccountId is not null) read = read with { FireId = null };
        if (read.AccountId is null) errors.TryAdd("account", "Choose an account");
        if (read.Type is null) errors.TryAdd("type", "Choose a type");
        return (read, errors);
    }

    /// <summary>The entry as it was typed, right or wrong, so that nothing has to be typed again.</summary>
    public static LogFormEntry Again(Scene scene, Pressed form, int index, Draft draft, IReadOnlyDictionary<string, string> errors)
    {
        string? Typed(string name, string? kept) => form.Value(LogFormCard.FieldId(name, index)) ?? kept;
        var entry = Entry(scene, draft);
        var account = scene.Account(Typed("account", entry.AccountId));
        return entry with
        {
            AccountId = account?.AccountId, AccountName = account?.Name, Type = Typed("type", entry.Type), OccurredOn = Typed("occurred_on", entry.OccurredOn),
            Minutes = Typed("minutes", entry.Minutes), Volume = Typed("volume", entry.Volume), Effectiveness = Typed("effectiveness", entry.Effectiveness),
            Purpose = Typed("purpose", entry.Purpose), Notes = Typed("notes", entry.Notes), Needs = [.. entry.Needs.Union(errors.Keys)], Errors = errors,
        };
    }

    /// <summary>The field sends an account's id; a client without type-ahead may send a name.</summary>
    private static (string?, string?) Account(Scene scene, string text)
    {
        if (scene.Account(text) is { } known) return (known.AccountId, null);
        var named = Enumerable.Range(0, scene.Book.Accounts.Count).Select(i => scene.Book.Accounts[i])
            .Where(a => string.Equals(a.Name, text, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return named is [var only] ? (only.AccountId, null) : (null, "Choose an account from the list");
    }

    private static (DateOnly, string?) Day(string text, DateOnly today) =>
        !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (today, "Give a day as 2026-11-20")
        : day > today ? (today, "This day is still to come")
        : day.Year < 2000 ? (today, "This day is too long ago") : (day, null);

    private static (int?, string?) Number(string text, int least, int most) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number) && number >= least && number <= most ? ((int)number, null) : (null, $"A whole number from {least} to {most:0}");

    private static string? Wire(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Wire(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
