using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

// What a rule reads in a few words. QuestionAssembly puts the pieces of a message together; the set is closed.

public abstract record Piece;

/// <summary>A condition on accounts that is whole in itself.</summary>
public sealed record Is(Condition Condition) : Piece;

/// <summary>A condition on accounts that lacks its window; <paramref name="Otherwise"/> is what it means when none is said (null: it must be said).</summary>
public sealed record Timed(Func<Window, Condition> Make, bool Ahead, Condition? Otherwise = null) : Piece;

/// <summary>"yellow": now, or on the day that is said beside it.</summary>
public sealed record Coloured(ImmutableArray<Colour> Colours) : Piece;

/// <summary>"renewing", "renewals": accounts with a renewal ahead, or (past windows) renewals that were closed.</summary>
public sealed record Renewing(bool Noun) : Piece;

/// <summary>"for more than 30 days" wants a colour: how long an account has had it.</summary>
public sealed record Been(ImmutableArray<Colour> Colours) : Piece;

/// <summary>A noun or verb for records: "tickets", "calls", "visited".</summary>
public sealed record Noun(Kind Kind, ImmutableArray<RecordTest> Tests, bool Verb = false, RecordDay Day = RecordDay.Main) : Piece
{
    public Noun(Kind kind, params RecordTest[] tests) : this(kind, ImmutableArray.Create(tests)) { }

    /// <summary>"completions", "courses taken": each counts, where "trained" counts people once.</summary>
    public bool Each { get; init; }

    /// <summary>What is counted when these are.</summary>
    public RecordNumber Counts => Kind == Kind.Training && !Each ? RecordNumber.Learners : RecordNumber.Count;
}

/// <summary>A word that narrows records of these kinds: "urgent", "open". <paramref name="Day"/>: the day that a window beside it is about.</summary>
public sealed record Trait(RecordTest? Test, Kinds Kinds, RecordDay? Day = null) : Piece
{
    /// <summary>What the word means where it stands beside accounts: "onboarding accounts".</summary>
    public Piece? OfAccounts { get; init; }

    /// <summary>A second test that the same words hold: "open for 30 days" is open, and so old.</summary>
    public RecordTest? Also { get; init; }
}

[Flags]
public enum Kinds : ushort
{
    None = 0, Accounts = 1 << Kind.Accounts, Interactions = 1 << Kind.Interactions, Tickets = 1 << Kind.Tickets, Fires = 1 << Kind.Fires, Steps = 1 << Kind.Steps,
    Plans = 1 << Kind.Plans, Training = 1 << Kind.Training, Evidence = 1 << Kind.Evidence, Renewals = 1 << Kind.Renewals, HealthChanges = 1 << Kind.HealthChanges,
    Signals = 1 << Kind.Signals, People = 1 << Kind.People,
}

/// <summary>A window that stands on its own; which way it leans depends on what it is about.</summary>
public sealed record When(WindowReading Window) : Piece;

/// <summary>The unit of a compared amount; a time is in minutes, days, or calendar months.</summary>
public enum UnitOf : byte { Plain, Money, Percent, Minutes, Days, Months }

/// <summary>"over 50k", "at least 3", "more than 30 days". <paramref name="Bare"/>: only the amount was said.</summary>
public sealed record Compared(Op Op, double Value, double High, UnitOf Unit, bool Bare = false) : Piece
{
    /// <summary>"twice", "3 times": how often.</summary>
    public bool Times { get; init; }

    /// <summary>"above the average": the bound is this figure over all accounts.</summary>
    public Aggregate? Average { get; init; }

    /// <summary>A length of time in days back from a day; null when it is none, or longer than any company keeps records.</summary>
    public int? Days(DateOnly today) => Unit switch
    {
        UnitOf.Days or UnitOf.Months when Value is not (>= 0 and <= 36_500) || (Unit == UnitOf.Months && Value > 1_200) => null,
        UnitOf.Days => (int)Value,
        UnitOf.Months => today.DayNumber - today.AddMonths(-(int)Value).DayNumber,
        _ => null,
    };
}

/// <summary>A number about accounts: "ARR", "usage index".</summary>
public sealed record Figure(Quantity Quantity) : Piece;

/// <summary>A number summed over records: "hours", "cost"; the tests come from words like "firefighting hours".</summary>
public sealed record Effort(RecordNumber Number, ImmutableArray<RecordTest> Tests) : Piece
{
    public Effort(RecordNumber number, params RecordTest[] tests) : this(number, ImmutableArray.Create(tests)) { }
}

/// <summary>"spent", "made": says who did something, or alone that money was spent.</summary>
public sealed record Spent : Piece;

/// <summary>A rate over a window: "GRR", "proactive share".</summary>
public sealed record Rate(RatioName Name) : Piece
{
    /// <summary>Is it about what people have done?</summary>
    public bool OfWork => Rates.Of(Name).OfWork;
}

/// <summary>How far a metric moved: "usage dropped", with the percent and days said beside it.</summary>
public sealed record Moved(string Metric, bool Fell) : Piece
{
    /// <summary>"lost more than 20 % of": by how much, where the same words say it.</summary>
    public Compared? By { get; init; }
}

public sealed record Aggregated(Aggregate Aggregate) : Piece;

/// <summary>"by segment", "each month".</summary>
public sealed record Grouped(Named Name) : Piece;

/// <summary>"segment", "CSM", "month": a property by its name.</summary>
public sealed record Property(Named Name) : Piece;

/// <summary>What a property word can be: a way to group, a field of an account, a way to group records.</summary>
public sealed record Named(string Word, Dimension? Group, Field? Field, Dimension? OfRecords = null);

public enum RankWord : byte { Most, Big, Old, Long, Early, Good }

/// <summary>"top 5", "most", "biggest", "oldest".</summary>
public sealed record Ranked(RankWord Word, bool Descending, int? Limit) : Piece
{
    /// <summary>"second biggest": which of the row, from 1.</summary>
    public int Nth { get; init; } = 1;
}

/// <summary>"sorted by", and "ascending".</summary>
public sealed record SortedBy : Piece;

/// <summary>"ascending"; <paramref name="Word"/> where the word says by itself by what ("smallest first"), Good for "worst first" and "best first".</summary>
public sealed record Direction(bool Descending, RankWord? Word = null) : Piece;

/// <summary>AndThat begins another clause ("and that have"), into which no negation reaches.</summary>
public enum LinkWord : byte { And, AndThat, Or, Comma, Not, Except, Without, Neither, Nor, Only, With, Slash, Both, Plus }

/// <summary>A word that joins or negates.</summary>
public sealed record Link(LinkWord Word) : Piece
{
    /// <summary>"outside APAC and Nordics": it reaches along a row of values of one field.</summary>
    public bool Along { get; init; }

    /// <summary>"not in APAC but in the Nordics": what follows is not denied.</summary>
    public bool But { get; init; }
}

public enum FrameWord : byte { List, Which, Who, Anyone, Count, HowMuch, Share, YesNo, Why, When, Summary, Compare, HowLong, HowOften, What, Last, First }

/// <summary>What kind of answer is wanted.</summary>
public sealed record Frame(FrameWord Word) : Piece;

public enum PersonForm : byte { Plain, Possessive, Owns, Did, With }

/// <summary>A person, or several of one name; the asker for "my" and "I". A team when <paramref name="Team"/> is set.</summary>
public sealed record Whose(ImmutableArray<string> Emails, PersonForm Form, string? Team = null) : Piece
{
    public bool Equals(Whose? other) => other is not null && Form == other.Form && Team == other.Team && Emails.AsSpan().SequenceEqual(other.Emails.AsSpan());
    public override int GetHashCode() => HashCode.Combine(Form, Team, Emails.Length);
}

/// <summary>An account, or the several that its words fit.</summary>
public sealed record AccountPiece(ImmutableArray<string> AccountIds, bool Exact) : Piece
{
    public bool Equals(AccountPiece? other) => other is not null && Exact == other.Exact && AccountIds.AsSpan().SequenceEqual(other.AccountIds.AsSpan());
    public override int GetHashCode() => AccountIds.Length;
}

/// <summary>"accounts", "churned", "all accounts", "account managers": whom the question is about.</summary>
public sealed record Subject(Scope Scope, bool Noun = true) : Piece
{
    /// <summary>"all customers": the churned too, but "all customers in EMEA" are those that are customers there.</summary>
    public bool Every { get; init; }
}

/// <summary>Words that refer to the last answer: "those", "which of them", "and", "what about", "the first one".</summary>
public sealed record Refers(ReferWord Word, int Index = 0) : Piece;

/// <summary>"the quarter after that", "the one before": the window of the last question, moved.</summary>
public sealed record Shifted(Unit? Unit, int Steps) : Piece;

public enum ReferWord : byte { Them, It, Also, Only, Instead, Nth }

/// <summary>Words that ask for what the book does not hold.</summary>
public sealed record NotHeld(string What) : Piece;

/// <summary>"by tier and purpose".</summary>
public sealed record GroupedTwice(Named First, Named Second) : Piece;

/// <summary>"in hours": what the answer is to be in.</summary>
public sealed record InUnit(UnitOf Unit) : Piece;

/// <summary>"next renewals", "the next renewal" (<paramref name="Limit"/> 1).</summary>
public sealed record Upcoming(int? Limit) : Piece;

/// <summary>"costliest", "least contacted": a rank that says by itself by what.</summary>
public sealed record RankedBy(bool Descending, int? Limit, Piece By) : Piece;

/// <summary>What is asked of one record: its cause, its outcome, the day it began.</summary>
public sealed record Aspect(RecordField? Field, RecordDay Day) : Piece;

/// <summary>"more than half of": the bound, in percent, of a part of the whole.</summary>
public sealed record Portion(Compared Bound) : Piece;

/// <summary>"and still is": behind a change, the colour is so now too.</summary>
public sealed record StillSo : Piece;

/// <summary>"on accounts that aren't his": not those of the person who was named.</summary>
public sealed record NotTheirs : Piece;

/// <summary>"incl. indirect cost": the cost said before is the total one.</summary>
public sealed record WithIndirect : Piece;

/// <summary>"stay open", "take to close": with "how long", how many days.</summary>
public sealed record StaysOpen : Piece;

/// <summary>"more", "higher": with "than", whether a figure has grown.</summary>
public sealed record Comparative(bool More) : Piece;

/// <summary>"the same CSM as", before an account.</summary>
public sealed record SameFieldAs(Field Field) : Piece;

/// <summary>"bigger than", before an account: its ARR.</summary>
public sealed record SizeAgainst(bool More) : Piece;

/// <summary>"over time": of a metric, all that was read.</summary>
public sealed record OverTime : Piece;

/// <summary>"of each": a row for each account where a figure is asked for.</summary>
public sealed record Each : Piece;

/// <summary>"set to red by": who changed the colour.</summary>
public sealed record ChangedColour : Piece;
