using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;

namespace CsmBot.Tests.Alerts;

public class SendingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    // A green account turns: people are told.
    [InlineData(Colour.Green, Colour.Yellow, null, 0, true, "new")]
    // From yellow to red is worse, and said again.
    [InlineData(Colour.Yellow, Colour.Red, null, 0, true, "worse")]
    // Getting better raises nothing: the old card says so.
    [InlineData(Colour.Red, Colour.Yellow, null, 0, false, "better")]
    [InlineData(Colour.Yellow, Colour.Green, null, 0, false, "better")]
    // Snoozed while yellow: yellow again is held …
    [InlineData(Colour.Green, Colour.Yellow, Colour.Yellow, 3, false, "snoozed by dana@plover.example until 25 Nov 2026")]
    // … red is not …
    [InlineData(Colour.Yellow, Colour.Red, Colour.Yellow, 3, true, "worse than when it was snoozed")]
    // … and on the day the snooze ends, it is told again.
    [InlineData(Colour.Green, Colour.Yellow, Colour.Yellow, 0, true, "new")]
    public void A_transition_is_told_or_held_with_a_reason(Colour from, Colour to, Colour? snoozed, int days, bool send, string reason)
    {
        var rest = snoozed is { } colour ? new Rest { AccountId = "A-1", Rule = "gone quiet", By = "dana@plover.example", Colour = colour, Until = Today.AddDays(days) } : null;
        Assert.Equal((send, reason), Sending.For(from, to, rest, Today));
    }
}
