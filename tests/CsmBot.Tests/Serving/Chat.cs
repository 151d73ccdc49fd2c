using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsmBot.Accounts;

namespace CsmBot.Tests.Serving;

/// <summary>A person in a conversation, speaking the Activity protocol as Teams does.</summary>
public sealed class Chat(AppHost host, Person person, string conversation, bool group)
{
    private static int s_ids;

    public static string NewId() => $"179516520{Interlocked.Increment(ref s_ids):0000}";

    /// <summary>Says it and waits for the answer to be posted.</summary>
    public async Task<Sent> Says(string text, string? id = null)
    {
        id ??= NewId();
        Assert.Equal(HttpStatusCode.Accepted, (await Send(Message(text, id))).StatusCode);
        return await host.Far.Until(s => s.ReplyTo == id && s.Conversation == conversation);
    }

    /// <summary>Presses a button of a message; gives the answer's card or text.</summary>
    public async Task<CardText> Presses(Sent on, string button, params (string Name, string Value)[] fields) => await Presses(on.Id, on.Card, button, fields);

    public async Task<CardText> Presses(string messageId, CardText card, string button, params (string Name, string Value)[] fields) =>
        new((await Invoke(messageId, card.Button(button), fields))!);

    public async Task<JsonNode?> Invoke(string messageId, JsonObject button, (string Name, string Value)[] fields, string? id = null)
    {
        var data = button["data"]?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in fields) data[name] = value;
        var activity = Activity("invoke", id ?? "f:" + NewId());
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = messageId;
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button["verb"]?.DeepClone(), ["data"] = data }, ["trigger"] = "manual" };
        var response = await Send(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonNode>();
    }

    public async Task<List<string>> Types(string letters, string dataset = "accounts")
    {
        var activity = Activity("invoke", "f:" + NewId());
        activity["name"] = "application/search";
        activity["value"] = new JsonObject { ["queryText"] = letters, ["dataset"] = dataset, ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 } };
        var answer = await (await Send(activity)).Content.ReadFromJsonAsync<JsonNode>();
        return [.. answer!["value"]!["results"]!.AsArray().Select(r => (string)r!["title"]!)];
    }

    public JsonObject Message(string text, string id)
    {
        var activity = Activity("message", id);
        activity["text"] = text;
        return activity;
    }

    public JsonObject Activity(string type, string id) => new()
    {
        ["type"] = type, ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = host.Far.Address,
        ["from"] = new JsonObject { ["id"] = "29:" + person.Name, ["aadObjectId"] = person.Email, ["name"] = person.Name },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "CsmBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = group ? "groupChat" : "personal", ["isGroup"] = group },
    };

    public Task<HttpResponseMessage> Send(JsonNode activity) => host.Http.PostAsJsonAsync(host.Address + "/api/messages", activity);
}
