using System.Text.Json;
using CsmBot.Data;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>
/// Writes what edits of the rules file did to its rules into the trail of rules: added, changed, taken out. What the file said last lies in the store, so that an edit while nobody
/// was running is seen too; the first file that a store meets is no change.
/// </summary>
internal sealed class FileTrail(Store store, RulesInForce rules)
{
    private const string Known = "rules-file";

    private IReadOnlyList<HealthRule>? _seen;

    public async Task Run(CancellationToken cancel)
    {
        if (rules.OfFile is not { } ofFile || ReferenceEquals(ofFile, _seen)) return;
        var at = rules.WrittenAt;
        await store.Write(work => Write(work, ofFile, at), cancel);
        _seen = ofFile;
    }

    private static void Write(Work work, IReadOnlyList<HealthRule> ofFile, DateTime at)
    {
        var (isFirst, before) = (work.Db.Marks.Find(Known) is null, work.Db.FileRules.ToDictionary(r => r.Key));
        var number = work.Db.RuleChanges.Max(c => (long?)c.Number) ?? 0;
        // Where a rule stands in the file says nothing about it.
        foreach (var rule in ofFile.Select(r => r with { Line = 0 }))
        {
            var (key, body) = (HealthRule.KeyOf(rule.Name), JsonSerializer.Serialize(rule));
            if (!before.Remove(key, out var row))
            {
                work.Db.Add(new FileRule { Key = key, Body = body });
                Note(key, $"added it: {Accounts.Words.Of(rule.Status)} when: {rule.When}");
            }
            else if (row.Body != body)
            {
                if (JsonSerializer.Deserialize<HealthRule>(row.Body) is { } old && RuleDifferences.Of(old, rule).ToList() is { Count: > 0 } differences) Note(key, string.Join("; ", differences));
                row.Body = body;
            }
        }

        foreach (var gone in before.Values)
        {
            var rule = JsonSerializer.Deserialize<HealthRule>(gone.Body)!;
            work.Db.Remove(gone);
            Note(gone.Key, $"no longer has it ({Accounts.Words.Of(rule.Status)} when: {rule.When})");
        }

        if (isFirst) work.Db.Add(new Mark { Name = Known, At = at });

        void Note(string key, string what)
        {
            if (!isFirst) work.Db.Add(new RuleChange { Number = ++number, Key = key, By = RuleChange.File, At = at, What = what });
        }
    }
}
