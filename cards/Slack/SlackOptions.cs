using System.Globalization;
using System.Text.Json.Nodes;

namespace CsmBot.Cards.Slack;

/// <summary>The answer to block_suggestion: what can be chosen for what was typed (https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload).</summary>
public static class SlackOptions
{
    public static JsonObject Render(IReadOnlyList<Choice> choices)
    {
        var usable = Inputs.Usable(choices).ToList();
        if (usable.Count <= Limits.OptionCount) return new() { ["options"] = Inputs.Options(usable) };
        var label = string.Create(CultureInfo.InvariantCulture, $"The first {Limits.OptionCount} of {usable.Count:#,##0}: type more of the name");
        return new() { ["option_groups"] = new JsonArray(new JsonObject { ["label"] = RichText.Plain(label, Limits.OptionText), ["options"] = Inputs.Options(usable.Take(Limits.OptionCount)) }) };
    }
}
