using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>The money: what the account pays, for how long, and how its renewals went. A trouble that is lost ends in a renewal that is not signed.</summary>
internal static class Contract
{
    public static (decimal Arr, int Months, DateOnly Renewal, List<Renewal> Past) Draw(Client client, Dice dice)
    {
        var arr = Round((decimal)(client.Segment switch
        {
            "Enterprise" => dice.Skewed(150_000, 0.6),
            "Mid-Market" => dice.Skewed(52_000, 0.4),
            _ => dice.Skewed(15_000, 0.5),
        }));
        var story = client.Story;
        // Of the first tier in any book.
        if (story.Renews is not null) arr = Round(260_000 + (arr / 4));
        var months = dice.Pick((12, 6), (24, 2), (36, 1));
        var renewal = story.Renews ?? (story.Churned is { } churned ? churned.AddDays(dice.Between(0, 12)) : NextAfter(dice, story.Start, months, story.Now));
        List<Renewal> past = [];
        if (story.Churned is { } lost) past.Add(new Renewal(client.Id, renewal, RenewalOutcome.Churned, arr, 0, lost));
        var after = arr;
        for (var due = renewal.AddMonths(-months); due > story.From && due > story.Start.AddDays(40); due = due.AddMonths(-months))
        {
            var row = Closed(client, dice, due, after);
            if (row.ClosedOn > story.Now) continue;
            past.Insert(0, row);
            after = row.ArrBefore;
        }
        return (arr, months, renewal, past);
    }

    // The anniversary; now and then one that was missed a few days ago and is not signed yet.
    private static DateOnly NextAfter(Dice dice, DateOnly start, int months, DateOnly now)
    {
        if (dice.Chance(0.015)) return now.AddDays(-dice.Between(2, 15));
        var next = start;
        while (next <= now) next = next.AddMonths(months);
        return next;
    }

    private static Renewal Closed(Client client, Dice dice, DateOnly due, decimal after)
    {
        var isTroubled = client.Story.TroubleOn(due.AddDays(-20)) is { Kind: not TroubleKind.FalseAlarm };
        var outcome = isTroubled ? dice.Pick((RenewalOutcome.Renewed, 5), (RenewalOutcome.Downsold, 5))
            : client.Story.IsGrowing ? dice.Pick((RenewalOutcome.Renewed, 3), (RenewalOutcome.Expanded, 7))
            : dice.Pick((RenewalOutcome.Renewed, 84), (RenewalOutcome.Expanded, 13), (RenewalOutcome.Downsold, 3));
        var before = outcome switch
        {
            RenewalOutcome.Expanded => Round(after / (decimal)dice.Between(1.06, 1.4)),
            RenewalOutcome.Downsold => Round(after / (decimal)dice.Between(0.65, 0.93)),
            _ => after,
        };
        return new Renewal(client.Id, due, outcome, before, after, due.AddDays(dice.Between(-28, 9)));
    }

    private static decimal Round(decimal amount) => Math.Max(1_200, Math.Round(amount / 100) * 100);
}
