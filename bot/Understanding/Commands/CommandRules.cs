using CsmBot.Interactions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Commands;

/// <summary>Messages that are neither a log nor a question: the form, undo, help, a friendly word. They count only as the whole of a message.</summary>
internal static class CommandRules
{
    public const string Category = "command";

    public static IEnumerable<Rule> All { get; } =
    [
        Says("open the log form", "(/ ~log)|log|((open|show) (me)? (a|an|the)? log form)|(log form)|((log|add|new|record) (a|an|another|new|something|(a new))? (interaction|entry|contact|log)?)",
            new OpenLogForm(), "log", "/log", "log an interaction", "new entry", "log form"),
        new(Category, "open the log form for an account", "((log|record) (with|for)? <account>)|((log|record|add|enter|new) (a|an|another)? (new)? (interaction|entry|contact|something|log) (with|for|at|about|on) <account>)", Begun,
            "log Acme", "log an interaction with Acme", "new entry for Acme"),
        Says("take back the last entry", "undo|(undo (that|it|this))|((undo|delete|remove|cancel|scrap|revert) (the|my|that)? last (one|entry|log|interaction|message)?)|((delete|remove|scrap|forget) (that|it|this))|(take (that|it) back)|((that|it) (was|is) (wrong|(a mistake)))",
            new Undo(), "undo", "undo that", "delete the last entry", "take it back"),
        Says("help", "help|(/ ~help)|(help me)|((what|how) (can|do) (you|i|we) (do|ask|say|use|work) (you|here|this)?)|(what (are|is) (your|the) (commands|options))|((i need|show|get) help)|commands|menu",
            new Help(), "help", "what can you do", "how do I use this", "what can I ask"),
        Says("the company's words", "((what|which) (are|is)? (our|the|your|my)? (own|company|taught)? words (do|did|have)? (you|we)? (know|have|teach|taught|learn|learned)? you?)|((show|list|tell)? (me|us)? (our|own|(our own)|company|(the company 's?)|taught) words)",
            new TellWords(), "our words", "show our words", "which words did we teach you", "what are our own words"),
        Says("hello", "hi|hello|hey|hiya|howdy|yo|(good (morning|afternoon|evening|day))|((hi|hello|hey) (there|bot|csmbot|all|team))", new Courtesy("hello"), "hi", "good morning", "hello there"),
        Says("thanks", "thanks|thx|ty|cheers|great|perfect|(thank you (very much)?)|(many thanks)|(thanks ((a lot)|(so much)|again|(a bunch)))|(well done)|(good bot)", new Courtesy("thanks"), "thanks", "thank you", "thanks a lot"),
        Says("bye", "bye|goodbye|(good night)|(see you (later|tomorrow)?)|ciao", new Courtesy("bye"), "bye", "see you tomorrow"),
        .. RecurrenceRules.All,
        .. StandingRules.All,
        .. SettingRules.All,
        .. HealthRuleRules.All,
    ];

    /// <summary>An entry of which nothing is said yet but with whom: its form asks for the rest.</summary>
    private static object Begun(in Match m)
    {
        var (ids, today) = (m.Get<AccountName>(0).AccountIds, m.Reading.Moment.Today);
        return new Log([ids is [var only] ? new Draft { AccountId = only, OccurredOn = today } : new Draft { AccountChoices = ids, OccurredOn = today }]);
    }

    private static Rule Says(string name, string pattern, Understood meaning, params string[] examples) => new(Category, name, pattern, (in Match _) => meaning, examples);
}
