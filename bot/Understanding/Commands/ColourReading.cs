using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads messages that set an account's colour: a verb ("set", "mark"), the account or several, the colour, then in either order until when and why; or "Acme is green again". What is said
/// as the reason is taken as it was typed, since it need not be understood. Questions are none, and neither is anything in which the colour does not stand right behind the
/// account: "set up Acme with SSO, 30 min", "mark the Acme call as good", "is Acme green?".
/// </summary>
internal sealed class ColourReading(Grammar grammar)
{
    private readonly int _account = grammar.Category("account"), _window = grammar.Category("window"), _duration = grammar.Category("duration");

    public Understood? Read(Chart chart)
    {
        var tokens = chart.Tokens;
        var (at, end) = (0, tokens.Count);
        var asked = false;
        while (at < end && (tokens[at].Kind == TokenKind.Mark || tokens.Folded(at) is "please" or "pls" or "csmbot" or "hey" or "hi" or "ok" or "so")) at++;
        if (at + 1 < end && tokens.Folded(at) is "can" or "could" or "would" or "will" && tokens.Folded(at + 1) is "you" or "we") (at, asked) = (at + 2, true);
        while (at < end && tokens.Folded(at) is "please" or "pls" or "now" or "just") at++;
        while (end > at && tokens[end - 1].Kind == TokenKind.Mark && tokens.Folded(end - 1) is "." or "!" or "?")
            if (tokens.Folded(--end) is "?" && !asked) return null;
        if (end - at < 3) return null;
        return Released(chart, at, end) ?? (IsVerb(tokens.Folded(at)) ? Set(chart, at + 1, end) ?? Many(tokens, at + 1, end) : Stated(chart, at, end));
    }

    private static bool IsVerb(ReadOnlySpan<char> word) => word is "set" or "mark" or "make" or "put" or "turn" or "flag" or "keep" or "treat" or "change" or "switch" or "colour" or "color" or "override" or "leave" or "hold";

    /// <summary>"set (the health of) Acme('s status) (to) yellow …".</summary>
    private Understood? Set(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (Is(tokens, at, end, "the", "our")) at++;
        if (IsHealth(tokens, at, end) && Is(tokens, at + 1, end, "of", "for")) at += 2;
        if (Is(tokens, at, end, "account", "customer")) at++;
        var (names, after) = Named(chart, at, end);
        if (names.Count == 0) return null;
        at = after;
        if (Is(tokens, at, end, "'s")) at++;
        if (IsHealth(tokens, at, end)) at++;
        if (Is(tokens, at, end, "both", "all")) at++;
        while (Is(tokens, at, end, "to", "as", "on", "in", "at", "back", "into", "=", ":", "-", ">", "→", "health", "status")) at++;
        return Colour(tokens, at, end) is { } colour ? Tail(chart, names, colour, at + 1, end, stated: false, isVerb: true) : null;
    }

    /// <summary>"set all my red accounts yellow": a colour is somebody's word about an account, not a broom.</summary>
    private static Declined? Many(Tokens tokens, int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (Colour(tokens, i, end) is not { } colour || Is(tokens, i + 1, end, "accounts", "account", "customers", "ones", "when", "if")) continue;
            var noun = i - 1;
            while (noun > at && Is(tokens, noun, end, "to", "as", "back", "all")) noun--;
            if (!Is(tokens, noun, end, "accounts", "customers", "clients", "ones", "reds", "yellows", "greens", "everything", "everybody")) continue;
            var name = Words.Of(colour);
            return new Declined($"I set colours for accounts that you name, each with its reason, so that every colour can be answered for: “set Acme and Globex {name} until Friday, the outage is over”. “my accounts that are red” lists those you may mean.");
        }

        return null;
    }

    /// <summary>"Acme", "Acme and Globex", "Acme, Globex and Initech".</summary>
    private (IReadOnlyList<AccountName> Names, int End) Named(Chart chart, int at, int end)
    {
        var (names, tokens) = (new List<AccountName>(), chart.Tokens);
        if (Is(tokens, at, end, "both")) at++;
        for (var next = at; ;)
        {
            if (Account(chart, _account, next, end) is not (not null and var name, var after)) return (names, at);
            names.Add(name);
            (at, next) = (after, after);
            while (Is(tokens, next, end, "and", "&", ",", "+")) next++;
            if (next == at) return (names, at);
        }
    }

    /// <summary>"Acme is green again", "Acme is yellow until Friday: sponsor on leave": stated, so what is only a remark must not become a setting.</summary>
    private Understood? Stated(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var (name, after) = Account(chart, _account, at, end);
        if (name is null) return null;
        at = after;
        if (IsHealth(tokens, at, end)) at++;
        var should = Is(tokens, at, end, "should", "must", "needs", "has") && Is(tokens, at + 1, end, "be", "to", "stay", "count");
        if (should) { at += 2; if (Is(tokens, at, end, "be")) at++; if (Is(tokens, at, end, "as")) at++; }
        else if (Is(tokens, at, end, "stays", "remains", "counts")) at++;
        else if (Is(tokens, at, end, "is", "'s")) at++;
        else return null;
        var before = at;
        while (Is(tokens, at, end, "now", "back", "to", "on", "in", "again")) at++;
        if (Colour(tokens, at, end) is not { } colour) return null;
        return Tail(chart, [name], colour, at + 1, end, stated: !should && at == before, isVerb: false);
    }

    /// <summary>"let the rules decide for Acme (again)", "Acme: let the rules decide".</summary>
    private Understood? Released(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (Account(chart, _account, at, end) is (not null and var first, var behind))
        {
            while (Is(tokens, behind, end, ":", ",", "-")) behind++;
            return Decide(tokens, behind, end) is { } done && done == end ? For(first, chart, id => new ReleaseColour(id)) : null;
        }

        if (Decide(tokens, at, end) is not { } after || !Is(tokens, after, end, "for", "on", "about", "with")) return null;
        return Account(chart, _account, after + 1, end) is (not null and var name, var last) && (last == end || (last + 1 == end && Is(tokens, last, end, "again"))) ? For(name, chart, id => new ReleaseColour(id)) : null;
    }

    private static int? Decide(Tokens tokens, int at, int end)
    {
        if (!Is(tokens, at, end, "let")) return null;
        if (Is(tokens, ++at, end, "the", "our")) at++;
        if (!Is(tokens, at++, end, "rules", "rule") || !Is(tokens, at++, end, "decide")) return null;
        return Is(tokens, at, end, "again") ? at + 1 : at;
    }

    /// <summary>What stands behind the colour: again, until when, why, in any order that people use.</summary>
    private Understood? Tail(Chart chart, IReadOnlyList<AccountName> names, Colour colour, int at, int end, bool stated, bool isVerb)
    {
        var tokens = chart.Tokens;
        var again = false;
        // "red alert", "green light", "yellow team": the colour is a part of something else.
        if (Is(tokens, at, end, "alert", "alerts", "flag", "flags", "light", "team", "card", "zone", "list", "account", "accounts", "customers", "if", "when", "or", "and", "than", "page", "button")) return null;
        while (Is(tokens, at, end, "again", "now", "by")) { if (Is(tokens, at, end, "by")) { if (!Is(tokens, at + 1, end, "hand")) break; at += 2; } else { again |= Is(tokens, at, end, "again"); at++; } }
        var separated = Separator(tokens, ref at, end);
        var until = Until(chart, ref at, end, atStart: true);
        separated |= until is not null;
        separated |= Separator(tokens, ref at, end);
        while (end > at && tokens[end - 1].Kind == TokenKind.Mark && tokens.Folded(end - 1) is ")" or "." or ",") end--;
        until ??= Until(chart, ref end, at, atStart: false);
        while (end > at && tokens[end - 1].Kind == TokenKind.Mark && tokens.Folded(end - 1) is "," or ";" or ":" or "-" or "(" or ")") end--;
        var reason = at >= end ? null : tokens.Text[tokens[at].Start..tokens[end - 1].End].Trim(' ', ',', ';', ':', '-', '–', '—', '.', '"', '“', '”');
        if (reason is { Length: 0 }) reason = null;
        // A bare "Acme is red" tells what is, or asks; with why or until when it is meant to be so.
        if (stated && !again && !separated) return null;
        // Without a mark before it, a remark of several words is a reason; one that tells of time spent is a log.
        if (reason is not null && (!isVerb || !separated) && Spent(chart, at, end)) return null;
        if (reason is not null && !separated && (again || end - at < 2)) return null;
        return names is [var name] ? For(name, chart, id => new SetColour(id, colour, reason, until) { Again = again })
            : Each(names, 0, [], chart, ids => new SetColours(ids, colour, reason, until));
    }

    /// <summary>Each name that fits several accounts is asked about in its turn; the last choice finishes it.</summary>
    private static Understood Each(IReadOnlyList<AccountName> names, int from, ImmutableArray<string> ids, Chart chart, Func<ImmutableArray<string>, Understood> meaning)
    {
        if (from == names.Count) return meaning([.. ids.Distinct()]);
        return For(names[from], chart, id => Each(names, from + 1, ids.Add(id), chart, meaning));
    }

    private static bool Separator(Tokens tokens, ref int at, int end)
    {
        var start = at;
        while (at < end && tokens.Folded(at) is "," or ";" or ":" or "-" or "–" or "—" or "(" or "because" or "since" or "as" or "cause" or "due" or "reason" or "while" or "for" or "."
            && !(tokens.Folded(at) is "for" && start == at))
            at += tokens.Folded(at) is "due" && Is(tokens, at + 1, end, "to") ? 2 : 1;
        return at > start;
    }

    /// <summary>"until Friday", "through 4 Dec", "for two weeks": the last day of it, at the start of the tail, or with "until" alone at its end.</summary>
    private DateOnly? Until(Chart chart, ref int edge, int other, bool atStart)
    {
        var tokens = chart.Tokens;
        var today = chart.Reading.Moment.Today;
        (DateOnly? Day, int At) best = (null, edge);
        foreach (ref readonly var e in chart.Edges)
        {
            if (e.Guesses > 0 || (atStart ? e.Start < edge || e.End > other : e.End != edge || e.Start < other)) continue;
            if (e.Category == _window && e.Value is WindowReading { Kind: WindowKind.Until, Future.LastDay: { } last } && tokens.Folded(e.Start) is "until" or "till" or "til" or "through" or "thru" && (!atStart || e.Start == edge))
            {
                if (best.Day is null || (atStart ? e.End > best.At : e.Start < best.At)) best = (last, atStart ? e.End : e.Start);
            }
            else if (atStart && e.Category == _duration && e.Start == edge + 1 && Is(tokens, edge, other, "for") && e.Value is Duration { OfDays: true } length && length.From(today, 1) is { } day && e.End > best.At)
                best = (day, e.End);
        }

        edge = best.At;
        return best.Day;
    }

    private bool Spent(Chart chart, int at, int end)
    {
        foreach (ref readonly var e in chart.Edges)
            if (e.Category == _duration && e.Start >= at && e.End <= end && e.Value is Duration { OfDays: false }) return true;
        return false;
    }

    private static Colour? Colour(Tokens tokens, int at, int end) => at >= end ? null : tokens.Folded(at) switch
    {
        "green" or "healthy" => Accounts.Colour.Green,
        "yellow" or "amber" or "orange" => Accounts.Colour.Yellow,
        "red" => Accounts.Colour.Red,
        _ => null,
    };

    private static bool IsHealth(Tokens tokens, int at, int end) => Is(tokens, at, end, "health", "status", "colour", "color");
}
