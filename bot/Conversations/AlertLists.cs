using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>"my alerts", "open alerts of team Orion": the live ones, the worst first and the longest waiting of equals.</summary>
public sealed class AlertLists(Store store)
{
    internal Outcome Show(Scene scene, ShowAlerts asked)
    {
        var asOf = new AsOf(scene.Book, scene.Moment);
        if (asked.Whose == AlertsOf.MyTeam && scene.Person.Team is null) return Talk.Declined("You are in no team that I know of; name the team you mean.");
        using var db = store.Db();
        var alerts = db.Alerts.Where(a => a.State <= Data.AlertState.Snoozed).ToList().Where(a => Fits(a, scene, asOf, asked))
            .OrderByDescending(a => a.To).ThenBy(a => a.RaisedAt).ThenBy(a => a.Id, StringComparer.Ordinal);
        return AlertListCard.Of(Title(scene, asked), [.. alerts.Select(a => new AlertListLine(a.Id, AlertLetters.AccountName(scene.Book, a), Words.Of(a.To), a.Rule, a.Because,
            Cards.Instant.Of(a.RaisedAt, scene.Moment.Zone), AlertLetters.Standing(a, asOf)))]);
    }

    /// <summary>The alerts of a person that are open now, as reports take them.</summary>
    public static IReadOnlyList<Reports.OpenAlert> Of(Store store, Book book, string email)
    {
        using var db = store.Db();
        return [.. db.Alerts.Where(a => a.State <= Data.AlertState.Snoozed).AsEnumerable()
            .Where(a => IsOf(a, book.Find(a.AccountId) is var account and >= 0 ? book.Accounts[account].CsmEmail : null, email))
            .Select(a => new Reports.OpenAlert(a.AccountId, a.To, a.Because, a.RaisedAt))];
    }

    private static bool IsOf(Alert alert, string? owner, string email) =>
        string.Equals(alert.Assignee ?? owner, email, StringComparison.OrdinalIgnoreCase) || string.Equals(owner, email, StringComparison.OrdinalIgnoreCase);

    private static string Title(Scene scene, ShowAlerts asked) => asked.Whose switch
    {
        AlertsOf.Mine => "Your open alerts",
        AlertsOf.MyTeam => $"Open alerts of team {scene.Person.Team}",
        AlertsOf.Team => $"Open alerts of team {asked.Name}",
        AlertsOf.Person => $"Open alerts of {scene.NameOf(asked.Name!)}",
        _ => "Open alerts",
    };

    /// <summary>Somebody's are those of the accounts they own and those that were given to them; a team's are those of its people's accounts.</summary>
    private static bool Fits(Alert alert, Scene scene, AsOf asOf, ShowAlerts asked)
    {
        var account = scene.Book.Find(alert.AccountId);
        var owner = account < 0 ? null : scene.Book.Accounts[account].CsmEmail;
        return asked.Whose switch
        {
            AlertsOf.Mine => Theirs(scene.Person.Email),
            AlertsOf.Person => Theirs(asked.Name!),
            AlertsOf.MyTeam => account >= 0 && asOf.TeamOf(account) == scene.Person.Team,
            AlertsOf.Team => account >= 0 && asOf.TeamOf(account) == asked.Name,
            _ => true,
        };

        bool Theirs(string email) => IsOf(alert, owner, email);
    }
}
