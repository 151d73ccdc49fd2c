using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>What is said around a log entry: orders to the bot, greetings, "is done".</summary>
internal static class TalkRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        Words("an order to log", "(/ ~log)|log|logging|((please|pls|kindly|((can|could|would|will) (you|u) (please|pls)?))? (log|record|note|add|track|register|save|enter|(book in)) (a|an|the|that|this|down|in|(for me)|it|my|as)? ((i|we) (have|had)?)? :?)", new LogOrder(), "log", "/log", "please add", "please record that I"),
        Words("it happened", "((is|was|are|were|got|all|just|already|been|now) (now|all)? (done|finished|completed|complete|over|(behind us)|held))|done|finished|completed|held|(took place)|happened|(went ahead)", new Happened(), "is done", "finished"),
        Words("hello", "hi|hello|hey|hiya|howdy|((good|gm) (morning|afternoon|evening|day))|((hi|hello|hey) (bot|csmbot|there|all|team))", new Greeting("hello"), "hi", "good morning", "hi bot"),
        Words("thanks", "thanks|thx|ty|cheers|((thank (you|u)) ((so|very)? much)?)|(many thanks)|(thanks ((a lot)|(so much)|(a bunch)|again|(for that)))", new Greeting("thanks"), "thanks", "thank you", "many thanks"),
    ];

    private static Rule Words(string name, string pattern, object value, params string[] examples) => new("log", name, pattern, (in Match _) => value, examples);
}
