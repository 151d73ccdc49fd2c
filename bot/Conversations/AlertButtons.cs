using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;

namespace CsmBot.Conversations;

/// <summary>An alert's buttons and small forms. The alert's other cards follow through the outbox; the pressed one is the answer.</summary>
internal sealed class AlertButtons(AlertActions actions, AlertLetters letters)
{
    private const int LongestSnooze = 90, UsualSnooze = 14;

    public Outcome Acknowledge(Scene scene, string id) => Change(scene, work => actions.Acknowledge(work, id, scene.Person.Email, scene.Now));

    public Outcome Snooze(Scene scene, string id, string? days) =>
        int.TryParse(days, out var number) && number is >= 1 and <= LongestSnooze
            ? Change(scene, work => actions.Snooze(work, id, scene.Person.Email, scene.Moment.Today.AddDays(number), scene.Now))
            : Reply.Of($"An alert can rest for 1 to {LongestSnooze} days.", Visibility.OnlyAsker);

    public Outcome SnoozeForm(Scene scene, CsmDb db, string id) => Live(db, id) is { } alert ? Form(AsksUntil(scene, alert, null)) : Gone;

    public Outcome SnoozeUntil(Scene scene, string id, string? until) => new Outcome.Act(work => Live(work.Db, id) is not { } alert ? Gone
        : !DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day <= scene.Moment.Today || day > Last(scene)
            ? Form(AsksUntil(scene, alert, $"Give a day from tomorrow to {Cell.Day(Last(scene))}"))
            : Changed(scene, actions.Snooze(work, id, scene.Person.Email, day, scene.Now)));

    public Outcome AssignForm(Scene scene, CsmDb db, string id) => Live(db, id) is { } alert ? Form(AsksWhom(scene, alert, null)) : Gone;

    public Outcome Assign(Scene scene, CsmDb db, string id, string? typed)
    {
        if (Live(db, id) is not { } alert) return Gone;
        var people = scene.Book.People;
        // The field sends an e-mail; a client without type-ahead may send a name.
        var whom = people.On(people.Find(typed), scene.Moment.Today) ?? Named(scene, typed);
        return whom is null
            ? Form(AsksWhom(scene, alert, "Choose somebody from the list"))
            : Change(scene, work => actions.Assign(work, id, scene.Person.Email, whom.Email, whom.Name, scene.Now));
    }

    /// <summary>The alert as it stands: for who opens it from a list, or goes back from a form.</summary>
    public Outcome Show(Scene scene, CsmDb db, string id) => db.Alerts.Find(id) is { } alert ? letters.Card(alert, scene.Now, scene.Person.Email) with { Visibility = Visibility.OnlyAsker } : Gone;

    private static Person? Named(Scene scene, string? name) =>
        scene.Book.People.Known.Select(p => scene.Book.People.On(p, scene.Moment.Today)).OfType<Person>().Where(p => string.Equals(p.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null;

    private static Card AsksUntil(Scene scene, Alert alert, string? problem) =>
        AlertFormCard.Snooze(alert.Id, AlertLetters.AccountName(scene.Book, alert), scene.Moment.Today.AddDays(UsualSnooze), Last(scene), problem);

    private static DateOnly Last(Scene scene) => scene.Moment.Today.AddDays(LongestSnooze);

    /// <summary>Offers who is near: who presses, the account's owner, the lead.</summary>
    private static Card AsksWhom(Scene scene, Alert alert, string? problem)
    {
        var owner = scene.Account(alert.AccountId)?.CsmEmail;
        var team = scene.Names.TeamOf(owner);
        var near = scene.Book.People.Known.Select(p => scene.Book.People.On(p, scene.Moment.Today)).OfType<Person>()
            .Where(p => p.Email == scene.Person.Email || p.Email == owner || (team is not null && p.Team == team))
            .OrderBy(p => p.Email == scene.Person.Email ? 0 : p.Email == owner ? 1 : 2).ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Take(TypeAhead.Most);
        return AlertFormCard.Assign(alert.Id, AlertLetters.AccountName(scene.Book, alert), [.. near.Select(TypeAhead.Choice)], problem);
    }

    private static Alert? Live(CsmDb db, string id) => db.Alerts.Find(id) is { IsLive: true } alert ? alert : null;

    // Shown to the presser alone: everybody's cards are edited by the change itself.
    private Outcome Change(Scene scene, Func<Work, Alert?> change) => new Outcome.Act(work => Changed(scene, change(work)));

    private Reply Changed(Scene scene, Alert? alert) => alert is null ? Gone : letters.Card(alert, scene.Now, scene.Person.Email) with { ReplacesSource = true, Visibility = Visibility.OnlyAsker };

    private static Reply Form(Card form) => new(form, Visibility.OnlyAsker) { ReplacesSource = true };

    private static Reply Gone => Reply.Of("This alert is over, or no longer known.", Visibility.OnlyAsker);
}
