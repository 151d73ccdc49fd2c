using CsmBot.Accounts;
using CsmBot.Interactions;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;

namespace CsmBot.Tests.Understanding.Logging;

/// <summary>Words that are both an account's name and something else: a day, a number, a length, a type.</summary>
public class TieBreaksTests
{
    [Theory]
    [InlineData("ticket from Friday Freight 10m", "Friday Freight", InteractionType.Ticket, 10, "2026-11-24")] // a whole name wins over a piece that cuts into it
    [InlineData("call Friday Freight on Friday 10m", "Friday Freight", InteractionType.Call, 10, "2026-11-20")] // once as the name, once as the day
    [InlineData("Third Avenue Bank third call 10m", "Third Avenue Bank", InteractionType.Call, 10, "2026-11-24")] // a number in a name counts nothing
    [InlineData("7Hills Power call 7 min", "7Hills Power", InteractionType.Call, 7, "2026-11-24")]
    [InlineData("June & Daughters visit 2h", "June & Daughters", InteractionType.SiteVisit, 120, "2026-11-24")] // a month in a name is no day
    [InlineData("Meeting Point Events call 30m", "Meeting Point Events", InteractionType.Call, 30, "2026-11-24")] // a type in a name is no type
    [InlineData("Meeting Point Events meeting 30m", "Meeting Point Events", InteractionType.Meeting, 30, "2026-11-24")]
    [InlineData("Copperfield call 10m", "Copperfield", InteractionType.Call, 10, "2026-11-24")] // the exact name wins over a longer one that begins with it
    [InlineData("Copperfield Payroll call 10m", "Copperfield Payroll", InteractionType.Call, 10, "2026-11-24")]
    [InlineData("Yellow Creek call 10m, status yellow", "Yellow Creek", InteractionType.Call, 10, "2026-11-24")] // a colour in a name is none
    [InlineData("Saved Acres Farm visit 1h", "Saved Acres Farm", InteractionType.SiteVisit, 60, "2026-11-24")]
    public void A_name_that_says_something_else_too_is_the_name_where_it_stands_whole(string message, string account, InteractionType type, int minutes, string day)
    {
        var names = ExampleNames.Example;
        var moment = new Moment(new DateTime(2026, 11, 24, 15, 30, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace());
        var draft = Assert.Single(Assert.IsType<Log>(Language.English.Understand(message, new Context(moment, names.Names))).Drafts);
        Assert.Equal((account, type, minutes, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), (names.Accounts.First(a => a.AccountId == draft.AccountId).Name, draft.Type, draft.Minutes, draft.OccurredOn));
    }
}
