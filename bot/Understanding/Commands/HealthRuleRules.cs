using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Commands;

/// <summary>What people say about health rules and colours as a whole message, and the openings of a message that makes one. See <see cref="HealthRuleReading"/> for those with a name in them.</summary>
internal static class HealthRuleRules
{
    private const string Whom = "me|us|everybody|everyone|(the team|owner|owners)|(the csm|csms)";
    private const string When = "when|if|whenever|once|about|of|(as soon as)|(when|if ever)";
    private const string Rule = "(health|warning|alert)? rule";
    private const string New = $"((add|create|define|make|(set up) (a|another|one)? new? {Rule})|(new {Rule}))";

    public static IEnumerable<Rule> All { get; } =
    [
        // ---- openings
        new(StandingRules.Opening, "warn", $"(can|could|will you)? please? warn ({Whom})? (early|here|(in time))? {When}", (in Match _) => new Frame(FrameKind.Rule), "warn me when", "warn us if"),
        new(StandingRules.Opening, "a new rule", $"{New} (:|-|,)? for|that|which|when|if|whenever|: :?", (in Match _) => new Frame(FrameKind.Rule), "new rule:", "add a rule for", "make a rule that"),
        new(StandingRules.Opening, "a new rule, at once", New, (in Match _) => new Frame(FrameKind.Rule) { Conditional = true }, "new rule", "add a rule"),
        new(StandingRules.Opening, "colour when", "turn|go|flag|mark|show|colour|color (accounts|customers|them|everything)? yellow|amber|red when|if|whenever|once", (in Match m) => new Frame(FrameKind.Rule) { Red = m.Has("red") }, "turn red when", "flag accounts yellow if"),

        // ---- whole commands
        Says("the rules", "((show|list|tell|see|display) (me|us)? (the|our|your|all|(all the)|my)? (health|warning|alert)? rules)|(((the|our|your|my|all|(all the)|current|active)? (health|warning|alert)? rules) (in force)?)|((which|what) ((health|warning|alert)? rules) ((are there)|(are (on|active|(in force)|set))|(do (we|you) have)|(have (we|you))))|(what are (the|our|your|my) (health|warning|alert)? rules)|((what|when) do you warn (me|us)? (about|of)?)", new ShowRules(),
            "rules", "show the rules", "which rules are there", "what are our health rules", "health rules", "which rules are in force"),
        .. new[] { ("yellow|amber", (Colour?)Colour.Yellow, "yellow"), ("red", Colour.Red, "red"), ("green", Colour.Green, "green"),
            ("(colours|colors|statuses)|((health|account)? status)|((health)? colours|colors)|(yellow and red)|(red and yellow)|(green , yellow and red)", null, "the colours") }.Select(c =>
            Says($"what {c.Item3} means", $"(what (does|do) (the)? ((status|colour|color|health)? {c.Item1}) (accounts|status|health|colour|color)? (mean|(stand for)) (here|(for us)|(to us))?)|(what is meant by {c.Item1})|((what is)? (the)? (meaning|definition) of (the)? (status|colour|color)? {c.Item1})|(define|explain (the)? (status|colour|color)? {c.Item1} (status)?)|(what {c.Item1} means)",
                new TellStatus(c.Item2), $"what does {c.Item3} mean", $"what is the meaning of {c.Item3}", $"explain {c.Item3}")),
    ];

    private static Rule Says(string name, string pattern, Understood meaning, params string[] examples) => new(CommandRules.Category, name, pattern, (in Match _) => meaning, examples);
}
