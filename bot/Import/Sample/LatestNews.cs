using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>
/// What came in during the last hours about accounts that were calm until now, so that a book just made has something to be warned of: an urgent ticket, bad
/// answers to the survey, a sponsor who said goodbye.
/// </summary>
internal static class LatestNews
{
    public static IEnumerable<object> Draw(Client client, Dice dice, Ids ids)
    {
        var story = client.Story;
        if (story.Troubles.Count > 0 || story.Churned is not null || !dice.Chance(0.04 * client.Density.Extras * client.Density.Extras)) yield break;
        var today = DateOnly.FromDateTime(client.Now);
        switch (dice.Between(0, 2))
        {
            case 0:
                yield return new Ticket(ids.Ticket(), client.Id, client.Now.AddMinutes(-dice.Between(2, 60) * 5), null, Priority.Urgent, "Nobody can log in", dice.Pick(client.Team.Support).Email, null);
                break;
            case 1:
                yield return new Signal(today, client.Id, "nps", -dice.Between(5, 40));
                break;
            default:
                yield return new Signal(today, client.Id, "sponsor_left", 1);
                break;
        }
    }
}
