using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;

namespace CsmBot.Tests.Cards.Slack;

/// <summary>All that is sent to Slack for the sample cards, by name: each card as a message in each dialect, forms as modals, some cards on the home tab.</summary>
public static class SlackSamples
{
    public static readonly IReadOnlyDictionary<string, JsonObject> All = Make().ToDictionary(s => s.Name, s => s.Sent);

    private static IEnumerable<(string Name, JsonObject Sent)> Make()
    {
        foreach (var (name, card) in SampleCards.All)
        {
            foreach (var dialect in Enum.GetValues<Dialect>()) yield return ($"{name}.{dialect.ToString().ToLowerInvariant()}", BlockKit.Render(card, dialect));
            if (Modal.Of(card) is not null) yield return ($"{name}.modal", Modal.Render(card, origin: "C0SUCCESS1/1795165200.000100", externalId: "form-1"));
        }
        yield return ("summary.read-modal", Modal.Render(SampleCards.All["summary"]));
        yield return ("loading.modal", Modal.Loading());
        yield return ("all-fields.modal", Modal.Render(AllFields()));
        yield return ("home.home", Home.Render(SampleCards.All["welcome"], SampleCards.All["alert-list"], SampleCards.All["answer-groups"], SampleCards.All["log-form-empty"]));
    }

    /// <summary>A field of each kind with everything that a field can have.</summary>
    private static Card AllFields() => new("All fields.", new Paragraph("Above the form."), new Form("Everything that a form can hold", Verbs.LogSave,
    [
        new TextField("short", "Short", MaxLength: 40) { Value = "*plain*", Required = true, Hint = "One line", Group = "1 of 2: text" },
        new TextField("long", "Long", Multiline: true) { Value = "two\nlines", Error = "Too long." },
        new NumberField("whole", "Whole", 1, 10) { Value = "3" },
        new NumberField("any", "Any") { Value = "2.5", Group = "2 of 2: the rest" },
        new DateField("day", "Day") { Value = "2026-11-21", Max = new(2026, 11, 23) },
        new ChoiceField("one", "One", [new("Call", "call"), new("E-mail", "email")]) { Value = "email", Hint = "Choose" },
        new ChoiceField("several", "Several", [new("Call", "call"), new("E-mail", "email"), new("Chat", "chat")], Many: true) { Value = "call,chat" },
        new ToggleField("yes", "Tell the team") { Value = "true", Required = true },
        new LookupField("account", "Account", "accounts") { Value = "A-104", Suggestions = [new("Fabrikam Ltd", "A-104")], Required = true, Hint = "Type a name" },
        new LookupField("person", "Person", "people") { Suggestions = [new("Dana Reyes", "dana@plover.example"), new("Ines Okoro", "ines@plover.example")] },
    ]) { Data = new Dictionary<string, string> { ["draft"] = "D-1" }, Others = [new VerbButton("Change the rest", Verbs.LogReview, ("draft", "D-1")), new VerbButton("Cancel", Verbs.LogCancel, ("draft", "D-1"))] });
}
