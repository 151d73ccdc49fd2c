using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Logging.Rules.RatingRules;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>How well it went, told by what came of it: "nothing came of it", "worth the trip", "we got a lot done".</summary>
internal static class OutcomeRules
{
    private const string Little = "(nothing|(very? little)|(not (very|that|too)? much)|(not a lot)|(hardly anything)|zilch)";
    private const string Much = "((quite|really)? ((a lot)|lots|loads|plenty|tons|heaps|(a (great|good) deal)) of?)";

    public static IEnumerable<Rule> All { get; } =
    [
        new("log", "went so", $"(did|does)? go|went|gone|going {Very}? {Very}? <grade>", (in Match m) => Scores[m.Get<int>(0)], "did go badly", "went ok"),
        new("log", "is so", $"(it|this|that|all|everything) is|'s|was {Very}? {Very}? <grade>", (in Match m) => EndsHere(m) ? Scores[m.Get<int>(0)] : null, "it was good"),
        new("log", "is so, as others say it", $", is|was|be {Very}? {Very}? <grade>", (in Match m) => EndsHere(m) ? Scores[m.Get<int>(0)] : null, ", is good"),
        new("log", "felt so", $"((felt|seemed|proved|proves) (to be)?)|((turned|worked|panned) out (to be)?) {Very}? {Very}? <grade>", (in Match m) => Scores[m.Get<int>(0)], "felt productive", "turned out really useful"),
        new("log", "the result", $"(the|our)? result|results|outcome|outcomes|upshot|verdict (is|was|were|are|:|=|-)? {Very}? <grade>", (in Match m) => Scores[m.Get<int>(0)], "result is good", "outcome: meh"),
        new("log", "worked out", $"(worked|turned|panned) out {Very}? well", Fixed(4), "turned out well"),
        new("log", "went nowhere", "(went|going|led|got) us? (nowhere|sideways|south|wrong|downhill)", Fixed(2), "went nowhere", "got us nowhere"),
        new("log", "could be better", "(could|couldve|should) (have|'ve|ve|of)? (been|gone|be) (better|(more (productive|useful|effective)))", Fixed(2), "could have been better"),
        new("log", "could not be better", "(couldnt|cant|((could|can) not)) have (gone|been) any? better", Fixed(5), "could not have gone better"),
        new("log", "could not be worse", "(couldnt|cant|((could|can) not)) have (gone|been) any? worse", Fixed(1), "couldn't have been worse"),
        new("log", "best of all", "(the|my|our)? best|worst <thing> (ever|yet|(so far)|((in|of|this|for) (a|the)? (long|last|this|past)? (week|weeks|month|months|year|years|quarter|time|ages|while)))", (in Match m) => Scores[m.Has("best") ? 5 : 1], "best call in months"),
        new("log", "first class", "(top -? notch)|(first -? (class|rate))|(spot on)|flawless", Fixed(5), "top notch"),
        new("log", "came of it", $"{Little}|{Much} (really)? (useful|good|new|concrete|tangible|usable|valuable|productive|positive|((of|in) (use|value|substance)))? (really)? (came|come|resulted|emerged) (out)? (of|from) (it|this|that|<thing>)", Came, "nothing useful came out of it", "not much came of it", "a lot of good came of it"),
        new("log", "got it done", $"(got|get|achieved|achieve|accomplished|accomplish|gained|resolved|solved) ({Little}|{Much} (really)? (done|accomplished|((out of|from) (it|this|that)))?)", GotDone, "achieved little", "got a lot done", "got nothing out of it"),
        new("log", "did not get far", $"(didnt|couldnt|dont|((did|could) not)) really? (((get|go|lead|come|move) us? very? (anywhere|far))|((get|achieve|accomplish|bring|gain|help|solve|resolve) us? (much|anything|(a lot))? (done|accomplished|((out of|from) (it|this|that)))?))", (in Match m) => m.HasAny("anywhere", "far", "much", "anything", "lot") || (m.HasAny("help") && Ends(m)) ? new Rated(2) : null, "didn't get anywhere", "did not help much", "didn't get much done"),
        new("log", "of use", $"(of)? (no|little|limited|((not|hardly|barely) (of)? (much|any|(a lot of)))) real? (use|help|value|good) ((at all)|whatsoever|really|(to (us|me|anyone|anybody)))?", (in Match m) => Ends(m) || m.HasAny("all", "whatsoever", "of") ? new Rated(2) : null, "no use at all", "of little value", "not much help"),
        new("log", "paid off", "(really|definitely|totally)? paid off", (in Match m) => Ends(m) ? new Rated(4) : null, "paid off"),
        new("log", "worth it", $"(was|is|were)? {Very}? (well|totally|definitely)? worth (it|((the|my|our|every) (time|effort|trip|journey|drive|while|hour|minute|visit|call)))", Fixed(4), "well worth it", "was worth the trip"),
        new("log", "not worth it", $"(not|wasnt|isnt|werent|hardly|barely|never) {Very}? worth (it|((the|my|our) (time|effort|trip|journey|drive|while|hour|visit|call)))", Fixed(2), "not worth the time", "wasn't worth it"),
        new("log", "use of our time", $"(not|hardly|wasnt|isnt)? (the|a|an|really|exactly)? (the|a|an)? {Very}? <grade> use of (my|our|the|everyones|everybodys|anyones|their)? time", UseOfTime, "not a good use of our time", "great use of my time"),
        new("log", "best use of our time", "(not|hardly|wasnt|isnt) (the|exactly|really)? (the)? best use of (my|our|the|everyones|everybodys|anyones|their)? time", Fixed(2), "not the best use of our time"),
        new("log", "all a waste", "(total|complete|utter|pure|big|huge|real) waste", (in Match m) => Ends(m) ? new Rated(1) : null, "total waste"),
        new("log", "progress", "we (have|had|'ve)? (made|make) (really|very|some)? (good|great|real|big|huge|solid|excellent|much|(((a lot)|lots|plenty) of)|little|no|(hardly any)|(not much)) (progress|headway)", (in Match m) => new Rated(m.HasAny("little", "no", "hardly", "not") ? 2 : m.HasAny("great", "huge", "excellent") ? 5 : 4), "we made good progress"),
        new("log", "thumbs in words", "(two|2|big|a)? thumbs (way)? (up|down)", (in Match m) => new Rated(m.Has("down") ? 2 : m.HasAny("two", "2") ? 5 : 4), "thumbs up"),
        new("log", "a success", "a (big|great|real|full|huge)? success", Fixed(4), "a success"),
    ];

    /// <summary>"a lot of good came of it", not "a lot of tickets".</summary>
    private static object? Came(in Match m) => m.HasAny("nothing", "little", "not", "hardly", "zilch") ? new Rated(2) : new Rated(4);

    private static object? GotDone(in Match m)
    {
        var little = m.HasAny("nothing", "little", "not", "hardly", "zilch");
        // "got a lot of feedback", "resolved a lot": of what?
        if (!m.HasAny("done", "accomplished", "it", "this", "that") && (!Ends(m) || !m.HasAny("achieved", "achieve", "accomplished", "accomplish", "gained"))) return null;
        return new Rated(little ? 2 : 4);
    }

    private static object UseOfTime(in Match m) => m.HasAny("not", "hardly", "wasnt", "isnt") ? Negated(m) : Scores[m.Get<int>(0)];

    private static bool EndsHere(in Match m) => m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark;

    /// <summary>A thought ends behind it.</summary>
    private static bool Ends(in Match m) =>
        m.End == m.Chart.Tokens.Count || m.Chart.Tokens[m.End].LineStart || m.Chart.Tokens[m.End].Kind == TokenKind.Mark || m.NextAny("and", "but", "because", "since", "so", "as", "at", "today", "with", "for");
}
