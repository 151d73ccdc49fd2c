using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Health;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>The health rules in chat: everybody may see them and what the colours mean; leads and execs switch, change and delete. <see cref="RuleDrafts"/> makes new ones.</summary>
internal sealed class HealthRules(Store store, RulesInForce rules)
{
    private readonly RuleViews _views = new(rules);

    public Outcome List(Scene scene)
    {
        var how = Leads.May(scene) ? "“warn me when tier 1 accounts have not been contacted in 30 days” makes one; “rule 3” or “rule gone quiet” shows one with its history."
            : $"“rule gone quiet” shows one with its history. {(Leads.Near(scene) is { } lead ? $"{lead.Name} can make and change them." : "A lead can make and change them.")}";
        if (Known(out var problem) is not { } set) return RuleListCard.Of([], problem, "No rule is in force until the file is mended.");
        var now = _views.Now(scene);
        return RuleListCard.Of([.. set.Known.Select(r => _views.View(scene, r, now.GetValueOrDefault(r)))], Problems(), how);
    }

    public Outcome Show(Scene scene, string named)
    {
        if (Known(out var problem) is not { } set) return Broken(problem);
        if (set.Find(named) is { } rule) return Card(scene, rule);
        using var db = store.Db();
        // What is known of a rule that is gone is its trail.
        return RuleTrail.Of(db, scene, named) is { Count: > 0 } steps ? RuleCard.Gone(named, steps) : None(scene, set, named);
    }

    /// <summary>"what does yellow mean".</summary>
    public Outcome Status(Scene scene, Colour? colour)
    {
        if (Known(out var problem) is not { } set) return Broken(problem);
        var asOf = RuleViews.AsOf(scene);
        var counts = new int[3];
        for (var account = 0; account < scene.Book.Accounts.Count; account++)
            if (scene.Book.Figures[account].Status == AccountStatus.Active) counts[(int)HealthHistory.Now(asOf, account)]++;
        return StatusCard.Of([.. (colour is { } one ? [one] : Enum.GetValues<Colour>()).Select(c => new StatusView(Words.Of(c), set.Meanings.GetValueOrDefault(c)?.Means, set.Meanings.GetValueOrDefault(c)?.Notes,
            [.. set.Rules.Where(r => r.Status == c).Select(r => (r.Name, r.When))], counts[(int)c]))]);
    }

    public Outcome Switch(Scene scene, SwitchRule asked)
    {
        if (Known(out var problem) is not { } set) return Broken(problem);
        if (set.Find(asked.Rule) is not { } rule) return None(scene, set, asked.Rule);
        if (!Leads.May(scene)) return Leads.Only(scene, $"turn rules {(asked.On ? "on" : "off")}");
        if (rule.Off != asked.On) return Reply.Of($"The rule “{rule.Name}” is {(asked.On ? "on" : "off")} already.");
        return new Outcome.Act(work =>
        {
            RuleTrail.Change(work, scene, rule, asked.On ? "turned it on" : "turned it off", row => (row.OffBy, row.OffAt) = (asked.On ? null : scene.Person.Email, asked.On ? null : scene.Now));
            RuleTrail.Forget(work, rule.Name);
            Renew(work);
            var after = rule with { OffBy = asked.On ? null : scene.Person.Email, OffAt = asked.On ? null : scene.Now };
            return new Reply(Card(scene, after, asked.On ? $"The rule “{rule.Name}” is on: it judges all accounts at once." : $"The rule “{rule.Name}” is off. What it turned {Words.Of(rule.Status)} is judged by the others.", work.Db));
        });
    }

    public Outcome Delete(Scene scene, string named)
    {
        if (Known(out var problem) is not { } set) return Broken(problem);
        if (set.Find(named) is not { } rule) return None(scene, set, named);
        if (!Leads.May(scene)) return Leads.Only(scene, "delete rules");
        if (!rule.OfChat) return Reply.Of($"The rule “{rule.Name}” stands in {rules.FileName}, line {rule.Line}: take it out there. “turn off rule {rule.Name}” silences it.");
        return new Outcome.Act(work =>
        {
            RuleTrail.Change(work, scene, rule, $"deleted it ({Words.Of(rule.Status)} when: {rule.When})", row => (row.Deleted, row.OffBy, row.OffAt) = (true, null, null));
            RuleTrail.Forget(work, rule.Name);
            Renew(work);
            return Reply.Of($"Rule {rule.Number} “{rule.Name}” is deleted. What it turned {Words.Of(rule.Status)} is judged by the others.");
        });
    }

    /// <summary>The rules as they are seen anew once the change is on disk, which begins a round.</summary>
    internal void Renew(Work work) => work.Committed += () => _ = Known(out _);

    /// <summary>The rule's card.</summary>
    internal Card Card(Scene scene, HealthRule rule, string? said = null, CsmDb? db = null)
    {
        using var own = db is null ? store.Db() : null;
        var now = rule.Off || rule.Problem is not null || RuleWords.Read(rule.When, RuleViews.AsOf(scene).Moment, scene.Names).Condition is not { } when ? default : RuleViews.Holding(scene, when);
        // While a change is being written nobody waits for the past.
        var past = db is null ? _views.Past(scene, rule) : RulePast.None;
        var steps = RuleTrail.Of(db ?? own!, scene, rule.Name);
        return RuleCard.Of(_views.View(scene, rule, (now.Holds, now.NotJudged)), _views.Facts(scene, rule), _views.Warnings(rule), past, steps, said);
    }

    /// <summary>The rules, or what is wrong with a file that was never good.</summary>
    internal RuleSet? Known(out IReadOnlyList<string> problem)
    {
        problem = [];
        try { return rules.Rules; }
        catch (RuleFileException mistakes)
        {
            problem = [.. mistakes.Mistakes.Select(rules.Plainly)];
            return null;
        }
    }

    internal static Reply None(Scene scene, RuleSet set, string named)
    {
        var near = set.Known.Select(r => r.Name).Order(StringComparer.OrdinalIgnoreCase).Take(8).Select(n => $"“{n}”").ToList();
        return Reply.Of($"I know no rule “{named}”.{(near.Count > 0 ? $" There are {string.Join(", ", near)}{(set.Known.Count() > near.Count ? " …" : "")}." : "")}");
    }

    internal static Reply Broken(IReadOnlyList<string> problem) => new(RuleProblemCard.Bad(problem, none: true));

    private IReadOnlyList<string> Problems() => rules.Problem is { } problem
        ? [.. problem.Split(Environment.NewLine).Select(p => $"Not taken up: {rules.Plainly(p)}"), "The last good rules of the file stay in force.", .. Warnings()] : [.. Warnings()];

    private IEnumerable<string> Warnings() => rules.Warnings().Select(rules.Plainly);
}
