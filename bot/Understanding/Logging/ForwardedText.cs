using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Logging;

/// <summary>
/// Tells, line by line, what of a message is another text that was pasted into it: lines behind ">", and a mail from its header
/// ("From: …", "Subject: …") to the paragraph behind its signature.
/// </summary>
internal sealed class ForwardedText(Chart chart, List<Item> items)
{
    private bool inMail, signed;

    /// <summary>Is the line that begins with this item forwarded?</summary>
    public bool GoesOn(int item, bool before)
    {
        if (item >= items.Count) return before;
        var token = items[item].Start;
        if (chart.Tokens.Folded(token) is ">") { inMail = false; return true; }
        if (inMail && (IsDrawnLine(token) || (items[item].Value is LogOrder && FollowsBlankLine(token)))) return inMail = false;
        if (IsRule(token)) return inMail = !(signed = false);
        if (IsHeader(token)) return inMail = !(signed = false);
        if (inMail && signed && FollowsBlankLine(token)) inMail = false;
        signed |= inMail && HasSignOff(token);
        return inMail;
    }

    /// <summary>"---" or "=====" and nothing else, with no header behind it: the mail is over.</summary>
    private bool IsDrawnLine(int token)
    {
        var (end, marks) = (token + LineLength(token), 0);
        for (var i = token; i < end; i++)
        {
            if (chart.Tokens[i].Kind != TokenKind.Mark || chart.Tokens.Raw(i)[0] is not ('-' or '_' or '=' or '*' or '—' or '–' or '~' or '#')) return false;
            marks += chart.Tokens.Raw(i).Length;
        }

        return marks >= 3 && !(end < chart.Tokens.Count && (IsHeader(end) || IsRule(end)));
    }

    /// <summary>"---- Forwarded message ----", "Begin forwarded message:".</summary>
    private bool IsRule(int token)
    {
        var said = false;
        for (var i = token; i < token + LineLength(token); i++)
        {
            said |= chart.Tokens.Folded(i) is "forwarded" or "fwd" or "original" or "weitergeleitete";
            if (chart.Tokens[i].Kind != TokenKind.Mark && chart.Tokens.Folded(i) is not ("forwarded" or "fwd" or "original" or "weitergeleitete" or "begin" or "message" or "mail" or "email" or "e" or "nachricht")) return false;
        }

        return said && HasLineBehind(token);
    }

    /// <summary>"Subject: renewal" among other lines is a field of a form.</summary>
    private bool IsHeader(int token)
    {
        if (token + 1 >= chart.Tokens.Count || !HasLineBehind(token)) return false;
        if (chart.Tokens.Folded(token + 1) is not ":") return chart.Tokens.Folded(token) is "on" && EndsWithWrote(token);
        return chart.Tokens.Folded(token) is "from" or "fwd" or "fw" or "von" || (chart.Tokens.Folded(token) is "subject" or "sent" or "to" or "cc" or "date" or "betreff" && (inMail || token == 0));
    }

    private bool EndsWithWrote(int token)
    {
        var end = token + LineLength(token);
        return end - token > 3 && chart.Tokens.Folded(end - 1) is ":" && chart.Tokens.Folded(end - 2) is "wrote";
    }

    /// <summary>"Fwd: call with Acme 20m" alone is what somebody types.</summary>
    private bool HasLineBehind(int token)
    {
        for (var i = token + 1; i < chart.Tokens.Count; i++) if (chart.Tokens[i].LineStart) return true;
        return false;
    }

    /// <summary>"Best regards," alone in its line, or "Best, Tom" at its end.</summary>
    private bool HasSignOff(int token)
    {
        var end = token + LineLength(token);
        if (end - token <= 2 && IsName(token, end)) return true;
        for (var i = Math.Max(token, end - 5); i < end; i++)
            if (chart.Tokens.Folded(i) is "best" or "regards" or "cheers" or "thanks" or "thx" or "sincerely" or "br" or "rgds" or "greetings" or "yours" && (end - token <= 4 || (i + 1 < end && chart.Tokens.Folded(i + 1) is ","))) return true;
        return false;
    }

    /// <summary>"Dana" or "Tom Reed", alone in its line.</summary>
    private bool IsName(int token, int end)
    {
        for (var i = token; i < end; i++)
            if (chart.Tokens[i].Kind != TokenKind.Word || !char.IsUpper(chart.Tokens.Raw(i)[0]) || chart.Tokens.Folded(i) is "hi" or "hello" or "dear" or "hey" || chart.Tokens[i].Word != 0) return false;
        return true;
    }

    private int LineLength(int token)
    {
        var end = token + 1;
        while (end < chart.Tokens.Count && !chart.Tokens[end].LineStart) end++;
        return end - token;
    }

    private bool FollowsBlankLine(int token)
    {
        var lines = 0;
        for (var i = chart.Tokens[token].Start - 1; i >= 0 && char.IsWhiteSpace(chart.Tokens.Text[i]); i--) if (chart.Tokens.Text[i] == '\n') lines++;
        return lines > 1;
    }
}
