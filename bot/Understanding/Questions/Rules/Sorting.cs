using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Orders and ranks: sorted by, top 5, biggest, longest, oldest first.</summary>
internal static class Sorting
{
    private static Production Rank(RankWord word, bool descending) => (in Match m) => m.Count > 0 && m.Chart.Tokens.Folded(m.End - 1) is "one" && (m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].Kind == TokenKind.Mark) ? null : new Ranked(word, descending, m.TryFind<double>(out var n) ? (int)n : null);

    private static Rule Ranks(string name, string words, RankWord word, bool descending, params string[] examples) =>
        new(Asked, name, $"((top|first|the)? <number>? ({words}) | ({words}) <number>)", Rank(word, descending), examples);

    private static readonly Effort Cost = new(RecordNumber.Cost);
    private static readonly Noun Contacts = new(Kind.Interactions);

    /// <summary>The worst drop is the largest.</summary>
    private static bool Falls(in Match m)
    {
        for (var i = 0; i < 4; i++) if (m.Next("drop", i) || m.Next("drops", i) || m.Next("decline", i) || m.Next("declines", i) || m.Next("fall", i) || m.Next("falls", i) || m.Next("loss", i) || m.Next("decrease", i)) return true;
        return false;
    }

    private static bool SaysMetric(in Match m)
    {
        for (var i = m.End; i < m.Chart.Tokens.Count; i++) if (Signals.Names(m.Chart, i)) return true;
        return false;
    }

    private static Ranked Nth(in Match m)
    {
        var nth = m.HasAny("second", "2nd") ? 2 : m.HasAny("third", "3rd") ? 3 : m.HasAny("fourth", "4th") ? 4 : 5;
        var (word, down) = m.HasAny("biggest", "largest") ? (RankWord.Big, true) : m.Has("smallest") ? (RankWord.Big, false) : m.Has("longest") ? (RankWord.Long, true) : m.Has("shortest") ? (RankWord.Long, false)
            : m.Has("oldest") ? (RankWord.Old, true) : m.HasAny("newest", "latest", "recent") ? (RankWord.Old, false) : m.HasAny("least", "fewest", "lowest", "worst") ? (RankWord.Most, false) : (RankWord.Most, true);
        return new Ranked(word, down, 1) { Nth = nth };
    }

    public static readonly Rule[] Rules =
    [
        Word("sorted by", "(sorted|sort|order|ordered|rank|ranked|arrange|arranged|prioritised|prioritized|listed|descending|ascending|sorting (it|them|these|those|that)? by|on|after)", new SortedBy(), "my accounts sorted by renewal date") with { Weight = 3 },
        Word("sort", "sort|order|rank|sorted|ranked|arrange", new Frame(FrameWord.List), "sort my accounts by ARR") with { Weight = -3 },
        Word("then by", "then (by)?", new Link(LinkWord.And), "sorted by tier then ARR"),
        Word("by", "by|on", new SortedBy(), "top 5 reds by ARR") with { Weight = -30 },
        Phrase("after, of a rank", "after|on", (in Match m) => m.Chart.Tokens.Folded(0) is "rank" or "sort" or "order" || m.Chart.Tokens.Count > 1 && m.Chart.Tokens.Folded(1) is "rank" or "sort" or "order" ? new SortedBy() : null, "rank the teams after number of red accounts") with { Weight = -30 },
        Word("in order of", "(in order of | in descending order of | rank|ranking by|after)", new SortedBy(), "in order of ARR"),
        Phrase("top", "(top|first|best|leading <number> | top)", Rank(RankWord.Most, true), "top 5 reds by arr"),
        Phrase("bottom", "(bottom|worst <number> | bottom)", (in Match m) => new Ranked(RankWord.Most, m.Has("worst") && Falls(m), m.TryFind<double>(out var n) ? (int)n : null), "bottom 3 by usage"),
        Ranks("most", "most|highest|greatest|best|commonest|(most common)|(most frequent)|(most often)", RankWord.Most, true, "which CSM has the most accounts"),
        new(Asked, "least", "((top|first|the)? <number>? ({least}) | ({least}) <number>)".Replace("{least}", "least|fewest|lowest|worst|rarest|(least common)|(least frequent)"), (in Match m) => new Ranked(RankWord.Most, m.Has("worst") && Falls(m), m.TryFind<double>(out var n) ? (int)n : null), "lowest NPS", "worst usage drop over 30 days"),
        // By what somebody is happy has to be said: nothing else may be sorted by.
        Phrase("happiest", "(top|the)? <number>? happiest|unhappiest|(most|least happy|satisfied|unhappy)", (in Match m) => SaysMetric(m) ? new Ranked(RankWord.Most, m.Has("happiest") || (m.Has("most") && !m.Has("unhappy")), m.TryFind<double>(out var n) ? (int)n : null) : null, "happiest customer by NPS", "unhappiest customer by CSAT"),
        Phrase("so many of them, behind a rank", "<number> of them|these|those", (in Match m) => m.Before(",") && (m.End == m.Chart.Tokens.Count || m.NextAny("?", ".")) && m.Get<double>(0) is >= 1 and <= 1000 and var n ? new Compared(Op.Equal, n, 0, UnitOf.Plain, Bare: true) : null, "worst NPS, 4 of them") with { Weight = 3 },
        Ranks("steepest", "steepest|sharpest|heaviest|hardest|deepest", RankWord.Most, true, "steepest usage drop over 30 days"),
        Phrase("the nth of a row", "second|2nd|third|3rd|fourth|4th|fifth|5th (most|highest|greatest|best|biggest|largest|least|fewest|lowest|worst|smallest|longest|shortest|oldest|newest|latest|(most recent))", (in Match m) => Nth(m), "second biggest account", "third oldest open ticket") with { Weight = 3 },
        Phrase("costliest", "(top|the)? <number>? costliest|priciest|dearest", (in Match m) => new RankedBy(true, m.TryFind<double>(out var n) ? (int)n : null, Cost), "costliest fire this year"),
        Phrase("cheapest", "(the)? <number>? cheapest", (in Match m) => new RankedBy(false, m.TryFind<double>(out var n) ? (int)n : null, Cost), "cheapest accounts to serve"),
        Phrase("most expensive", "((top|the)? <number>? most (expensive|costly) | (the)? most (expensive|costly) <number>)", (in Match m) => new RankedBy(true, m.TryFind<double>(out var n) ? (int)n : null, Cost), "most expensive account this year"),
        Phrase("least expensive", "(the)? <number>? least (expensive|costly)", (in Match m) => new RankedBy(false, m.TryFind<double>(out var n) ? (int)n : null, Cost), "least expensive accounts this year"),
        Phrase("most contacted", "((the)? <number>? most (contacted|touched|engaged|active) | (the)? most (contacted|touched|engaged) <number>)", (in Match m) => new RankedBy(true, m.TryFind<double>(out var n) ? (int)n : null, Contacts), "most contacted accounts this quarter"),
        Phrase("least contacted", "((the)? <number>? least (contacted|touched|engaged|active) | (the)? least (contacted|touched|engaged) <number>)", (in Match m) => new RankedBy(false, m.TryFind<double>(out var n) ? (int)n : null, Contacts), "5 least contacted accounts"),
        Phrase("bigger than", "(is|are)? bigger|larger|smaller than", (in Match m) => m.Behind("account") ? new SizeAgainst(!m.Has("smaller")) : null, "accounts bigger than {account}") with { Weight = 20 },
        Phrase("the same as another", "(with|in|on|of|from|have|has|having|share|sharing)? (exactly)? same|identical <named> (as|like|with)", (in Match m) => m.Get<Named>(0).Field is { } field && m.Behind("account") ? new SameFieldAs(field) : null, "accounts with the same CSM as {account}") with { Weight = 20 },
        Word("to serve", "(to (serve|support|run|keep|retain) | serving)", new Link(LinkWord.With), "cheapest tier 1 accounts to serve") with { Weight = -20 },
        Ranks("healthiest", "healthiest|(in best|better health)", RankWord.Good, true, "which industry is healthiest"),
        Ranks("unhealthiest", "unhealthiest|sickest|riskiest|(in worst health)|(least healthy)|(most at risk)", RankWord.Good, false, "which segment is unhealthiest"),
        Ranks("biggest", "biggest|largest|bigger|huge|big|large", RankWord.Big, true, "biggest accounts", "5 largest customers"),
        Ranks("smallest", "smallest|littlest|tiniest|small|little|tiny", RankWord.Big, false, "smallest accounts"),
        Ranks("longest", "longest|((for|in)? the? longest time|while|period)", RankWord.Long, true, "longest without contact"),
        Ranks("shortest", "shortest", RankWord.Long, false, "shortest contract"),
        Ranks("oldest", "oldest|(longest running)|(longest standing)|(longest serving)", RankWord.Old, true, "oldest open tickets"),
        Ranks("newest", "newest|latest|(most recent)|(most recently)|recent", RankWord.Old, false, "newest tickets"),
        Ranks("next", "soonest|earliest|(up next)|nearest|closest", RankWord.Early, false, "earliest renewals"),
        Word("alphabetically", "(alphabetically | in alphabetical order | a to|- z | (sorted|sort|order|ordered|listed|arranged)? (it|them|these|those|that)? by (account|customer|client)? name|names)", new Grouped(new Named("name", null, Field.Account)), "my accounts alphabetically", "my accounts sorted by name"),
        Phrase("last few", "(last|latest|newest|recent|previous) <number>", Rank(RankWord.Old, false), "last 5 calls") with { Weight = -5 },
        Phrase("next few", "(next|first|earliest|upcoming) <number>", Rank(RankWord.Early, false), "next 5 renewals"),
        Word("descending", "(descending | desc | highest|most|longest|costliest first | highest|longest on|at the? top | high to low | decreasing | from high to low | from the? highest to (the)? lowest)", new Direction(true), "by ARR descending"),
        Word("ascending", "(ascending | asc | lowest|least|fewest|nearest|shortest first | lowest|nearest|shortest on|at the? top | longest|furthest ago first | low to high | increasing | from low to high)", new Direction(false), "by ARR ascending"),
        Word("longest silence first", "(longest (silence | quiet | silent | gap | wait | untouched | ignored | (no|without (any|a)? touch|contact|touchpoint)) first | (longest|most) (silent|quiet) (ones)? first | quietest first)", new Direction(false, RankWord.Long), "my accounts, longest no touch first"),
        Word("biggest first", "(biggest|largest first | biggest|largest on|at the? top | from? (the)? biggest|largest to (the)? smallest)", new Direction(true, RankWord.Big), "my accounts, biggest first"),
        Word("smallest first", "(smallest|littlest|tiniest first | smallest|littlest|tiniest on|at the? top | from? (the)? smallest to (the)? biggest|largest)", new Direction(false, RankWord.Big), "my accounts, smallest first"),
        Word("newest first", "(newest|latest|recent first | (most recent) first | newest|latest on|at the? top)", new Direction(true, RankWord.Old), "open tickets, newest first"),
        Word("oldest first", "(oldest first | oldest on|at the? top)", new Direction(false, RankWord.Old), "open tickets, oldest first"),
        Word("earliest first", "(earliest|soonest|next first | earliest|soonest|next on|at the? top)", new Direction(false, RankWord.Early), "tier 2 by renewal date, earliest on top"),
        Word("worst first", "(worst first | worst on|at the? top | worst to best)", new Direction(false, RankWord.Good), "my accounts by usage, worst first"),
        Word("best first", "(best first | best on|at the? top | best to worst)", new Direction(true, RankWord.Good), "my accounts by NPS, best first"),
    ];
}
