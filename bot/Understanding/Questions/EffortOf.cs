using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

// Numbers of records: which records count for "hours", "cost", "calls", and who has done them.
internal sealed partial class Composition
{
    private RecordFilter MainFilter() => Records.Filter(main!) with { Tests = Doers(main!.Tests, ((Noun)main.Piece).Kind) };

    /// <summary>"per CSM", "which CSM": people of that role only, and not whoever else has done something.</summary>
    private bool PerCsm() => items.Exists(i => i.Piece is Grouped { Name.Word: "csm" } or GroupedTwice { First.Word: "csm" } or GroupedTwice { Second.Word: "csm" })
        || ((ofGroups || items.Exists(i => i.Piece is Ranked or SortedBy)) && items.Exists(i => i.Piece is Property { Name.Word: "csm" }));

    /// <summary>Adds who has done it.</summary>
    private ImmutableArray<RecordTest> Doers(ImmutableArray<RecordTest> tests, Kind kind)
    {
        if (kind == Kind.Interactions && PerCsm()) tests = tests.Add(new RecordIs(RecordField.PersonRole, Words.Of(Role.Csm)));
        foreach (var item in items)
        {
            if (item.Used || item.Piece is not Whose whose) continue;
            // A save is of an account, and so of who owns it; who changed the colour is asked in other words.
            if (kind == Kind.HealthChanges && whose.Team is null && !items.Exists(i => i.Piece is ChangedColour)) { item.Condition = new OneOf(Field.Owner, whose.Emails); item.Used = true; continue; }
            item.Used = true;
            tests = Records.Narrow(tests, whose.Team is { } team ? new RecordIs(RecordField.PersonTeam, team.Length > 0 ? team : OwnTeam) : new RecordIs(RecordField.Person, whose.Emails));
        }

        return tests;
    }

    private bool sharing;
    private ImmutableArray<RecordTest> shared = [];

    private Over EffortOver(Item item, Effort effort)
    {
        var tests = effort.Tests;
        foreach (var other in items)
        {
            if (other.Used && other != main) continue;
            if (other.Piece is Trait { Test: { } test } trait && (trait.Kinds & Kinds.Interactions) != 0) { tests = Records.Narrow(tests, test); other.Used = true; }
        }

        var kind = Kind.Interactions;
        if (main is not null)
        {
            kind = ((Noun)main.Piece).Kind;
            tests = main.Tests.Aggregate(tests, Records.Narrow);
            item.When ??= main.When;
            item.Against ??= main.Against;
            main.Used = true;
        }

        var number = effort.Number;
        if (kind == Kind.Fires && number == RecordNumber.Minutes && tests.All(t => t is RecordIs { Field: RecordField.Fire }))
        {
            // Time on fires is what was done to fight them; on one of them, what is linked to it.
            var ofOne = tests.IsEmpty && main is { End: > 0 } && tokens.Folded(main.End - 1) is "fire" && items.Exists(i => i.Piece is AccountPiece);
            (kind, tests) = (Kind.Interactions, ofOne ? [new RecordMissing(RecordField.Fire, Negated: true)] : tests.IsEmpty ? [new RecordIs(RecordField.Reactive, "yes")] : tests);
        }

        if (kind == Kind.Fires) number = number == RecordNumber.Cost ? RecordNumber.TotalCost : number;
        if (number is RecordNumber.ArrLost or RecordNumber.ArrKept) kind = Kind.Renewals;
        if (main is null && number == RecordNumber.Score) kind = Kind.Training;
        if (main is null && number is RecordNumber.IndirectCost or RecordNumber.DirectCost or RecordNumber.DaysFromSign) kind = Kind.Fires;
        if (number is RecordNumber.TotalCost or RecordNumber.DirectCost or RecordNumber.IndirectCost) kind = kind == Kind.Fires ? Kind.Fires : Kind.Interactions;
        if (kind == Kind.Interactions && number == RecordNumber.TotalCost) number = RecordNumber.Cost;
        tests = kind == Kind.Interactions ? Doers(tests, kind) : tests;
        if (kind == Kind.Interactions && sharing)
        {
            // "hours and cost by Paul": what narrows the first figure narrows the second.
            tests = shared.Aggregate(tests, (all, t) => all.Contains(t) ? all : Records.Narrow(all, t));
            shared = tests.RemoveAll(t => effort.Tests.Contains(t));
        }

        return new Over(number, new RecordFilter(kind, Records.Resolve(item.When, false), tests, main?.Day ?? RecordDay.Main));
    }
}
