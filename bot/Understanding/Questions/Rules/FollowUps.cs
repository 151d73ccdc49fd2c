using CsmBot.Questions;
using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Words that lean on the question before: what about, those, which of them, that, the first one.</summary>
internal static class FollowUps
{
    public static readonly Rule[] Rules =
    [
        Word("what about", "((and)? (what|how) about | what of | also for | same (for|but|with|again|thing|question)? (for|but|with)? | ok|okay (and)? | and now | (make|change|turn|set) (it|that) (to|into)? | then | instead | how|what if)", new Refers(ReferWord.Also), "what about tier 2") with { Weight = -2 },
        // In the midst of a message "and with" joins.
        Phrase("and, first of all", "and (in|for|with|on|the)?", (in Match m) => m.Start == 0 ? new Refers(ReferWord.Also) : null, "and tier 2?") with { Weight = -2 },
        Word("them", "(which one (is|was)? | which|who|any|those|all|some of them|those|these|that | of them|those|these | them | those | these | they | their | the above | that list | this list | the list | among them|those|these)", new Refers(ReferWord.Them), "of them", "sort them", "which of them renew by March") with { Weight = 3 },
        Phrase("that, at the end", "that", (in Match m) => m.Start > 0 && (m.End == m.Chart.Tokens.Count || (m.Next("cost") && m.BeforeAny("did", "does", "do", "has", "will")) || m.NextAny("?", "in", "altogether", "together", "overall", "combined")) && !m.BeforeAny("before", "after", "preceding", "following") || (m.Before("of") && m.NextAny("was", "is", "were", "went", "goes", "are")) ? new Refers(ReferWord.Them) : null, "how much ARR is that", "how much of that was firefighting") with { Weight = 150 },
        Phrase("now for", "now (for)?", (in Match m) => m.Start == 0 ? new Refers(ReferWord.Also) : null, "now tier 2"),
        Word("that", "(it | its | this | that one | this one)", new Refers(ReferWord.It), "how much is it") with { Weight = -8 },
        Word("that account", "that|this account|customer|client", new Refers(ReferWord.It), "who owns that account") with { Weight = 20 },
        Phrase("the nth one", "(first|1st|top|second|2nd|third|3rd|fourth|4th|fifth|5th|last) (one|account|customer|result|row|item)", (in Match m) => new Refers(ReferWord.Nth, Index(m)), "the first one"),
        Phrase("the period after that", "((and|what about|how about)? (in)? (the)? week|month|quarter|year|one after|before (that|it|this)? | (and|what about|how about)? (the)? following|preceding (week|month|quarter|year|one)? | (and|what about)? (the)? week|month|quarter|year after|before)", Shift, "the quarter after that", "and the month before"),
        Phrase("left over", "(are|is|remain|remains)? (left|remaining) (over)?", (in Match m) => m.Start > 0 && m.HasAny("are", "is", "remain", "remains") && m.End >= m.Chart.Tokens.Count - 1 ? new Refers(ReferWord.Them) : null, "how many are left") with { Weight = -8 },
        Phrase("the one elsewhere", "(and|what about|how about)? (the|that)? one", (in Match m) => m.NextAny("at", "with", "of", "for", "from") && IsAccount(m.Chart, m.End + 1) ? new Refers(ReferWord.Also) : null, "and the one at {account}") with { Weight = 20 },
        // "biggest red one", "which one is it": with a rank a few words before it.
        Phrase("the one of a rank", "one", (in Match m) => IsRanked(m) ? new Refers(ReferWord.Them) : null, "who owns the biggest one", "biggest red one in EMEA") with { Weight = 20 },
        Phrase("number n", "(number|no|#|row) <digit>", (in Match m) => new Refers(ReferWord.Nth, (int)m.Get<double>(0)), "number 3"),
    ];

    private static bool IsAccount(Chart chart, int token)
    {
        if (token >= chart.Tokens.Count) return false;
        if (chart.Tokens.Folded(token) is "the") token++;
        foreach (var e in chart.At(token)) if (chart.Edges[e] is { Rule: < 0, Value: Names.AccountName }) return true;
        return false;
    }

    /// <summary>"biggest one", "oldest open one", "most expensive tier 1 one": with nothing but what narrows it between.</summary>
    private static bool IsRanked(in Match m)
    {
        for (var i = m.Start - 1; i >= Math.Max(0, m.Start - 4); i--)
        {
            if (m.Chart.Tokens[i].Kind == TokenKind.Mark) return false;
            if (m.Chart.Tokens.Folded(i) is "biggest" or "largest" or "smallest" or "oldest" or "newest" or "longest" or "shortest" or "highest" or "lowest" or "best" or "worst" or "costliest" or "cheapest" or "latest" or "earliest" or "riskiest" or "healthiest" or "priciest" or "most" or "least") return true;
        }

        return false;
    }

    private static object? Shift(in Match m)
    {
        Unit? unit = m.Has("week") ? Unit.Week : m.Has("month") ? Unit.Month : m.Has("quarter") ? Unit.Quarter : m.Has("year") ? Unit.Year : null;
        return new Shifted(unit, m.HasAny("after", "following") ? 1 : -1);
    }

    private static int Index(in Match m) =>
        m.HasAny("first", "1st", "top") ? 1 : m.HasAny("second", "2nd") ? 2 : m.HasAny("third", "3rd") ? 3 : m.HasAny("fourth", "4th") ? 4 : m.HasAny("fifth", "5th") ? 5 : -1;
}
