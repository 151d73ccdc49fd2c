using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads what is said of success plans: evidence is recorded ("evidence for Acme: political, the CFO signed"), a step is done or counted ("mark step 3 of Acme done", "step S-012: 7 people"),
/// a plan is given to an account ("start the Onboarding plan for Acme"). What is stated as evidence is taken as it was typed. Questions ("evidence for Acme", "which steps are done") are none of these.
/// </summary>
internal sealed class PlanReading(Grammar grammar)
{
    private readonly int _account = grammar.Category("account"), _day = grammar.Category("day");

    /// <summary>What each way to say it looks like; a test reads them all.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "evidence for Acme: political, the CFO signed off the rollout", "political evidence for Acme from Ruth Abel: she signed off the rollout", "record anecdotal evidence for Acme: their admins love the import", "Acme evidence (empirical): errors fell 18 %",
        "empirical evidence for step S-012: ticket volume halved", "mark step 3 of Acme done", "step S-012 is done", "mark step S-012 as done yesterday", "step S-012: 7 people", "step 2 of Acme is not done",
        "start the Onboarding plan for Acme", "apply plan Onboarding to Acme", "put Acme on the Onboarding plan", "plan templates",
    ];

    public Understood? Read(Chart chart)
    {
        var tokens = chart.Tokens;
        var (at, end) = (0, tokens.Count);
        while (at < end && (tokens[at].Kind == TokenKind.Mark || Is(tokens, at, end, "please", "pls", "csmbot", "can", "could", "you"))) at++;
        while (end > at && Is(tokens, end - 1, end, ".", "!")) end--;
        if (end - at < 2 || Is(tokens, end - 1, end, "?")) return null;
        if (Is(tokens, end - 1, end, "templates") && Is(tokens, end - 2, end, "plan") && end - at <= 5) return new ShowTemplates();
        return Evidence(chart, at, end) ?? Step(chart, at, end) ?? Start(chart, at, end);
    }

    private Understood? Evidence(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var said = Is(tokens, at, end, "record", "add", "log", "note", "save", "store", "put", "enter");
        if (said) at++;
        while (Is(tokens, at, end, "a", "an", "the", "new", "some", "piece", "of", "this", "as")) at++;
        var kind = Kind(tokens, ref at, end);
        AccountName? name = null;
        string? step = null;
        if (Is(tokens, at, end, "evidence"))
        {
            at++;
            if (kind is null && Is(tokens, at, end, "(") && Is(tokens, at + 2, end, ")")) { var inner = at + 1; if ((kind = Kind(tokens, ref inner, end)) is not null) at += 3; }
            if (!Is(tokens, at, end, "for", "at", "of", "from", "about", "on", "to")) return null;
            at++;
            if (Is(tokens, at, end, "step") && Id(tokens, at + 1, end) is (not null and var id, var after)) (step, at) = (id, after);
            else if (Account(chart, _account, at, end) is (not null and var found, var behind)) (name, at) = (found, behind);
            else return null;
        }
        else if (kind is null && Account(chart, _account, at, end) is (not null and var found, var behind))
        {
            at = behind;
            if (Is(tokens, at, end, "'s")) at++;
            kind = Kind(tokens, ref at, end);
            if (!Is(tokens, at, end, "evidence")) return null;
            (name, at) = (found, at + 1);
            if (Is(tokens, at, end, "(") && Is(tokens, at + 2, end, ")")) { var inner = at + 1; if ((kind ??= Kind(tokens, ref inner, end)) is not null) at += 3; }
        }
        else return null;
        if (name is not null && Is(tokens, at, end, ",") && Is(tokens, at + 1, end, "step") && Id(tokens, at + 2, end) is (not null and var of, var next)) (step, at) = (of, next);
        string? source = null;
        if (Is(tokens, at, end, ",") && Is(tokens, at + 1, end, "from", "by", "via") && Colon(tokens, at + 2, end) > 0) at++;
        if (Is(tokens, at, end, "from", "by", "via") && Colon(tokens, at + 1, end) is var colon and > 0 && colon > at + 1) (source, at) = (Typed(tokens, at + 1, colon), colon);
        // Only what stands behind a mark is a statement: "evidence for Acme this year" is a question.
        if (!Is(tokens, at, end, ":", "-", "–", "—", ",")) return null;
        while (Is(tokens, at, end, ":", "-", "–", "—", ",")) at++;
        if (kind is null && Kind(tokens, ref at, end) is { } stated)
        {
            kind = stated;
            while (Is(tokens, at, end, ":", "-", "–", "—", ",", "evidence")) at++;
        }
        if (end - at < 2) return null;
        var statement = tokens.Text[tokens[at].Start..].Trim().Trim('"', '“', '”');
        return name is null ? new RecordEvidence("", kind, statement, step) { Source = source } : For(name, chart, id => new RecordEvidence(id, kind, statement, step) { Source = source });
    }

    /// <summary>The first colon; -1 where there is none.</summary>
    private static int Colon(Tokens tokens, int at, int end)
    {
        for (; at < end; at++) if (Is(tokens, at, end, ":")) return at;
        return -1;
    }

    private Understood? Step(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var marked = Is(tokens, at, end, "mark", "set", "close", "tick", "complete", "finish", "reopen", "check");
        var verb = marked ? tokens.Folded(at).ToString() : "";
        if (marked) at++;
        while (Is(tokens, at, end, "off", "the")) at++;
        if (!Is(tokens, at, end, "step")) return null;
        if (Id(tokens, at + 1, end) is not (not null and var step, var after)) return null;
        at = after;
        AccountName? name = null;
        if (Is(tokens, at, end, "of", "at", "for", "in", "from"))
        {
            if (Is(tokens, ++at, end, "the")) at++;
            if (Account(chart, _account, at, end) is not (not null and var found, var behind)) return null;
            (name, at) = (found, behind);
            if (Is(tokens, at, end, "'s")) at++;
            if (Is(tokens, at, end, "plan")) at++;
        }
        else if (!step.Any(char.IsAsciiDigit)) return null;
        // "step 3" alone could be anybody's.
        if (name is null && step.All(char.IsAsciiDigit)) return null;
        var (done, quantity, day) = (verb is "complete" or "finish" or "close" or "tick" or "check" ? (bool?)true : verb == "reopen" ? false : null, (int?)null, (DateOnly?)null);
        while (at < end)
        {
            if (Is(tokens, at, end, "is", "was", "as", "are", "has", "have", "been", "to", ":", "-", ",", "now", "so", "far", "people", "times", "users", "learners", "on", "all")) at++;
            else if (Is(tokens, at, end, "done", "complete", "completed", "finished", "reached")) (done, at) = (done ?? true, at + 1);
            else if (Is(tokens, at, end, "not", "n't", "isn't", "isnt", "open", "undone")) (done, at) = (false, at + 1);
            else if (Day(chart, at, end) is var (found, behind)) (day, at) = (found, behind);
            else if (quantity is null && int.TryParse(tokens.Folded(at), NumberStyles.None, CultureInfo.InvariantCulture, out var many)) (quantity, at) = (many, at + 1);
            else if (quantity is not null && Is(tokens, at, end, "of", "/") && at + 1 < end && int.TryParse(tokens.Folded(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)) at += 2;
            else return null;
        }
        if ((done is null && quantity is null) || (done == false && quantity is not null)) return null;
        var isDone = done ?? true;
        return name is null ? new MarkStep(step, null, isDone, quantity, day) : For(name, chart, id => new MarkStep(step, id, isDone, quantity, day));
    }

    private Understood? Start(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (!Is(tokens, at, end, "start", "apply", "begin", "launch", "put", "give", "assign", "use")) return null;
        var first = tokens.Folded(at++).ToString();
        DateOnly? from = null;
        for (var i = end - 2; i > at && from is null; i--)
            if (Is(tokens, i, end, "from", "on", "starting") && Day(chart, i + 1, end) is var (day, last) && last == end) (from, end) = (day, i);
        while (Is(tokens, at, end, "the", "a", "our", "success")) at++;
        // "put Acme on the Onboarding plan", "give Acme the Onboarding plan"
        if (first is "put" or "give" && Account(chart, _account, at, end) is (not null and var whom, var behind))
        {
            at = behind;
            while (Is(tokens, at, end, "on", "the", "a", "our", "plan", "success")) at++;
            if (Is(tokens, end - 1, end, "plan")) end--;
            else if (!Is(tokens, at - 1, end, "plan")) return null;
            return at >= end ? null : For(whom, chart, id => new StartPlan(Typed(tokens, at, end), id, from));
        }
        for (var i = at + 1; i < end - 1; i++)
        {
            if (!Is(tokens, i, end, "for", "to", "at", "with", "on") || Account(chart, _account, i + 1, end) is not (not null and var name, var last) || last != end) continue;
            var (a, b) = (at, i);
            var isPlan = Is(tokens, a, b, "plan");
            if (isPlan) a++;
            else if (Is(tokens, b - 1, b, "plan")) (isPlan, b) = (true, b - 1);
            if (isPlan && b > a) return For(name, chart, id => new StartPlan(Typed(tokens, a, b), id, from));
        }
        return null;
    }

    private static string Typed(Tokens tokens, int at, int end) => tokens.Text[tokens[at].Start..tokens[end - 1].End].Trim('"', '“', '”', ' ');

    private static EvidenceKind? Kind(Tokens tokens, ref int at, int end)
    {
        EvidenceKind? kind = at >= end ? null : tokens.Folded(at) switch { "anecdotal" or "anecdote" => EvidenceKind.Anecdotal, "empirical" or "measured" => EvidenceKind.Empirical, "political" => EvidenceKind.Political, _ => null };
        if (kind is not null) at++;
        return kind;
    }

    /// <summary>An id as it was typed ("S-012"), or a number ("3", "third" is none).</summary>
    private static (string? Id, int End) Id(Tokens tokens, int at, int end)
    {
        if (Is(tokens, at, end, "#", "no", "number")) at++;
        if (at >= end || tokens[at].Kind == TokenKind.Mark) return (null, at);
        var last = at + 1;
        // A full stop inside an id belongs to it.
        while (last < end && tokens[last].Start == tokens[last - 1].End && !Is(tokens, last, end, ":", ",", "'s", "?", "!")
            && !(Is(tokens, last, end, ".") && (last + 1 >= end || tokens[last + 1].Start != tokens[last].End))) last++;
        var id = tokens.Text[tokens[at].Start..tokens[last - 1].End];
        return id.Any(char.IsAsciiDigit) ? (id, last) : (null, at);
    }

    private (DateOnly Day, int End)? Day(Chart chart, int at, int end)
    {
        (DateOnly, int)? best = null;
        foreach (ref readonly var e in chart.Edges)
            if (e.Category == _day && e.Start == at && e.End <= end && e.Guesses == 0 && e.Value is DayReading { Past: { } day } && (best is not { } had || e.End > had.Item2)) best = (day, e.End);
        return best;
    }
}
