using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>The fires: where a trouble's red came from one.</summary>
internal static class Sparks
{
    private static readonly string[] _causes = ["product bug", "outage", "bad rollout", "integration failure", "pricing dispute", "staff turnover", "data loss"];

    public static IEnumerable<Fire> Draw(Client client, Dice dice, Ids ids)
    {
        foreach (var trouble in client.Story.Troubles.Where(t => t.IsFire))
        {
            if (client.WorkingTime(dice, trouble.Worse!.Value) is not { } opened) continue;
            var closed = client.WorkingTime(dice, trouble.End);
            var isSudden = trouble.Sign == trouble.Worse;
            yield return new Fire(
                ids.Fire(), client.Id, opened, closed, closed is null ? null : trouble.IsSaved ? FireOutcome.Saved : FireOutcome.Lost,
                isSudden ? null : SignOf(trouble.Kind), isSudden ? null : client.WorkingTime(dice, trouble.Sign.AddDays(dice.Between(3, 12))),
                dice.Chance(0.85) ? dice.Pick(_causes) : null, dice.Chance(0.6) ? dice.Between(1, 18) * 500 : null,
                dice.Chance(0.3) ? "See the post-mortem" : null);
        }
    }

    private static string SignOf(TroubleKind kind) => kind switch
    {
        TroubleKind.Quiet => "no contact",
        TroubleKind.Usage => "usage drop",
        TroubleKind.Sponsor => "sponsor left",
        TroubleKind.Plan => "plan slipping",
        _ => "support escalation",
    };
}
