using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>Buttons as actions: Action.Execute, and Action.Submit where a client does not know it.</summary>
internal static class ActionsOf
{
    public static IEnumerable<JsonObject> Set(IReadOnlyList<Button> buttons)
    {
        var usable = buttons.Select(b => Of(b, inputs: false)).OfType<JsonObject>().ToList();
        var shown = usable.Take(Limits.ButtonCount).ToList();
        foreach (var row in Rows(shown)) yield return row;
        if (buttons.Count > shown.Count) yield return Elements.Subtle($"{buttons.Count - shown.Count} more are not shown here.");
    }

    /// <summary>Clients draw an action set as one row and shorten its titles to make it fit ("A…", "S…"): so many stand in a row as a phone shows whole.</summary>
    public static IEnumerable<JsonObject> Rows(IEnumerable<JsonObject> actions)
    {
        var row = new JsonArray();
        var (left, first) = (PhoneRow, true);
        foreach (var action in actions)
        {
            var width = ButtonEdges + ((string)action["title"]!).Length * ButtonCharacter;
            if (row.Count > 0 && width > left)
            {
                yield return Row(row, first);
                (row, left, first) = ([], PhoneRow, false);
            }
            row.Add(action);
            left -= width + ButtonGap;
        }
        if (row.Count > 0) yield return Row(row, first);
    }

    // Pixels, as Teams' host settings have them: a card on the narrowest phone, a button's padding and border, a character of its title, the space between two.
    private const int PhoneRow = 288, ButtonEdges = 24, ButtonCharacter = 8, ButtonGap = 8;

    private static JsonObject Row(JsonArray actions, bool first)
    {
        var row = new JsonObject { ["type"] = "ActionSet", ["actions"] = actions };
        if (!first) row["spacing"] = "Small";
        return row;
    }

    /// <summary>Null where the button cannot work: a payload over the limit, a link that is not https.</summary>
    public static JsonObject? Of(Button button, bool inputs) => button switch
    {
        LinkButton link => Markdown.IsLink(link.Url) ? new() { ["type"] = "Action.OpenUrl", ["title"] = Title(link), ["url"] = link.Url } : null,
        VerbButton verb => Execute(verb, inputs),
        _ => throw new ArgumentOutOfRangeException(nameof(button), button, "No Adaptive Card action is known for this button."),
    };

    private static JsonObject? Execute(VerbButton button, bool inputs)
    {
        var data = Payload(button);
        if (data.ToJsonString(AdaptiveCard.Json).Length > Limits.Payload) return null;
        var action = Action("Action.Execute", button, data, inputs);
        action["verb"] = button.Verb;
        action["fallback"] = Action("Action.Submit", button, Payload(button), inputs);
        return action;
    }

    private static JsonObject Action(string type, VerbButton button, JsonObject data, bool inputs)
    {
        var action = new JsonObject { ["type"] = type, ["title"] = Title(button), ["data"] = data };
        // Without this, Cancel would be held up by an empty required field.
        if (!inputs) action["associatedInputs"] = "none";
        if (button.Style != ButtonStyle.Default) action["style"] = button.Style == ButtonStyle.Primary ? "positive" : "destructive";
        return action;
    }

    /// <summary>The verb stands in the data too: Action.Submit has no other place for it.</summary>
    private static JsonObject Payload(VerbButton button)
    {
        var data = new JsonObject { ["v"] = 1, ["verb"] = button.Verb };
        foreach (var (name, value) in button.Data) data[name] = value;
        return data;
    }

    private static string Title(Button button) => Cut.Short(button.Title, Limits.ButtonTitle);
}
