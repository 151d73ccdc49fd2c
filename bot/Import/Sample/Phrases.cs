using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>What CSMs write into notes.</summary>
internal static class Phrases
{
    public static readonly string[] Fire =
    [
        "Status call with their operations team", "Workaround in place, watching it", "Root cause shared, they want it in writing", "CFO joined, tense but fair",
        "Daily check-in, fewer errors than yesterday", "Agreed a credit for the outage", "Support on site until the import runs", "They are talking to another vendor",
    ];

    private static readonly string[] _trouble =
    [
        "They no longer answer our mails quickly", "Main contact is overloaded", "Asked again who owns the roll-out", "Budget is under review", "Promised to come back next week",
        "Unhappy about the last release", "Agreed three actions, follow up on Thursday", "New manager wants to see the value in numbers",
    ];

    private static readonly string[] _onboarding =
        ["Kick-off done, plan agreed", "Single sign-on is set up", "First data import went through", "Walked the admins through the settings", "Named a champion on their side"];

    private static readonly string[] _renewal =
        ["Renewal paper is with legal", "Talked about a three-year term", "They want the price held", "Sponsor confirmed the budget", "Sent the proposal"];

    private static readonly string[] _expansion =
        ["Second department wants a pilot", "Asked for a price for 200 more seats", "Demoed the forecasting module", "Introduced us to the plant in Leeds"];

    private static readonly string[] _usual =
    [
        "Usual check-in, all well", "Looked at the usage dashboard together", "They love the new reports", "Asked for a template for the monthly review", "NPS was 9",
        "Reviewed open tickets, nothing urgent", "Shared the release notes", "Wants to speak at our user group", "Two new admins start next month", "Good questions about permissions",
    ];

    public static string[] Of(Purpose? purpose, Trouble? trouble) => (purpose, trouble) switch
    {
        (_, { Kind: not TroubleKind.FalseAlarm }) => _trouble,
        (Purpose.Onboarding, _) => _onboarding,
        (Purpose.Renewal, _) => _renewal,
        (Purpose.Expansion, _) => _expansion,
        _ => _usual,
    };
}
