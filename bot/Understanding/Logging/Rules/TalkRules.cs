using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>What is said around a log entry: orders to the bot, greetings, "is done".</summary>
internal static class TalkRules
{
    public static IEnumerable<Rule> All { get; } =
    [
        Words("an order to log", "(/ ~log)|log|logging|((please|pls|kindly|((can|could|would|will) (you|u) (please|pls|kindly)?))? (log|record|note|add|track|register|save|enter|(book in)|(put in)|(put down)|(note down)|(jot down)|((would|do|could) (you|u) mind (logging|adding|recording))|(((i|we)? (need|want|have|wanted|forgot|(would|'d|d like)) to)|(forgot to)|(let me)|(time to) log|record)) (a|an|the|that|this|down|in|(for me)|it|my|as)? ((i|we) (have|had)?)? :?)", new LogOrder(), "log", "/log", "please add", "please record that I"),
        Words("forgotten so far", "((nearly|almost|totally|completely)? forgot|forgotten|missed|skipped (this|that|an|another)? one|entry|this :|,)|(nearly|almost|totally forgot :|,)|(forgot to (add|record|enter|mention|note|track|(put in)))|((missed|forgot) logging (this|that|it|one)?)", new LogOrder(), "forgot this one:", "missed one:", "forgot to add"),
        Words("reached them", "(finally|eventually|just)? ((got (hold of)|(through to)|(in touch with))|(managed to reach|catch|(get hold of)))", new Aside(Own: true), "got hold of", "finally got through to"),
        Words("it happened", "((is|was|are|were|got|all|just|already|been|now) (now|all)? (done|finished|completed|complete|over|(behind (us|me))|history|held|(out of the way)|(in the (books|can|bag))))|done|finished|completed|held|(took place)|happened|(went ahead)|(((am|was|are|just)? (coming|came|back|returned|returning|(got back)) from (a|the|my|our)?))", new Happened(), "is done", "finished"),
        Words("our opinion", "((i|we) (really|honestly|personally)? (think|thought|guess|believe|feel|felt|reckon|suppose|say|(must|(have to)|would|will|'d|'ll|d (say|admit))))|((i|we|id) (would|will|'d|'ll|d)? (also|personally|honestly|still|probably|definitely)? (rate|rated|grade|graded|score|scored|found) (it|this|that|the|my|our|them)? ((whole thing)|(whole session))? (at|as|(to be))?)|((i|we|id) (would|will|'d|'ll|d)? (find|consider|considered|mark|marked) (it|this|that) (at|as|(to be))?)|((i|we|id) (would|will|'d|'ll|d)? (give|gave|put) (it|this|that) (at|as|a|an|(down as))?)|((i|we|id)? would|will|'d|'ll (call|describe|class|rate|put) (it|this|that) (at|as|a|an)?)",
            new Aside(Own: true), "I think", "I would rate it", "I found it", "I'd call it", "I say"),
        Words("by the way", "((to be) (honest|fair|frank))|honestly|tbh|frankly|imo|imho|((in|from) my (opinion|view|(point of view)|side|perspective|book))|(if (you ask me)|(i am honest))|((for|from) the record)|(all things considered)|(back and forth)|(back - and - forth)|((in terms) of (effectiveness)?)|((need|needless) to say)|fwiw|btw|(by the way)|(as (planned|scheduled|agreed|usual))|((all|each|both)? (of)? the following <number>? (accounts|customers|clients|companies|ones)?)", new Aside(Own: false), "to be honest", "for the record", "in my opinion"),
        Words("they had called before", "(returning|returned|answering|answered|after|about|re|regarding|(following up on)|(because of)|(due to)|(in|as a? (reply|response|answer|reaction) to)) (their|his|her|a|the)? (voicemail|vm|(voice message)|(missed call)) ((from|of)? <day>)?", new Aside(Own: false), "returning their voicemail from yesterday", "about their missed call"),
        Words("hello", "hi|hello|hey|hiya|howdy|((good|gm) (morning|afternoon|evening|day))|((hi|hello|hey) (bot|csmbot|there|all|team))", new Greeting("hello"), "hi", "good morning", "hi bot"),
        Words("thanks", "thanks|thx|ty|cheers|((thank (you|u)) ((so|very)? much)?)|(many thanks)|(thanks ((a lot)|(so much)|(a bunch)|again|(for that)))", new Greeting("thanks"), "thanks", "thank you", "many thanks"),
    ];

    private static Rule Words(string name, string pattern, object value, params string[] examples) => new("log", name, pattern, (in Match _) => value, examples);
}
