using System.Text.RegularExpressions;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Health;
using CsmBot.Questions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>
/// New health rules and changes of those made in chat: what was understood is shown with whom it is about now and what it would have caught, and stored when a lead confirms it.
/// Who presses is checked anew, and so is whether somebody changed the rule meanwhile.
/// </summary>
internal sealed partial class RuleDrafts(HealthRules known, RulesInForce rules)
{
    private const int MostRules = 100;

    private readonly RuleViews _views = new(rules);

    /// <summary>A rule that waits for confirmation.</summary>
    /// <param name="Before">The rule that it changes, as it was seen; null for a new one.</param>
    /// <param name="Lesson">The fire that it is learned from, where it was offered.</param>
    internal sealed record Draft(HealthRule Rule, HealthRule? Before, long Revision, DraftState State = DraftState.Open, FireLessonView? Lesson = null);

    internal enum DraftState : byte { Open, Stored, Cancelled }

    /// <summary>"warn me when …".</summary>
    public Outcome Propose(Scene scene, MakeRule asked)
    {
        if (!Leads.May(scene)) return Leads.Only(scene, "make rules that warn everybody", $"For yourself: “every morning post {asked.Words}”.");
        if (known.Known(out var broken) is not { } set) return HealthRules.Broken(broken);
        if (set.Known.Count(r => r.OfChat) >= MostRules) return Reply.Of($"There are {MostRules} rules made in chat already: “rules” lists them, “delete rule 3” makes room.");
        var name = asked.Name ?? NameOf(asked.Words, set);
        var rule = new HealthRule(name, asked.Words, asked.Status) { Owner = scene.Person.Email };
        return Problem(scene, set, rule, null) is ({ } problem, _) ? Talk.Declined(problem) : Keep(scene, Memory.IdOf("rule", scene.Incoming), new Draft(rule, null, 0));
    }

    /// <summary>"change gone quiet to 60 days".</summary>
    public Outcome Change(Scene scene, CsmDb db, ChangeRule asked)
    {
        if (known.Known(out var broken) is not { } set) return HealthRules.Broken(broken);
        if (set.Find(asked.Rule) is not { } rule) return HealthRules.None(scene, set, asked.Rule);
        if (!Leads.May(scene)) return Leads.Only(scene, "change rules");
        if (!rule.OfChat) return Reply.Of($"The rule “{rule.Name}” stands in {rules.FileName}, line {rule.Line}: change it there, and it is in force within a minute. “turn off rule {rule.Name}” silences it.");
        var draft = new Draft(rule, rule, db.Rules.Find(HealthRule.KeyOf(rule.Name))?.Revision ?? 0);
        var id = Memory.IdOf("rule", scene.Incoming);
        if (asked.To is null) return Keep(scene, id, draft, form: true);
        if (Changed(rule, asked.To) is not { } changed) return Reply.Of($"I do not see what in “{rule.When}” is to be {asked.To}: say the whole condition, as in “change rule {rule.Number} to accounts not contacted in 60 days”, or “change rule {rule.Number}” for its form.");
        if (changed == rule) return Reply.Of($"The rule “{rule.Name}” is so already.");
        return Problem(scene, set, changed, rule) is ({ } problem, _) ? Talk.Declined(problem) : Keep(scene, id, draft with { Rule = changed });
    }

    /// <summary>"call it gone silent", "make it red", "confirm" of what was proposed last.</summary>
    public Outcome About(Scene scene, CsmDb db, AboutDraft about)
    {
        if (scene.Mind.RuleDraft is not { } id || Open(scene, db, id) is not { } draft) return Gone;
        if (about.Word == DraftWord.Confirm) return Confirm(scene, db, id);
        if (about.Word == DraftWord.Cancel) return Cancel(scene, db, id);
        if (draft.Before is not null && about.Word == DraftWord.Name) return Reply.Of("A rule keeps its name once it is stored: alerts and history know it by it.");
        var rule = about.Word switch
        {
            DraftWord.Name => draft.Rule with { Name = about.Name! },
            DraftWord.Red => draft.Rule with { Status = Colour.Red },
            _ => draft.Rule with { Status = Colour.Yellow },
        };
        return known.Known(out var broken) is not { } set ? HealthRules.Broken(broken)
            : Problem(scene, set, rule, draft.Before) is ({ } problem, _) ? Talk.Declined(problem) : Keep(scene, id, draft with { Rule = rule });
    }

    public Outcome Confirm(Scene scene, CsmDb db, string id)
    {
        if (!Leads.May(scene)) return Leads.Only(scene, "confirm rules");
        if (known.Known(out var broken) is not { } set) return HealthRules.Broken(broken);
        return new Outcome.Act(work =>
        {
            if (Recall(scene, work.Db, id) is not { } draft) return Gone;
            if (draft.State != DraftState.Open) return Answered(draft);
            if (Problem(scene, set, draft.Rule, draft.Before) is ({ } problem, var field)) return Form(id, draft, problem, field);
            var rule = draft.Rule;
            if (draft.Before is not { } before)
            {
                // Somebody may have confirmed one of that name since the rules were read.
                if (work.Db.Rules.Find(HealthRule.KeyOf(rule.Name)) is { Deleted: false, When: not null }) return Form(id, draft, $"there is a rule “{rule.Name}” already", "name");
                var number = RuleTrail.NextNumber(work.Db);
                RuleTrail.Change(work, scene, rule, $"made it: {Words.Of(rule.Status)} when: {rule.When}", row =>
                {
                    RuleTrail.Fill(row, rule);
                    (row.Number, row.By, row.At, row.Deleted, row.OffBy, row.OffAt) = (number, scene.Person.Email, scene.Now, false, null, null);
                });
                rule = rule with { Number = number, By = scene.Person.Email, At = scene.Now };
            }
            else
            {
                if (work.Db.Rules.Find(HealthRule.KeyOf(before.Name)) is not { Deleted: false } row || row.Revision != draft.Revision) return Reply.Of($"Somebody changed or deleted the rule “{before.Name}” meanwhile: nothing was stored. “rule {before.Name}” shows it as it is now.");
                RuleTrail.Change(work, scene, rule, string.Join("; ", RuleDifferences.Of(before, rule)), stored => RuleTrail.Fill(stored, rule));
            }

            Memory.Keep(work, id, scene.Person.Email, draft with { State = DraftState.Stored }, scene.Now + Memory.Cards);
            scene.Remember(work, scene.Mind with { RuleDraft = null });
            known.Renew(work);
            return new Reply(known.Card(scene, rule, $"Rule {rule.Number} “{rule.Name}” is {(draft.Before is null ? "stored and on" : "changed")}: it judges all accounts at once.", work.Db)) { ReplacesSource = true };
        });
    }

    /// <summary>The form of what waits, in the view of who pressed alone.</summary>
    public Outcome Edit(Scene scene, CsmDb db, string id) => !Leads.May(scene) ? Leads.Only(scene, "change rules") : Recall(scene, db, id) switch
    {
        null => Gone,
        { State: DraftState.Open } draft => Form(id, draft, null, null),
        var draft => Answered(draft),
    };

    /// <summary>Reads the form; what comes of it is shown again and waits for the word.</summary>
    public Outcome Save(Scene scene, CsmDb db, Pressed form)
    {
        if (!Leads.May(scene)) return Leads.Only(scene, "change rules");
        var id = form.Value("draft") ?? "";
        if (Recall(scene, db, id) is not { } draft) return Gone;
        if (draft.State != DraftState.Open) return Answered(draft);
        if (known.Known(out var broken) is not { } set) return HealthRules.Broken(broken);
        var (rule, errors) = RuleForm.Read(form, draft.Rule, isNew: draft.Before is null);
        if (errors.Count == 0 && Problem(scene, set, rule, draft.Before) is ({ } problem, var field)) errors[field] = problem;
        if (errors.Count > 0) return new Reply(RuleForm.Card(id, draft.Before is null, RuleForm.Typed(form, draft.Rule), errors), Visibility.OnlyAsker) { ReplacesSource = true };
        return Keep(scene, id, draft with { Rule = rule });
    }

    public Outcome Cancel(Scene scene, CsmDb db, string id)
    {
        if (!Leads.May(scene)) return Leads.Only(scene, "cancel what a lead has proposed");
        return new Outcome.Act(work =>
        {
            if (Recall(scene, work.Db, id) is not { } draft) return Gone;
            if (draft.State != DraftState.Open) return Answered(draft);
            Memory.Keep(work, id, scene.Person.Email, draft with { State = DraftState.Cancelled }, scene.Now + Memory.Cards);
            scene.Remember(work, scene.Mind with { RuleDraft = null });
            return Reply.Of(draft.Before is null ? $"Cancelled: the rule “{draft.Rule.Name}” was not stored." : $"Cancelled: the rule “{draft.Rule.Name}” stays as it is.") with { ReplacesSource = true };
        });
    }

    /// <summary>Shows the draft and keeps it until it is answered.</summary>
    internal Outcome Keep(Scene scene, string id, Draft draft, bool form = false)
    {
        // What it would have caught is looked for before the store is locked.
        var card = form ? null : Card(scene, id, draft);
        return new Outcome.Act(work =>
        {
            Memory.Keep(work, id, scene.Person.Email, draft, scene.Now + Memory.Cards);
            scene.Remember(work, scene.Mind with { RuleDraft = id });
            return card is null ? Form(id, draft, null, null) : new Reply(card) { ReplacesSource = scene.Incoming.Event is Pressed { Verb: Verbs.RuleSave } };
        });
    }

    internal Card Card(Scene scene, string id, Draft draft)
    {
        var (rule, asOf) = (draft.Rule, RuleViews.AsOf(scene));
        var when = RuleWords.Read(rule.When, asOf.Moment, scene.Names).Condition!;
        var (holds, unknown, names) = RuleViews.Holding(scene, when);
        var same = rules.Rules.Known.FirstOrDefault(r => r.Name != draft.Before?.Name && RuleWords.Read(r.When, asOf.Moment, scene.Names).Condition is { } other && other.Equals(when));
        return RuleDraftCard.Of(new RuleDraftView(id, rule.Name, Words.Of(rule.Status), rule.When, Wording.Of(new Question { Where = when }, scene.Book, asOf.Today))
        {
            Changes = draft.Before is { } before ? [.. RuleDifferences.Of(before, rule)] : [], Holds = holds, NotJudged = unknown, Accounts = names, Facts = _views.Facts(scene, rule),
            Warnings = [.. same is null ? Array.Empty<string>() : [$"The rule “{same.Name}” ({Words.Of(same.Status)}{(same.Off ? ", off" : "")}) asks the same."], .. _views.Warnings(rule)],
            Past = _views.Past(scene, rule), Lesson = draft.Lesson,
        });
    }

    /// <summary>What is wrong with a rule, and with which field of its form.</summary>
    private static (string? Problem, string Field) Problem(Scene scene, RuleSet set, HealthRule rule, HealthRule? before)
    {
        if (rule.Name.Length is 0 or > RuleFormCard.LongestName || rule.Name.Any(char.IsControl)) return ($"A rule’s name has 1 to {RuleFormCard.LongestName} characters on one line.", "name");
        if (int.TryParse(HealthRule.KeyOf(rule.Name), out _)) return ("A rule needs a name with a letter in it: numbers are given by me.", "name");
        if (before is null && set.Known.FirstOrDefault(r => HealthRule.KeyOf(r.Name) == HealthRule.KeyOf(rule.Name)) is { } taken)
            return ($"There is a rule “{taken.Name}” already{(taken.OfChat ? $": “change rule {taken.Number}” changes it" : "")}. Call this one something else: “…, call it gone silent”.", "name");
        if (RuleWords.Read(rule.When, RuleViews.AsOf(scene).Moment, scene.Names).Problem is { } problem) return ($"I cannot make a rule of that: {problem}.", "when");
        return rule.Say is { } say && RuleSaying.Problem(say, rule.When) is { } unsaid ? ($"{unsaid}.", "say") : (null, "");
    }

    private static HealthRule? Changed(HealthRule rule, string to)
    {
        if (Words.TryRead<Colour>(to.ToLowerInvariant(), out var colour)) return colour == Colour.Green ? null : rule with { Status = colour };
        if (!Span().Match(to).Success || Span().Match(to).Length != to.Length) return rule with { When = to };
        return Span().Count(rule.When) == 1 ? rule with { When = Span().Replace(rule.When, to) } : null;
    }

    /// <summary>"tier 1 accounts have not been contacted in 30 days" → "tier 1 not contacted in 30 days", made different from the names there are.</summary>
    internal static string NameOf(string words, RuleSet set)
    {
        string[] idle = ["accounts", "account", "customers", "customer", "have", "has", "been", "are", "is", "the", "a", "an", "any", "whose", "with", "that", "which", "where", "their", "our"];
        var name = Cut.Short(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => !idle.Contains(w.ToLowerInvariant()))), RuleFormCard.LongestName - 3);
        if (name.Length == 0) name = Cut.Short(words, RuleFormCard.LongestName - 3);
        for (var n = 1; ; n++)
        {
            var tried = n == 1 ? name : $"{name} {n}";
            if (set.Known.All(r => HealthRule.KeyOf(r.Name) != HealthRule.KeyOf(tried))) return tried;
        }
    }

    private static Draft? Recall(Scene scene, CsmDb db, string id) => Memory.Recall<Draft>(db, id, scene.Now)?.Value;

    private static Draft? Open(Scene scene, CsmDb db, string id) => Recall(scene, db, id) is { State: DraftState.Open } draft ? draft : null;

    private static Reply Form(string id, Draft draft, string? problem, string? field) => new(
        RuleForm.Card(id, draft.Before is null, RuleForm.Values(draft.Rule), problem is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [field!] = problem }), Visibility.OnlyAsker) { ReplacesSource = true };

    private static Reply Answered(Draft draft) => Reply.Of(draft.State == DraftState.Stored ? $"The rule “{draft.Rule.Name}” was stored already." : $"The rule “{draft.Rule.Name}” was cancelled.", Visibility.OnlyAsker);

    private static Reply Gone => Reply.Of("This proposal is too old, or no longer known. Say it again.", Visibility.OnlyAsker);

    [GeneratedRegex("[0-9]+ (day|week|month|year)s?", RegexOptions.IgnoreCase)]
    private static partial Regex Span();
}
