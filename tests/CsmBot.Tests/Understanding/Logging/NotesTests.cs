using CsmBot.Accounts;
using CsmBot.Interactions;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;

namespace CsmBot.Tests.Understanding.Logging;

/// <summary>What no rule took becomes the notes, in the writer's own words.</summary>
public class NotesTests
{
    [Theory]
    [InlineData("Zenith call 20m good", null)]
    [InlineData("Called Zenith for 20 min, good. They have 40 seats, and their CFO wants a discount because budgets are tight.", "They have 40 seats, and their CFO wants a discount because budgets are tight")]
    [InlineData("Met Foxglove yesterday for an hour, usage dropped 30% since October but they still like the dashboard", "usage dropped 30% since October but they still like the dashboard")]
    [InlineData("Visited Coral Bay Energy on Monday, 3 hours. Met the new COO (Jane Doe), who is sceptical about our API.", "Met the new COO (Jane Doe), who is sceptical about our API")]
    [InlineData("emailed Zenith the slides from the workshop", "the slides from the workshop")]
    [InlineData("called Zenith 15m; emailed Foxglove the pricing sheet they asked for", null, "the pricing sheet they asked for")]
    [InlineData("Escalation at Foxglove: export down since 9am, 1h call, workaround found", "export down since 9am, workaround found")]
    [InlineData("Met Zenith 1h\n- talked about SSO\n- they need SAML by March", "talked about SSO. they need SAML by March")]
    [InlineData("Site visit Canvas Works 4h (travel not included), toured factory, 4/5", "(travel not included), toured factory")]
    [InlineData("QBR with Meridian Care: 90 minutes, 4/5. 5 people attended. We agreed on a success plan for Q1.", "5 people attended. We agreed on a success plan for Q1")]
    [InlineData("call Zenith 10m, call Foxglove 15m, both happy", "both happy", "both happy")]
    [InlineData("emailed Zenith and Foxglove about the new pricing, both want a discount", "about the new pricing, both want a discount", "about the new pricing, both want a discount")]
    [InlineData("called Zenith about SSO and Foxglove about seats", "about SSO", "about seats")]
    [InlineData("called Zenith and emailed Foxglove, they want a discount", null, "they want a discount")]
    public void What_is_left_over_becomes_the_notes(string message, params string?[]? notes)
    {
        var moment = new Moment(new DateTime(2026, 11, 24, 15, 30, 0, DateTimeKind.Utc), TimeZoneInfo.Utc, new Workspace());
        var log = Assert.IsType<Log>(Language.English.Understand(message, new Context(moment, ExampleNames.Example.Names)));
        Assert.Equal(notes ?? [null], log.Drafts.Select(d => d.Notes));
    }
}
