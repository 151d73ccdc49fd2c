using System.Text.Json.Nodes;
using CsmBot.Cards.Slack;

namespace CsmBot.Channels.Slack;

/// <summary>Modals and the home tab. A trigger opens one modal, once, within three seconds: what is not ready soon opens as a modal that says so, and is filled afterwards.</summary>
internal sealed class SlackViews(SlackApi api, TimeProvider time)
{
    /// <summary>How long after the press the trigger is surely good for the way to Slack.</summary>
    public static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(800);

    /// <summary>Opens what is being made; false when Slack takes no modal any more. What comes to null is told elsewhere.</summary>
    public async Task<bool> Open(SlackWorkspace workspace, string trigger, Task<JsonObject?> making, CancellationToken cancel)
    {
        if (await Task.WhenAny(making, Task.Delay(Soon, time, cancel)) == making) return await making is not { } view || await Open(workspace, trigger, view, cancel);
        var opened = await Call(workspace, "views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = Modal.Loading() }, cancel);
        var ready = await Finished(making);
        if (!opened.Ok) return ready is null;
        return opened.Word("view", "id") is { } id && await Update(workspace, id, ready ?? Modal.Render(new Cards.Card("See the chat", new Cards.Paragraph("The answer is in our chat."))), cancel);
    }

    public async Task<bool> Open(SlackWorkspace workspace, string trigger, JsonObject view, CancellationToken cancel) =>
        (await Call(workspace, "views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = view }, cancel)).Ok;

    public async Task<bool> Update(SlackWorkspace workspace, string id, JsonObject view, CancellationToken cancel) =>
        (await Call(workspace, "views.update", new JsonObject { ["view_id"] = id, ["view"] = view }, cancel)).Ok;

    /// <summary>Shows the home tab of one person, in the newest dialect that the workspace takes.</summary>
    public async Task<SlackAnswer> Publish(SlackWorkspace workspace, string user, Func<Dialect, JsonObject> home, CancellationToken cancel)
    {
        SlackAnswer? answer = null;
        foreach (var dialect in Enum.GetValues<Dialect>())
            if ((answer = await Call(workspace, "views.publish", new JsonObject { ["user_id"] = user, ["view"] = home(dialect) }, cancel)) is { Ok: true } or { Consequence: not Consequence.Plainer }) break;
        return answer!;
    }

    private Task<SlackAnswer> Call(SlackWorkspace workspace, string method, JsonObject arguments, CancellationToken cancel) => api.Call(workspace.Id, workspace.Token, method, arguments, cancel);

    /// <summary>A modal that says it is looking must not look for ever.</summary>
    private static async Task<JsonObject?> Finished(Task<JsonObject?> making)
    {
        try { return await making; }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Modal.Render(new Cards.Card("Something went wrong", new Cards.Paragraph("Something went wrong on my side, and nothing was stored. Try again, please.")));
        }
    }
}
