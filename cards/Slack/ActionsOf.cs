using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>Buttons. A button's action_id is its verb with a number; its value holds the data (<see cref="BlockKit.Pressed"/>).</summary>
internal static class ActionsOf
{
    /// <summary>Side by side; where one says more than a client shows of a button, what can be said or chosen stands as text with a short button beside it.</summary>
    public static void Draw(Sheet sheet, IReadOnlyList<Button> buttons)
    {
        var areSentences = buttons.Any(b => Short(b) is not null && b.Title.Length > Limits.ButtonShown);
        var row = new JsonArray();
        var hidden = 0;
        foreach (var (button, i) in buttons.Select((b, i) => (b, i)))
        {
            var title = RichText.Filled(RichText.Clean(button.Title));
            var beside = areSentences ? Short(button) : null;
            if (i >= Limits.ButtonCount || Of(sheet, button, beside ?? title) is not { } drawn) { hidden++; continue; }
            if (beside is null) { row.Add(drawn); continue; }
            if (row.Count > 0) sheet.Add(Row(row));
            row = [];
            drawn["accessibility_label"] = Cut.Short(title, Limits.ButtonTitle);
            sheet.Add(new JsonObject { ["type"] = "section", ["text"] = RichText.Plain(title, sheet.Limits.Text), ["accessory"] = drawn });
        }
        if (row.Count > 0) sheet.Add(Row(row));
        if (hidden > 0) sheet.Subtle(hidden == 1 ? "1 more button is not shown here." : $"{hidden} more buttons are not shown here.");
    }

    /// <summary>A form in a message: a button that opens it, and the form's other buttons.</summary>
    public static void DrawClosed(Sheet sheet, Form form, IReadOnlyDictionary<string, string>? again)
    {
        var data = new Dictionary<string, string>(form.Data) { ["form"] = form.Verb };
        foreach (var (name, value) in again ?? new Dictionary<string, string>()) data.TryAdd(name, value);
        if (Payload.Write(data).Length > Limits.Payload) data = new(form.Data) { ["form"] = form.Verb };
        foreach (var error in form.Fields.Where(f => f.Error is not null))
            sheet.Line(RichText.Of([$"{Signs.Of(NoticeKind.Warning)} ", Span.Bold(error.Label), ": " + error.Error], sheet.Limits.Text), "list");
        Draw(sheet, [new VerbButton($"{form.Title}…", BlockKit.FormOpen, data, ButtonStyle.Primary), .. form.Others]);
    }

    private static JsonObject Row(JsonArray buttons) => new() { ["type"] = "actions", ["elements"] = buttons };

    /// <summary>The button's title beside its sentence; null for a button that names what it does.</summary>
    private static string? Short(Button button) => button is VerbButton verb ? verb.Verb switch { Verbs.Say => "Ask", Verbs.Clarify => "This one", _ => null } : null;

    /// <summary>Null where the button cannot work: a payload over the limit, a link that is not https.</summary>
    private static JsonObject? Of(Sheet sheet, Button button, string title) => button switch
    {
        LinkButton link => RichText.IsLink(link.Url) ? Drawn(sheet, "link", title, "url", link.Url, ButtonStyle.Default) : null,
        VerbButton verb => Payload.Write(verb.Data) is { Length: <= Limits.Payload } value && verb.Verb.Length < Limits.ActionId - 10 ? Drawn(sheet, verb.Verb, title, "value", value, verb.Style) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(button), button, "No Block Kit element is known for this button."),
    };

    private static JsonObject Drawn(Sheet sheet, string id, string title, string holds, string held, ButtonStyle style)
    {
        var button = new JsonObject { ["type"] = "button", ["action_id"] = $"{id}:{sheet.Button++}", ["text"] = RichText.Plain(title, Limits.ButtonTitle), [holds] = held };
        if (style != ButtonStyle.Default) button["style"] = style == ButtonStyle.Primary ? "primary" : "danger";
        return button;
    }
}
