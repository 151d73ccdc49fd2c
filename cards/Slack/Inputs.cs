using System.Globalization;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>
/// A form's fields in a modal: an input block each, whose block_id is the field's id and whose element is always <see cref="Element"/>, so that values and errors
/// need no table of names. What was typed stays over an update as long as both stay the same.
/// </summary>
internal static class Inputs
{
    public const string Element = "v";
    private const int Suggested = 5;

    public static void Draw(Sheet sheet, Form form)
    {
        foreach (var field in form.Fields)
        {
            if (field.Group is { } group) sheet.Line(RichText.Of([Span.Bold(Cut.Short(group, Limits.HeaderText))], Limits.HeaderText));
            sheet.Add(Input(field));
            if (field.Error is { } error) sheet.Subtle($"{Signs.Of(NoticeKind.Warning)} {error}");
        }
        // The last way out is the modal's own Close button.
        if (form.Others.Count > 1) ActionsOf.Draw(sheet, [.. form.Others.SkipLast(1)]);
    }

    /// <summary>Why the form cannot be a modal without losing something; null when it can.</summary>
    public static string? Refusal(Form form)
    {
        if (form.Fields.FirstOrDefault(f => f.Id.Length is 0 or > Limits.BlockId) is { } unnamed) return $"The field “{unnamed.Label}” has no name that Slack takes.";
        if (form.Fields.GroupBy(f => f.Id).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"Two fields are named “{twice.Key}”.";
        if (form.Fields.FirstOrDefault(f => f is TextField && f.Value?.Length > Limits.TextValue) is { } text)
            return $"“{text.Label}” holds {text.Value!.Length.ToString("#,##0", CultureInfo.InvariantCulture)} characters, and Slack’s forms take {Limits.TextValue.ToString("#,##0", CultureInfo.InvariantCulture)}.";
        return form.Fields.FirstOrDefault(f => f is ChoiceField c && !Usable(c.Choices).Any()) is { } empty ? $"There is nothing to choose for “{empty.Label}”." : null;
    }

    private static JsonObject Input(Field field)
    {
        var hints = new List<string>();
        var element = field switch
        {
            TextField f => Text(f),
            NumberField f => Number(f, hints),
            DateField f => Date(f, hints),
            ChoiceField f => Choice(f, hints),
            ToggleField f => Toggle(f),
            LookupField f => Lookup(f, hints),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No Block Kit input is known for this field."),
        };
        element["action_id"] = Element;
        if (field.Hint is { Length: > 0 } hint)
        {
            if (field is ChoiceField or LookupField && hint.Length <= Limits.Placeholder) element["placeholder"] = RichText.Plain(hint, Limits.Placeholder);
            else hints.Insert(0, hints.Count == 0 || char.IsPunctuation(hint[^1]) ? hint : hint + ".");
        }
        var input = new JsonObject { ["type"] = "input", ["block_id"] = field.Id, ["label"] = RichText.Plain(field.Label, Limits.InputLabel), ["element"] = element };
        if (hints.Count > 0) input["hint"] = RichText.Plain(string.Join(" ", hints), Limits.Hint);
        // An empty toggle says no, which is an answer.
        if (!field.Required || field is ToggleField) input["optional"] = true;
        return input;
    }

    private static JsonObject Text(TextField f)
    {
        var value = RichText.Clean(f.Value);
        var input = new JsonObject { ["type"] = "plain_text_input", ["multiline"] = f.Multiline, ["max_length"] = Math.Clamp(Math.Max(f.MaxLength, value.Length), 1, Limits.TextValue) };
        if (value.Length > 0) input["initial_value"] = f.Multiline ? value : value.Replace('\n', ' ');
        return input;
    }

    /// <summary>Slack refuses a view whose prefilled number is none or out of range.</summary>
    private static JsonObject Number(NumberField f, List<string> hints)
    {
        var whole = f.Min is { } a && f.Max is { } b && double.IsInteger(a) && double.IsInteger(b);
        var input = new JsonObject { ["type"] = "number_input", ["is_decimal_allowed"] = !whole };
        if (f.Min is { } min) input["min_value"] = Wire(min);
        if (f.Max is { } max) input["max_value"] = Wire(max);
        if (f is { Min: { } from, Max: { } to }) hints.Add($"From {Cell.Text(from)} to {Cell.Text(to)}.");
        if (double.TryParse(f.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && !(value < f.Min) && !(value > f.Max) && (!whole || double.IsInteger(value)))
            input["initial_value"] = Wire(value);
        return input;
    }

    private static JsonObject Date(DateField f, List<string> hints)
    {
        var input = new JsonObject { ["type"] = "datepicker" };
        if (DateOnly.TryParseExact(f.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) input["initial_date"] = f.Value;
        if (f.Max is { } max) hints.Add($"Not after {Cell.Day(max)}.");
        return input;
    }

    private static JsonObject Choice(ChoiceField f, List<string> hints)
    {
        var chosen = (f.Many ? f.Value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : f.Value is { } one ? [one] : null) ?? [];
        var usable = Usable(f.Choices).ToList();
        // What is chosen stays among what is shown.
        var shown = usable.Count <= Limits.OptionCount ? usable : [.. usable.Where(c => chosen.Contains(c.Value)).Concat(usable.Where(c => !chosen.Contains(c.Value))).Take(Limits.OptionCount)];
        if (f.Choices.Count > shown.Count) hints.Add($"{f.Choices.Count - shown.Count} more choices are not shown here.");
        var input = new JsonObject { ["type"] = f.Many ? "multi_static_select" : "static_select", ["options"] = Options(shown) };
        var initial = shown.Where(c => chosen.Contains(c.Value)).ToList();
        if (initial.Count > 0) input[f.Many ? "initial_options" : "initial_option"] = f.Many ? Options(initial) : Option(initial[0]);
        return input;
    }

    private static JsonObject Toggle(ToggleField f)
    {
        var yes = new Choice("Yes", "true");
        var input = new JsonObject { ["type"] = "checkboxes", ["options"] = Options([yes]) };
        if (f.Value == "true") input["initial_options"] = Options([yes]);
        return input;
    }

    /// <summary>Slack asks for options as soon as a letter is typed, and shows none before: those that are likely are named under the field.</summary>
    private static JsonObject Lookup(LookupField f, List<string> hints)
    {
        var input = new JsonObject { ["type"] = "external_select", ["min_query_length"] = 1 };
        if (IsUsable(f.Value)) input["initial_option"] = Option(f.Suggestions.FirstOrDefault(c => c.Value == f.Value) ?? new Choice(f.Value!));
        else if (f.Suggestions.Count > 0)
        {
            var more = f.Suggestions.Count - Suggested;
            hints.Add($"For example: {string.Join(", ", f.Suggestions.Take(Suggested).Select(c => c.Title))}{(more > 0 ? $" and {more} more" : "")}.");
        }
        return input;
    }

    /// <summary>A value that is cut would be another value: a choice whose value is too long for Slack is not shown.</summary>
    public static IEnumerable<Choice> Usable(IEnumerable<Choice> choices) => choices.Where(c => IsUsable(c.Value)).DistinctBy(c => c.Value);

    private static bool IsUsable(string? value) => !string.IsNullOrWhiteSpace(value) && value.Length <= Limits.OptionValue;

    public static JsonArray Options(IEnumerable<Choice> choices) => new([.. choices.Select(c => (JsonNode)Option(c))]);

    private static JsonObject Option(Choice choice) => new() { ["text"] = RichText.Plain(choice.Title, Limits.OptionText), ["value"] = choice.Value };

    private static string Wire(double value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
