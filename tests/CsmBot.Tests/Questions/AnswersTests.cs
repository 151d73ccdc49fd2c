using CsmBot.Accounts;
using CsmBot.Questions;
using static CsmBot.Tests.Accounts.Given;
using Given = CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Questions;

public class AnswersTests
{
    private static readonly Window s_november = Days("2026-11-01", "2026-11-30");
    private static readonly Window s_october = Days("2026-10-01", "2026-10-31");

    private static Answer Ask(AsOf asOf, Question question) => Answers.To(question, asOf.Book, asOf.Moment);
    private static string[] Names(Answer answer) => [.. answer.Rows.Select(r => (string)r[0]!)];
    private static OneOf Only(string id) => new(Field.Account, id);
    private static Signal Usage(string day, double value, string account = "A") => new(Day(day), account, "usage_index", value);
    private static Question Hours(Window window, params Dimension[] by) =>
        new() { Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Over(RecordNumber.Minutes, new RecordFilter(Kind.Interactions, window)))], GroupBy = [.. by] };

    [Fact]
    public void A_missing_metric_is_neither_low_nor_not_low_and_the_answer_says_how_many()
    {
        var asOf = Given.Book(Account("A"), Account("B"), Usage("2026-11-01", 30));
        var low = new Compare(new Metric("usage_index"), Op.LessThan, 40);
        Assert.Equal(["Account A"], Names(Ask(asOf, new Question { Where = low })));
        var not = Ask(asOf, new Question { Where = new Not(low) });
        Assert.Empty(not.Rows);
        Assert.Equal(["1 account could not be judged: no usage index."], not.Notes);
    }

    [Fact]
    public void What_cannot_be_judged_does_not_matter_where_another_part_decides()
    {
        var asOf = Given.Book(Account("A"), Turned(Colour.Red, "2026-11-01 10:00"));
        var unknown = new Compare(new Metric("nps"), Op.LessThan, 0);
        Assert.Single(Ask(asOf, new Question { Where = Condition.Or(unknown, new OneOf(Field.Health, "red")) }).Rows);
        var and = Ask(asOf, new Question { Where = Condition.And(unknown, new OneOf(Field.Health, "green")) });
        Assert.Empty(and.Rows);
        Assert.Empty(and.Notes);
    }

    [Fact]
    public void An_account_never_contacted_has_waited_longest()
    {
        var asOf = Given.Book(Account("A"), Account("B"), Account("C"), Call("2026-11-10 10:00"), Call("2026-09-01 10:00", account: "C"));
        Assert.Equal(["Account B", "Account C", "Account A"], Names(Ask(asOf, new Question { Sort = [new Sort(new ByField(Field.LastContact), false)] })));
        Assert.Equal(["Account B", "Account C", "Account A"], Names(Ask(asOf, new Question { Sort = [new Sort(new ByQuantity(new Of(AccountNumber.DaysSinceContact)), true)] })));
    }

    [Fact]
    public void Records_of_one_day_stand_in_the_order_of_their_hours()
    {
        var asOf = Given.Book(Account("A"), Account("B"), Call("2026-11-10 08:00"), Call("2026-11-10 16:00", account: "B"), Call("2026-11-10 12:00"));
        Question Calls(params Sort[] sort) => new() { Kind = Kind.Interactions, Scope = Scope.All, Records = new RecordFilter(Kind.Interactions), Sort = [.. sort] };
        string[] At(Question question) => [.. Ask(asOf, question).Rows.Select(r => (string)r[1]!)];
        Assert.Equal(["Account B", "Account A", "Account A"], At(Calls()));
        Assert.Equal("Account B", At(Calls(new Sort(new ByRecordDay(RecordDay.Main), true)) with { Limit = 1 }).Single());
        Assert.Equal("Account A", At(Calls(new Sort(new ByRecordDay(RecordDay.Main), false)) with { Limit = 1 }).Single());
    }

    [Fact]
    public void Open_tickets_of_an_account_without_ticket_rows_come_from_the_metric()
    {
        var asOf = Given.Book(Account("A"), new Signal(Day("2026-11-01"), "A", "open_tickets", 4));
        var open = new Question { Kind = Kind.Tickets, Scope = Scope.All, Shape = Shape.Count, Where = Only("A"), Records = new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes")) };
        Assert.Equal(4m, Convert.ToDecimal(Ask(asOf, open).Value!.Number, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Accounts_without_the_value_stand_last_in_either_direction()
    {
        var asOf = Given.Book(Account("A"), Account("B", renews: "2027-01-10"), Account("C", renews: "2026-12-01"));
        Question By(bool descending) => new() { Sort = [new Sort(new ByField(Field.RenewalDate), descending)] };
        Assert.Equal(["Account C", "Account B", "Account A"], Names(Ask(asOf, By(false))));
        Assert.Equal(["Account B", "Account C", "Account A"], Names(Ask(asOf, By(true))));
    }

    [Fact]
    public void At_risk_accounts_stand_red_first_then_by_ARR()
    {
        var asOf = Given.Book(Account("A", 10), Account("B", 30), Account("C", 20), Turned(Colour.Red, "2026-11-01 10:00"), Turned(Colour.Yellow, "2026-11-01 10:00", "B"), Turned(Colour.Red, "2026-11-01 10:00", "C"));
        Assert.Equal(["Account C", "Account A", "Account B"], Names(Ask(asOf, new Question { Where = new OneOf(Field.Health, "yellow", "red") })));
    }

    [Fact]
    public void A_list_shows_what_its_conditions_are_about()
    {
        var asOf = Given.Book(Usage("2026-11-01", 30), Call("2026-09-01 10:00"));
        var answer = Ask(asOf, new Question { Where = Condition.And(new NotContacted(30), new Compare(new Metric("usage_index"), Op.LessThan, 40)) });
        Assert.Equal(["account", "tier", "health", "renewal_date", "arr", "csm", "last_contact", "usage_index"], answer.Columns);
        Assert.Equal(["Account A", 1L, "green", null, 1000.0, "Casey Smith", Day("2026-09-01"), 30.0], answer.Rows[0]);
        Assert.Equal(["A"], answer.AccountIds);
    }

    [Fact]
    public void A_top_list_is_cut_at_its_number_and_says_who_else_is_equal()
    {
        var answer = Ask(Given.Book(Account("A", 10), Account("B", 10), Account("C", 10)), new Question { Sort = [new Sort(new ByQuantity(new Of(AccountNumber.Arr)), true)], Limit = 2 });
        Assert.Equal(["Account A", "Account B"], Names(answer));
        Assert.Equal(["1 more is equal to the last one shown."], answer.Notes);
    }

    [Fact]
    public void Effort_counts_for_churned_accounts_unless_a_condition_on_accounts_is_named()
    {
        var asOf = Given.Book(Account("A"), Account("B", status: AccountStatus.Churned), Call("2026-11-10 10:00", 60), Call("2026-11-10 10:00", 30, account: "B"));
        Assert.Equal(new Value("hours", 1.5, "hours"), Ask(asOf, Hours(s_november)).Value);
        Assert.Equal(1.0, Ask(asOf, Hours(s_november) with { Where = new OneOf(Field.Segment, "SMB") }).Value!.Number);
        Assert.Equal(0.5, Ask(asOf, Hours(s_november) with { Where = Only("B") }).Value!.Number);
        Assert.Equal([(1L, 1.0), (null, 0.5)], Ask(asOf, Hours(s_november, Dimension.Tier)).Rows.Select(r => ((long?)r[0], (double)r[1]!)));
    }

    [Fact]
    public void This_month_against_the_last_reads_what_it_was_the_change_and_what_it_is()
    {
        var asOf = Given.Book(Call("2026-11-10 10:00", 60), Call("2026-10-10 10:00", 90), Call("2026-10-11 10:00", 30, by: "lee@example.com"));
        var single = Ask(asOf, Hours(s_november) with { Against = s_october });
        Assert.Equal(["hours_before", "hours_change", "hours"], single.Columns);
        Assert.Equal([2.0, -1.0, 1.0], single.Rows[0]);
        Assert.Equal(1.0, single.Value!.Number);
        var byPerson = Ask(asOf, Hours(s_november, Dimension.Person) with { Against = s_october });
        Assert.Equal(["Casey Smith", 1.5, -0.5, 1.0], byPerson.Rows[0]);
        Assert.Equal(["lee@example.com", 0.5, -0.5, 0.0], byPerson.Rows[1]);
    }

    [Fact]
    public void A_share_is_of_the_accounts_that_count_and_of_all_groups_where_nothing_narrows_it()
    {
        var asOf = Given.Book(Account("A", 75), Account("B", 25), Account("C", 900, AccountStatus.Churned), Turned(Colour.Red, "2026-11-01 10:00", "B"));
        var share = new Measure(Aggregate.Share, new Of(AccountNumber.Arr));
        Assert.Equal(new Value("share_of_arr", 25, "percent"), Ask(asOf, new Question { Shape = Shape.Figure, Where = new OneOf(Field.Health, "red"), Measures = [share] }).Value);
        Assert.Equal([["red", 25.0], ["green", 75.0]], Ask(asOf, new Question { Shape = Shape.Figure, Measures = [share], GroupBy = [Dimension.Health] }).Rows);
        Assert.Equal(100.0, Ask(asOf, new Question { Shape = Shape.Figure, Where = new OneOf(Field.Health, "red"), Measures = [share with { Base = new OneOf(Field.Health, "red") }] }).Value!.Number);
    }

    [Fact]
    public void A_share_of_records_is_of_the_same_records_without_their_tests()
    {
        var asOf = Given.Book(Ticket("2026-11-10 10:00"), Ticket("2026-11-11 10:00") with { Priority = Priority.Urgent }, Ticket("2026-11-12 10:00"), Ticket("2026-11-13 10:00"));
        var urgent = new Over(RecordNumber.Count, new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Priority, "urgent")));
        Assert.Equal(25.0, Ask(asOf, new Question { Kind = Kind.Tickets, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Share, urgent)] }).Value!.Number);
    }

    [Fact]
    public void CSMs_without_calls_are_named_when_none_is_what_is_asked_for()
    {
        var asOf = Given.Book(Person(), Person("lee@example.com") with { Name = "Lee" }, Call("2026-11-10 10:00"));
        var answer = Ask(asOf, Hours(s_november, Dimension.Person) with { Having = new Having(Op.Equal, 0) });
        Assert.Equal(["Lee"], Names(answer));
    }

    [Fact]
    public void An_average_per_CSM_counts_those_who_did_nothing_and_nobody_else()
    {
        var asOf = Given.Book(Person(), Person("lee@example.com"), Person("max@example.com") with { Role = Role.Exec }, Call("2026-11-10 10:00", 60), Call("2026-11-10 10:00", 600, by: "max@example.com"));
        var hours = new Over(RecordNumber.Minutes, new RecordFilter(Kind.Interactions));
        Assert.Equal(0.5, Ask(asOf, new Question { Kind = Kind.People, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Average, hours)] }).Value!.Number);
    }

    [Fact]
    public void Groups_can_stand_in_order_of_their_change()
    {
        var asOf = Given.Book(Account("A"), Account("B"), Call("2026-11-10 10:00", 120), Call("2026-10-10 10:00", 90), Call("2026-11-10 10:00", 60, account: "B"));
        var answer = Ask(asOf, Hours(s_november, Dimension.Account) with { Against = s_october, Sort = [new Sort(new ByChange(0), true)] });
        Assert.Equal(["Account B", "Account A"], Names(answer));
    }

    [Fact]
    public void Calls_are_counted_by_volume_and_averaged_over_those_with_minutes()
    {
        var asOf = Given.Book(Call("2026-11-10 10:00", 60) with { Volume = 3 }, Call("2026-11-11 10:00", 30), Call("2026-11-12 10:00", null));
        var filter = new RecordFilter(Kind.Interactions);
        Assert.Equal(new Value("interactions", 5, "interactions"), Ask(asOf, new Question { Kind = Kind.Interactions, Shape = Shape.Count }).Value);
        Assert.Equal(0.75, Ask(asOf, new Question { Kind = Kind.Interactions, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Average, new Over(RecordNumber.Minutes, filter))] }).Value!.Number);
    }

    [Fact]
    public void A_fact_that_is_a_number_is_a_value_and_any_other_the_last_cell_of_a_row()
    {
        var asOf = Given.Book(Account("A", 120, renews: "2026-12-15"), Call("2026-11-10 10:00"));
        Assert.Equal(new Value("arr", 120, "USD"), Ask(asOf, new Question { Shape = Shape.Fact, Where = Only("A"), Show = [new ShowField(Field.Arr)] }).Value);
        Assert.Equal(["Account A", Day("2026-12-15")], Ask(asOf, new Question { Shape = Shape.Fact, Where = Only("A"), Show = [new ShowField(Field.RenewalDate)] }).Rows.Single());
        var last = new ShowRecord(new RecordFilter(Kind.Interactions, null, new RecordIs(RecordField.Type, "call")), null, RecordDay.Main);
        var call = Ask(asOf, new Question { Shape = Shape.Fact, Where = Only("A"), Show = [last] });
        Assert.Equal(["account", "last_call"], call.Columns);
        Assert.Equal(["Account A", Day("2026-11-10")], call.Rows.Single());
    }

    [Theory]
    [InlineData("red", "yes"), InlineData("green", "no")]
    public void Yes_or_no_shows_what_it_rests_on(string colour, string expected)
    {
        var answer = Ask(Given.Book(Turned(Colour.Red, "2026-11-01 10:00")), new Question { Shape = Shape.YesNo, Where = Condition.And(Only("A"), new OneOf(Field.Health, colour)) });
        Assert.Equal(["account", "health", "answer"], answer.Columns);
        Assert.Equal(["Account A", "red", expected], answer.Rows.Single());
    }

    [Fact]
    public void Yes_or_no_is_unknown_where_the_book_cannot_tell()
    {
        var answer = Ask(Given.Book(), new Question { Shape = Shape.YesNo, Where = Condition.And(Only("A"), new Compare(new Metric("nps"), Op.LessThan, 0)) });
        Assert.Equal("unknown", answer.Rows.Single()[^1]);
        Assert.Equal(["The book holds no nps for it."], answer.Notes);
    }

    [Fact]
    public void What_comes_after_the_moment_does_not_exist()
    {
        var asOf = Given.Book(Utc("2026-11-05 12:00"), TimeZoneInfo.Utc, Call("2026-11-01 10:00", 60), Call("2026-11-10 10:00", 60), Turned(Colour.Red, "2026-11-06 10:00"), Ticket("2026-11-01 10:00", "2026-11-06 10:00"));
        Assert.Equal(1.0, Ask(asOf, Hours(s_november)).Value!.Number);
        Assert.Empty(Ask(asOf, new Question { Where = new OneOf(Field.Health, "red") }).Rows);
        Assert.Equal(1.0, Ask(asOf, new Question { Kind = Kind.Tickets, Shape = Shape.Count, Records = new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes")) }).Value!.Number);
    }

    [Fact]
    public void Why_gives_the_newest_change_and_the_facts_around_it()
    {
        var asOf = Given.Book(Call("2026-10-06 10:00"), Turned(Colour.Yellow, "2026-10-01 10:00"), Turned(Colour.Red, "2026-11-01 10:00"), Usage("2026-08-01", 50), Usage("2026-11-01", 31));
        var answer = Ask(asOf, new Question { Shape = Shape.Why, Where = Condition.And(Only("A"), new OneOf(Field.Health, "yellow")) });
        Assert.Equal(["Account A", "red", Day("2026-11-01"), "rule:test", "turned Red"], answer.Rows.Single());
        Assert.Equal(["Account A is red, not yellow.", "No contact for 41 days.", "Usage index 31 on 1 Nov 2026, was 50 on 1 Aug 2026."], answer.Notes);
    }

    [Fact]
    public void A_question_without_meaning_says_so_in_a_sentence()
    {
        var refusal = Assert.Throws<CannotAnswer>(() => Ask(Given.Book(), new Question { Kind = Kind.Renewals, Records = new RecordFilter(Kind.Renewals, null, new RecordIs(RecordField.Priority, "urgent")) }));
        Assert.Equal("Renewals have no priority.", refusal.Message);
    }

    [Fact]
    public void For_programs_a_day_is_written_as_the_contract_says_whatever_people_read()
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            AnswerJson.WriteTo(json, new Answer("Renewal date", ["account", "renewal_date"], [["Yellow Creek", new DateOnly(2027, 3, 12)]], null, default));
            json.WriteEndObject();
        }

        Assert.Equal("2027-03-12", (string?)System.Text.Json.Nodes.JsonNode.Parse(stream.ToArray())!["rows"]![0]![1]);
    }
}
