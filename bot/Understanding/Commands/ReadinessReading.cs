using System.Collections.Immutable;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads what is said of readiness ("readiness for Acme: if 5 people finish Admin 101 with 80 then ready for SSO, agreed by Ruth Abel and their CTO", "Acme is ready for SSO if usage is over 60",
/// "is Acme ready for SSO?"), and which plans stand on one kind of evidence. Conditions and names are taken as they were typed.
/// </summary>
internal sealed class ReadinessReading(Grammar grammar)
{
    private readonly int _account = grammar.Category("account"), _day = grammar.Category("day");

    /// <summary>What each way to say it looks like; a test reads them all.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "readiness for Acme: if 5 people finish Admin 101 with 80 then ready for SSO, agreed by Ruth Abel and their CTO", "Acme is ready for SSO if usage is at least 60, agreed by Ruth Abel on 12 Nov",
        "readiness statement for Acme: ready for go-live when all steps are done", "if 3 people complete Admin Basics, Acme is ready for SSO, agreed with their CTO", "readiness form for Acme",
        "readiness of Acme", "is Acme ready for SSO?", "readiness statements", "withdraw readiness of Acme for SSO: the CTO has left", "withdraw Acme's readiness for SSO", "revoke the readiness statement for Acme", "which plans stand on one kind of evidence", "which of my plans have only one kind of evidence?", "plan card for Acme",
    ];

    public Understood? Read(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        while (at < end && Is(tokens, at, end, "please", "pls", "can", "could", "you", "show", "me", "us", "give", "list", "what", "whats", "'s", "is", "are", "the", "our") && !Statement(chart, at, end)) at++;
        if (end - at < 1) return null;
        return Withdrawn(chart, at, end) ?? Thin(tokens, at, end) ?? Card(chart, at, end) ?? Headed(chart, at, end) ?? Stated(chart, at, end) ?? IfThen(chart, at, end);
    }

    /// <summary>"Acme is ready for SSO": not to be taken for a question's beginning.</summary>
    private bool Statement(Chart chart, int at, int end) => Account(chart, _account, at, end).Name is not null;

    private static ShowThinPlans? Thin(Tokens tokens, int at, int end)
    {
        var own = false;
        while (Is(tokens, at, end, "which", "of", "my", "our", "the", "all", "success", "accounts", "have", "those", "these")) own |= Is(tokens, at++, end, "my");
        if (!Is(tokens, at, end, "plan", "plans")) return null;
        at++;
        while (Is(tokens, at, end, "that", "which", "stand", "stands", "standing", "rest", "rests", "are", "is", "based", "with", "have", "has", "only", "just", "still", "on")) at++;
        if (!Is(tokens, at, end, "one", "single", "a") || !Is(tokens, at + 1, end, "kind", "type", "sort", "single")) return null;
        at += Is(tokens, at + 2, end, "kind", "type", "sort") ? 3 : 2;
        if (!Is(tokens, at, end, "of") || !Is(tokens, at + 1, end, "evidence", "proof")) return null;
        at += 2;
        while (Is(tokens, at, end, "only", "alone", "so", "far")) at++;
        return at == end ? new ShowThinPlans(own) : null;
    }

    /// <summary>"withdraw (the) readiness (statement) of Acme (for SSO)(: why)", "withdraw Acme's readiness for SSO".</summary>
    private Understood? Withdrawn(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (!Is(tokens, at, end, "withdraw", "revoke", "retract", "cancel", "rescind")) return null;
        at++;
        while (Is(tokens, at, end, "the", "our", "their")) at++;
        AccountName? name = null;
        if (Account(chart, _account, at, end) is (not null and var first, var behind)) (name, at) = (first, Is(tokens, behind, end, "'s") ? behind + 1 : behind);
        if (!Is(tokens, at, end, "readiness")) return null;
        at++;
        if (Is(tokens, at, end, "statement", "agreement")) at++;
        if (name is null)
        {
            if (!Is(tokens, at, end, "of", "for", "at", "with") || Account(chart, _account, at + 1, end) is not (not null and var whose, var after)) return null;
            (name, at) = (whose, after);
        }
        var stop = at;
        while (stop < end && !Is(tokens, stop, end, ":", "–", "—") && !(Is(tokens, stop, end, ",") && Is(tokens, stop + 1, end, "as", "because", "since", "the"))) stop++;
        string? goal = Is(tokens, at, end, "for") ? Typed(tokens, at + 1, stop) : null, reason = stop < end ? Typed(tokens, stop + 1, end) : null;
        return (goal is null && stop > at) || goal is { Length: 0 } ? null : For(name, chart, id => new WithdrawReadiness(id, goal, reason is { Length: 0 } ? null : reason));
    }

    /// <summary>"plan card for Acme".</summary>
    private Understood? Card(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (Is(tokens, at, end, "success")) at++;
        if (!Is(tokens, at, end, "plan") || !Is(tokens, at + 1, end, "card") || !Is(tokens, at + 2, end, "for", "of", "at")) return null;
        return Account(chart, _account, at + 3, end) is (not null and var name, var last) && last == end ? For(name, chart, id => new ShowPlan(id)) : null;
    }

    /// <summary>"readiness (statement | form) for Acme: …", "Acme readiness: …"; with nothing behind it, what there is.</summary>
    private Understood? Headed(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var adding = Is(tokens, at, end, "record", "add", "new", "set", "agree", "agreed", "note");
        if (adding) at++;
        while (Is(tokens, at, end, "a", "an", "the", "new", "on")) at++;
        AccountName? name = null;
        if (Account(chart, _account, at, end) is (not null and var first, var behind) && (Is(tokens, behind, end, "readiness") || (Is(tokens, behind, end, "'s") && Is(tokens, behind + 1, end, "readiness"))))
            (name, at) = (first, Is(tokens, behind, end, "readiness") ? behind + 1 : behind + 2);
        else if (Is(tokens, at, end, "readiness")) at++;
        else return null;
        var form = false;
        while (Is(tokens, at, end, "statement", "statements", "form", "status", "report", "agreement", "agreements")) form |= Is(tokens, at++, end, "form");
        if (name is null && Is(tokens, at, end, "for", "of", "at", "with") && Account(chart, _account, at + 1, end) is (not null and var found, var after)) (name, at) = (found, after);
        if (name is null) return at == end && !adding && !form ? new ShowReadiness(null) : null;
        if (at == end) return For(name, chart, id => adding || form ? new AgreeReadiness(id, null, null, [], null) : new ShowReadiness(id));
        if (!Is(tokens, at, end, ":", "-", "–", "—", ",")) return null;
        while (Is(tokens, at, end, ":", "-", "–", "—", ",")) at++;
        return at == end ? null : Agreed(chart, name, at, end);
    }

    /// <summary>"Acme is ready for SSO if …"; "is Acme ready for SSO" asks.</summary>
    private Understood? Stated(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (Account(chart, _account, at, end) is not (not null and var name, var after)) return null;
        if (Is(tokens, after, end, "ready") && Is(tokens, after + 1, end, "for") && (at > 0 && Is(tokens, at - 1, "is")) && Find(tokens, after + 2, end, "if", "when", "once") < 0) return For(name, chart, id => new ShowReadiness(id));
        var verb = after;
        while (Is(tokens, verb, end, "is", "'s", "will", "be", "counts", "as", "considered", "called")) verb++;
        if (verb == after || !Is(tokens, verb, end, "ready") || !Is(tokens, verb + 1, end, "for") || Find(tokens, verb + 2, end, "if", "when", "once") < 0) return null;
        return Agreed(chart, name, verb, end);
    }

    /// <summary>"if 5 people finish Admin 101 with 80, Acme is ready for SSO".</summary>
    private Understood? IfThen(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (!Is(tokens, at, end, "if", "when", "once")) return null;
        for (var i = at + 2; i < end - 2; i++)
            if (Account(chart, _account, i, end) is (not null and var name, var after) && Is(tokens, after, end, "is", "counts", "will") && Find(tokens, after, Math.Min(end, after + 4), "ready") > 0) return Agreed(chart, name, at, end, (i, after));
        return null;
    }

    private Understood? Agreed(Chart chart, AccountName name, int at, int end, (int From, int To) subject = default)
    {
        var tokens = chart.Tokens;
        var (by, on, last) = Signers(chart, at, end);
        var (ready, condition) = (-1, -1);
        for (var i = at; i < last; i++)
        {
            if (ready < 0 && Is(tokens, i, last, "ready") && Is(tokens, i + 1, last, "for")) ready = i;
            if (condition < 0 && Is(tokens, i, last, "if", "when", "once")) condition = i;
        }
        if (condition < 0 || ready < 0) return null;
        string goal, terms;
        if (ready < condition) (goal, terms) = (Typed(tokens, ready + 2, condition), Typed(tokens, condition + 1, last));
        else
        {
            var stop = subject == default ? ready : subject.From;
            // "… with 80 then (they are | the account is) ready for SSO"
            while (stop > condition + 1 && (tokens[stop - 1].Kind == TokenKind.Mark || Is(tokens, stop - 1, last, "then", "is", "are", "they", "it", "we", "be", "account", "customer", "the", "counts", "as", "will"))) stop--;
            (goal, terms) = (Typed(tokens, ready + 2, last), Typed(tokens, condition + 1, stop));
        }
        return goal.Length == 0 || terms.Length == 0 ? null : For(name, chart, id => new AgreeReadiness(id, goal, terms, by, on));
    }

    /// <summary>", agreed by Ruth Abel and their CTO on 12 Nov": the names, the day, and where what is agreed ends.</summary>
    private (ImmutableArray<string> By, DateOnly? On, int End) Signers(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        for (var i = end - 2; i > at; i--)
        {
            if (!Is(tokens, i, end, "agreed", "confirmed", "approved", "signed")) continue;
            var from = i + 1;
            while (Is(tokens, from, end, "off", "upon", "to", "it", "on") && from < i + 3) from++;
            if (!Is(tokens, from, end, "by", "with")) continue;
            DateOnly? on = null;
            var last = end;
            for (var d = end - 2; d > from && on is null; d--)
                if (Is(tokens, d, end, "on")) foreach (ref readonly var e in chart.Edges) if (e.Category == _day && e.Start == d + 1 && e.End == end && e.Guesses == 0 && e.Value is DayReading { Past: var day }) (on, last) = (day, d);
            var names = Typed(tokens, from + 1, last).Replace(" & ", ",", StringComparison.Ordinal).Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var stop = i;
            while (stop > at && (tokens[stop - 1].Kind == TokenKind.Mark || Is(tokens, stop - 1, end, "and"))) stop--;
            return ([.. names], on, stop);
        }
        return ([], null, end);
    }

    private static int Find(Tokens tokens, int at, int end, params ReadOnlySpan<string> words)
    {
        for (; at < end; at++) if (Is(tokens, at, end, words)) return at;
        return -1;
    }

    private static string Typed(Tokens tokens, int at, int end) => at >= end ? "" : tokens.Text[tokens[at].Start..tokens[end - 1].End].Trim(' ', ',', ';', ':', '.', '"', '“', '”');
}
