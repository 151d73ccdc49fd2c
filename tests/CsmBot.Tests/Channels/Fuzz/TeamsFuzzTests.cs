using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CsmBot.Accounts;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Fuzz;

/// <summary>Thousands of damaged activities against the whole program: nothing breaks, and nothing comes into the store that nobody said.</summary>
public sealed class TeamsFuzzTests
{
    private static readonly Person _stranger = new("mallory@elsewhere.example", "Mallory", Role.Csm, null, 0, "USD", null);

    [Theory]
    [InlineData(1, 700), InlineData(2, 700), InlineData(3, 700)]
    public async Task No_damaged_activity_breaks_the_host_or_leaves_a_fact(int seed, int times)
    {
        await using var host = await AppHost.Start(Alerts.AlertDesk.Rules);
        var known = Samples(host, AppHost.Dana, "which accounts are green").ToList();
        var strange = Samples(host, _stranger, "call with Globex, 25 min").ToList();
        var mutations = new Mutations(seed);
        var bodies = Enumerable.Range(0, times).Select(i =>
        {
            var samples = i % 2 == 0 ? known : strange;
            var activity = mutations.Of(samples[i / 2 % samples.Count]);
            // A conversation each, as the pace of one would slow down the test.
            if (activity is JsonObject { } o && o["conversation"] is JsonObject conversation && conversation["id"] is JsonValue id) conversation["id"] = $"{id}{i}";
            return mutations.Bytes(activity.ToJsonString());
        }).ToList();

        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (body, stop) =>
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var response = await host.Http.PostAsync(host.Address + "/api/messages", content, stop);
            // 501 is what the protocol has for an invoke that the bot does not know.
            Assert.True((int)response.StatusCode is < 500 or 501, $"{response.StatusCode} for {System.Text.Encoding.UTF8.GetString(body)}");
        });

        Assert.Empty(host.Logged());
        Assert.Equal((29, 3), (host.Store.Book.Accounts.Count, host.Store.Book.People.Known.Count()));
        await host.Chat(AppHost.Ines).Invoke("m-0", new JsonObject { ["verb"] = "help" }, []);
        Assert.True((await host.Chat(AppHost.Ines).Says("which accounts are green")).Card.Says("29 accounts"));
        Assert.Empty(host.Logged());
    }

    /// <summary>The shapes that Teams sends.</summary>
    private static IEnumerable<JsonObject> Samples(AppHost host, Person person, string said)
    {
        var chat = host.Chat(person);
        yield return With(chat.Message(said, "1"), ("textFormat", "plain"), ("locale", "en-US"), ("timestamp", "2026-11-20T09:00:00Z"),
            ("entities", new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>CsmBot</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "CsmBot" } })),
            ("channelData", new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t-1" }, ["team"] = new JsonObject { ["id"] = "19:team" }, ["channel"] = new JsonObject { ["id"] = "19:c", ["type"] = "shared" } }));
        yield return With(chat.Message(said, "2"), ("deliveryMode", "expectReplies"));
        yield return With(chat.Message(said, "3"), ("type", "messageUpdate"), ("channelData", new JsonObject { ["eventType"] = "editMessage" }));
        yield return With(chat.Activity("messageDelete", "4"), ("channelData", new JsonObject { ["eventType"] = "softDeleteMessage" }));
        yield return With(chat.Activity("conversationUpdate", "5"), ("membersAdded", new JsonArray(new JsonObject { ["id"] = "28:bot" })), ("channelData", new JsonObject { ["eventType"] = "teamMemberAdded", ["team"] = new JsonObject { ["id"] = "19:t" } }));
        yield return With(chat.Activity("installationUpdate", "6"), ("action", "add"));
        foreach (var (verb, data) in new (string, JsonObject)[]
        {
            ("say", new() { ["v"] = 1, ["verb"] = "say", ["text"] = said }), ("log.undo", new() { ["v"] = 1, ["interaction"] = "I-1" }), ("answer.page", new() { ["v"] = 1, ["page"] = 2, ["sort"] = "arr" }),
            ("alert.acknowledge", new() { ["v"] = 1, ["alert"] = "AL-1" }),
        })
            yield return With(chat.Activity("invoke", "7"), ("name", "adaptiveCard/action"), ("replyToId", "m-1"),
                ("value", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" }));
        yield return With(chat.Activity("invoke", "8"), ("name", "application/search"),
            ("value", new JsonObject { ["queryText"] = "nor", ["dataset"] = "accounts", ["kind"] = "search", ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 } }));
        foreach (var name in new[] { "composeExtension/query", "composeExtension/fetchTask", "composeExtension/submitAction", "message/submitAction", "task/fetch" })
            yield return With(chat.Activity("invoke", "9"), ("name", name), ("value", new JsonObject
            {
                ["commandId"] = "search", ["commandContext"] = "message", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "q", ["value"] = "nor" }),
                ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 10 }, ["data"] = new JsonObject { ["v"] = 1 },
                ["messagePayload"] = new JsonObject { ["id"] = "1", ["createdDateTime"] = "2026-11-20T09:00:00Z", ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>hello</p>" } },
            }));
    }

    private static JsonObject With(JsonObject activity, params (string Name, JsonNode Value)[] more)
    {
        foreach (var (name, value) in more) activity[name] = value;
        return activity;
    }
}
