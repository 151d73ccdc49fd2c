using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Interactions;

namespace CsmBot.Conversations;

/// <summary>Stored logs as cards.</summary>
internal static class LoggedViews
{
    /// <param name="fires">What is said of fires, and asked.</param>
    public static Card Card(Scene scene, StoredLog log, bool edited = false, FireLinks? fires = null) => LoggedCard.Of(new LoggedView(log.LogId, [.. log.Entries.Select(e => Entry(scene, e))])
    {
        By = scene.Incoming.Personal && log.Entries[0].CsmEmail == scene.Person.Email ? null : scene.NameOf(log.Entries[0].CsmEmail),
        Edited = edited,
        Fires = fires?.Asked ?? [],
        Notes = [.. fires?.Said ?? [], .. log.Entries.Select(e => scene.Account(e.AccountId)).OfType<Account>().Where(a => a.Status == AccountStatus.Churned).Distinct().Select(a => $"{a.Name} has churned.")],
    });

    public static Card Undone(Scene scene, StoredLog log) => UndoneCard.Of(new UndoneView([.. log.Entries.Select(e => Entry(scene, e))], scene.Person.Name));

    internal static LoggedEntry Entry(Scene scene, Interaction e) => new(
        scene.Account(e.AccountId)?.Name ?? e.AccountId, Words.Of(e.Type), DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(e.OccurredAt, scene.Moment.Zone)),
        e.Volume, e.Minutes, e.Effectiveness, e.Purpose is { } purpose ? Words.Of(purpose) : null, e.Notes) { Fire = e.FireId };
}
