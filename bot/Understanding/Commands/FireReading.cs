using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Commands.CommandWords;
using static CsmBot.Understanding.Commands.FireWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads messages that open, close and reopen fires: "fire at Acme: outage, CTO furious", "open a fire for Acme – data loss", "Acme is on fire", "close the Acme fire: saved", "fire at Acme
/// is over, lost", "reopen F-12". What is said of it is taken as it was typed. Questions are none ("is Acme on fire", "open fires at Acme"), nor is what somebody did for one ("call with Acme
/// about the fire, 30 min").
/// </summary>
internal sealed class FireReading(Grammar grammar)
{
    private readonly int _account = grammar.Category("account"), _duration = grammar.Category("duration"), _day = grammar.Category("day");

    public Understood? Read(Chart chart)
    {
        var tokens = chart.Tokens;
        var (at, end) = (0, tokens.Count);
        while (at < end && ((tokens[at].Kind == TokenKind.Mark && tokens.Folded(at) is not "@") || tokens.Folded(at) is "please" or "pls" or "csmbot" or "hey" or "hi" or "ok" or "so" or "urgent" or "alert" or "heads" or "up")) at++;
        if (Is(tokens, at, end, "can", "could", "would", "will") && Is(tokens, at + 1, end, "you", "we")) at += 2;
        while (Is(tokens, at, end, "please", "pls", "now", "just")) at++;
        var loud = false;
        while (end > at && tokens[end - 1].Kind == TokenKind.Mark && tokens.Folded(end - 1) is "." or "!" or "?")
        {
            if (tokens.Folded(--end) is "?") return null;
            loud |= tokens.Folded(end) is "!";
        }
        return end - at < 2 ? null : PreventionReading.Read(chart, _account, at, end) ?? Reopened(chart, at, end) ?? Closed(chart, at, end) ?? Opened(chart, at, end, loud) ?? Burning(chart, at, end);
    }

    /// <summary>"(we have | open) a fire at Acme: what happened". Without either, something must be said of it: "fire at Acme" alone may ask.</summary>
    private Understood? Opened(Chart chart, int at, int end, bool loud)
    {
        var tokens = chart.Tokens;
        var stated = loud;
        if (Is(tokens, at, end, "open", "start", "raise", "report", "create", "declare", "log", "record", "add"))
        {
            at++;
            if (Is(tokens, at, end, "me", "up")) at++;
            stated |= Is(tokens, at, end, "a", "an", "another", "new");
        }
        else if (Is(tokens, at, end, "we", "i") && Is(tokens, at + 1, end, "have", "got", "'ve")) (at, stated) = (Is(tokens, at + 2, end, "got") ? at + 3 : at + 2, true);
        else if (Is(tokens, at, end, "there") && Is(tokens, at + 1, end, "is", "'s")) (at, stated) = (at + 2, true);
        else if (Is(tokens, at, end, "got")) (at, stated) = (at + 1, true);
        var another = false;
        while (Is(tokens, at, end, "a", "an", "another", "new", "second", "big", "huge", "major", "serious", "small", "the"))
        {
            another |= Is(tokens, at, end, "another", "second");
            stated |= Is(tokens, at, end, "another", "new");
            at++;
        }
        // Where is asked by the form.
        if (stated && Is(tokens, at, end, "fire") && at + 1 == end) return new OpenFire(null, null) { Another = another };
        if (!Is(tokens, at, end, "fire") || !Is(tokens, at + 1, end, "at", "for", "with", "in", "on", "@")) return null;
        at += 2;
        var (name, after) = Account(chart, _account, at, end);
        if (name is not null)
        {
            if (Is(tokens, after, end, "is", "'s", "was", "are")) return null;
            var (text, separated) = Said(tokens, after, end);
            if (text is not null && !separated && !stated) return null;
            if (text is null && !stated) return null;
            return (!separated || !Colon(tokens, after, end)) && Spent(chart, after, end) ? null : For(name, chart, id => new OpenFire(id, text) { Another = another });
        }
        // Nobody in the book: asked about, where the words cannot be anything else.
        var colon = at;
        while (colon < end && !Is(tokens, colon, end, ":", "–", "—", "-", ",", ";")) colon++;
        if (colon == at || colon - at > 5 || (colon == end && !stated)) return null;
        var words = tokens.Text[tokens[at].Start..tokens[colon - 1].End];
        return Spent(chart, at, end) ? null : new OpenFire(null, Said(tokens, colon, end).Text) { Name = words, Another = another };
    }

    /// <summary>"Acme is on fire (again): what happened".</summary>
    private Understood? Burning(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var (name, after) = Account(chart, _account, at, end);
        if (name is null) return null;
        var possessive = tokens.Folded(after - 1).EndsWith("'s") || tokens.Typed(after - 1).EndsWith("s");
        if (Is(tokens, after, end, "is", "'s", "are")) after++;
        else if (!possessive) return null;
        while (Is(tokens, after, end, "now", "really", "literally", "again", "currently")) after++;
        if (Is(tokens, after, end, "on") && Is(tokens, after + 1, end, "fire")) after += 2;
        else if (Is(tokens, after, end, "in") && Is(tokens, after + 1, end, "flames")) after += 2;
        else if (Is(tokens, after, end, "burning")) after++;
        else return null;
        while (Is(tokens, after, end, "now", "again", "right")) after++;
        var (text, separated) = Said(tokens, after, end);
        return (text is not null && !separated) || Spent(chart, after, end) && !Colon(tokens, after, end) ? null : For(name, chart, id => new OpenFire(id, text));
    }

    /// <summary>"close the Acme fire: saved, new SLA", "the fire at Acme is over, lost".</summary>
    private Understood? Closed(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var asked = Is(tokens, at, end, "close", "end", "finish", "resolve");
        if (asked)
        {
            at++;
            if (Is(tokens, at, end, "out", "down", "off")) at++;
            if (Is(tokens, at, end, "the", "my", "our", "this", "that") && Is(tokens, at + 1, end, "fire") && (at + 2 == end || IsSeparator(tokens, at + 2, end) || Is(tokens, at + 2, end, "as") || IsDay(chart, at + 2, end)))
                {
                at += 2;
                var on = Day(chart, ref at, ref end);
                return Ended(tokens, new FireNamed(null, null), at, end, on);
            }
        }
        if (At(chart, _account, at, end) is not { } fire) return null;
        at = fire.End;
        if (asked) return at == end || IsSeparator(tokens, at, end) || Is(tokens, at, end, "as", "with", "saved", "lost") || IsDay(chart, at, end) ? Ended(chart, fire, at, end) : null;
        if (!Is(tokens, at, end, "is", "'s", "was", "has")) return null;
        at++;
        while (Is(tokens, at, end, "now", "finally", "been", "put", "all")) at++;
        if (Is(tokens, at, end, "over", "out", "closed", "done", "resolved", "finished", "ended", "extinguished", "contained")) at++;
        else if (!Is(tokens, at, end, "saved", "lost")) return null;
        return at == end || IsSeparator(tokens, at, end) || Is(tokens, at, end, "as", "with", "saved", "lost", "and", "we") || IsDay(chart, at, end) ? Ended(chart, fire, at, end) : null;
    }

    private Understood? Reopened(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (Is(tokens, at, end, "reopen")) at++;
        else if (Is(tokens, at, end, "re") && Is(tokens, at + 1, end, "-") && Is(tokens, at + 2, end, "open")) at += 3;
        else if (Is(tokens, at, end, "re") && Is(tokens, at + 1, end, "open")) at += 2;
        else return null;
        return At(chart, _account, at, end) is not { } fire || fire.End != end ? null
            : fire.Account is { } name ? For(name, chart, id => new ReopenFire(new FireNamed(null, id))) : new ReopenFire(new FireNamed(fire.Id, null));
    }

    private Understood Ended(Chart chart, Named fire, int at, int end)
    {
        var on = Day(chart, ref at, ref end);
        return fire.Account is { } name ? For(name, chart, id => Ended(chart.Tokens, new FireNamed(null, id), at, end, on)) : Ended(chart.Tokens, new FireNamed(fire.Id, null), at, end, on);
    }

    private static CloseFire Ended(Tokens tokens, FireNamed fire, int at, int end, DateOnly? on)
    {
        FireOutcome? outcome = null;
        var from = at;
        while (at < end && (IsSeparator(tokens, at, end) || Is(tokens, at, end, "as", "with", "outcome", "and", "it", "they", "them", "we", "was", "were", "is", "have", "has", "been"))) at++;
        if (Is(tokens, at, end, "saved", "save", "rescued", "kept")) (outcome, at) = (FireOutcome.Saved, at + 1);
        else if (Is(tokens, at, end, "lost", "churned", "loss")) (outcome, at) = (FireOutcome.Lost, at + 1);
        if (outcome is not null && Is(tokens, at, end, "them", "it", "the")) at += Is(tokens, at, end, "the") && Is(tokens, at + 1, end, "account", "customer") ? 2 : Is(tokens, at, end, "the") ? 0 : 1;
        return new CloseFire(fire, outcome, Said(tokens, outcome is null ? from : at, end).Text, on);
    }

    /// <summary>The day it was over, said first or behind the outcome alone: "close the Acme fire yesterday: saved", "…: saved on Monday". At the end of a sentence it belongs to that.</summary>
    private DateOnly? Day(Chart chart, ref int at, ref int end)
    {
        var (tokens, first) = (chart.Tokens, at);
        while (Is(tokens, first, end, "on", "since", "as", "of")) first++;
        Edge? best = null;
        foreach (ref readonly var e in chart.Edges)
        {
            if (e.Category != _day || e.Guesses > 0 || e.Value is not DayReading) continue;
            if (e.Start != first && (e.End != end || e.Start <= at || !OnlyOutcome(tokens, at, e.Start))) continue;
            if (best is not { } had || e.End - e.Start > had.End - had.Start) best = e;
        }
        if (best is not { Value: DayReading { Past: { } day } } found) return null;
        if (found.Start == first) at = found.End;
        else for (end = found.Start; end > at && Is(tokens, end - 1, end, "on", "since", ",", "as", "of"); ) end--;
        return day;
    }

    private static bool OnlyOutcome(Tokens tokens, int at, int end)
    {
        for (; at < end; at++)
            if (!IsSeparator(tokens, at, end) && !Is(tokens, at, end, "as", "outcome", "it", "they", "them", "was", "were", "is", "saved", "lost", "kept", "rescued", "churned", "on", "since", "over")) return false;
        return true;
    }

    /// <summary>Does a day stand there, as in "close the Acme fire yesterday"?</summary>
    private bool IsDay(Chart chart, int at, int end)
    {
        var (a, e) = (at, end);
        return Day(chart, ref a, ref e) is not null && (a > at || e == at);
    }

    /// <summary>What stands behind a separator, or behind nothing.</summary>
    private static (string? Text, bool Separated) Said(Tokens tokens, int at, int end)
    {
        var start = at;
        while (IsSeparator(tokens, at, end) || Is(tokens, at, end, "because", "since", "as", "due", "after") || (at > start && Is(tokens, at, end, "to", "of") && Is(tokens, at - 1, end, "due", "because"))) at++;
        while (end > at && tokens[end - 1].Kind == TokenKind.Mark && tokens.Folded(end - 1) is "," or ";" or ":" or "-" or "(") end--;
        var text = at >= end ? null : tokens.Text[tokens[at].Start..tokens[end - 1].End].Trim(' ', ',', ';', ':', '-', '–', '—', '"', '“', '”');
        return (text is { Length: 0 } ? null : text, at > start);
    }

    private static bool IsSeparator(Tokens tokens, int at, int end) => Is(tokens, at, end, ":", ",", ";", "-", "–", "—", "(", ".", "!");

    private static bool Colon(Tokens tokens, int at, int end) => Is(tokens, at, end, ":", "–", "—", "-");

    /// <summary>Is time spent told of? Then it may be what somebody did.</summary>
    private bool Spent(Chart chart, int at, int end)
    {
        foreach (ref readonly var e in chart.Edges)
            if (e.Category == _duration && e.Start >= at && e.End <= end && e.Value is Recognizers.Duration { OfDays: false }) return true;
        return false;
    }
}
