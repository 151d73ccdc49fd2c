using System.Globalization;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Interactions;
using CsmBot.Tests.Understanding.Names;
using CsmBot.Understanding;

namespace CsmBot.Tests.Understanding.Logging;

/// <summary>
/// Messages with what they mean, in the format of the example messages. A message that is not yet understood rightly is listed in
/// <see cref="Known"/>; that nothing wrong is ever logged has no exceptions.
/// </summary>
public class MessagesTests
{
    private static readonly HashSet<string> Known = ["own-distractor-22", "fifth-forwarded-06", "fifth-forwarded-09", "fifth-nonnative-05", "fifth-duration-28", "fifth-needs-14", "fifth-duration-37"];

    [Theory]
    [InlineData("messages.jsonl", false)]
    [InlineData("messages-own.jsonl", false)]
    [InlineData("messages-other.jsonl", true)]
    public void Every_message_is_logged_as_it_should_be_or_not_at_all(string file, bool other)
    {
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Spec", file)))
        {
            using var json = JsonDocument.Parse(line);
            var id = json.RootElement.GetProperty("id").GetString()!;
            var understood = Understand(json.RootElement, other ? ExampleNames.Other : ExampleNames.Example);
            var gold = json.RootElement.GetProperty("gold");
            if (IsWronglyLogged(gold, understood)) wrong.Add($"WRONGLY LOGGED {id}: {json.RootElement.GetProperty("text").GetString()}");
            else if (!IsRight(gold, understood) && !Known.Contains(id)) wrong.Add($"{id}: {json.RootElement.GetProperty("text").GetString()} => {understood}");
        }

        Assert.Empty(wrong);
    }

    private static Understood Understand(JsonElement message, ExampleNames names)
    {
        var person = names.People.First(p => p.Email == message.GetProperty("as").GetString());
        var zone = person.TimeZone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : TimeZoneInfo.Utc;
        var now = DateTime.Parse(message.GetProperty("now").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        return Language.English.Understand(message.GetProperty("text").GetString()!, new Context(new Moment(now, zone, new Workspace(), person.Email), names.Names));
    }

    private static bool IsWronglyLogged(JsonElement gold, Understood understood)
    {
        if (understood is not Log { Ready: true } log) return false;
        if (gold.GetProperty("outcome").GetString() != "ready") return true;
        var ids = gold.GetProperty("interactions").EnumerateArray().Select(i => i.GetProperty("account_id").GetString()).ToList();
        return log.Drafts.Any(d => !ids.Contains(d.AccountId));
    }

    private static bool IsRight(JsonElement gold, Understood understood)
    {
        var outcome = gold.GetProperty("outcome").GetString();
        if (outcome == "not_log") return understood is not (Log or OpenLogForm);
        if (understood is not Log log) return false;
        var needs = log.Drafts.SelectMany(d => d.Needs).ToHashSet();
        if (outcome == "needs" || gold.TryGetProperty("or_needs", out _) && needs.Count > 0)
            return needs.SetEquals(gold.GetProperty(outcome == "needs" ? "needs" : "or_needs").EnumerateArray().Select(n => n.GetString()!));
        var expected = gold.GetProperty("interactions").EnumerateArray().ToList();
        return needs.Count == 0 && log.Drafts.Length == expected.Count && expected.All(e => log.Drafts.Any(d => Fits(e, d)));
    }

    private static bool Fits(JsonElement gold, Draft draft) =>
        gold.GetProperty("account_id").GetString() == draft.AccountId
        && IsOne(gold.GetProperty("type"), Words.Of(draft.Type!.Value))
        && Number(gold.GetProperty("minutes")) == draft.Minutes
        && Number(gold.GetProperty("volume")) == draft.Volume
        && IsOne(gold.GetProperty("purpose"), draft.Purpose is { } p ? Words.Of(p) : null)
        && IsOne(gold.GetProperty("occurred_on"), draft.OccurredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        && IsRated(gold, draft.Effectiveness);

    private static bool IsOne(JsonElement gold, string? value) =>
        gold.ValueKind == JsonValueKind.Object ? gold.GetProperty("any_of").EnumerateArray().Any(o => o.GetString() == value) : gold.GetString() == value;

    private static int? Number(JsonElement gold) => gold.ValueKind == JsonValueKind.Null ? null : gold.GetInt32();

    private static bool IsRated(JsonElement gold, int? score)
    {
        var range = gold.GetProperty("effectiveness");
        if (score is null) return range.ValueKind == JsonValueKind.Null || gold.TryGetProperty("effectiveness_or_null", out _);
        return range.ValueKind == JsonValueKind.Array && score >= range[0].GetInt32() && score <= range[1].GetInt32();
    }
}
