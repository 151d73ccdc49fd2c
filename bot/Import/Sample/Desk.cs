using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>The support tickets: a trickle by segment, more in bad times, and an urgent one that stays open as long as a fire burns.</summary>
internal static class Desk
{
    private static readonly string[] _subjects =
    [
        "Cannot invite a user", "Export is slow", "Login fails after password reset", "Report shows wrong month", "Import rejects a file", "Question about permissions",
        "Dashboard does not load", "E-mail notifications missing", "API returns 429", "Mobile app logs out", "Invoice address is wrong", "Timezone is off by one hour",
    ];

    public static IEnumerable<Ticket> Draw(Client client, Dice dice, Ids ids, IReadOnlyList<Fire> fires)
    {
        var usual = client.Segment switch { "Enterprise" => 55, "Mid-Market" => 110, _ => 220 } / client.Density.Extras;
        for (var day = client.Story.First.AddDays((int)(usual * dice.Roll())); day <= client.Story.Last;)
        {
            if (client.WorkingTime(dice, day) is { } at)
            {
                var priority = dice.Pick((Priority.Low, 30), (Priority.Normal, 50), (Priority.High, 17), (Priority.Urgent, 3));
                yield return Opened(client, dice, ids, at, priority, at.AddHours(priority == Priority.Urgent ? dice.Between(2, 40) : dice.Between(3, 190)));
            }
            day = day.AddDays(1 + (int)(dice.Skewed(usual, 0.6) * (client.Story.TroubleOn(day) is null ? 1 : 0.35)));
        }
        foreach (var fire in fires)
            yield return Opened(client, dice, ids, fire.OpenedAt.AddMinutes(-dice.Between(5, 90)), Priority.Urgent, fire.ClosedAt ?? DateTime.MaxValue);
    }

    private static Ticket Opened(Client client, Dice dice, Ids ids, DateTime at, Priority priority, DateTime closed) => new(
        ids.Ticket(), client.Id, at, closed <= client.Now ? closed : null, priority, dice.Pick(_subjects), dice.Chance(0.9) ? dice.Pick(client.Team.Support).Email : null,
        dice.Chance(0.7) ? dice.Between(1, 16) * 5 : null);
}
