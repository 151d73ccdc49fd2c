using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Channels.Slack;
using CsmBot.Tests.Channels.Slack;
using CsmBot.Tests.Channels.Slack.FakeSlack;

namespace CsmBot.Tests.Channels.Fuzz;

/// <summary>Thousands of damaged payloads, truly signed, against the whole program: nothing breaks, and nothing comes into the store that nobody said.</summary>
public sealed class SlackFuzzTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData(1, 700), InlineData(2, 700)]
    public async Task No_damaged_payload_breaks_the_host_or_leaves_a_fact(int seed, int times)
    {
        await using var host = await SlackHost.Start();
        var answered = await host.Dana.Says("which accounts are green");
        var samples = Samples(host, host.Outsider, "call with Globex, 25 min", answered).Concat(Samples(host, host.Dana, "which accounts are green", answered)).ToList();
        var mutations = new Mutations(seed);
        var sent = Enumerable.Range(0, times).Select(i =>
        {
            var (path, payload) = samples[i % samples.Count];
            return (path, Body: mutations.Bytes(Text(path, mutations.Of(payload))));
        }).ToList();

        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, stop) =>
        {
            using var request = Signed(host, one.path, one.Body);
            using var response = await host.App.Http.SendAsync(request, stop);
            Assert.True((int)response.StatusCode < 500, $"{response.StatusCode} for {one.path} {Encoding.UTF8.GetString(one.Body)}");
        });

        Assert.Empty(host.Logged());
        var id = new JsonObject { ["type"] = "url_verification", ["challenge"] = "alive" };
        Assert.Equal("alive", (string?)(await host.Delivery.Event(id))!["challenge"]);
        Assert.True((await host.Ines.Says("which accounts are green")).Words.Says("29 accounts"));
        Assert.Empty(host.Logged());
    }

    private static IEnumerable<(string Path, JsonObject Payload)> Samples(SlackHost host, SlackPerson person, string said, SlackPost answered)
    {
        var press = person.Press(answered, answered.Words.Buttons.First());
        yield return ("/slack/events", person.Event(new() { ["type"] = "message", ["channel_type"] = "im", ["channel"] = person.Chat, ["user"] = person.Id, ["text"] = said, ["ts"] = "1795165200.000100" }));
        yield return ("/slack/events", person.Mention(SlackHost.Success, said));
        yield return ("/slack/events", person.Event(new() { ["type"] = "app_home_opened", ["user"] = person.Id, ["channel"] = person.Chat, ["tab"] = "home", ["event_ts"] = "1795165200.0002" }));
        yield return ("/slack/events", person.Event(new() { ["type"] = "channel_rename", ["channel"] = new JsonObject { ["id"] = SlackHost.Success, ["name"] = "wins" } }));
        yield return ("/slack/commands", person.Command(said, SlackHost.Success));
        yield return ("/slack/interactivity", press);
        var typed = press.DeepClone().AsObject();
        (typed["type"], typed["action_id"], typed["block_id"], typed["value"]) = ("block_suggestion", "account", "account", "nor");
        yield return ("/slack/options", typed);
        var shortcut = press.DeepClone().AsObject();
        (shortcut["type"], shortcut["callback_id"], shortcut["message_ts"]) = ("message_action", "log", "1795165200.0003");
        yield return ("/slack/interactivity", shortcut);
        var submitted = press.DeepClone().AsObject();
        submitted["type"] = "view_submission";
        submitted["view"] = new JsonObject
        {
            ["id"] = "V1", ["type"] = "modal", ["callback_id"] = "form", ["private_metadata"] = "{}", ["hash"] = "1.a",
            ["state"] = new JsonObject { ["values"] = new JsonObject { ["account"] = new JsonObject { ["account"] = new JsonObject { ["type"] = "external_select", ["selected_option"] = new JsonObject { ["value"] = "A-2" } } } } },
        };
        yield return ("/slack/interactivity", submitted);
    }

    private static string Text(string path, JsonNode payload) => path switch
    {
        "/slack/events" => payload.ToJsonString(),
        "/slack/commands" when payload is JsonObject fields => string.Join('&', fields.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value?.ToString())}")),
        _ => "payload=" + WebUtility.UrlEncode(payload.ToJsonString()),
    };

    private static HttpRequestMessage Signed(SlackHost host, string path, byte[] body)
    {
        var time = host.Now().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, host.App.Address + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(path == "/slack/events" ? "application/json" : Form);
        request.Headers.Add(SlackSignature.Timestamp, time);
        request.Headers.Add(SlackSignature.Signature, SlackSignature.Of(host.World.Secret, time, body));
        return request;
    }
}
