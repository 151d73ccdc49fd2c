using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads what is said of one health rule: "turn off gone quiet", "delete rule 3", "change gone quiet to 60 days". A rule's name is taken as it was typed, since who keeps
/// the rules knows which there are; where the word "rule" is missing, only a few plain words can be a name, so that no log and no question is taken for a command.
/// </summary>
internal static class HealthRuleReading
{
    private const int MostNameWords = 9;

    public static Understood? Read(Chart chart)
    {
        var tokens = chart.Tokens;
        var (start, end) = (0, tokens.Count);
        while (start < end && (tokens[start].Kind == TokenKind.Mark || Is(tokens, start, "please", "pls", "csmbot", "can", "could", "you"))) start++;
        while (end > start && (tokens[end - 1].Kind == TokenKind.Mark || Is(tokens, end - 1, "please", "pls"))) end--;
        if (end - start < 2) return null;
        return Switch(chart, start, end) ?? Delete(tokens, start, end) ?? Change(chart, start, end) ?? Show(tokens, start, end) ?? (Understood?)Coloured(tokens, start, end);
    }

    /// <summary>What is said of a rule that was just proposed. Whole messages only: "no, 35 minutes" corrects a log.</summary>
    public static AboutDraft? OfDraft(Tokens tokens)
    {
        var (start, end) = (0, tokens.Count);
        while (end > start && (tokens[end - 1].Kind == TokenKind.Mark || Is(tokens, end - 1, "please", "pls"))) end--;
        if (start < end && Is(tokens, start, "please")) start++;
        if (end - start > 2 && Is(tokens, start, "call", "name") && Is(tokens, start + 1, "it", "this", "that")) return new AboutDraft(DraftWord.Name, Typed(tokens, start + 2, end));
        if (end - start is 3 or 4 && Is(tokens, start, "make", "turn", "mark") && Is(tokens, start + 1, "it", "them", "that", "accounts") && ColourAt(tokens, end - 1) is { } colour)
            return new AboutDraft(colour == Colour.Red ? DraftWord.Red : DraftWord.Yellow);
        if (end - start == 1 && ColourAt(tokens, start) is { } only) return new AboutDraft(only == Colour.Red ? DraftWord.Red : DraftWord.Yellow);
        if (end - start > 2) return null;
        if (end - start == 2 && !Is(tokens, start + 1, "it", "this", "that", "rule", "mind")) return null;
        if (Is(tokens, start, "confirm", "yes", "ok", "okay", "yep", "store", "keep")) return new AboutDraft(DraftWord.Confirm);
        return Is(tokens, start, "cancel", "no", "nope") || (Is(tokens, start, "never") && end - start == 2) || Is(tokens, start, "nevermind") ? new AboutDraft(DraftWord.Cancel) : null;
    }

    /// <summary>A rule of the words between, without the name and colour behind them: "…, call it gone silent", "… as red". Null when nothing is left.</summary>
    public static MakeRule? Make(Tokens tokens, int from, int to, Colour status)
    {
        string? name = null;
        // "add a rule called gone silent: accounts not contacted in 60 days"
        if (Is(tokens, from, "called", "named"))
        {
            var colon = from + 1;
            while (colon < to && !Is(tokens, colon, ":", "when", "if", "whenever", "for")) colon++;
            if (colon < to) (name, from) = (Typed(tokens, from + 1, colon), colon + 1);
        }

        for (var i = to - 2; i > from; i--)
        {
            if (!(Is(tokens, i, "call", "name") && Is(tokens, i + 1, "it", "this")) && !(Is(tokens, i, "called", "named") && tokens[i - 1].Kind == TokenKind.Mark)) continue;
            (name, to) = (Typed(tokens, Is(tokens, i, "call", "name") ? i + 2 : i + 1, to), i);
            break;
        }

        to = Trim(tokens, from, to);
        if (Tail(tokens, from, to) is var (colour, end)) (status, to) = (colour, Trim(tokens, from, end));
        while (from < to && (tokens[from].Kind == TokenKind.Mark || Is(tokens, from, "when", "if", "that", "for"))) from++;
        return from < to ? new MakeRule(tokens.Text[tokens[from].Start..tokens[to - 1].End], status, string.IsNullOrEmpty(name) ? null : name) : null;
    }

    /// <summary>"…, red", "… as red", "… and make them red": never the colour of "accounts that are red".</summary>
    private static (Colour, int)? Tail(Tokens tokens, int from, int to)
    {
        if (to - from < 3 || ColourAt(tokens, to - 1) is not { } colour) return null;
        var at = to - 1;
        if (tokens[at - 1].Kind == TokenKind.Mark || Is(tokens, at - 1, "as", "status")) return (colour, Is(tokens, at - 1, "status") && Is(tokens, at - 2, "with", "in") ? at - 2 : at - 1);
        if (Is(tokens, at - 1, "in") && tokens[at - 2].Kind == TokenKind.Mark) return (colour, at - 2);
        return Is(tokens, at - 1, "them", "it") && Is(tokens, at - 2, "make", "turn", "mark", "flag", "colour", "color") ? (colour, at - 2) : null;
    }

    private static int Trim(Tokens tokens, int from, int to)
    {
        while (to > from && (tokens[to - 1].Kind == TokenKind.Mark || Is(tokens, to - 1, "and", "then"))) to--;
        return to;
    }

    private static SwitchRule? Switch(Chart chart, int start, int end)
    {
        var tokens = chart.Tokens;
        var (on, from, to, sure) = (true, start + 1, end, false);
        if (Is(tokens, start, "turn", "switch"))
        {
            if (Is(tokens, start + 1, "on", "off")) (on, from) = (Is(tokens, start + 1, "on"), start + 2);
            else if (Is(tokens, end - 1, "on", "off")) (on, to) = (Is(tokens, end - 1, "on"), end - 1);
            else return null;
        }
        else if (Is(tokens, start, "disable", "deactivate", "pause", "suspend")) on = false;
        else if (Is(tokens, start, "stop", "end")) (on, sure) = (false, true);
        else if (!Is(tokens, start, "enable", "activate", "reactivate", "resume", "unpause")) return null;
        return Named(tokens, from, to) is var (name, saysRule) && (saysRule || (!sure && IsPlain(chart, from, to))) ? new SwitchRule(name, on) : null;
    }

    private static DeleteRule? Delete(Tokens tokens, int start, int end) =>
        Is(tokens, start, "delete", "remove", "drop") && Named(tokens, start + 1, end) is (var name, true) ? new DeleteRule(name) : null;

    /// <summary>"change gone quiet to 60 days", "set rule 3 to red", "edit rule 3".</summary>
    private static ChangeRule? Change(Chart chart, int start, int end)
    {
        var tokens = chart.Tokens;
        if (!Is(tokens, start, "change", "set", "edit", "modify", "update", "raise", "lower", "make")) return null;
        var to = end - 1;
        while (to > start + 1 && !Is(tokens, to, "to")) to--;
        if (to == start + 1)
            return Named(tokens, start + 1, ColourAt(tokens, end - 1) is null ? end : end - 1) is not (var whole, true) ? null
                : ColourAt(tokens, end - 1) is null ? Is(tokens, start, "change", "edit", "modify", "update") ? new ChangeRule(whole, null) : null : new ChangeRule(whole, Typed(tokens, end - 1, end));
        if (to + 1 >= end || Named(tokens, start + 1, to) is not var (name, saysRule)) return null;
        var amount = end - to == 3 && tokens[to + 1].Kind == TokenKind.Number && Is(tokens, to + 2, "day", "days", "week", "weeks", "month", "months");
        if (!saysRule && (!(amount || (end - to == 2 && ColourAt(tokens, to + 1) is not null)) || !IsPlain(chart, start + 1, to) || Is(tokens, start + 1, "it", "that", "this", "date", "minutes", "duration"))) return null;
        return new ChangeRule(name, Typed(tokens, to + 1, end));
    }

    /// <summary>"rule 3", "show rule gone quiet", "history of rule gone quiet", "who changed rule 3".</summary>
    private static ShowRule? Show(Tokens tokens, int start, int end)
    {
        if (Is(tokens, start, "rule")) return Name(tokens, start + 1, Is(tokens, end - 1, "history", "trail") ? end - 1 : end);
        var from = start;
        while (from < end && Is(tokens, from, "show", "open", "tell", "explain", "see", "me", "us", "about", "the", "a", "history", "trail", "changes", "log", "of", "to", "for", "who", "made", "changed", "what", "is", "whats", "'s", "does", "in")) from++;
        if (from == start || from + 1 >= end || !Is(tokens, from, "rule")) return null;
        return Name(tokens, from + 1, Is(tokens, end - 1, "do", "mean", "say", "history") ? end - 1 : end);

        static ShowRule? Name(Tokens tokens, int from, int to) => to - from is < 1 or > MostNameWords + 4 || Typed(tokens, from, to) is not { Length: > 0 } name ? null : new ShowRule(name);
    }

    /// <summary>"make tier 1 accounts red when they have not been contacted in 30 days", "enterprise accounts should be red if NPS is below 0".</summary>
    private static MakeRule? Coloured(Tokens tokens, int start, int end)
    {
        var asked = Is(tokens, start, "make", "turn", "flag", "mark", "colour", "color", "set", "show");
        for (var i = start + 1; i + 2 < end; i++)
        {
            if (ColourAt(tokens, i) is not { } colour || !Is(tokens, i + 1, "when", "if", "whenever", "once")) continue;
            var (from, to) = asked ? (start + 1, i) : (start, i - 1);
            if (!asked && !(Is(tokens, i - 1, "be", "turn", "go", "become") && i - 2 > start && Is(tokens, i - 2, "should", "must", "shall"))) return null;
            if (!asked) to--;
            if (!Accounts(tokens, from, to)) return null;
            var then = i + 2;
            while (then < end && Is(tokens, then, "they", "it", "their", "its")) then++;
            if (then >= end || Make(tokens, then, end, colour) is not { } rule) return null;
            var subject = tokens.Text[tokens[from].Start..tokens[to - 1].End];
            return rule with { Ways = to - from == 1 ? [] : [$"{subject} {rule.Words}", $"{subject} whose {rule.Words}", $"{subject} with {rule.Words}"] };
        }

        return null;
    }

    private static bool Accounts(Tokens tokens, int from, int to)
    {
        for (var i = from; i < to; i++) if (Is(tokens, i, "accounts", "account", "customers", "customer", "clients", "them", "everything")) return true;
        return false;
    }

    /// <summary>A rule's name or number as it was typed, and whether the word "rule" stood with it.</summary>
    private static (string Name, bool SaysRule)? Named(Tokens tokens, int from, int to)
    {
        var says = false;
        while (from < to && (Is(tokens, from, "the", "my", "our", "rule", "health", "warning", "number", "no") || tokens[from].Kind == TokenKind.Mark))
        {
            says |= Is(tokens, from, "rule");
            from++;
        }
        if (to - 1 > from && Is(tokens, to - 1, "rule")) (says, to) = (true, to - 1);
        return Typed(tokens, from, to) is { Length: > 0 } name ? (name, says) : null;
    }

    /// <summary>A few plain words, as a name has them: no account (one of ordinary words only at the end: "the status of Canvas Works"), no mark, nothing of what is said of a talk.</summary>
    private static bool IsPlain(Chart chart, int from, int to)
    {
        if (to - from is < 1 or > MostNameWords) return false;
        for (var i = from; i < to; i++)
        {
            if (chart.Tokens[i].Kind != TokenKind.Word && !(chart.Tokens[i].Kind == TokenKind.Number && i > from)) return false;
            if (Is(chart.Tokens, i, "with", "for", "at", "by", "to", "from", "about", "today", "tomorrow", "yesterday", "min", "mins", "minutes", "h", "hr", "hrs", "hour", "hours", "m", "call", "email", "meeting")) return false;
        }

        foreach (ref readonly var edge in chart.Edges)
            if (edge.Start >= from && edge.End <= to && edge.Value is AccountName { Slip: false } name && (!name.Common || (edge.End == to && (name.Exact || edge.Start == from)))) return false;
        return true;
    }

    private static Colour? ColourAt(Tokens tokens, int at) => tokens.Folded(at) switch { "yellow" or "amber" => Colour.Yellow, "red" => Colour.Red, _ => null };

    private static string Typed(Tokens tokens, int start, int end) =>
        start >= end ? "" : tokens.Text[tokens[start].Start..tokens[end - 1].End].Trim(' ', '"', '\'', '“', '”', '‘', '’', '.', '!', '?', ',', ';', ':', '#');
}
