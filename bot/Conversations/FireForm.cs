using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards.Templates;
using CsmBot.Data;

namespace CsmBot.Conversations;

/// <summary>The post-mortem form both ways, with its checks.</summary>
internal static class FireForm
{
    /// <summary>What the form said, each value checked.</summary>
    public sealed record Read(string Cause, string? Sign, DateOnly? SignOn, string? SeenBy, string? Done, FireOutcome Outcome, decimal? LostArr, decimal? Indirect, decimal? Prevention, string? PreventionText, DateOnly ClosedOn);

    /// <summary>What is known of the fire already, in wire form.</summary>
    public static FireFormEntry Entry(Scene scene, Fire fire, FireNote? note, FireOutcome? said, DateOnly? on) => new()
    {
        Cause = fire.Cause, Sign = fire.FirstWarningSign, SignOn = Wire(fire.FirstWarningAt is { } at ? Day(scene, at) : null), SeenBy = note?.SeenBy, Done = fire.Notes,
        Outcome = (said ?? fire.Outcome) is { } outcome ? Words.Of(outcome) : null, LostArr = Wire(note?.LostArr), Indirect = Wire(fire.IndirectCost),
        ClosedOn = Wire(on ?? (fire.ClosedAt is { } closed ? Day(scene, closed) : scene.Moment.Today)), Prevention = Wire(note?.Prevention), PreventionText = note?.PreventionText,
    };

    /// <summary>The fields as they were typed.</summary>
    public static FireFormEntry Typed(Func<string, string?> value, IReadOnlyDictionary<string, string> errors) => new()
    {
        Cause = value("cause"), Sign = value("sign"), SignOn = value("sign_on"), SeenBy = value("seen_by"), Done = value("done"), Outcome = value("outcome"), LostArr = value("lost_arr"),
        ClosedOn = value("closed_on"), Indirect = value("indirect_cost"), Prevention = value("prevention"), PreventionText = value("prevention_text"), Errors = errors,
    };

    /// <summary>What was typed, or what is wrong with it by field.</summary>
    public static (Read? Read, IReadOnlyDictionary<string, string> Errors) Of(Scene scene, Fire fire, Func<string, string?> value)
    {
        var errors = new Dictionary<string, string>();
        string? Text(string name, int most)
        {
            if (value(name)?.Trim() is not { Length: > 0 } text) return null;
            if (text.Length > most) errors[name] = $"At most {most} characters";
            return text;
        }
        decimal? Amount(string name)
        {
            if (value(name)?.Trim() is not { Length: > 0 } text) return null;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) && amount <= (decimal)FireFormCard.MostMoney) return Math.Round(amount, 2);
            errors[name] = "An amount from 0 to 1,000,000,000, such as 1250.50";
            return null;
        }

        var cause = Text("cause", FireFormCard.MostText);
        if (cause is null) errors["cause"] = "Say where it started";
        var sign = Text("sign", FireFormCard.MostText);
        var signOn = SignOn(scene, fire, value("sign_on"), errors);
        if (signOn is not null && sign is null) errors.TryAdd("sign", "Say what there was to see that day");
        var outcome = Words.TryRead(value("outcome") ?? "", out FireOutcome known) ? known : (FireOutcome?)null;
        if (outcome is null) errors["outcome"] = "Choose whether it was saved or lost";
        var lost = Amount("lost_arr");
        if (outcome == FireOutcome.Saved && lost > 0) errors["lost_arr"] = "Nothing is lost of a saved one: leave this empty, or choose lost";
        var closedOn = ClosedOn(scene, fire, value("closed_on"), errors);
        var read = (SeenBy: Text("seen_by", FireFormCard.MostName), Done: Text("done", FireFormCard.MostText), Indirect: Amount("indirect_cost"), Prevention: Amount("prevention"), Taken: Text("prevention_text", FireFormCard.MostText));
        return errors.Count > 0 ? (null, errors)
            : (new Read(cause!, sign, signOn, read.SeenBy, read.Done, outcome!.Value, outcome == FireOutcome.Lost ? lost : null, read.Indirect, read.Prevention, read.Taken, closedOn), errors);
    }

    /// <summary>The instant of the sign: that of before where its day stays, else noon of the day, and never after the opening.</summary>
    public static DateTime? SignAt(Scene scene, Fire fire, DateOnly? day)
    {
        if (day is not { } on) return null;
        if (fire.FirstWarningAt is { } before && Day(scene, before) == on) return before;
        var noon = LocalTime.ToUtc(on.ToDateTime(new TimeOnly(12, 0)), scene.Moment.Zone);
        return noon < fire.OpenedAt ? noon : fire.OpenedAt;
    }

    /// <summary>The instant it was over: that of before where its day stays, now for today, else noon of the day; never before the opening.</summary>
    public static DateTime ClosedAt(Scene scene, Fire fire, DateOnly day)
    {
        if (fire.ClosedAt is { } before && Day(scene, before) == day) return before;
        if (day == scene.Moment.Today) return Data.Stored.Instant(Data.Stored.Instant(scene.Now));
        var noon = LocalTime.ToUtc(day.ToDateTime(new TimeOnly(12, 0)), scene.Moment.Zone);
        return noon > fire.OpenedAt ? noon : fire.OpenedAt;
    }

    /// <summary>Today where nothing was typed: older cards have no such field.</summary>
    private static DateOnly ClosedOn(Scene scene, Fire fire, string? typed, Dictionary<string, string> errors)
    {
        var unsaid = fire.ClosedAt is { } closed ? Day(scene, closed) : scene.Moment.Today;
        if (typed?.Trim() is not { Length: > 0 } text) return unsaid;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) errors["closed_on"] = "Give a day as 2026-11-20";
        else if (day > scene.Moment.Today) errors["closed_on"] = "That day has not come yet";
        else if (day < Day(scene, fire.OpenedAt)) errors["closed_on"] = $"The fire was opened after that, on {Cards.Cell.Day(Day(scene, fire.OpenedAt))}";
        return day;
    }

    public static DateOnly Day(Scene scene, DateTime utc) => DateOnly.FromDateTime(LocalTime.Of(utc, scene.Moment.Zone));

    private static DateOnly? SignOn(Scene scene, Fire fire, string? typed, Dictionary<string, string> errors)
    {
        if (typed?.Trim() is not { Length: > 0 } text) return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) errors["sign_on"] = "Give a day as 2026-11-20";
        else if (day > Day(scene, fire.OpenedAt)) errors["sign_on"] = $"The fire was opened before that, on {Cards.Cell.Day(Day(scene, fire.OpenedAt))}";
        else if (day.Year < 2000) errors["sign_on"] = "This day is too long ago";
        return day;
    }

    private static string? Wire(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string? Wire(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture);
}
