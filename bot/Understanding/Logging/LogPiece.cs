using CsmBot.Accounts;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging;

// What a rule reads in a few words of a message that logs something. LogAssembly puts the pieces together; the set is closed.

public abstract record LogPiece;

/// <summary>How an interaction was named.</summary>
public enum Form : byte
{
    /// <summary>"a meeting", "2 emails", "the QBR".</summary>
    Noun,

    /// <summary>"call", "email", "visit": a thing, or an order to do it.</summary>
    NounOrOrder,

    /// <summary>"called", "met with": done.</summary>
    Done,

    /// <summary>"calling", "to call": not known to be done.</summary>
    Undone,

    /// <summary>"called us", "emailed me": done by the customer.</summary>
    Incoming,
}

/// <param name="Volume">How many; 0 when no number was said.</param>
/// <param name="Plural">"calls", "emails".</param>
/// <param name="Purpose">What its name says that it was for: "onboarding workshop", "kick-off meeting".</param>
/// <param name="Amends">"no wait, it was a call": in the place of the one said before.</param>
public sealed record Act(InteractionType Type, Form Form, int Volume = 0, bool Plural = false, Purpose? Purpose = null, bool Amends = false) : LogPiece
{
    /// <summary>"the training I gave": ours and done, whatever is said of it.</summary>
    public bool Ours { get; init; }

    /// <summary>"joined our meeting": told of the customer's people.</summary>
    public bool Came { get; init; }
}

public enum Length : byte
{
    /// <summary>"25 min".</summary>
    Plain,

    /// <summary>"took 35 minutes", "in the end an hour".</summary>
    Real,

    /// <summary>"they left after 20 minutes": how long it lasted, whoever is said to have ended it.</summary>
    Over,

    /// <summary>"planned for an hour".</summary>
    Planned,

    /// <summary>"15 min each".</summary>
    Each,

    /// <summary>"10 minutes of them": a part of what was said before.</summary>
    Part,

    /// <summary>"lasted twice that": so many times what was planned.</summary>
    TimesPlanned,

    /// <summary>"overran by 20 min": so much more than was planned; less where it is below zero.</summary>
    Beyond,
}

/// <param name="Times">"2 x 15 min": how many; 0 when no number was said.</param>
public sealed record Lasting(double Minutes, Length Length, int Times = 0) : LogPiece;

/// <summary>"10 min and 15 min": the sum of two lengths, which is two interactions where they are several.</summary>
/// <param name="OfSeveral">Only where several were done: the first length alone has no unit ("15 and 20 minutes").</param>
public sealed record Added(double Minutes, bool OfSeveral = false) : LogPiece
{
    /// <summary>The lengths one by one, for as many interactions in their order.</summary>
    public IReadOnlyList<double> Each { get; init; } = [];

    /// <summary>"10, 15 and 20 min": only one for each, and never their sum.</summary>
    public bool Listed { get; init; }
}

/// <summary>"4/5 and 3/5 respectively": a grade for each of several, in their order.</summary>
public sealed record Grades(IReadOnlyList<int> Each) : LogPiece;

/// <summary>"two 20 min calls": an act with its length.</summary>
public sealed record Batch(Act Act, Lasting Lasting) : LogPiece;

/// <param name="Labelled">Said to be the effectiveness, or on a scale.</param>
/// <param name="OfAll">"both good": of all that were named.</param>
/// <param name="Bare">"60%": a grade only where nothing else can be meant.</param>
/// <param name="Amends">"3/5, sorry, 4/5".</param>
public sealed record Rated(int Score, bool Labelled = false, bool OfAll = false, bool Bare = false, bool Amends = false) : LogPiece;

public sealed record About(Purpose Purpose) : LogPiece;

/// <summary>The day it was done; <paramref name="Relative"/> when the words count from today ("yesterday"), so that they can hardly mean another thing.</summary>
/// <param name="Amends">"Monday, no, Friday": in the place of the one said before.</param>
public sealed record OnDay(DayReading Day, bool Relative, bool Amends = false) : LogPiece
{
    /// <summary>"today" alone, part of which still lies ahead; "this morning" does not.</summary>
    public bool Open { get; init; }

    /// <summary>"12/8": written in digits.</summary>
    public bool Digits { get; init; }
}

/// <summary>A time of day in seconds after midnight.</summary>
public sealed record AtTime(int Seconds) : LogPiece;

/// <summary>"started at 2:10", "until 3pm": where it began or ended, in seconds after midnight.</summary>
public sealed record Bound(int Seconds, bool Ends) : LogPiece
{
    /// <summary>"at 11": where it began only if its end is told, too.</summary>
    public bool Loose { get; init; }

    /// <summary>"scheduled 2-3pm": how long it was to last; else 0.</summary>
    public int PlannedMinutes { get; init; }
}

/// <summary>"no wait, Globex", "sorry, I meant Globex": in the place of the account named before.</summary>
/// <param name="From">The first token of the name.</param>
public sealed record Instead(Names.AccountName Name, int From) : LogPiece;

/// <summary>"not Acme": the account that it was not.</summary>
public sealed record Excluded : LogPiece;

/// <summary>"twice", "three times", "(2)".</summary>
public sealed record Times(int Count, bool Bracketed = false) : LogPiece
{
    /// <summary>"two calls, sorry, three".</summary>
    public bool Amends { get; init; }
}

/// <summary>Why what is named was not done, or not yet.</summary>
public enum Mood : byte
{
    /// <summary>"will", "going to", "need to", "tomorrow".</summary>
    Ahead,

    /// <summary>"didn't", "never", "no".</summary>
    Not,

    /// <summary>"cancelled", "moved to", "no-show", "missed": wherever it stands.</summary>
    Off,

    /// <summary>"should have", "would have", "if".</summary>
    Unreal,

    /// <summary>"can you", "remind me to", "please".</summary>
    Request,
}

public sealed record Moody(Mood Mood) : LogPiece;

/// <summary>"is done", "went to see how": says that it was done, and nothing else.</summary>
public sealed record Happened : LogPiece;

/// <summary>"log", "please add", "/log": an order to log what follows.</summary>
public sealed record LogOrder : LogPiece;

/// <summary>"to be honest", "I would call it": nothing of its own, and no telling of others or of what did not happen.</summary>
/// <param name="Own">We say it of ourselves.</param>
public sealed record Aside(bool Own) : LogPiece;

/// <summary>"hi", "thanks", "good morning".</summary>
public sealed record Greeting(string Kind) : LogPiece;

/// <summary>A day and a time, in the asker's zone.</summary>
public sealed record AtInstant(DateTime Past, DateTime Future) : LogPiece
{
    /// <summary>"in an hour": counted from now, and after it.</summary>
    public bool Counted { get; init; }
}
