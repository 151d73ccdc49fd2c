using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;

namespace CsmBot.Tests.Alerts;

public class SendingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateTime Morning = new(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc);

    private static Case Turning(Colour from, Colour to) => new(Occasion.Turned, from, to, Today);

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
        Assert.Equal(new Ruling(send, reason), Sending.For(Turning(from, to) with { Rest = rest }));
    }

    [Fact]
    public void Yellow_waits_for_the_end_of_quiet_hours_and_says_until_when() =>
        Assert.Equal(new Ruling(false, "quiet until Mon 23 Nov 08:00: yellow waits", Morning),
            Sending.For(Turning(Colour.Green, Colour.Yellow) with { QuietUntil = Morning, Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") }));

    [Fact]
    public void Red_does_not_wait() => Assert.Equal(new Ruling(true, "worse"), Sending.For(Turning(Colour.Yellow, Colour.Red) with { QuietUntil = Morning }));

    [Fact]
    public void Whom_the_bot_has_not_met_is_not_told_and_that_is_said() =>
        Assert.Equal(new Ruling(false, "the bot has not met them yet"), Sending.For(Turning(Colour.Green, Colour.Red) with { Met = false }));

    [Theory]
    [InlineData(5, "new", false)]
    [InlineData(6, "new, in a digest of 6", true)]
    public void More_than_a_few_at_once_are_one_digest(int together, string reason, bool digest) =>
        Assert.Equal(new Ruling(true, reason, Digest: digest), Sending.For(Turning(Colour.Green, Colour.Yellow) with { Together = together, MostSingle = 5 }));

    [Theory]
    [InlineData(Occasion.SnoozeOver, "the snooze is over")]
    [InlineData(Occasion.Escalated, "nobody acknowledged it in time")]
    [InlineData(Occasion.Assigned, "assigned to them")]
    public void What_is_not_a_turn_is_told_for_its_own_reason_whatever_snooze_there_was(Occasion occasion, string reason)
    {
        var rest = new Rest { AccountId = "A-1", Rule = "gone quiet", By = "dana@plover.example", Colour = Colour.Red, Until = Today.AddDays(3) };
        Assert.Equal(new Ruling(true, reason), Sending.For(new Case(occasion, Colour.Green, Colour.Yellow, Today) { Rest = rest }));
    }

    [Fact]
    public void The_first_evaluation_of_a_store_tells_nobody() =>
        Assert.False(Sending.For(Turning(Colour.Green, Colour.Red) with { First = true }).Send);
}
