using CsmBot.Accounts;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Health;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Conversations;

/// <summary>Writes what is decided about health rules in chat, each with who, when and what in the same transaction.</summary>
internal static class RuleTrail
{
    /// <summary>The rule's row, made where there is none yet; counts as changed by who speaks.</summary>
    /// <param name="what">In words, after the name of who does it: "turned it off".</param>
    public static StoredRule Change(Work work, Scene scene, HealthRule rule, string what, Action<StoredRule> change)
    {
        var key = HealthRule.KeyOf(rule.Name);
        var row = work.Db.Rules.Find(key);
        if (row is null) work.Db.Add(row = new StoredRule { Key = key, Name = rule.Name, By = scene.Person.Email });
        row.Revision = (work.Db.RuleChanges.Max(c => (long?)c.Number) ?? 0) + 1;
        work.Db.Add(new RuleChange { Number = row.Revision, Key = key, By = scene.Person.Email, At = scene.Now, What = what });
        change(row);
        return row;
    }

    /// <summary>The number that the next rule made in chat is called by.</summary>
    public static int NextNumber(CsmDb db) => (db.Rules.Max(r => (int?)r.Number) ?? 0) + 1;

    /// <summary>How the rule stands for accounts is forgotten with it: switched on again, it begins anew.</summary>
    public static void Forget(Work work, string rule) => work.Db.RuleStandings.Where(s => s.Rule == rule).ExecuteDelete();

    public static void Fill(StoredRule row, HealthRule rule) =>
        (row.Name, row.When, row.Status, row.HoldDays, row.ClearDays, row.Say, row.Reason, row.Next, row.LearnedFrom, row.Owner, row.Notes) =
        (rule.Name, rule.When, rule.Status, rule.HoldDays, rule.ClearDays, rule.Say, rule.Reason, rule.Next, rule.LearnedFrom, rule.Owner, rule.Notes);

    /// <summary>What was done to the rule, the newest first.</summary>
    public static IReadOnlyList<RuleStep> Of(CsmDb db, Scene scene, string rule)
    {
        var key = HealthRule.KeyOf(rule);
        db.RuleChanges.Where(c => c.Key == key).Load();
        // Those of this very transaction are not saved yet.
        return [.. db.RuleChanges.Local.Where(c => c.Key == key).OrderByDescending(c => c.Number).Select(c => new RuleStep(Cards.Instant.Of(c.At, scene.Moment.Zone), c.By == RuleChange.File ? "The rules file" : scene.NameOf(c.By), c.What))];
    }

    public static string Days(int days) => Phrases.Count(days, "day");
}
