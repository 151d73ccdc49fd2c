using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Tests.Data;

/// <summary>Closed sets are stored by their number: a value may be added at the end, but none may move.</summary>
public sealed class StoredNumbersTests
{
    private static string Of<T>() where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(v => $"{Convert.ToInt32(v)}{v}"));

    [Fact]
    public void No_stored_number_changes_its_meaning()
    {
        Assert.StartsWith("0Csm 1Lead 2Support 3Sales 4Training 5Exec", Of<Role>());
        Assert.StartsWith("0Active 1Churned", Of<AccountStatus>());
        Assert.StartsWith("0Onboarding 1Adoption 2Mature", Of<Stage>());
        Assert.StartsWith("0Call 1Email 2Meeting 3SiteVisit 4Qbr 5Training 6Chat 7Ticket 8Other", Of<InteractionType>());
        Assert.StartsWith("0Firefighting 1Prevention 2Onboarding 3Adoption 4Renewal 5Expansion", Of<Purpose>());
        Assert.StartsWith("0Low 1Normal 2High 3Urgent", Of<Priority>());
        Assert.StartsWith("0Anecdotal 1Empirical 2Political", Of<EvidenceKind>());
        Assert.StartsWith("0Saved 1Lost", Of<FireOutcome>());
        Assert.StartsWith("0Renewed 1Expanded 2Downsold 3Churned", Of<RenewalOutcome>());
        Assert.StartsWith("0Green 1Yellow 2Red", Of<Colour>());
        Assert.StartsWith("0Import 1Chat 2Rule 3Removed", Of<Origin>());
    }
}
