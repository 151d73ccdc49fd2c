using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>
/// How tables and charts are written. What a workspace refuses with invalid_blocks is sent again in the next dialect: the newest blocks came in 2026 and are not
/// everywhere.
/// </summary>
public enum Dialect
{
    /// <summary>data_table and data_visualization.</summary>
    Newest,

    /// <summary>table, one a message; a chart as a table of its numbers.</summary>
    Table,

    /// <summary>Text alone, which every workspace takes.</summary>
    Text,
}

/// <summary>A card as a Slack message (https://docs.slack.dev/reference/block-kit/blocks), within all of Slack's limits.</summary>
public static class BlockKit
{
    /// <summary>
    /// The verb of the button that stands in a message for a form, as forms are modals in Slack. Its data are those of the form with its verb as <c>form</c>:
    /// the channel gets the card again and opens it with <see cref="Modal.Render"/>.
    /// </summary>
    public const string FormOpen = "form.open";

    /// <summary>Writes text as it is instead of as six-character escapes, which would count against the limits.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// <c>text</c> (for notifications and screen readers) and <c>blocks</c>, as chat.postMessage and its kin take them.
    /// </summary>
    /// <param name="again">What a form's button carries besides, by which the channel finds the form again; left out where it does not fit.</param>
    public static JsonObject Render(Card card, Dialect dialect = Dialect.Newest, IReadOnlyDictionary<string, string>? again = null) => new()
    {
        ["text"] = Summary(RichText.Filled(RichText.Clean(card.Summary))),
        ["blocks"] = new Drawing(Surface.Message(dialect), card.Summary, again).Of(card.Blocks),
    };

    /// <summary>The verb and the data of a pressed button; null for a link's button and for what was not made here.</summary>
    public static (string Verb, IReadOnlyDictionary<string, string> Data)? Pressed(string? actionId, string? value)
    {
        var end = actionId?.LastIndexOf(':') ?? -1;
        if (end <= 0 || Payload.Read(value) is not { } data) return null;
        return (actionId![..end], data);
    }

    private static string Summary(string text)
    {
        var most = Limits.Summary;
        while (Escape(Cut.Long(text, most)).Length > Limits.Summary) most /= 2;
        return Escape(Cut.Long(text, most));
    }

    /// <summary>In a message's text, Slack reads mentions and links between angle brackets (https://docs.slack.dev/messaging/formatting-message-text).</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
