using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>A metric that tells nothing: who opens the newsletter has no part in the story. A rule on it must not look good when it is proven on the past.</summary>
internal static class Chatter
{
    public const string Metric = "newsletter_opens";

    private const int Days = 14;

    public static IEnumerable<Signal> Draw(Client client, Dice dice)
    {
        var usual = dice.Between(15.0, 55.0);
        for (var day = client.Story.First.AddDays(dice.Between(0, Days - 1)); day <= client.Story.Last; day = day.AddDays(Days))
            if (dice.Chance(client.Density.Extras)) yield return new Signal(day, client.Id, Metric, Math.Round(Math.Clamp(dice.Around(usual, 9), 0, 100)));
    }
}
