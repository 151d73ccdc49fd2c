using System.Globalization;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads what a customer committed to before its renewal: "commitment for Acme at 90 days: CFO agreed to renew for two years", "90-day checkpoint for Acme: …", "Acme commitment: …".
/// What stands behind the mark is taken as it was typed. Without it, it is asked for ("record a commitment for Acme") or shown ("commitments of Acme").
/// </summary>
internal sealed class CommitmentReading(Grammar grammar)
{
    private readonly int _account = grammar.Category("account");

    /// <summary>What each way to say it looks like; a test reads them all.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "commitment for Acme at 90 days: CFO agreed to renew for two years", "90-day commitment for Acme: will sign in May", "record a renewal commitment from Acme: the COO wants three more seats",
        "Acme commitment at 180 days: budget is reserved", "Acme's 30 day checkpoint – contract is with legal", "checkpoint 90 for Acme: they stay", "Acme committed at 90 days: two more years",
        "record a commitment for Acme", "record a commitment", "commitments of Acme", "show me the renewal checkpoints for Acme",
    ];

    public Understood? Read(Chart chart)
    {
        var tokens = chart.Tokens;
        var (at, end) = (0, tokens.Count);
        while (Is(tokens, at, end, "please", "pls", "csmbot", "can", "could", "you", "@")) at++;
        while (Is(tokens, end - 1, end, ".", "!")) end--;
        var shows = Is(tokens, at, end, "show", "list", "what", "which", "see", "open");
        var records = Is(tokens, at, end, "record", "add", "log", "note", "save", "enter", "set", "change", "correct", "update", "new", "write");
        if (shows || records) at++;
        while (Is(tokens, at, end, "me", "a", "an", "the", "new", "down", "are", "is", "our", "all")) at++;
        int? days = null;
        TakeDays(tokens, ref at, end, ref days, named: false);
        AccountName? name = null;
        if (!Noun(tokens, ref at, end, out var plural))
        {
            if (Account(chart, _account, at, end) is not (not null and var owner, var behind)) return null;
            (name, at) = (owner, behind);
            if (Is(tokens, at, end, "'s", "’s")) at++;
            TakeDays(tokens, ref at, end, ref days, named: false);
            // "Acme committed to …" tells of a call as well: only with the checkpoint it can be nothing else.
            if (Is(tokens, at, end, "committed", "commits")) at++;
            else if (!Noun(tokens, ref at, end, out plural)) return null;
            else if (days is null && !Is(tokens, at, end, ":", "-", "–", "—", "at", "(") && at < end) return null;
            if (days is null && Is(tokens, at - 1, end, "committed", "commits") && !Is(tokens, at, end, "at")) return null;
        }
        TakeDays(tokens, ref at, end, ref days, bare: true);
        if (name is null && Is(tokens, at, end, "for", "of", "from", "by", "with", "at") && Account(chart, _account, at + 1, end) is (not null and var whose, var after)) (name, at) = (whose, after);
        if (Is(tokens, at, end, "'s", "’s")) at++;
        TakeDays(tokens, ref at, end, ref days);
        if (name is null) return records && at == end && days is null ? new OpenCommitmentForm(null) : null;
        var marked = false;
        while (Is(tokens, at, end, ":", "-", "–", "—", ",", ")")) (marked, at) = (true, at + 1);
        if (at >= end) return records ? For(name, chart, id => new OpenCommitmentForm(id)) : shows || plural ? For(name, chart, id => new ShowCommitments(id)) : null;
        if (!marked || Is(tokens, tokens.Count - 1, tokens.Count, "?")) return null;
        var statement = tokens.Text[tokens[at].Start..].Trim().Trim('"', '“', '”');
        var said = days;
        return For(name, chart, id => new RecordCommitment(id, said, statement));
    }

    /// <summary>"(renewal) commitment(s)", "checkpoint(s)".</summary>
    private static bool Noun(Tokens tokens, ref int at, int end, out bool plural)
    {
        var next = Is(tokens, at, end, "renewal") ? at + 1 : at;
        plural = Is(tokens, next, end, "commitments", "checkpoints");
        if (!plural && !Is(tokens, next, end, "commitment", "checkpoint")) return false;
        at = next + 1;
        return true;
    }

    /// <summary>"(at the) 90 days (before the renewal)", "90-day", "T-90"; right behind the noun "90" alone.</summary>
    /// <param name="bare">A number alone says it.</param>
    /// <param name="named">The noun has been said: here "renewal" and "checkpoint" are none.</param>
    private static void TakeDays(Tokens tokens, ref int at, int end, ref int? days, bool bare = false, bool named = true)
    {
        var (next, said) = (at, bare);
        while (Is(tokens, next, end, "at", "(", ",", "the", "in", "on", "t", "-", "checkpoint", "day")) said |= Is(tokens, next++, end, "t");
        if (next >= end || tokens[next].Kind == TokenKind.Mark) return;
        var text = tokens.Folded(next).ToString();
        var joined = text.EndsWith('d');
        if (!int.TryParse(joined ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return;
        next++;
        if (Is(tokens, next, end, "-") && Is(tokens, next + 1, end, "day", "days")) next++;
        if (Is(tokens, next, end, "day", "days", "d")) (said, next) = (true, next + 1);
        if (!said && !joined) return;
        while (Is(tokens, next, end, "before", "out", "the", ")") || (named && Is(tokens, next, end, "renewal", "checkpoint", "mark"))) next++;
        (days, at) = (number, next);
    }
}
