using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Health;

namespace CsmBot.Conversations;

/// <summary>A rule as the fields of its form, and back.</summary>
internal static class RuleForm
{
    public static Card Card(string draftId, bool isNew, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> errors) =>
        RuleFormCard.Of(new RuleFormView(draftId, isNew, values) { Errors = errors });

    public static Dictionary<string, string> Values(HealthRule rule) => new()
    {
        ["name"] = rule.Name, ["when"] = rule.When, ["status"] = Words.Of(rule.Status), ["hold"] = Number(rule.HoldDays), ["clear"] = Number(rule.ClearDays), ["next"] = rule.Next ?? "", ["say"] = rule.Say ?? "",
        ["reason"] = rule.Reason ?? "", ["learned_from"] = rule.LearnedFrom ?? "", ["owner"] = rule.Owner ?? "", ["notes"] = rule.Notes ?? "",
    };

    /// <summary>What came back, as it was typed.</summary>
    public static Dictionary<string, string> Typed(Pressed form, HealthRule rule) => Values(rule).ToDictionary(v => v.Key, v => form.Value(v.Key) ?? v.Value);

    /// <summary>The rule that the form says, and what is wrong by field. Fields that did not come back stay as they were.</summary>
    public static (HealthRule Rule, Dictionary<string, string> Errors) Read(Pressed form, HealthRule before, bool isNew)
    {
        var (typed, errors) = (Typed(form, before), new Dictionary<string, string>());
        string? Text(string name) => typed[name].Trim() is { Length: > 0 } text ? text : null;
        int Days(string name)
        {
            if (Text(name) is not { } text) return 1;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 365 && days == Math.Floor(days)) return (int)days;
            errors[name] = "A number of days from 1 to 365";
            return 1;
        }

        if (!Words.TryRead<Colour>(typed["status"], out var status) || status == Colour.Green) errors["status"] = "Yellow or red";
        if (Text("when") is null) errors["when"] = "A rule needs a condition";
        return (before with
        {
            Name = isNew ? Text("name") ?? "" : before.Name, When = Text("when") ?? before.When, Status = status, HoldDays = Days("hold"), ClearDays = Days("clear"), Say = Text("say"), Next = Text("next"),
            Reason = Text("reason"), LearnedFrom = Text("learned_from"), Owner = Text("owner"), Notes = Text("notes"),
        }, errors);
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
