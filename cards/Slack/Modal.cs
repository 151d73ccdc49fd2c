using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>
/// A card as a modal (https://docs.slack.dev/surfaces/modals): its form's fields with what stands around them, or a card without a form to be read and closed.
/// What comes back is read by <see cref="Hidden"/> and <see cref="Values"/>; the form's verb is the view's callback_id.
/// </summary>
public static class Modal
{
    /// <summary>The form that a modal of this card holds; null when it has none.</summary>
    public static Form? Of(Card card) => Of(card.Blocks);

    /// <param name="origin">What the channel wants back, such as the message that the form belongs to; up to about 1,000 characters.</param>
    /// <param name="externalId">A name by which the view can be updated before Slack has told its id; at most 255 characters, unique in the workspace.</param>
    public static JsonObject Render(Card card, string? origin = null, string? externalId = null)
    {
        var form = Of(card);
        if (form is null) return View(card, null, Metadata(null, origin), externalId);
        var metadata = Metadata(form, origin);
        var refusal = Inputs.Refusal(form) ?? (form.Verb.Length is 0 or > Limits.CallbackId ? "It has no name that Slack takes." : metadata.Length > Limits.Metadata ? "It carries more than Slack takes." : null);
        if (refusal is not null) return TooLarge(form, refusal, externalId);
        var view = View(card, form, metadata, externalId);
        var inputs = view["blocks"]!.AsArray().Count(b => (string?)b!["type"] == "input");
        return inputs == form.Fields.Count && view["blocks"]!.AsArray().Count <= Surface.Modal.Blocks ? view
            : TooLarge(form, $"It has {form.Fields.Count} fields, and Slack’s forms take {Surface.Modal.Blocks} with what stands between them.", externalId);
    }

    /// <summary>What is opened at once, as a trigger lives three seconds, where the form takes a look-up first; then updated with the form.</summary>
    public static JsonObject Loading(string title = "One moment…", string? externalId = null) =>
        View(new Card(title, new Heading(title), new Paragraph("One moment, I am looking it up…")), null, Metadata(null, null), externalId);

    /// <summary>The answer to a view_submission that puts the form's errors under its fields; null when no field has one.</summary>
    public static JsonObject? Errors(Form form)
    {
        var errors = new JsonObject();
        foreach (var field in form.Fields.Where(f => f.Error is not null)) errors[field.Id] = RichText.Filled(Cut.Long(RichText.Clean(field.Error), 300));
        return errors.Count == 0 ? null : new() { ["response_action"] = "errors", ["errors"] = errors };
    }

    /// <summary>The answer to a view_submission that puts another view in the place of the one that was submitted.</summary>
    public static JsonObject Update(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };

    /// <summary>
    /// A view's state.values in the form in which every channel sends a form's fields: dates as yyyy-MM-dd, toggles "true" or "false", several choices joined by
    /// commas, "" for what was left empty.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Values(JsonElement values)
    {
        var read = new Dictionary<string, string>();
        if (values.ValueKind != JsonValueKind.Object) return read;
        foreach (var block in values.EnumerateObject())
            if (block.Value.ValueKind == JsonValueKind.Object && block.Value.TryGetProperty(Inputs.Element, out var element) && element.ValueKind == JsonValueKind.Object && Value(element) is { } value)
                read[block.Name] = value;
        return read;
    }

    /// <summary>What a modal carries unseen: the form's data, what the channel gave as origin, and each type-ahead field's dataset. Empty for what was not made here.</summary>
    public static (IReadOnlyDictionary<string, string> Data, string? Origin, IReadOnlyDictionary<string, string> Datasets) Hidden(string? privateMetadata)
    {
        var all = Payload.Read(privateMetadata) ?? [];
        return (Part(all, "d."), all.GetValueOrDefault("origin"), Part(all, "t."));
    }

    private static JsonObject View(Card card, Form? form, string metadata, string? externalId)
    {
        var (title, blocks) = Title(card, form);
        var view = new JsonObject { ["type"] = "modal", ["title"] = RichText.Plain(title, Limits.ModalTitle) };
        if (form is not null)
        {
            view["callback_id"] = form.Verb;
            view["submit"] = RichText.Plain(form.Submit, Limits.ModalTitle);
        }
        view["close"] = RichText.Plain(form is null ? "Close" : form.Others.LastOrDefault()?.Title ?? "Cancel", Limits.ModalTitle);
        view["private_metadata"] = metadata;
        if (externalId is not null) view["external_id"] = externalId;
        view["blocks"] = new Drawing(Surface.Modal, title) { Open = form }.Of(blocks);
        return view;
    }

    /// <summary>The card's own heading where a modal's short title holds it; else the form's title, whole above the fields where it had to be cut.</summary>
    private static (string Title, IReadOnlyList<Block> Blocks) Title(Card card, Form? form)
    {
        if (card.Blocks.FirstOrDefault() is Heading { Level: 1, Text.Length: > 0 and <= Limits.ModalTitle } own) return (own.Text, [.. card.Blocks.Skip(1)]);
        var title = form?.Title ?? "CsmBot";
        return (title, title.Length <= Limits.ModalTitle || card.Blocks.FirstOrDefault() is Heading { Level: 1 } ? card.Blocks : [new Heading(title), .. card.Blocks]);
    }

    private static JsonObject TooLarge(Form form, string why, string? externalId) =>
        View(new Card(form.Title, new Heading(form.Title), new Notice(NoticeKind.Error, $"This form does not fit into Slack. {why} Nothing was changed: write what you want as a message instead.")), null, Metadata(null, null), externalId);

    private static string Metadata(Form? form, string? origin)
    {
        var all = new List<KeyValuePair<string, string>>();
        if (origin is not null) all.Add(new("origin", origin));
        foreach (var (name, value) in form?.Data ?? new Dictionary<string, string>()) all.Add(new("d." + name, value));
        foreach (var lookup in form?.Fields.OfType<LookupField>() ?? []) all.Add(new("t." + lookup.Id, lookup.Dataset));
        return Payload.Write(all);
    }

    private static Dictionary<string, string> Part(Dictionary<string, string> all, string prefix) =>
        all.Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(p => p.Key[prefix.Length..], p => p.Value);

    private static Form? Of(IEnumerable<Block> blocks) => blocks.Select(b => b switch { Form f => f, Section s => Of(s.Blocks), _ => null }).FirstOrDefault(f => f is not null);

    private static string? Value(JsonElement element) => Word(element, "type") switch
    {
        "plain_text_input" or "number_input" => Word(element, "value") ?? "",
        "static_select" or "external_select" => element.TryGetProperty("selected_option", out var one) ? Word(one, "value") ?? "" : "",
        "multi_static_select" or "multi_external_select" => string.Join(",", Chosen(element)),
        "checkboxes" => Chosen(element).Any() ? "true" : "false",
        "datepicker" => Word(element, "selected_date") ?? "",
        _ => null,
    };

    private static IEnumerable<string> Chosen(JsonElement element) => element.TryGetProperty("selected_options", out var all) && all.ValueKind == JsonValueKind.Array
        ? all.EnumerateArray().Select(o => Word(o, "value")).OfType<string>() : [];

    private static string? Word(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
