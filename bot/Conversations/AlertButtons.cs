using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Data;

namespace CsmBot.Conversations;

/// <summary>Acknowledge and Snooze. The alert's other cards follow through the outbox; the pressed one is the answer.</summary>
internal sealed class AlertButtons(AlertActions actions, AlertLetters letters)
{
    private const int LongestSnooze = 90;

    public Outcome Acknowledge(Scene scene, string id) => Change(scene, work => actions.Acknowledge(work, id, scene.Person.Email, scene.Now));

    public Outcome Snooze(Scene scene, string id, string? days) =>
        int.TryParse(days, out var number) && number is >= 1 and <= LongestSnooze
            ? Change(scene, work => actions.Snooze(work, id, scene.Person.Email, scene.Moment.Today.AddDays(number), scene.Now))
            : Reply.Of($"An alert can rest for 1 to {LongestSnooze} days.", Visibility.OnlyAsker);

    // Shown to the presser alone: everybody's cards are edited by the change itself.
    private Outcome Change(Scene scene, Func<Work, Alert?> change) => new Outcome.Act(work => change(work) is { } alert
        ? letters.Card(alert, scene.Now) with { ReplacesSource = true, Visibility = Visibility.OnlyAsker }
        : Reply.Of("This alert is no longer known.", Visibility.OnlyAsker));
}
