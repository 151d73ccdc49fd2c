using System.Globalization;

namespace CsmBot.SuccessPlans;

/// <summary>
/// Reads the conditions of a readiness statement: "5 people finish Admin 101 with 80", "usage is at least 60", "step S-012 is done", "all steps of the Onboarding plan are done", joined by "and". What is
/// written back (<see cref="ReadinessCondition.InWords"/>) is read to the same, so that the store keeps words.
/// </summary>
public static class ReadinessWords
{
    public const int MostConditions = 5;

    private static readonly string[] _finish = ["finish", "finishes", "finished", "complete", "completes", "completed", "pass", "passes", "passed"];
    private static readonly string[] _numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Metrics by what people call them.</summary>
    private static readonly Dictionary<string, string> _metrics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["usage"] = "usage_index", ["usage index"] = "usage_index", ["nps"] = "nps", ["csat"] = "csat", ["active users"] = "active_users", ["seats"] = "seats", ["open tickets"] = "open_tickets", ["overdue invoices"] = "overdue_invoices",
    };

    /// <summary>Longer ones first.</summary>
    private static readonly (string[] Words, Bound Bound)[] _bounds =
    [
        (["at", "least"], Bound.AtLeast), (["no", "less", "than"], Bound.AtLeast), ([">="], Bound.AtLeast), (["≥"], Bound.AtLeast), (["reaches"], Bound.AtLeast), (["reach"], Bound.AtLeast), (["hits"], Bound.AtLeast),
        (["at", "most"], Bound.AtMost), (["no", "more", "than"], Bound.AtMost), (["<="], Bound.AtMost), (["≤"], Bound.AtMost), (["more", "than"], Bound.Over), (["higher", "than"], Bound.Over), (["over"], Bound.Over), (["above"], Bound.Over), ([">"], Bound.Over),
        (["less", "than"], Bound.Under), (["fewer", "than"], Bound.Under), (["lower", "than"], Bound.Under), (["below"], Bound.Under), (["under"], Bound.Under), (["<"], Bound.Under),
    ];

    /// <summary>The conditions, or what is wrong with them in a sentence.</summary>
    /// <param name="step">Finds a step by what people call it ("3", "S-012"): its id, or null where there is none.</param>
    public static (IReadOnlyList<ReadinessCondition> Conditions, string? Problem) Read(string text, Func<string, string?> step)
    {
        // "Reporting and Analytics" is one course: what is no condition by itself belongs to the one before.
        var parts = new List<string>();
        foreach (var piece in text.Split([" and ", ";", " AND ", "\n"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim(' ', ',', '.')))
            if (parts.Count > 0 && One(piece, id => id) is null) parts[^1] += " and " + piece;
            else parts.Add(piece);
        var conditions = new List<ReadinessCondition>();
        foreach (var part in parts)
        {
            string? missing = null;
            if (One(part, id => step(id) ?? (missing = id)) is not { } condition)
                return ([], $"I do not understand “{part}” as something that facts can show. Say “5 people finish COURSE with 80”, “usage is at least 60”, “step 3 is done” or “all steps are done”.");
            if (missing is not null) return ([], $"There is no step “{missing}”: “steps of …” lists them with their ids.");
            conditions.Add(condition);
        }
        return conditions.Count == 0 ? ([], "Say what must be so, as in “5 people finish COURSE with 80”.") : conditions.Count > MostConditions ? ([], $"At most {MostConditions} conditions: make two statements of it.") : (conditions, null);
    }

    /// <summary>What was stored, a condition a line.</summary>
    public static IReadOnlyList<ReadinessCondition> Kept(string lines) => [.. lines.Split('\n').Select(l => One(l, id => id)).OfType<ReadinessCondition>()];

    /// <summary>"usage at least 60", "keep NPS over 30", as a step's behaviour says it; null where it names no threshold.</summary>
    public static SignalReaches? SignalOf(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Signal(Is(words, 0, "keep", "bring", "get", "have", "hold") ? words[1..] : words);
    }

    private static ReadinessCondition? One(string text, Func<string, string?> step)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? null : Steps(words, step) ?? (ReadinessCondition?)People(words) ?? Signal(words);
    }

    /// <summary>"at least 5 of their people have finished Admin 101 with a score of 80".</summary>
    private static PeopleFinish? People(string[] words)
    {
        var at = Is(words, 0, "at") && Is(words, 1, "least") ? 2 : 0;
        var more = Is(words, at, "more") && Is(words, at + 1, "than") ? 1 : 0;
        at += 2 * more;
        if (Number(words, at) is not { } count || count + more < 1 || count > 1_000_000) return null;
        var verb = Array.FindIndex(words, at + 1, w => _finish.Contains(w, StringComparer.OrdinalIgnoreCase));
        if (verb < at + 1 || verb > at + 6) return null;
        at = Is(words, verb + 1, "the") ? verb + 2 : verb + 1;
        var (end, score) = (words.Length, (int?)null);
        for (var i = at + 1; i < words.Length && score is null; i++)
        {
            if (!Is(words, i, "with", "scoring")) continue;
            var n = i + 1;
            while (Is(words, n, "a", "score", "scores", "of", "at", "least", "result", ">=", "≥")) n++;
            if (n < words.Length && int.TryParse(words[n].TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least <= 100 && Trailing(words, n + 1)) (score, end) = (least, i);
        }
        if (end > at && Is(words, end - 1, "course", "training") && end - at > 1) end--;
        var course = string.Join(' ', words[at..end]).Trim('"', '“', '”');
        return course.Length == 0 ? null : new PeopleFinish(count + more, course, score);
    }

    private static bool Trailing(string[] words, int at) => words[at..].All(w => w.ToLowerInvariant() is "%" or "percent" or "points" or "or" or "better" or "more" or "higher" or "above");

    /// <summary>"usage is at least 60", "NPS over 30", "usage 60 or more".</summary>
    private static SignalReaches? Signal(string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            foreach (var (bound, which) in _bounds)
            {
                if (i + bound.Length >= words.Length || !bound.Select((w, n) => Is(words, i + n, w)).All(b => b)) continue;
                if (Amount(words[i + bound.Length]) is { } value && Rest(words, i + bound.Length + 1)) return Of(words, i, which, value);
            }
            if (Amount(words[i]) is { } amount && Is(words, i + 1, "or") && i + 3 == words.Length)
                return Is(words, i + 2, "more", "better", "higher", "above") ? Of(words, i, Bound.AtLeast, amount) : Is(words, i + 2, "less", "fewer", "lower", "below") ? Of(words, i, Bound.AtMost, amount) : null;
        }
        return null;
    }

    private static bool Rest(string[] words, int at) => at == words.Length || (at + 1 == words.Length && Is(words, at, "%", "percent", "points", "users"));

    private static SignalReaches? Of(string[] words, int end, Bound bound, double value)
    {
        var at = Is(words, 0, "the", "their") ? 1 : 0;
        if (end > at && Is(words, end - 1, "is", "are", "stays", "was")) end--;
        var name = string.Join(' ', words[at..end]);
        return name.Length == 0 || end - at > 4 ? null : new SignalReaches(_metrics.GetValueOrDefault(name) ?? name.ToLowerInvariant().Replace(' ', '_'), bound, value);
    }

    /// <summary>"step 3 is done", "steps 1, 2 and 5 are done", "all steps of the Onboarding plan are done".</summary>
    private static ReadinessCondition? Steps(string[] words, Func<string, string?> step)
    {
        var end = words.Length;
        if (!Is(words, end - 1, "done", "complete", "completed", "finished")) return null;
        end--;
        if (Is(words, end - 1, "is", "are", "been")) end--;
        if (Is(words, end - 1, "has", "have")) end--;
        if (Is(words, 0, "all", "every"))
        {
            var at = Is(words, 1, "the", "of") ? 2 : 1;
            if (!Is(words, at, "steps", "step")) return null;
            if (++at == end) return new AllStepsDone(null);
            if (!Is(words, at, "of", "in")) return null;
            at += Is(words, at + 1, "the", "their") ? 2 : 1;
            if (Is(words, end - 1, "plan")) end--;
            return end > at ? new AllStepsDone(string.Join(' ', words[at..end])) : new AllStepsDone(null);
        }
        if (!Is(words, 0, "step", "steps") || end < 2) return null;
        var ids = new List<string>();
        foreach (var word in words[1..end].Where(w => w.ToLowerInvariant() is not ("and" or "the")))
        {
            if (word.Trim(',') is not { Length: > 0 } said || !said.Any(char.IsAsciiDigit)) return null;
            if (step(said) is { } id) ids.Add(id);
        }
        return ids.Count == 0 ? null : new StepsDone(string.Join(',', ids.Distinct(StringComparer.OrdinalIgnoreCase)));
    }

    private static int? Number(string[] words, int at) => at >= words.Length ? null
        : int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Array.FindIndex(_numbers, n => string.Equals(n, words[at], StringComparison.OrdinalIgnoreCase)) is >= 0 and var said ? said : null;

    private static double? Amount(string word) => double.TryParse(word.TrimEnd('%'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static bool Is(string[] words, int at, params ReadOnlySpan<string> any)
    {
        if (at < 0 || at >= words.Length) return false;
        foreach (var word in any) if (string.Equals(words[at], word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
