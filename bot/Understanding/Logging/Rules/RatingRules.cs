using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>How well it went, brought to 1–5: words (<c>grade</c>), scales (<c>outof</c>), stars.</summary>
internal static class RatingRules
{
    private static readonly (int Score, string Words)[] Grades =
    [
        (5, "excellent|great|super|amazing|fantastic|awesome|brilliant|superb|outstanding|perfect|wonderful|terrific|stellar|fabulous|incredible|exceptional|brill|fab|smashing|cracking|phenomenal|marvellous|marvelous|magnificent|(second to none)|(gr ~8)|excellently|perfectly|brilliantly"),
        (4, "good|productive|useful|helpful|valuable|effective|constructive|positive|successful|nice|solid|worthwhile|fruitful|pleasant|nicely|smoothly|successfully|productively|insightful|strong|lovely|efficient|enjoyable|encouraging|uplifting|rewarding|(eye -? opening)|(eye -? opener)|(good one)|(well spent)"),
        (3, "ok|okay|fine|alright|(all right)|average|decent|(so -? so)|acceptable|neutral|okayish|(fair enough)|middling|okey|passable|satisfactory|(nothing to write home about)|(run of the mill)"),
        (2, "meh|bad|poor|mediocre|disappointing|unproductive|ineffective|frustrating|weak|unhelpful|lukewarm|badly|poorly|unsuccessful|unsatisfying|slow|boring|dull|underwhelming|painful|fruitless|tedious|tiresome|lacklustre|lackluster|subpar|(a (bit of a)? (drag|slog|letdown|(let - down)))"),
        (1, "terrible|awful|horrible|useless|pointless|worthless|disastrous|dreadful|abysmal|terribly|horribly|awfully|rubbish|crap|crappy|lousy|dire|shit|shite|garbage|dismal|atrocious|horrid|(a nightmare)|(a? (complete|total|utter|pure)? waste of (my|our|everyones|everybodys)? (time|(an hour)))|((wasted|lost) time)|(a (complete|total)? disaster)"),
    ];

    internal const string Very = "(v|vv|very|really|super|so|quite|pretty|extremely|highly|most|rather|fairly|incredibly|particularly|overall|mostly|truly|too|absolutely|actually|surprisingly|reasonably|more|quiet|realy|still|kinda|sorta|((kind|sort) of)|(a (bit|little)))";
    private const string Label = "(effectiveness|effectivness|effective|eff|rating|rate|rated|score|scored|grade|graded|quality|productivity|effectivity|usefulness)";


    public static IEnumerable<Rule> All { get; } =
    [
        .. Grades.Select(g => Say.Words("grade", g.Words, g.Score, g.Words.Split('|')[0])),
        .. Grades.Select(g => Graded(g.Score)),
        new("log", "not so", $"not|wasnt|isnt|werent|hardly|barely|nothing|never {Very}? (all|that|at|overly|especially|exactly|the|an|a|been)? (that|all)? <grade>", Negated, "not great", "not very productive", "not that useful", "wasn't good"),
        new("log", "went well", $"(went|going|goes|gone|was|go) {Very}? {Very}? well (received)?", Fixed(4), "went well", "went really well"),
        new("log", "not well", $"(didnt|(did not)|not) (go|went|going|gone)? {Very}? (so|that|too)? well", Fixed(2), "didn't go well", "not so well"),
        new("log", "a grade, said shortly", "(was|went|is|very|really|so)? top|ace|grand|super|mixed|pants|waste|worst|flat|trash", ShortGrade, "was top"),
        new("log", "did not go so", $"(didnt|doesnt|hasnt|(did not)) (go|feel|seem|look|(turn|work out)) (to be)? (all|that|so|too|as|very|particularly|really)? <grade>", Negated, "didnt go great"),
        new("log", "thumbs up", "👍|(: ~+ ~1 ~:)|(: ~thumbsup ~:)", (in Match m) => m.GluedBehind() && m.Next("👍") ? null : new Rated(4), "👍"),
        new("log", "two thumbs up", "👍 (🏻|🏼|🏽|🏾|🏿)? 👍", Fixed(5), "👍👍"),
        new("log", "thumbs down", "👎|(: ~- ~1 ~:)|(: ~thumbsdown ~:)", Fixed(2), "👎"),
        new("log", "a face", "🙂|😀|😃|😊|😁|😄|😍|🥳|🎉|👌|👏|🙌|💪|😎", Fixed(4), "🙂"),
        new("log", "a bright face", "💯|🤩", Fixed(5), "💯"),
        new("log", "a long face", "😐|😑", Fixed(3), "😐"),
        new("log", "a sad face", "😕|🙁|☹|😞|😡|😠|😩|😤", Fixed(2), "🙁"),
        new("outof", "so many of so many", "<digits>|<small> /|(out of)|of|from <digits>|<small>", Scale, "3/5", "8/10", "4 out of 5", "four out of five", "7 / 10"),
        new("outof", "stars", "<digits>|<small> (~- )? (star|stars|~*|★|⭐)", Stars, "4 stars", "4*"),
        new("outof", "stars drawn", "★|⭐|🌟 ★|⭐|🌟? ★|⭐|🌟? ★|⭐|🌟? ★|⭐|🌟? ☆? ☆? ☆? ☆?", Drawn, "★★★★", "⭐⭐⭐", "★★☆☆☆"),
        new("log", "on a scale", $"(({Label} (was|is|of|it|with|at|as|a)? (:|=|-)?)? (it|a|at)?)? <outof> (stars|points)?", (in Match m) => new Rated(m.Get<int>(0), true), "3/5", "rated 4 out of 5", "effectiveness: 8/10"),
        new("log", "it earns so many", "earns|earned|deserves|deserved|merits|(gets|got) (a|an)? <outof> (from me|us)?", (in Match m) => m.HasAny("gets", "got") && !m.HasAny("me", "us") ? null : new Rated(m.Get<int>(0), true), "deserves 4 stars", "gets 3/5 from me"),
        new("log", "a figure with its name", $"{Label} (was|is|of|it|with|at|as|a)? (:|=|-)? (a|at)? <digits>|<small>", Labelled, "effectiveness 4", "rated it 3", "score: 5"),
        new("log", "give it a figure", "(would|id|ill|i'd|i'll)? give|giving|gave|rate|rating it|that|this (a|an)? (solid)? <digits>|<small>", Labelled, "would give it a 2"),
        new("log", "I give a figure", "(i|we) (would|will|'d|'ll|d)? (give|gave|rate|say) (it|this|that)? (a|an)? <digits>|<small>", AsThing, "I give 4"),
        new("log", "high or low", $"({Label} (was|is|of|:|=|-)? (very)? (high|low|medium|moderate) | (high|low|medium|moderate) effectiveness)", (in Match m) => m.Has("high") ? new Rated(4, true) : m.Has("low") ? new Rated(2, true) : new Rated(3, true), "effectiveness: low", "high effectiveness"),
        new("log", "would do it again", "would (gladly|definitely|happily)? (do|repeat|recommend) (it|that)? again?", (in Match m) => m.NextAny("us", "you", "our", "your") ? null : new Happened(), "would do again"),
        new("log", "a share with its name", $"{Label} (was|is|of|it|with|at|as|a)? (:|=|-)? <percent>", (in Match m) => !IsOfOthers(m) && m.Get<Percent>(0).Value is { } p and >= 0 and <= 100 ? new Rated(Of(p, 100), true) : null, "effectiveness 80%"),
        new("log", "a figure, then its name", "<digits>|<small> ((in terms of)|for|on)? effectiveness|rating", Labelled, "4 effectiveness", "2 in terms of effectiveness"),
        new("log", "a figure as a thing", "(a|an (solid|strong|weak|clear|good|poor|low|high|firm|fair|decent)?)|(solid|strong|weak|clear|firm|fair|decent (- ish)?) <digits>|<small> ((at best)|tops|(for me)|(from me)|(at most))?", AsThing, "a solid 4", "solid 4", "a 3 at best"),
        new("log", "on a named scale", "((on|with) (a|the|my|our)? scale ((from|of)? <digits> (to|-|till|until|through) <digits>)? ,? (i|we|id)? (would|'d|'ll|will)? (give|gave|rate|rated|say|call|put)? (it|this|that)? (was|is|gets|got|scores|scored|earns|at)? (:|=|a|an)? <digits>)|(<digits> on (a|the|my|our)? scale (from|of)? <digits> (to|-) <digits>)", NamedScale, "on a scale from 1 to 10 it was a 6", "7 on a scale of 1 to 10"),
        new("log", "so to speak", "kinda|sorta|((kind|sort) of)", (in Match _) => new Aside(Own: false), "kind of"),
        new("log", "a scale", "(on|with) (a|the|my|our)? scale ((from|of)? <digits> (to|-|till|until|through) <digits>)?", (in Match _) => new Aside(Own: false), "on a scale from 1 to 10"),
        new("log", "so many of its scale", "(was|is|gets|got|rate|rated|say|give|gave|scored|earns) (it|this|that)? (a|an)? <digits> (on (a|the) scale (from|of)? <digits> (to|-) <digits>)?", OfNamedScale, "was a 7 on a scale from 1 to 10"),
        new("log", "a good talk", $"(a|an)? ({Very} {Very}?)? <grade> (talk|conversation|discussion|exchange|one|stuff|vibes|vibe|atmosphere|dialogue)", (in Match m) => BeginsThought(m) && EndsThought(m) ? new Rated(m.Get<int>(0)) : null, "good talk", "a very productive discussion"),
        new("log", "a bare share", "<percent>", (in Match m) => IsAlone(m) && m.Get<Percent>(0).Value is { } p and >= 0 and <= 100 ? new Rated(Of(p, 100), true, Bare: true) : null, "60%"),
        new("log", "all of them so", $"both|all ((of them)|calls|meetings)? (were|was|went|are)? {Very}? <grade>", (in Match m) => new Rated(m.Get<int>(0), OfAll: true), "both good", "all were productive"),
        new("log", "all of them well", $"both|all ((of them)|calls|meetings)? went {Very}? well", (in Match m) => new Rated(4, OfAll: true), "both went well"),
        new("log", "all of them on a scale", "(<outof> for? both|all|each)|(both|all|each <outof>)", (in Match m) => new Rated(m.Get<int>(0), true, OfAll: true), "4/5 for both", "both 3/5"),
        new("log", "no, so good", $"{Phrases.Sorry} (a|an|rather)? <outof>|<grade>", (in Match m) => new Rated(m.Get<int>(0), true, Amends: true), "sorry, 4/5") { Weight = 1 },
        new("log", "rather so good", $",|-|…|. actually|((or)? rather) {Very}? <grade>", (in Match m) => new Rated(m.Get<int>(0), Amends: true), ", actually great"),
        new("log", "rather on a scale", "actually|rather|(or rather)|(changed to)|((make|made) it)|(now) (a|an)? <outof>", (in Match m) => new Rated(m.Get<int>(0), true, Amends: true), "actually 4/5"),
        new("log", "one would not call it so", $"would|'d|d not|hardly|never (call|say|rate|consider|describe) (it|this|that)? (was|as)? (that|very|all that)? <grade>", Negated, "would not call it effective"),
    ];

    internal static readonly Rated[] Scores = [.. Enumerable.Range(0, 6).Select(i => new Rated(i))];

    private static Rule Graded(int score) => new("log", "a grade: " + score, $"({Very} {Very}?)? <grade>", (in Match m) => m.Get<int>(0) == score && !IsThing(m) ? Scores[score] : null,
        score == 5 ? ["excellent", "really great"] : score == 4 ? ["productive", "very useful"] : score == 3 ? ["ok"] : score == 2 ? ["meh"] : ["terrible", "a waste of time"]);

    /// <summary>"good news", "great people", "positive feedback", "a strong quarter": graded is something else.</summary>
    private static bool IsThing(in Match m)
    {
        foreach (var word in NotIt) if (m.Next(word)) return true;
        // "a solid hour", "a good two hours": so long at least; "a good 20 minute call" was good.
        if ((m.Before("a") || m.Before("for") || m.Before("the") || m.Has("solid")) && m.HasAny("solid", "good", "decent", "strong") && !m.NextAny("and", ",") && IsOfLength(m)) return true;
        if (m.Next("half") && (m.Next("hour", 1) || m.Next("hr", 1))) return true;
        // "okay so I called …": how people begin.
        if (m.Start == 0 && m.HasAny("ok", "okay", "alright", "fine", "right", "perfect", "great", "good") && m.NextAny("so", "i", "we", "just", "here", "now", "then", "let", "please", "that", "this")) return true;
        return m.Before("no") || (m.Has("average") && (m.Before("on") || m.Next("of"))) || m.Before("any") || m.Before("so far so") || (m.Next("for") && (m.Next("them", 1) || m.Next("us", 1)));
    }

    private static bool IsOfLength(in Match m)
    {
        if (m.NextAny("hour", "half", "hr")) return true;
        var (longest, thing) = (-1, false);
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Lasting or Duration) longest = Math.Max(longest, m.Chart.Edges[e].End);
        if (longest < 0) return false;
        if (longest < m.Chart.Tokens.Count && m.Chart.Tokens.Folded(longest) is "-" or "long") longest++;
        if (longest < m.Chart.Tokens.Count) foreach (var e in m.Chart.At(longest)) thing |= m.Chart.Edges[e].Value is Act;
        // "a good two hours on site" is a length, "a good 20 minute call" a good call.
        var plural = m.Chart.Tokens.Folded(longest - 1) is "hours" or "minutes" or "mins" or "hrs";
        return !thing || plural || m.Has("solid");
    }

    private static readonly string[] NotIt =
        ["news", "people", "question", "questions", "feedback", "idea", "ideas", "point", "points", "progress", "luck", "customer", "customers", "team", "week", "month", "quarter", "year", "reason", "health", "shape", "results", "numbers", "usage", "adoption", "fit", "deal", "terms", "price", "way", "job", "response", "responses", "answer", "score", "scores", "quiz", "attendance", "turnout", "attendees", "nps", "csat", "mood", "contact", "relationship"];

    internal static Production Fixed(int score) => (in Match _) => Scores[score];

    internal static object Negated(in Match m) => Scores[m.Get<int>(0) switch { >= 4 => 2, 3 => 2, _ => 3 }];

    private static object? Scale(in Match m)
    {
        var (n, of) = (m.Double(0), m.Double(1));
        var named = m.Has("out");
        // "10/10 would recommend": what they say.
        if (m.BeforeAny("us") || (m.BeforeAny("a", "an", "only", "solid") && m.Before("us", 1)) || (m.NextAny("on", "in", "for") && (m.Next("csat", 1) || m.Next("nps", 1) || m.Next("the", 1) && (m.Next("survey", 2) || m.Next("quiz", 2) || m.Next("csat", 2))))) return null;
        if (m.Next("would") && (m.Next("recommend", 1) || m.Next("buy", 1) || m.Next("renew", 1) || m.Next("choose", 1))) return null;
        if (of is not (5 or 10) && !(of is 100 && m.Has("/") && n >= 10 && EndsThought(m)) && !(of is 100 or 6 or 7 or 3 or 4 && named)) return null;
        // "8/10 Acme call": the day at the head of a line.
        if (of is 10 && m.Has("/") && m.Chart.Tokens[m.Start].LineStart && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.Chart.Tokens[m.End].LineStart) return null;
        if (n < 0 || n > of || m.Before("on") || m.Before("since") || (!named && n == 0)) return null;
        // "4/5/2026" is a day, "1 of 5 sites" counts.
        if ((m.Next("/") && m.GluedBehind()) || (!named && !m.Has("/") && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.Chart.Tokens[m.End].LineStart && !m.NextAny("stars", "star", "points", "pts", "marks", "and", "but", "overall", "because", "from", "for", "i", "so", "though"))) return null;
        return Boxed.Of(Of(n, of));
    }

    /// <summary>"on a scale from 1 to 10 it was a 6": the larger of the two ends is the best.</summary>
    private static object? NamedScale(in Match m)
    {
        if (m.Count != 3) return null;
        var behind = m.Chart.Tokens.Folded(m.Start) is "on" or "with";
        var (from, to, n) = behind ? (m.Double(0), m.Double(1), m.Double(2)) : (m.Double(1), m.Double(2), m.Double(0));
        return from is 0 or 1 && to is >= 3 and <= 100 && n <= to && n >= from ? new Rated(Of(n, to), true) : null;
    }

    /// <summary>"was an 8", where a scale is named elsewhere in the message.</summary>
    private static object? OfNamedScale(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (m.Count == 3) return m.Double(2) is >= 3 and <= 100 and var most && m.Double(0) <= most ? new Rated(Of(m.Double(0), most), true) : null;
        if (m.End < tokens.Count && !tokens[m.End].LineStart && tokens[m.End].Kind != TokenKind.Mark && !m.NextAny("and", "but", "today", "on")) return null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens.Folded(i) is not "scale") continue;
            var ends = 0;
            for (var j = i + 1; j < Math.Min(i + 7, tokens.Count); j++)
                if (tokens[j].Kind == TokenKind.Number && ++ends == 2) return tokens[j].Number is >= 3 and <= 100 and var to && m.Double(0) <= to ? new Rated(Of(m.Double(0), to), true) : null;
        }

        return null;
    }

    private static object? ShortGrade(in Match m) => EndsThought(m) && (m.End - m.Start > 1 || (m.Start > 0 && !m.Chart.Tokens[m.Start].LineStart && IsAfterSaying(m))) ? Scores[Short(m)] : null;

    /// <summary>Behind a mark, a length or what was done: "call 20m top", not "they want the top".</summary>
    private static bool IsAfterSaying(in Match m)
    {
        if (m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Mark || m.BeforeAny("very", "really", "was", "went", "war", "muy", "so", "total", "bit", "m", "h", "min", "mins", "minutes", "hour", "hours")) return true;
        foreach (ref readonly var edge in m.Chart.Edges) if (edge.End == m.Start && edge.Value is Lasting or Duration or Act) return true;
        return false;
    }

    private static int Short(in Match m) => m.HasAny("top", "ace", "grand", "super") ? 5 : m.Has("mixed") ? 3 : m.Has("flat") ? 2 : 1;

    private static bool BeginsThought(in Match m) => m.Start == 0 || m.Chart.Tokens[m.Start].LineStart || m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Mark || m.BeforeAny("and", "was", "but", "had");

    private static bool EndsThought(in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark || m.NextAny("and", "but", "today", "overall");

    private static object? Stars(in Match m) => m.Double(0) is >= 1 and <= 5 and var n ? Boxed.Of(Of(n, 5)) : null;

    private static object? Drawn(in Match m)
    {
        var count = 0;
        for (var i = m.Start; i < m.End; i++) if (m.Chart.Tokens.Folded(i) is not "☆") count++;
        return m.Next("★") || m.Next("⭐") || m.Next("☆") ? null : Boxed.Of(count);
    }

    /// <summary>"average score 80%", "their NPS rating 9": of something else.</summary>
    private static bool IsOfOthers(in Match m) =>
        m.BeforeAny("average", "avg", "quiz", "test", "exam", "nps", "csat", "health", "usage", "final", "median", "mean", "customer", "satisfaction", "credit", "their", "his", "her", "they", "support", "user");

    private static object? Labelled(in Match m)
    {
        if (IsOfOthers(m)) return null;
        if (m.Next("/") || m.Next("out") || m.Next("of") || m.Next("%")) return null;
        return m.Double(0) switch { >= 1 and <= 5 and var n => new Rated(Of(n, 5), true), > 5 and <= 10 and var n => new Rated(Of(n, 10), true), _ => null };
    }

    /// <summary>"call 20m 60%", not "usage down 12%" nor "40% of users".</summary>
    private static bool IsAlone(in Match m) =>
        (m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark)
        && (m.Start == 0 || (m.Chart.Tokens[m.Start - 1].Kind == TokenKind.Mark && !(m.Chart.Tokens[m.Start].Glued && m.BeforeAny("-", "+", "−", "–"))) || m.Chart.Tokens[m.Start].LineStart || m.BeforeAny("m", "min", "mins", "minutes", "h", "hr", "hrs", "hour", "hours"));

    /// <summary>"it was a 4" ends a thought; in "a 5 year plan" something is counted.</summary>
    private static object? AsThing(in Match m) =>
        m.Double(0) is >= 1 and <= 5 and var n && (m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.HasAny("best", "tops", "me", "most") || m.NextAny(".", ",", ";", ")", "!", "and", "but", "because", "since", "about", "for", "today", "yesterday", "overall") || m.Chart.Tokens.Folded(m.End) is "-" && !m.GluedBehind())
            ? new Rated(Of(n, 5), true) : null;

    /// <summary>Halves go up; nothing is below 1.</summary>
    private static int Of(double n, double of) => Math.Max(1, (int)Math.Round(n / of * 5, MidpointRounding.AwayFromZero));
}
