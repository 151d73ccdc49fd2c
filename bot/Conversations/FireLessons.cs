using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Health;
using CsmBot.Health.Learning;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>The rule that a fire teaches, as a draft that a lead confirms; where there is such a rule already, or none fits, that is said. <see cref="FireOffers"/> does so unasked.</summary>
internal sealed class FireLessons(HealthRules known, RulesInForce rules)
{
    private readonly RuleViews _views = new(rules);
    private readonly RuleDrafts _drafts = new(known, rules);

    /// <summary>"offer a rule for F-17", "what would have warned us of the fire at Acme".</summary>
    public Outcome Offer(Scene scene, LearnRule asked)
    {
        if (!Leads.May(scene)) return Leads.Only(scene, "make rules that warn everybody");
        if (known.Known(out var broken) is not { } set) return HealthRules.Broken(broken);
        if (Find(scene, asked) is not { } fire) return Unknown(scene, asked);
        var lesson = Of(scene, fire, set);
        return Draft(scene, lesson, set) is { } draft ? _drafts.Keep(scene, Memory.IdOf("rule", scene.Incoming), draft) : Without(scene, lesson, set);
    }

    /// <summary>What the fire teaches, as things are now.</summary>
    public FireLesson Of(Scene scene, Fire fire, RuleSet set) => FireLesson.Of(fire, scene.Book, RuleViews.AsOf(scene).Moment, scene.Names, set.Rules, rules.Horizon);

    /// <summary>The rule to be confirmed; null where there is such a rule, or none fits.</summary>
    public static RuleDrafts.Draft? Draft(Scene scene, FireLesson lesson, RuleSet set) => lesson is not { When: { } when, Same: null } ? null
        : new(new HealthRule(RuleDrafts.NameOf(when, set), when, Colour.Yellow) { LearnedFrom = lesson.Fire.FireId, Owner = scene.Person.Email }, null, 0, Lesson: View(scene, lesson));

    /// <summary>The draft's card; see <see cref="RuleDrafts"/>.</summary>
    public Card Card(Scene scene, string id, RuleDrafts.Draft draft) => _drafts.Card(scene, id, draft);

    /// <summary>The fire where no draft comes of it.</summary>
    public Card Without(Scene scene, FireLesson lesson, RuleSet set) => FireLessonCard.Of(View(scene, lesson),
        lesson.Same is { } same ? _views.View(scene, same, default) : null, lesson.Same is { } rule ? _views.Past(scene, rule) : RulePast.None, lesson.Others);

    /// <summary>A line of several.</summary>
    public static FireLessonLine Line(Scene scene, FireLesson lesson) => new(lesson.Fire.FireId, NameOf(scene, lesson), lesson.Fire.FirstWarningSign,
        lesson.Same is { } same ? $"the rule “{same.Name}” watches for it" : lesson.When ?? "I find nothing in the facts that it speaks of", lesson is { When: not null, Same: null });

    private static FireLessonView View(Scene scene, FireLesson lesson) => new(lesson.Fire.FireId, lesson.Fire.AccountId, NameOf(scene, lesson), lesson.Opened,
        lesson.Fire.ClosedAt is { } closed && closed <= scene.Now ? DateOnly.FromDateTime(LocalTime.Of(closed, scene.Book.Workspace.TimeZone)) : null, lesson.Fire.FirstWarningSign, lesson.Seen)
    {
        Found = [.. Found(NameOf(scene, lesson), lesson), .. lesson.Warned.Take(3).Select(w => $"Of the rules in force, “{w.Rule.Name}” held from {Cell.Day(w.Since)}, {Ahead(lesson, w.Since)}.")],
    };

    private static IEnumerable<string> Found(string account, FireLesson lesson)
    {
        if (lesson.Source == LessonSource.None)
        {
            yield return lesson.Fire.FirstWarningSign is null ? $"Nothing stood out in the facts that I have of {account} before it." : $"I do not understand the sign as a condition, and nothing in the facts that I have of {account} before the fire is what it speaks of.";
            yield break;
        }

        var held = lesson.Since is { } since ? $"It held for {account} from {Cell.Day(since)}, {Ahead(lesson, since)}{(lesson.Facts is { Length: > 0 } facts ? $" ({facts})" : "")}." : $"By the facts that I have it did not hold for {account} before the fire.";
        yield return lesson.Source switch
        {
            LessonSource.Words => $"Read as it was written. {held}",
            LessonSource.Facts => $"The sign itself is no condition; this is what the facts show of it. {held}",
            LessonSource.FactsAlone => $"This is what stood out most in the facts. {held}",
            _ => throw new ArgumentOutOfRangeException(nameof(lesson), lesson.Source, "no such source"),
        };
    }

    private static string Ahead(FireLesson lesson, DateOnly since) => $"{RuleTrail.Days(lesson.Opened.DayNumber - since.DayNumber)} before the fire";

    private static string NameOf(Scene scene, FireLesson lesson) => scene.Account(lesson.Fire.AccountId)?.Name ?? lesson.Fire.AccountId;

    private static Fire? Find(Scene scene, LearnRule asked)
    {
        var asOf = RuleViews.AsOf(scene);
        for (var account = 0; account < scene.Book.Accounts.Count; account++)
            if (asked.AccountId is null || scene.Book.Accounts[account].AccountId == asked.AccountId)
                foreach (var fire in scene.Book.Fires.Of(account).ToArray().Reverse())
                    if (Fires.IsKnown(asOf, fire) && (asked.AccountId is not null || string.Equals(fire.FireId, asked.Fire, StringComparison.OrdinalIgnoreCase))) return fire;
        return null;
    }

    private static Reply Unknown(Scene scene, LearnRule asked) => asked.AccountId is { } id
        ? Reply.Of($"I know of no fire at {scene.Account(id)?.Name ?? id}.")
        : Reply.Of($"I know no fire “{asked.Fire}”. “fires of this year” lists them; “offer a rule for the fire at …” names the account instead.");
}
