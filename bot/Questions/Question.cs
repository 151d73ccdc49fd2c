using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CsmBot.Accounts;

namespace CsmBot.Questions;

// What was asked, as data that knows no English. Windows are resolved days: a question that is kept as words (a rule, a schedule)
// is understood anew for each day it is asked.

/// <summary>What one row of the answer is about, or what is counted.</summary>
public enum Kind : byte { Accounts, Interactions, Tickets, Fires, Steps, Plans, Training, Evidence, Renewals, HealthChanges, Signals, People }

/// <summary>Which accounts the answer may hold before any condition (contracts: vocabulary, "account").</summary>
public enum Scope : byte { Default, Active, Churned, All }

public enum Op : byte { Equal, NotEqual, AtLeast, MoreThan, AtMost, LessThan, Between }

// ---- what can be said of one account

/// <summary>A named property of an account: a word, a person, or a day.</summary>
public enum Field : byte
{
    Account, Tier, Health, Owner, Team, Segment, Region, Industry, Stage, Status, Sponsor, Currency,
    RenewalDate, ContractStart, ContractMonths, Arr, LastContact, HealthSince, HealthReason, HealthSetBy,
    OwnerLead, AccountId, Plan,
}

/// <summary>A condition that each account meets or not, or that cannot be judged for want of data.</summary>
public abstract record Condition
{
    public static readonly Condition All = new AllAccounts();
    public static Condition And(params IEnumerable<Condition> parts) => Many(parts, p => new AllOf(p));
    public static Condition Or(params IEnumerable<Condition> parts) => Many(parts, p => new AnyOf(p));

    private static Condition Many(IEnumerable<Condition> parts, Func<ImmutableArray<Condition>, Condition> make)
    {
        var kept = parts.Where(p => p is not AllAccounts).ToImmutableArray();
        return kept.Length switch { 0 => All, 1 => kept[0], _ => make(kept) };
    }
}

public sealed record AllAccounts : Condition;
public sealed record AllOf(ImmutableArray<Condition> Parts) : Condition
{
    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => Parts.Aggregate(17, HashCode.Combine);
}
public sealed record AnyOf(ImmutableArray<Condition> Parts) : Condition
{
    public bool Equals(AnyOf? other) => other is not null && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => Parts.Aggregate(19, HashCode.Combine);
}
public sealed record Not(Condition Part) : Condition;

/// <summary>The field is one of these values, compared as the book spells them (a tier as "1", a person as e-mail, an account as its id, a colour as "yellow").</summary>
[method: JsonConstructor]
public sealed record OneOf(Field Field, ImmutableArray<string> Values) : Condition
{
    public OneOf(Field field, params string[] values) : this(field, values.ToImmutableArray()) { }
    public bool Equals(OneOf? other) => other is not null && Field == other.Field && Values.SequenceEqual(other.Values);
    public override int GetHashCode() => Values.Aggregate((int)Field, HashCode.Combine);
}

/// <summary>The field is empty: no renewal date, no executive sponsor.</summary>
public sealed record Missing(Field Field) : Condition;

/// <summary>A day field (renewal date, contract start, last contact, colour since) lies in the window. For renewals see "renews in W".</summary>
public sealed record DayIn(Field Field, Window Window) : Condition;

/// <summary>A number about the account compared with a number. <paramref name="High"/> is the upper end of <see cref="Op.Between"/>, included.</summary>
public sealed record Compare(Quantity Quantity, Op Op, double Value, double High = 0) : Condition;

/// <summary>Two numbers about the account compared with each other: "more calls this quarter than last", "ARR above the average", "bigger than Acme".</summary>
public sealed record CompareBoth(Quantity Left, Op Op, Quantity Right, double Factor = 1) : Condition;

/// <summary>The field is what it is of another account: "the same CSM as Acme". That account itself is not among them, and where it has none nobody is.</summary>
public sealed record SameAs(Field Field, string AccountId) : Condition;

/// <summary>A day field falls on one of these weekdays, from today on for renewals.</summary>
public sealed record OnWeekday(Field Field, ImmutableArray<DayOfWeek> Days) : Condition
{
    public bool Equals(OnWeekday? other) => other is not null && Field == other.Field && Days.SequenceEqual(other.Days);
    public override int GetHashCode() => Days.Aggregate((int)Field, HashCode.Combine);
}

/// <summary>Is one of the first <paramref name="Limit"/> of the accounts that meet <paramref name="Of"/>, in the order of a number: "the 10 biggest". Ties go by ARR, then name.</summary>
public sealed record Foremost(Condition Of, Quantity By, bool Descending, int Limit) : Condition;

/// <summary>renewal_date before today and no row in renewals for it.</summary>
public sealed record RenewalOverdue : Condition;

/// <summary>At least one step was due before today and is not done.</summary>
public sealed record BehindOnPlan : Condition;

/// <summary>No interaction in the last <paramref name="Days"/> days, or never.</summary>
public sealed record NotContacted(int Days) : Condition;

/// <summary>The colour at the end of that day.</summary>
public sealed record HealthOn(DateOnly Day, ImmutableArray<Colour> Colours) : Condition
{
    public bool Equals(HealthOn? other) => other is not null && Day == other.Day && Colours.SequenceEqual(other.Colours);
    public override int GetHashCode() => Colours.Aggregate(Day.GetHashCode(), HashCode.Combine);
}

/// <summary>A change in W to one of <paramref name="To"/> from another colour (from one of <paramref name="From"/> when given).</summary>
public sealed record Turned(ImmutableArray<Colour> To, Window Window, ImmutableArray<Colour> From) : Condition
{
    public bool Equals(Turned? other) => other is not null && Window == other.Window && To.SequenceEqual(other.To) && From.SequenceEqual(other.From);
    public override int GetHashCode() => HashCode.Combine(To.Length, Window, From.Length);
}

/// <summary>Is one of these colours now, and its newest change to it is (op) N days old.</summary>
public sealed record BeenColour(ImmutableArray<Colour> Colours, Op Op, int Days) : Condition
{
    public bool Equals(BeenColour? other) => other is not null && Op == other.Op && Days == other.Days && Colours.SequenceEqual(other.Colours);
    public override int GetHashCode() => HashCode.Combine(Op, Days, Colours.Length);
}

/// <summary>Green at the start of W and no change to yellow or red in W.</summary>
public sealed record StayedGreen(Window Window) : Condition;

// ---- what can be said of one record

/// <summary>A named property of a record (an interaction, ticket, fire, step, completion, piece of evidence, renewal, health change, signal).</summary>
public enum RecordField : byte
{
    Person, PersonTeam, PersonRole, Type, Purpose, Reactive, Effectiveness, Minutes, Volume, Fire, Priority, Open, Outcome, Subject, Behaviour, Plan, Done, Overdue, Late,
    Course, Learner, Score, EvidenceKind, Source, Step, Colour, FromColour, SetBy, Metric, Cause, FirstSign, Id, Quantity, AgeDays, Notes, DirectCost, IndirectCost, TotalCost,
}

/// <summary>One test of a record; all tests of a filter must hold.</summary>
public abstract record RecordTest;

/// <summary>The record's field is (or, negated, is not) one of these values, spelled as on the wire ("site_visit", "urgent", "yes").</summary>
[method: JsonConstructor]
public sealed record RecordIs(RecordField Field, ImmutableArray<string> Values, bool Negated = false) : RecordTest
{
    public RecordIs(RecordField field, params string[] values) : this(field, values.ToImmutableArray()) { }
    public bool Equals(RecordIs? other) => other is not null && Field == other.Field && Negated == other.Negated && Values.SequenceEqual(other.Values);
    public override int GetHashCode() => Values.Aggregate((int)Field, HashCode.Combine);
}

/// <summary>A number of the record compared; a record without it does not match.</summary>
public sealed record RecordCompare(RecordField Field, Op Op, double Value, double High = 0) : RecordTest;

/// <summary>The record's field is empty (or, negated, not empty).</summary>
public sealed record RecordMissing(RecordField Field, bool Negated = false) : RecordTest;

/// <summary>Which day of a record the window is about; <see cref="Main"/> is occurred, opened, due, completed, recorded, closed_on (renewals), changed, date.</summary>
public enum RecordDay : byte { Main, Opened, Closed, Due, Done, Started, FirstSign }

/// <summary>A second window of a record: "due by Friday and done last week"; negated, a gap in the first: "in May and July".</summary>
public sealed record RecordDayIn(RecordDay Day, Window Window, bool Negated = false) : RecordTest;

/// <summary>The record's day falls on one of these weekdays.</summary>
public sealed record RecordOnWeekday(RecordDay Day, ImmutableArray<DayOfWeek> Days) : RecordTest
{
    public bool Equals(RecordOnWeekday? other) => other is not null && Day == other.Day && Days.SequenceEqual(other.Days);
    public override int GetHashCode() => Days.Aggregate((int)Day, HashCode.Combine);
}

/// <summary>Records of one kind, in a window (any time up to now when null), that pass all tests.</summary>
[method: JsonConstructor]
public sealed record RecordFilter(Kind Kind, Window? Window, ImmutableArray<RecordTest> Tests, RecordDay Day = RecordDay.Main)
{
    public RecordFilter(Kind kind, Window? window = null, params RecordTest[] tests) : this(kind, window, tests.ToImmutableArray()) { }
    public bool Equals(RecordFilter? other) => other is not null && Kind == other.Kind && Window == other.Window && Day == other.Day && Tests.SequenceEqual(other.Tests);
    public override int GetHashCode() => HashCode.Combine(Kind, Window, Day, Tests.Length);
}

// ---- numbers

/// <summary>
/// A number about one account, which adds up over many: see <see cref="Measure"/> for how. Each definition is vocabulary.md's. Wherever it is compared or shown it is in the unit
/// that people read: hours (not minutes), the workspace's currency, percent as 0–100, days. Days since a contact that never was are infinitely many.
/// </summary>
public abstract record Quantity;

public enum AccountNumber : byte { Arr, ContractMonths, DaysSinceContact, DaysToRenewal, DaysInColour, OpenTickets, One }
public sealed record Of(AccountNumber Number) : Quantity;

public enum RecordNumber : byte { Count, Minutes, Cost, Effectiveness, DaysOpen, DirectCost, TotalCost, IndirectCost, ArrBefore, ArrAfter, ArrKept, ArrLost, Learners, Score, Value, DaysFromSign, ReactiveMinutes, ReactiveCost, ProactiveCost, ProactiveMinutes, Accounts, People }

/// <summary>
/// A number summed over the account's records that pass the filter: count (volume for interactions), minutes (in hours), cost, …
/// Effectiveness, Score, Value, DaysOpen and DaysFromSign do not add up: they are the mean over the records. Learners, Accounts and People count each one once.
/// </summary>
public sealed record Over(RecordNumber Number, RecordFilter Records) : Quantity;

/// <summary>A metric's newest value; with a day, the newest one at its end.</summary>
public sealed record Metric(string Name, DateOnly? On = null) : Quantity;

public enum ChangeForm : byte { DropPercent, RisePercent, Drop, Rise }

/// <summary>How far a metric fell or rose: newest value against the newest one at least <paramref name="Days"/> days old (contracts: vocabulary, "dropped by").</summary>
public sealed record MetricChange(string Name, int Days, ChangeForm Form) : Quantity;

/// <summary>The figure over all active accounts, the same for each: what an account is compared with in "above the average".</summary>
public sealed record Overall(Aggregate Aggregate, Quantity Quantity) : Quantity;

/// <summary>The number of one account, the same for each: what the others are compared with in "bigger than Acme".</summary>
public sealed record OfOther(string AccountId, Quantity Quantity) : Quantity;

/// <summary>A quotient in percent or plain: sums of the left over sums of the right, taken over all accounts of the group (never a mean of quotients).</summary>
public sealed record Ratio(RatioName Name, Window? Window, RecordFilter? Records = null) : Quantity;

// ---- figures

public enum Aggregate : byte
{
    /// <summary>The plain total; for one account its own value.</summary>
    Sum, Average, Median, Min, Max, Count,

    /// <summary>Percent of the whole: the question's set within the set without its conditions (<see cref="Measure.Base"/>).</summary>
    Share,
}

/// <summary>
/// A figure: how the quantity is brought together over the accounts (or records) of the answer or of each group. Average, median, minimum and maximum of a number over records
/// are taken over single records when the question's kind is theirs ("average call"), and over accounts, each with its sum, when its kind is accounts ("average calls per account").
/// When its kind is people they are taken over people, each with their sum: CSMs, those without any included, unless the records' tests name another role.
/// </summary>
public sealed record Measure(Aggregate Aggregate, Quantity Quantity)
{
    /// <summary>For <see cref="Aggregate.Share"/>: of which accounts it is a share; all active ones when null.</summary>
    public Condition? Base { get; init; }

    /// <summary>For <see cref="Aggregate.Share"/> of records: of which records it is a share, where that is not the same kind and window without tests.</summary>
    public RecordFilter? BaseRecords { get; init; }
}

/// <summary>By what an answer is grouped.</summary>
public enum Dimension : byte
{
    Account, Tier, Health, Owner, Team, Segment, Region, Industry, Stage, Currency, RenewalMonth, RenewalQuarter, RenewalYear, Plan, ContractMonths, StartMonth, StartQuarter, StartYear, Sponsor, Status,
    Person, PersonTeam, Type, Purpose, ReactiveOrProactive, Week, Month, Quarter, Year, Priority, Outcome, Course, EvidenceKind, Metric, Cause, Fire, Reason, Learner, Source,
}

/// <summary>By what rows are ordered: a field, a number, or the n-th measure of the question.</summary>
public abstract record SortKey;
public sealed record ByField(Field Field) : SortKey;
public sealed record ByQuantity(Quantity Quantity) : SortKey;
public sealed record ByRecord(RecordField Field) : SortKey;
public sealed record ByRecordDay(RecordDay Day) : SortKey;
public sealed record ByMeasure(int Index) : SortKey;

/// <summary>How much the n-th measure changed against <see cref="Question.Against"/>.</summary>
public sealed record ByChange(int Index) : SortKey;
public sealed record ByGroup : SortKey;
/// <summary>Health is ordered by how bad it is: descending is red first. What has no value stands last; never contacted is the oldest last contact.</summary>
public sealed record Sort(SortKey Key, bool Descending);

public enum Shape : byte
{
    /// <summary>Rows of things.</summary>
    List,

    /// <summary>How many things; answers with value.</summary>
    Count,

    /// <summary>The question's measures: one value, or one row per group.</summary>
    Figure,

    /// <summary>One account's field or number, in <see cref="Question.Show"/>.</summary>
    Fact,

    /// <summary>Is it so: one row, yes or no. Of named accounts: do they meet the conditions; else: is there any; with a measure: see <see cref="Question.Having"/>.</summary>
    YesNo,

    /// <summary>Why an account has its colour.</summary>
    Why,

    /// <summary>All about one account, before a call.</summary>
    Summary,
}

/// <summary>A column that was asked for beside the usual ones.</summary>
public abstract record Show;
public sealed record ShowField(Field Field) : Show;
public sealed record ShowQuantity(Quantity Quantity) : Show;

/// <summary>The colour at the end of that day.</summary>
public sealed record ShowHealthOn(DateOnly Day) : Show;

/// <summary>The newest (or oldest) record of the filter: "when was our last QBR with Acme", "what was the first warning sign".</summary>
public sealed record ShowRecord(RecordFilter Records, RecordField? Field, RecordDay Day, bool Oldest = false) : Show;

public sealed record Question
{
    public Kind Kind { get; init; } = Kind.Accounts;
    public Scope Scope { get; init; } = Scope.Default;

    /// <summary>Which accounts; for records, whose records.</summary>
    public Condition Where { get; init; } = Condition.All;

    /// <summary>Which records, when <see cref="Kind"/> is not accounts.</summary>
    public RecordFilter? Records { get; init; }

    public Shape Shape { get; init; } = Shape.List;
    public ImmutableArray<Measure> Measures { get; init; } = [];
    public ImmutableArray<Dimension> GroupBy { get; init; } = [];
    public ImmutableArray<Show> Show { get; init; } = [];
    public ImmutableArray<Sort> Sort { get; init; } = [];
    public int? Limit { get; init; }

    /// <summary>How many rows stand before the first one shown: 1 for "the second biggest". Only with a <see cref="Limit"/>.</summary>
    public int Skip { get; init; }

    /// <summary>The limit holds for each group of these: "the biggest account of each region". Of lists of accounts and records; groups stand together.</summary>
    public Dimension? Per { get; init; }

    /// <summary>The same measures over another window (of the records; where they have none, of the conditions), shown beside: "this quarter against the last".</summary>
    public Window? Against { get; init; }

    /// <summary>With <see cref="Against"/>: the change is what is asked for, 1 "how much more", -1 "how many fewer"; 0 when it is only shown.</summary>
    public int Change { get; init; }

    /// <summary>
    /// The figures are kept only for groups where the first measure passes: "CSMs with more than 20 hours". Where 0 passes, groups of which there is nothing are there too.
    /// With <see cref="Change"/> it is the change that must pass: "CSMs who logged fewer hours than last quarter". For yes or no: does the figure pass; with <see cref="Against"/>, does its change.
    /// </summary>
    public Having? Having { get; init; }

    public bool Equals(Question? o) => o is not null && Kind == o.Kind && Scope == o.Scope && Where == o.Where && Records == o.Records && Shape == o.Shape
        && Measures.SequenceEqual(o.Measures) && GroupBy.SequenceEqual(o.GroupBy) && Show.SequenceEqual(o.Show) && Sort.SequenceEqual(o.Sort)
        && Limit == o.Limit && Skip == o.Skip && Per == o.Per && Against == o.Against && Change == o.Change && Having == o.Having;
    public override int GetHashCode() => HashCode.Combine(Kind, Scope, Where, Records, Shape, Limit);
}

public sealed record Having(Op Op, double Value, double High = 0);
