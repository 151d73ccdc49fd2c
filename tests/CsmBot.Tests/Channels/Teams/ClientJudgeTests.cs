using System.Text.Json.Nodes;
using CsmBot.Channels.Teams;
using CsmBot.Tests.Cards;
using CsmBot.Tests.Channels.Teams.Trust;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Teams;

/// <summary>Microsoft's own clients of the Bot Framework judge what we send, and the far Bot Framework that our tests believe in.</summary>
public sealed class ClientJudgeTests
{
    /// <summary>What botframework-connector lets pass and we do not: it looks at the token alone, and at less of it.</summary>
    private static readonly string[] _stricter =
    [
        "a header that must be understood", "a huge token", "a key without endorsements", "a service address outside the list though the token agrees", "an RSA algorithm that the metadata does not name",
        "an activity of another endorsed channel", "an activity without a channel", "another tenant in channelData", "another tenant in the conversation", "endorsements that are no list", "no expiry", "no tenant",
    ];

    [Fact]
    public async Task Microsofts_check_of_tokens_takes_what_our_far_Bot_Framework_signs_and_refuses_what_it_forges()
    {
        await using var host = await TeamsHost.Start();
        var cases = new JsonArray();
        var far = new List<FarMicrosoft>();
        try
        {
            await Add("as it should be", host.Says(), host.Microsoft.Jwks);
            foreach (var (name, (_, change)) in AdmissionTests.Wrong)
            {
                var said = host.Says();
                change(host, said);
                await Add(name, said, host.Microsoft.Jwks);
                host.Microsoft.Jwks[0] = host.Key.Jwk();
            }

            var answers = await Judges.Teams.Ask("tokens.mjs", new JsonObject { ["app"] = TeamsHost.App, ["now"] = host.Clock.GetUtcNow().ToUnixTimeSeconds(), ["cases"] = cases });

            var taken = answers.AsObject().Where(a => a.Value is null).Select(a => a.Key).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(_stricter.Append("as it should be").Order(StringComparer.Ordinal), taken);
        }
        finally { foreach (var one in far) await one.DisposeAsync(); }

        async Task Add(string name, Signed said, IEnumerable<JsonObject> keys)
        {
            var microsoft = await FarMicrosoft.Start();
            far.Add(microsoft);
            microsoft.Jwks.AddRange(keys.Select(k => k.DeepClone().AsObject()));
            cases.Add(new JsonObject
            {
                ["name"] = name, ["metadata"] = microsoft.Address + "/v1/.well-known/openidconfiguration", ["channel"] = said.Activity["channelId"]?.DeepClone(), ["serviceUrl"] = said.Activity["serviceUrl"]?.DeepClone(),
                ["authorization"] = said.Authorization.Count > 0 ? string.Join(", ", said.Authorization) : "Bearer " + said.Token(),
            });
        }
    }

    [Fact]
    public async Task Microsofts_client_reads_every_activity_as_we_wrote_it()
    {
        await using var host = await AppHost.Start(Alerts.AlertDesk.Rules);
        var dana = host.Chat(AppHost.Dana);
        var logged = await dana.Says("call with Globex, 25 min");
        await dana.Says("which accounts are green");
        await dana.Says("help");
        await dana.Presses(logged, "Undo");
        await host.Far.Until(s => s.Method == "PUT");
        var activities = new JsonObject();
        foreach (var (number, sent) in host.Far.Got.Index()) activities[$"sent {number}"] = sent.Activity.DeepClone();
        foreach (var (name, card) in SampleCards.All) activities[name] = Activities.Of(new CsmBot.Cards.Reply(card));

        var problems = await Judges.Teams.Ask("activities.mjs", activities);

        Assert.True(problems.AsObject().Count == 0, Judges.Say(problems));
    }
}
