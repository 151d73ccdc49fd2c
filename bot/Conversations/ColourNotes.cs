using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Questions;

namespace CsmBot.Conversations;

/// <summary>What the store knows about an account's colour beside the book: the facts that a change rested on, as they were then, and person and rules side by side.</summary>
internal sealed class ColourNotes(SettingLetters settings, RulesSay rules)
{
    /// <summary>The answer with its notes, where it is about why one account has its colour, or all about it.</summary>
    public Answer On(CsmDb db, Question question, Answer answer, AsOf asOf)
    {
        if (question.Shape is not (Shape.Why or Shape.Summary) || answer.AccountIds is not [var id] || asOf.Book.Find(id) is not (>= 0 and var account)) return answer;
        var beside = settings.BesideRules(db, asOf, account);
        if (question.Shape == Shape.Summary)
            return beside is null ? answer : answer with { Rows = [.. answer.Rows.Take(4), ["set_by_hand", beside, null], .. answer.Rows.Skip(4)] };
        var change = Why.Change(account, question.Where, asOf);
        return answer with { Notes = [.. Causes(db, asOf, id, change), .. Now(db, asOf, account, beside), .. answer.Notes] };
    }

    private static IEnumerable<Note> Causes(CsmDb db, AsOf asOf, string id, HealthRow? change)
    {
        if (change is not { } row) yield break;
        if (db.Causes.Find(id, row.At) is { } cause)
        {
            var facts = CauseFacts.Read(cause.Facts);
            var at = Cell.Moment(Instant.Of(row.At, asOf.Moment.Zone));
            yield return new Note(cause.Rule == "clear" ? $"On {at} no rule held any more." : $"On {at} the rule “{cause.Rule}” held ({cause.When}): {string.Join("; ", facts.Select(Said))}.") { At = row.At };
            if (cause.Over is { } over) yield return $"Until then it was set by hand: {over}.";
        }
        else if (db.ColourSettings.Find(id, row.At) is { EndedAt: { } ended } setting)
            yield return new Note($"{HandName(asOf, setting.By)} set it{(setting.Until is { } until ? $" until {Cell.Day(until)}" : "")}; it ended {Cell.Moment(Instant.Of(ended, asOf.Moment.Zone))}: {setting.Ended}.") { At = ended };
    }

    /// <summary>The words, and the value and its day where they do not say them: "no contact for 41 days (last contact 2026-10-10)".</summary>
    private static string Said(CauseFacts.Kept fact) =>
        fact.Value is null || fact.Words.Contains(fact.Value, StringComparison.Ordinal) || (fact.Day is { } said && fact.Words.Contains(Cell.Day(said), StringComparison.Ordinal)) ? fact.Words : $"{fact.Words} ({fact.Name.Replace('_', ' ')} {fact.Value})";

    private IEnumerable<string> Now(CsmDb db, AsOf asOf, int account, string? beside)
    {
        if (beside is not null) yield return beside + ".";
        else if (rules.Of(db, asOf, account) is { Rules.Count: > 0 } saying) yield return $"Rules that hold now: {string.Join("; ", saying.InWords)}.";
    }

    private static string HandName(AsOf asOf, string email) => asOf.Person(asOf.Book.People.Find(email))?.Name ?? email;
}
