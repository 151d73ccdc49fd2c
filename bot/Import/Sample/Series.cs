using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>The signals: usage with its seasons and the drops of the story, seats, NPS and CSAT that sour, late invoices, a sponsor who leaves.</summary>
internal static class Series
{
    public static IEnumerable<Signal> Draw(Client client, Dice dice, decimal arr)
    {
        var story = client.Story;
        var (level, slope, mood) = (dice.Between(48.0, 84.0), dice.Between(-2.0, story.IsGrowing ? 14.0 : 5.0), dice.Around(38, 14));
        var seats = Math.Max(3, (int)((double)arr / dice.Between(380.0, 620.0)));
        var every = client.Density.SignalDays;
        var number = 0;
        for (var day = story.First.AddDays(dice.Between(0, every - 1)); day <= story.Last; day = day.AddDays(every), number++)
        {
            var usage = Usage(story, dice, level, slope, day);
            yield return new Signal(day, client.Id, "usage_index", Math.Round(usage, 1));
            if (number % 4 == 0)
            {
                yield return new Signal(day, client.Id, "seats", seats);
                yield return new Signal(day, client.Id, "active_users", Math.Round(seats * usage / 100));
            }
            if (number % 8 == 3) yield return new Signal(day, client.Id, "nps", Nps(story, dice, mood, day));
            if (number % 5 == 2 && dice.Chance(client.Density.Extras)) yield return new Signal(day, client.Id, "csat", Csat(story, dice, day));
        }
        foreach (var signal in Events(client, dice)) yield return signal;
    }

    private static double Usage(Story story, Dice dice, double level, double slope, DateOnly day)
    {
        var season = day is { Month: 12, Day: > 20 } or { Month: 1, Day: < 4 } ? -5 : day.Month == 8 ? -2.5 : 0;
        var years = (day.DayNumber - story.From.DayNumber) / 365.0;
        var rampUp = Math.Min(1, (day.DayNumber - story.Start.DayNumber + 20) / 80.0);
        var drop = story.Troubles.Sum(t => t.Drop(day));
        return Math.Clamp(((level + (slope * years) + season) * rampUp * (1 - Math.Min(0.9, drop))) + dice.Around(0, 1.3), 1, 100);
    }

    private static double Nps(Story story, Dice dice, double mood, DateOnly day)
    {
        var isSour = story.TroubleOn(day) is { Kind: not TroubleKind.FalseAlarm };
        return Math.Clamp(Math.Round(dice.Around(isSour ? mood - 50 : mood, 9)), isSour ? -100 : 2, 100);
    }

    private static double Csat(Story story, Dice dice, DateOnly day) =>
        Math.Clamp(Math.Round(dice.Around(story.TroubleOn(day) is null ? 4.3 : 3.1, 0.35), 1), 1, 5);

    private static IEnumerable<Signal> Events(Client client, Dice dice)
    {
        foreach (var trouble in client.Story.Troubles)
        {
            if (trouble.Kind == TroubleKind.Sponsor)
            {
                if (trouble.Turn <= client.Story.Last) yield return new Signal(trouble.Turn, client.Id, "sponsor_left", 1);
                if (trouble.IsSaved && trouble.End <= client.Story.Last) yield return new Signal(trouble.End, client.Id, "sponsor_left", 0);
            }
            if (!dice.Chance(0.3)) continue;
            var late = trouble.Sign.AddDays(dice.Between(5, 20));
            if (late <= client.Story.Last && late >= client.Story.First) yield return new Signal(late, client.Id, "overdue_invoices", dice.Between(1, 3));
            if (trouble.IsSaved && trouble.End.AddDays(9) <= client.Story.Last) yield return new Signal(trouble.End.AddDays(9), client.Id, "overdue_invoices", 0);
        }
    }
}
