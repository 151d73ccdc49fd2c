using System.Globalization;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Teams;

/// <summary>
/// A form inside the card. Adaptive Cards show no errors found by a server: the card comes again with what was typed and a red line under the field.
/// </summary>
internal static class Inputs
{
    public static IEnumerable<JsonObject> Of(Form form, Limits limits)
    {
        foreach (var field in form.Fields)
        {
            if (field.Group is { } group) yield return Group(group);
            yield return Input(field, limits);
            if (Hidden(field, limits) is > 0 and var hidden) yield return Elements.Subtle($"{hidden} more choices are not shown here.");
            if (field.Error is { } error) yield return Error(error);
        }
        var submit = new VerbButton(form.Submit, form.Verb, form.Data, ButtonStyle.Primary);
        foreach (var row in ActionsOf.Rows([ActionsOf.Of(submit, inputs: true)!, .. form.Others.Select(o => ActionsOf.Of(o, inputs: false)!)])) yield return row;
    }

    private static JsonObject Group(string text)
    {
        var block = Elements.TextBlock(Markdown.Escape(Cut.Short(text, Limits.HeadingText)));
        (block["weight"], block["separator"], block["spacing"]) = ("Bolder", true, "Medium");
        return block;
    }

    private static JsonObject Error(string text)
    {
        var block = Elements.TextBlock(Markdown.Escape(Cut.Long(text, 300)));
        (block["color"], block["size"], block["spacing"]) = ("Attention", "Small", "Small");
        return block;
    }

    private static JsonObject Input(Field field, Limits limits)
    {
        var input = field switch
        {
            TextField f => Text(f),
            NumberField f => Number(f),
            DateField f => Date(f),
            ChoiceField f => Choice(f, limits),
            ToggleField => Toggle(),
            LookupField f => Lookup(f, limits),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No Adaptive Card input is known for this field."),
        };
        (input["id"], input["label"]) = (field.Id, Cut.Short(field.Label, Limits.HeadingText));
        if (field is ToggleField) input["title"] = Cut.Short(field.Label, Limits.HeadingText);
        if (field.Value is { Length: > 0 } value && input["value"] is null && field is not NumberField) input["value"] = value;
        if (field.Hint is { } hint) input["placeholder"] = hint;
        if (field.Required) (input["isRequired"], input["errorMessage"]) = (true, $"{field.Label} is needed");
        return input;
    }

    private static JsonObject Text(TextField f)
    {
        var input = new JsonObject { ["type"] = "Input.Text", ["maxLength"] = f.MaxLength };
        if (f.Multiline) input["isMultiline"] = true;
        return input;
    }

    private static JsonObject Number(NumberField f)
    {
        var input = new JsonObject { ["type"] = "Input.Number" };
        // Microsoft's renderer (adaptivecards 3.0) takes an empty number for one out of bounds, so that a form with a number that may stay empty could not be sent: the server alone checks that.
        if (f.Required && f.Min is { } min) input["min"] = min;
        if (f.Required && f.Max is { } max) input["max"] = max;
        if (f is { Required: true, Min: not null, Max: not null }) input["errorMessage"] = $"From {Cell.Text(f.Min)} to {Cell.Text(f.Max)}";
        if (double.TryParse(f.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) input["value"] = value;
        return input;
    }

    private static JsonObject Date(DateField f)
    {
        var input = new JsonObject { ["type"] = "Input.Date" };
        if (f.Max is { } max) (input["max"], input["errorMessage"]) = (max.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"Not after {Cell.Day(max)}");
        return input;
    }

    private static JsonObject Choice(ChoiceField f, Limits limits)
    {
        var input = new JsonObject { ["type"] = "Input.ChoiceSet", ["choices"] = Choices(f.Choices, f.Value, limits) };
        input["style"] = f.Many ? "expanded" : "compact";
        if (f.Many) input["isMultiSelect"] = true;
        return input;
    }

    private static JsonObject Toggle() => new() { ["type"] = "Input.Toggle", ["valueOn"] = "true", ["valueOff"] = "false" };

    /// <summary>Type-ahead: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search.</summary>
    private static JsonObject Lookup(LookupField f, Limits limits) => new()
    {
        ["type"] = "Input.ChoiceSet",
        ["style"] = "filtered",
        ["choices"] = Choices(f.Suggestions, f.Value, limits),
        ["choices.data"] = new JsonObject { ["type"] = "Data.Query", ["dataset"] = f.Dataset },
    };

    private static int Hidden(Field field, Limits limits) => field switch
    {
        ChoiceField f => f.Choices.Count - Shown(f.Choices, f.Value, limits).Count(),
        LookupField f => f.Suggestions.Count - Shown(f.Suggestions, f.Value, limits).Count(),
        _ => 0,
    };

    private static JsonArray Choices(IReadOnlyList<Choice> choices, string? value, Limits limits) =>
        new([.. Shown(choices, value, limits).Select(c => (JsonNode)new JsonObject { ["title"] = Cut.Short(c.Title, Limits.ChoiceTitle), ["value"] = c.Value })]);

    /// <summary>What is chosen already is always among those shown: a client sends nothing else back.</summary>
    private static IEnumerable<Choice> Shown(IReadOnlyList<Choice> choices, string? value, Limits limits)
    {
        var chosen = value?.Split(',') ?? [];
        return choices.Where((c, i) => i < limits.Choices || chosen.Contains(c.Value));
    }
}
