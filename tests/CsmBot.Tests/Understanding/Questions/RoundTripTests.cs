using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Tests.Examples;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Questions;

/// <summary>
/// Questions made from the typed form, each said in several ways: whatever way it is said, it comes back as the same typed question. Beside them the bot's own
/// words: what it says it understood can be said to it.
/// </summary>
public class RoundTripTests
{
    private static readonly Lazy<Directory> s_names = new(() => Directory.Of(ExampleBook.Book));
    private static DateOnly Today => DateOnly.FromDateTime(ExampleBook.Now);
    private static Window This(Unit unit, int offset = 0) => Calendar.Whole(unit, Today, offset, new Workspace());

    /// <summary>A condition on accounts: how it is said before the noun (empty where it cannot be), and behind it.</summary>
    private sealed record Said(Condition Means, string Before, params string[] Behind);

    private static readonly Said[] s_conditions =
    [
        new(new OneOf(Field.Tier, "1"), "tier 1", "in tier 1"),
        new(new OneOf(Field.Tier, "2"), "T2", "that are tier 2"),
        new(new OneOf(Field.Health, "red"), "red", "that are red", "which are red"),
        new(new OneOf(Field.Health, "yellow", "red"), "at-risk", "at risk"),
        new(new OneOf(Field.Region, "EMEA"), "EMEA", "in EMEA", "based in EMEA"),
        new(new OneOf(Field.Industry, "Energy"), "energy", "in energy", "in the energy industry"),
        new(new OneOf(Field.Segment, "Enterprise"), "enterprise", "in the enterprise segment"),
        new(new OneOf(Field.Owner, "paul.richter@plover.example"), "Paul's", "owned by Paul", "of Paul Richter"),
        new(new OneOf(Field.Team, "Orion"), "team Orion's", "of team Orion"),
        new(new OneOf(Field.Stage, "mature"), "mature", "in stage mature"),
        new(new DayIn(Field.RenewalDate, This(Unit.Quarter)), "", "renewing this quarter", "that renew this quarter", "up for renewal this quarter"),
        new(new DayIn(Field.RenewalDate, This(Unit.Month, 1)), "", "renewing next month", "whose contract ends next month"),
        new(new Missing(Field.Sponsor), "", "without a sponsor", "with no executive sponsor", "that lack a sponsor"),
        new(new Missing(Field.RenewalDate), "", "without a renewal date"),
        new(new NotContacted(30), "", "not contacted in 30 days", "with no contact in the last 30 days", "that we have not touched for 30 days"),
        new(new BehindOnPlan(), "", "behind on plan", "that are behind on their plan"),
        new(new RenewalOverdue(), "", "with an overdue renewal", "past their renewal date"),
        new(new Compare(new Of(AccountNumber.Arr), Op.MoreThan, 50_000), "", "with ARR over 50k", "worth more than $50,000", "paying us over 50k"),
        new(new Compare(new Metric("usage_index"), Op.LessThan, 40), "", "with usage under 40", "whose usage is below 40"),
        new(new Compare(new Metric("nps"), Op.AtLeast, 20), "", "with NPS of at least 20", "with an NPS of 20 or more"),
        new(new Turned([Colour.Yellow], This(Unit.Month), []), "", "that turned yellow this month", "that went yellow this month"),
        new(new BeenColour([Colour.Red], Op.MoreThan, 30), "", "that have been red for more than 30 days"),
        new(new StayedGreen(This(Unit.Quarter, -1)), "", "that stayed green through last quarter"),
        new(new Not(new OneOf(Field.Industry, "Retail")), "", "not in retail", "outside retail", "that are not in retail"),
        new(new OneOf(Field.Region, "APAC", "LATAM"), "", "in APAC or LATAM", "in APAC and LATAM"),
        new(new OneOf(Field.Health, "yellow", "red"), "", "that are not green", "which aren't green"),
        new(new Not(Some(new RecordFilter(Kind.Fires))), "", "without a fire", "that never had a fire", "with no fires"),
        new(Some(new RecordFilter(Kind.Fires, null, new RecordIs(RecordField.Open, "yes"))), "", "with an open fire", "that have an open fire"),
        new(new Compare(new Of(AccountNumber.OpenTickets), Op.AtLeast, 1), "", "with open tickets", "that have open tickets"),
        new(new Compare(new Over(RecordNumber.Count, new RecordFilter(Kind.Interactions, This(Unit.Month), new RecordIs(RecordField.Type, "call"))), Op.MoreThan, 2), "", "with more than 2 calls this month", "that got over 2 calls this month"),
        new(new Compare(new Of(AccountNumber.ContractMonths), Op.MoreThan, 12), "", "with a contract longer than 12 months", "whose contract is over 12 months"),
        new(new DayIn(Field.ContractStart, This(Unit.Year, -1)), "", "whose contract started last year", "that signed last year"),
        new(new Compare(new Metric("overdue_invoices"), Op.MoreThan, 0), "", "with overdue invoices", "that have unpaid invoices"),
        new(new Compare(new MetricChange("usage_index", 30, ChangeForm.DropPercent), Op.AtLeast, 20), "", "whose usage dropped by 20% over 30 days", "where usage fell by at least 20% in 30 days"),
        new(new HealthOn(new DateOnly(2026, 10, 1), [Colour.Green]), "", "that were green on 1 October", "which were green on Oct 1"),
        new(new OneOf(Field.Plan, "Adoption sprint"), "", "on the Adoption sprint plan"),
        new(new Not(Some(new RecordFilter(Kind.Training))), "", "without any training", "where nobody has been trained"),
        new(Some(new RecordFilter(Kind.Training, null, new RecordIs(RecordField.Course, "Data Import"))), "", "that completed Data Import", "who finished Data Import"),
        new(new Compare(new Over(RecordNumber.Count, new RecordFilter(Kind.Interactions, This(Unit.Quarter), new RecordIs(RecordField.Type, "qbr"))), Op.AtLeast, 1), "", "with a QBR this quarter", "that had a QBR this quarter"),
    ];

    private static Compare Some(RecordFilter records) => new(new Over(records.Kind == Kind.Training ? RecordNumber.Learners : RecordNumber.Count, records), Op.AtLeast, 1);

    /// <summary>Records, each with the words for them.</summary>
    private static readonly (Kind Kind, RecordDay Day, ImmutableArray<RecordTest> Tests, string[] Names)[] s_records =
    [
        (Kind.Tickets, RecordDay.Opened, [], ["tickets opened", "tickets that were opened"]),
        (Kind.Tickets, RecordDay.Opened, [new RecordIs(RecordField.Priority, "urgent")], ["urgent tickets opened", "urgent tickets raised"]),
        (Kind.Interactions, RecordDay.Main, [new RecordIs(RecordField.Type, "call")], ["calls"]),
        (Kind.Interactions, RecordDay.Main, [new RecordIs(RecordField.Type, "meeting")], ["meetings"]),
        (Kind.Interactions, RecordDay.Main, [], ["interactions", "touchpoints"]),
        (Kind.Fires, RecordDay.Opened, [], ["fires opened", "fires that started"]),
        (Kind.Renewals, RecordDay.Main, [new RecordIs(RecordField.Outcome, "churned")], ["lost renewals", "churned renewals"]),
        (Kind.Evidence, RecordDay.Main, [new RecordIs(RecordField.EvidenceKind, "political")], ["political evidence", "political evidence recorded"]),
        (Kind.HealthChanges, RecordDay.Main, [new RecordIs(RecordField.Colour, "green"), new RecordIs(RecordField.FromColour, "yellow", "red")], ["saves"]),
    ];

    private static readonly (Quantity Means, string[] Names)[] s_figures =
    [
        (new Of(AccountNumber.Arr), ["ARR", "annual recurring revenue"]), (new Metric("usage_index"), ["usage", "usage index"]), (new Metric("nps"), ["NPS"]), (new Of(AccountNumber.ContractMonths), ["contract length"]),
    ];

    private static readonly (Dimension Means, string Name)[] s_groups = [(Dimension.Tier, "tier"), (Dimension.Region, "region"), (Dimension.Segment, "segment"), (Dimension.Owner, "CSM"), (Dimension.Industry, "industry")];

    private static readonly (ImmutableArray<RecordTest> Tests, string[] Names)[] s_work =
    [
        ([], ["hours", "time"]), ([new RecordIs(RecordField.Reactive, "yes")], ["firefighting hours", "hours on firefighting", "reactive hours"]), ([new RecordIs(RecordField.Reactive, "no")], ["proactive hours"]),
        ([new RecordIs(RecordField.Type, "call")], ["hours of calls"]),
    ];

    private static readonly (Window Means, string[] Names)[] s_windows =
    [
        (This(Unit.Quarter), ["this quarter", "in the current quarter"]), (This(Unit.Quarter, -1), ["last quarter", "in the previous quarter"]), (This(Unit.Month, -1), ["last month", "in October"]), (This(Unit.Year), ["this year", "in 2026"]),
        (CsmBot.Accounts.Windows.Last(30, Today), ["in the last 30 days", "in the past 30 days"]),
    ];

    /// <summary>Hundreds of questions; the same ones each time.</summary>
    public static IEnumerable<(Question Means, string Words)> Sayings()
    {
        var random = new Random(20261122);
        T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
        for (var i = 0; i < 1500; i++)
        {
            var (where, before, behind) = Conditions(random);
            var noun = One(["accounts", "customers", "clients"]);
            var who = $"{before}{noun}{behind}";
            var figure = One(s_figures);
            var group = One(s_groups);
            var work = One(s_work);
            var window = One(s_windows);
            var n = random.Next(2, 9);
            var (kind, day, tests, names) = One(s_records);
            var filter = new RecordFilter(kind, window.Means, tests, day);
            yield return random.Next(11) switch
            {
                0 => (new Question { Where = where }, One([$"which {who}", $"show me {who}", $"list the {who} please", who, $"give me the {who}"])),
                1 => (new Question { Where = where, Shape = Shape.Count }, One([$"how many {who}", $"number of {who}", $"count of {who}", $"how many {who} do we have?"])),
                2 => (new Question { Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Average, figure.Means)] }, One([$"average {One(figure.Names)} of {who}", $"what is the mean {One(figure.Names)} of {who}?"])),
                3 => (new Question { Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Of(AccountNumber.Arr))], GroupBy = [group.Means] }, One([$"total ARR of {who} by {group.Name}", $"how much ARR do {who} have per {group.Name}"])),
                4 => (new Question { Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Count, new Of(AccountNumber.One))], GroupBy = [group.Means] }, One([$"how many {who} by {group.Name}", $"number of {who} per {group.Name}"])),
                5 => (new Question { Where = where, Sort = [new Sort(new ByQuantity(new Of(AccountNumber.Arr)), true)], Limit = n }, One([$"top {n} {who} by ARR", $"the {n} biggest {who}", $"{n} largest {who}"])),
                6 => (new Question { Kind = kind, Records = filter }, One([$"{One(names)} {One(window.Names)}", $"show me the {One(names)} {One(window.Names)}"])),
                7 => (new Question { Kind = kind, Records = filter, Shape = Shape.Count }, One([$"how many {One(names)} {One(window.Names)}", $"number of {One(names)} {One(window.Names)}"])),
                8 => (new Question { Kind = kind, Records = filter, Where = new OneOf(Field.Account, "A-109"), Scope = Scope.Default, Shape = Shape.Count }, $"how many {One(names)} {One(window.Names)} at Osprey Automation"),
                9 => (Work(work.Tests, window.Means, []), $"{One(work.Names)} {One(window.Names)}"),
                _ => (Work(work.Tests, window.Means, [Dimension.Type]), $"{One(work.Names)} {One(window.Names)} by type"),
            };
        }
    }

    private static Question Work(ImmutableArray<RecordTest> tests, Window window, ImmutableArray<Dimension> groups) =>
        new() { Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Over(RecordNumber.Minutes, new RecordFilter(Kind.Interactions, window, tests)))], GroupBy = groups };

    /// <summary>One to three conditions on different things: some before the noun, the others behind it, joined by "and".</summary>
    private static (Condition Where, string Before, string Behind) Conditions(Random random)
    {
        var chosen = new List<Said>();
        for (var wanted = random.Next(1, 4); chosen.Count < wanted;)
        {
            var next = s_conditions[random.Next(s_conditions.Length)];
            if (chosen.TrueForAll(c => About(c.Means) != About(next.Means))) chosen.Add(next);
        }

        var front = chosen.Where(c => c.Before.Length > 0 && random.Next(2) == 0).OrderBy(c => c.Before.EndsWith("'s", StringComparison.Ordinal) ? 0 : 1).ToList();
        var back = chosen.Except(front).ToList();
        var behind = string.Join(random.Next(2) == 0 ? " and " : ", ", back.Select(c => c.Behind[random.Next(c.Behind.Length)]));
        return (Condition.And(front.Concat(back).Select(c => c.Means)), string.Concat(front.Select(c => c.Before + " ")), back.Count == 0 ? "" : " " + behind);
    }

    private static string About(Condition c) => c switch
    {
        OneOf o => o.Field.ToString(), DayIn o => o.Field.ToString(), Missing { Field: Field.RenewalDate } or RenewalOverdue => "RenewalDate", Missing o => o.Field.ToString(),
        Turned or BeenColour or StayedGreen => "Health", Compare { Quantity: Over o } => o.Records.Kind.ToString(), Not { Part: Compare { Quantity: Over o } } => o.Records.Kind.ToString(), Compare { Quantity: var q } => q.GetType().Name + q, _ => c.GetType().Name,
    };

    private static Understood Understand(string words) => Language.English.Understand(words, new Context(ExampleBook.Moment, s_names.Value));

    [Fact]
    public void However_a_question_is_said_it_comes_back_as_the_same_question()
    {
        var sayings = Sayings().ToList();
        var wrong = sayings.Where(s => Understand(s.Words) is Ask ask && ask.Question != s.Means).Select(s => $"{s.Words}  =>  {In(Understand(s.Words))}").ToList();
        var asked = sayings.Where(s => Understand(s.Words) is not Ask).Select(s => $"{s.Words}  =>  {In(Understand(s.Words))}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {sayings.Count} are understood wrongly:\n{string.Join('\n', wrong)}");
        Assert.True(asked.Count == 0, $"{asked.Count} of {sayings.Count} are not understood:\n{string.Join('\n', asked)}");
    }

    [Fact]
    public void What_the_bot_says_it_understood_can_be_said_to_it()
    {
        var said = Sayings().Select(s => s.Means).Distinct().Select(q => (Question: q, Words: Wording.Of(q, ExampleBook.Book, Today))).ToList();
        // The order of conditions is the bot's own: the words that come out are compared with those that went in.
        var lost = said.Where(s => In(Understand(s.Words)) != s.Words).Select(s => $"{s.Words}  =>  {In(Understand(s.Words))}").ToList();
        Assert.True(lost.Count == 0, $"{lost.Count} of {said.Count}:\n{string.Join('\n', lost)}");
    }

    private static string In(Understood understood) => understood is Ask ask ? Wording.Of(ask.Question, ExampleBook.Book, Today) : $"{understood.GetType().Name} {string.Join(", ", understood.Unused)}";
}
