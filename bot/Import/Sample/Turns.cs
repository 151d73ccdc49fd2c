using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>The health changes, with the rule or the person who set them; the rules' names are those of the example rules.</summary>
internal static class Turns
{
    public static IEnumerable<HealthChange> Draw(Client client, Dice dice, IReadOnlyList<Fire> fires)
    {
        HealthChange? At(DateOnly day, Colour colour, string reason, string? rule) =>
            client.WorkingTime(dice, day) is { } at ? new HealthChange(client.Id, at, colour, reason, rule is null || dice.Chance(0.2) ? client.Csm.Email : $"rule:{rule}") : null;

        if (client.Story.Start >= client.Story.From && At(client.Story.Start.AddDays(dice.Between(1, 4)), Colour.Green, "kick-off done", null) is { } kickOff) yield return kickOff;
        foreach (var trouble in client.Story.Troubles)
        {
            var (reason, rule) = Why(client, dice, trouble);
            if (trouble.Turn < (trouble.Worse ?? DateOnly.MaxValue) && (dice.Chance(0.93) || client.Story.Renews is not null) && At(trouble.Turn, Colour.Yellow, reason, rule) is { } yellow) yield return yellow;
            if (trouble.Worse is { } worse)
            {
                var red = fires.FirstOrDefault(f => DateOnly.FromDateTime(f.OpenedAt).DayNumber - worse.DayNumber is >= 0 and <= 3) is { } fire
                    ? new HealthChange(client.Id, fire.OpenedAt.AddMinutes(20), Colour.Red, $"fire {fire.FireId} is open", "rule:open fire")
                    : At(worse, Colour.Red, "the renewal is in doubt", null);
                if (red is not null && red.ChangedAt <= client.Now) yield return red;
            }
            if (trouble.IsSaved && At(trouble.End.AddDays(1), Colour.Green, trouble.Kind == TroubleKind.FalseAlarm ? "was a false alarm" : Recovered(trouble.Kind), dice.Chance(0.5) ? rule : null) is { } green)
                yield return green;
        }
    }

    private static (string Reason, string Rule) Why(Client client, Dice dice, Trouble trouble) => trouble.Kind switch
    {
        TroubleKind.Quiet => ($"no contact for {trouble.Turn.DayNumber - trouble.Sign.DayNumber} days", "gone quiet"),
        TroubleKind.Usage => (string.Create(CultureInfo.InvariantCulture, $"usage dropped by {Math.Round(100 * Math.Max(0.25, trouble.Drop(trouble.Turn)))} % over 60 days"), "falling usage"),
        TroubleKind.Sponsor => ("the sponsor left", "sponsor left"),
        TroubleKind.Plan => ("steps of the plan are overdue", "plan slipping before renewal"),
        _ => dice.Chance(0.5) ? ("an urgent ticket is open", "urgent ticket") : ("NPS below 0", "low NPS"),
    };

    private static string Recovered(TroubleKind kind) => kind switch
    {
        TroubleKind.Quiet => "in contact again",
        TroubleKind.Usage => "usage has recovered",
        TroubleKind.Sponsor => "the new sponsor is engaged",
        TroubleKind.Plan => "the plan is back on track",
        _ => "issues resolved",
    };
}
