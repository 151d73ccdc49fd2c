using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

/// <summary>A noun with its narrowing words as a filter of records, and as a condition on accounts.</summary>
internal static class Records
{
    /// <summary>Adds a test; words for the same field are alternatives ("urgent or high").</summary>
    public static ImmutableArray<RecordTest> Narrow(ImmutableArray<RecordTest> tests, RecordTest test)
    {
        if (test is RecordIs { Negated: false } more)
            for (var i = 0; i < tests.Length; i++)
                if (tests[i] is RecordIs { Negated: false } there && there.Field == more.Field)
                    return tests.SetItem(i, new RecordIs(there.Field, [.. there.Values.Union(more.Values)]));
        return tests.Contains(test) ? tests : tests.Add(test);
    }

    public static RecordFilter Filter(Item noun)
    {
        var kind = ((Noun)noun.Piece).Kind;
        var tests = noun.Tests.Any(t => t is RecordOnWeekday) ? [.. noun.Tests.Select(t => t is RecordOnWeekday on ? on with { Day = noun.Day } : t)] : noun.Tests;
        return new RecordFilter(kind, Resolve(noun.When, Ahead(kind, noun.Day)), tests, noun.Day);
    }

    /// <summary>Which way a window about these records leans.</summary>
    public static bool Ahead(Kind kind, RecordDay day) => kind is Kind.Steps or Kind.Plans && day is RecordDay.Main or RecordDay.Due;

    /// <summary>"since" lies behind, whatever it is about.</summary>
    public static Window? Resolve(WindowReading? window, bool ahead) => window is null ? null : ahead && window.Kind != WindowKind.Since ? window.Future : window.Past;

    /// <summary>"had a QBR", "with more than 2 open tickets".</summary>
    public static Condition OnAccounts(Item noun)
    {
        var records = Filter(noun);
        var number = ((Noun)noun.Piece).Counts;
        if (noun.Compared is { Average: { } of, Op: var than }) return new CompareBoth(Counted(records, number), than, new Overall(of, Counted(records, number)));
        if (noun.Compared is { } c) return new Compare(Counted(records, number), c.Op, c.Value, c.High);
        return new Compare(Counted(records, number), Op.AtLeast, 1);
    }

    /// <summary>Open tickets come from the metric where an account has no ticket rows.</summary>
    public static Quantity Counted(RecordFilter records, RecordNumber number) =>
        records is { Kind: Kind.Tickets, Window: null, Tests: [RecordIs { Field: RecordField.Open, Values: ["yes"], Negated: false }] } ? new Of(AccountNumber.OpenTickets) : new Over(number, records);
}
