using System.Collections.Immutable;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Tests.Examples;

namespace CsmBot.Tests.Questions;

/// <summary>The example questions, typed by hand: the values that were worked out elsewhere must come out, whoever understands the words.</summary>
public class ExampleQuestionsTests
{
    private static readonly Window s_q4 = Days("2026-10-01", "2026-12-31");
    private static readonly Window s_nextQuarter = Days("2027-01-01", "2027-03-31");
    private static readonly Window s_year = Days("2026-01-01", "2026-12-31");
    private static readonly OneOf s_atRisk = new(Field.Health, "yellow", "red");
    private static readonly OneOf s_red = new(Field.Health, "red");
    private static readonly OneOf s_tier1 = new(Field.Tier, "1");
    private static readonly OneOf s_meera = new(Field.Owner, "meera.joshi@plover.example");
    private static readonly Of s_arr = new(AccountNumber.Arr);
    private static readonly Of s_openTickets = new(AccountNumber.OpenTickets);

    private static Window Days(string from, string to) => new(DateOnly.Parse(from), DateOnly.Parse(to).AddDays(1));
    private static OneOf Named(string id) => new(Field.Account, id);
    private static RecordFilter Interactions(Window window) => new(Kind.Interactions, window);
    private static Question Figure(Condition where, Measure measure, params Dimension[] by) => new() { Where = where, Shape = Shape.Figure, Measures = [measure], GroupBy = [.. by] };
    private static Measure Sum(Quantity quantity) => new(Aggregate.Sum, quantity);
    private static Question List(params Condition[] where) => new() { Where = Condition.And(where) };
    private static RecordFilter OpenTickets(params string[] priorities) => new(Kind.Tickets, null,
        priorities.Length == 0 ? [new RecordIs(RecordField.Open, "yes")] : [new RecordIs(RecordField.Open, "yes"), new RecordIs(RecordField.Priority, priorities)]);
    private static Compare Some(RecordFilter records) => new(new Over(RecordNumber.Count, records), Op.AtLeast, 1);

    private static readonly Dictionary<string, Question> s_typed = new()
    {
        ["list1-02"] = List(s_atRisk),
        ["list1-15"] = List(new NotContacted(90)),
        ["list1-17"] = List(Some(OpenTickets("urgent"))),
        ["list1-28"] = List(new OneOf(Field.Plan, "Adoption sprint")),
        ["listN-01"] = List(s_tier1, new OneOf(Field.Health, "yellow"), new DayIn(Field.RenewalDate, s_q4)),
        ["listN-08"] = List(s_atRisk, new DayIn(Field.RenewalDate, Days("2026-11-22", "2026-12-31"))),
        ["listN-14"] = List(new OneOf(Field.Segment, "Enterprise"), new Not(new OneOf(Field.Industry, "Healthcare", "Retail"))),
        ["listN-27"] = List(new Compare(new Metric("usage_index"), Op.LessThan, 40), new Not(s_red)),
        ["listN-43"] = List(s_meera, Condition.Or(new BehindOnPlan(), s_red)),
        ["listN-47"] = List(new Compare(new Metric("overdue_invoices"), Op.MoreThan, 0), s_atRisk),
        ["listN-57"] = List(new OneOf(Field.Owner, "june.calder@plover.example"), s_atRisk),
        ["fig-05"] = Figure(s_atRisk, new Measure(Aggregate.Share, s_arr)),
        ["fig-11"] = Figure(new DayIn(Field.RenewalDate, s_nextQuarter), Sum(s_arr), Dimension.Segment),
        ["fig-14"] = Figure(Condition.All, new Measure(Aggregate.Median, s_arr)),
        ["fig-33"] = new Question { Shape = Shape.Count, Where = new DayIn(Field.RenewalDate, s_nextQuarter), GroupBy = [Dimension.RenewalMonth] },
        ["sort-02"] = List(s_red) with { Sort = [new Sort(new ByQuantity(s_arr), true)], Limit = 5 },
        ["sort-06"] = List(s_meera) with { Sort = [new Sort(new ByField(Field.RenewalDate), false)] },
        ["sort-12"] = Figure(s_atRisk, Sum(s_arr), Dimension.Industry) with { Sort = [new Sort(new ByMeasure(0), true)], Limit = 1 },
        ["effort-02"] = Figure(s_tier1, Sum(new Over(RecordNumber.Minutes, Interactions(s_q4)))),
        ["effort-16"] = Figure(new OneOf(Field.Account, Id("Osprey Automation")), Sum(new Over(RecordNumber.Cost, Interactions(s_year)))),
        ["effort-23"] = Figure(s_tier1, Sum(new Ratio(RatioName.ProactiveShare, s_year))),
        ["health-01"] = List(new Turned([Colour.Red], s_q4, [])),
        ["health-10"] = List(new BeenColour([Colour.Red], Op.MoreThan, 30)),
        ["records-03"] = new Question { Kind = Kind.Fires, Where = Named(Id("Clearspring Data")), Shape = Shape.Figure, Measures = [Sum(new Over(RecordNumber.TotalCost, new RecordFilter(Kind.Fires)))] },
        ["records-13"] = new Question { Kind = Kind.Tickets, Records = new RecordFilter(Kind.Tickets, Days("2026-11-09", "2026-11-15")) },
        ["account-02"] = new Question { Where = Named(Id("Yellow Creek")), Shape = Shape.Fact, Show = [new ShowField(Field.RenewalDate)] },
        ["account-09"] = new Question { Where = Named(Id("Third Avenue Bank")), Shape = Shape.Fact, Show = [new ShowField(Field.Sponsor)] },
        ["followup-first-06"] = List(new Compare(s_openTickets, Op.AtLeast, 1), new OneOf(Field.Region, "EMEA")),
        ["followup-14"] = List(Some(OpenTickets("urgent", "high")), new OneOf(Field.Region, "EMEA")),
        ["followup-15"] = List(Some(OpenTickets("urgent", "high")), new OneOf(Field.Region, "North America")),
    };

    private static string Id(string name) => ExampleBook.Book.Accounts.All.Single(a => a.Name == name).AccountId;

    private static IEnumerable<(string Id, JsonElement Gold)> Examples() => File.ReadLines(Path.Combine(ExampleBook.Folder, "questions.jsonl"))
        .Select(l => JsonDocument.Parse(l).RootElement).Select(q => (q.GetProperty("id").GetString()!, q.GetProperty("gold")));

    public static TheoryData<string> Answered() => [.. Examples().Where(e => e.Gold.GetProperty("kind").GetString() != "outcome").Select(e => e.Id)];

    [Theory, MemberData(nameof(Answered))]
    public void The_value_that_was_worked_out_elsewhere_comes_out(string id)
    {
        var answer = Answers.To(s_typed[id], ExampleBook.Book, ExampleBook.Moment);
        Assert.Null(Gold.Wrong(Examples().Single(e => e.Id == id).Gold, answer));
    }
}
