using System.Collections.Immutable;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// What narrows the question before, or replaces its conditions: "only urgent", "and yellow?", "which of them are mine".
internal sealed partial class Composition
{
    /// <summary>"only urgent or high": narrows the records of the question, or those of its conditions.</summary>
    private Question Narrowed(Question q)
    {
        foreach (var item in items)
        {
            if (item is { Used: false, Piece: Noun { Kind: Kind.Interactions, Verb: false } noun, When: null, Compared: null } && noun.Tests is [RecordIs of]) item.Piece = new Trait(of, Kinds.Interactions);
            if (item is { Used: false, Piece: Noun { Kind: Kind.Training, Tests: [RecordIs { Field: RecordField.Course } course] }, When: null, Compared: null } && q.Records is { Kind: Kind.Training }) item.Piece = new Trait(course, Kinds.Training);
            if (item is { Used: false, Piece: Is { Condition: OneOf { Field: Field.Plan } plan } } && q.Records is { Kind: Kind.Steps or Kind.Plans, Tests: var narrowed } && narrowed.Any(t => t is RecordIs { Field: RecordField.Plan })) item.Piece = new Trait(new RecordIs(RecordField.Plan, plan.Values), Kinds.Steps | Kinds.Plans);
            if (item is { Used: false, Piece: Compared { Bare: false } age } && age.Days(today) is { } days) item.Piece = new Trait(new RecordCompare(RecordField.AgeDays, age.Op, days, age.High), Kinds.Tickets | Kinds.Fires);
            if (item.Used || item.Piece is not Trait { Test: { } test } trait) continue;
            var before = q;
            if (q.Records is { } records && Fits(trait, records.Kind)) q = q with { Records = records with { Tests = Add(records.Tests, item, test), Day = trait.Day is { } day && items.Exists(i => i.Piece is When) ? day : records.Day } };
            q = q with
            {
                Where = Conditions(q.Where, c => Narrow(c, trait, item, test)),
                Measures = [.. q.Measures.Select(m => m.Quantity is Over o && Fits(trait, o.Records.Kind) ? m with { Quantity = o with { Records = o.Records with { Tests = Add(o.Records.Tests, item, test), Day = trait.Day is { } day && items.Exists(i => i.Piece is When) ? day : o.Records.Day } } } : m)],
            };
            if (q != before) item.Used = true;
        }

        return q;
    }

    private ImmutableArray<RecordTest> Add(ImmutableArray<RecordTest> tests, Item item, RecordTest test)
    {
        var first = items.FindIndex(i => i.Piece is Trait { Test: RecordIs t } && test is RecordIs n && t.Field == n.Field) == items.IndexOf(item);
        if (first && !(tokens.Folded(tokens.Count - 1) is "too" or "also") && test is RecordIs { Field: var field }) tests = tests.RemoveAll(t => t is RecordIs there && there.Field == field);
        return Records.Narrow(tests, test);
    }

    private Condition Narrow(Condition c, Trait trait, Item item, RecordTest test) => c switch
    {
        Compare { Quantity: Over over } x when Fits(trait, over.Records.Kind) => x with { Quantity = over with { Records = over.Records with { Tests = Add(over.Records.Tests, item, test) } } },
        Compare { Quantity: Of { Number: AccountNumber.OpenTickets } } x when Fits(trait, Kind.Tickets) =>
            x with { Quantity = new Over(RecordNumber.Count, new RecordFilter(Kind.Tickets, null, new RecordIs(RecordField.Open, "yes"), test)) },
        _ => c,
    };

    /// <summary>Are interactions listed, counted or added up?</summary>
    private static bool OfWork(Question last) => last.Records is { Kind: Kind.Interactions } || last.Measures is [{ Quantity: Over { Records.Kind: Kind.Interactions } }, ..];

    /// <summary>Was it said, or shown, who did them?</summary>
    private static bool SaysDoers(Question last) => last.GroupBy.Contains(Dimension.Person) || (last.Records ?? ((last.Measures is [{ Quantity: Over over }, ..]) ? over.Records : null)) is { Tests: var tests } && tests.Any(t => t is RecordIs { Field: RecordField.Person });

    private static bool Fits(Trait trait, Kind kind) => (trait.Kinds & (Kinds)(1 << (int)kind)) != 0;

    /// <summary>The condition with every part of it changed.</summary>
    private static Condition Conditions(Condition c, Func<Condition, Condition> change) => c switch
    {
        AllOf x => Condition.And(x.Parts.Select(p => Conditions(p, change))),
        AnyOf x => Condition.Or(x.Parts.Select(p => Conditions(p, change))),
        Not x => new Not(Conditions(x.Part, change)),
        _ => change(c),
    };

    /// <summary>New conditions take the place of old ones about the same thing; the rest stays.</summary>
    private Condition With(Condition old, Condition added, bool narrows)
    {
        var parts = old is AllOf all ? all.Parts : [old];
        var news = added is AllOf many ? many.Parts : [added];
        if (items[0].IsLink(LinkWord.Or) && news is [OneOf more])
            return Condition.And(parts.Select(p => p is OneOf there && there.Field == more.Field ? new OneOf(there.Field, there.Values.Union(more.Values).ToArray()) : p));
        // "or csat under 3": which of several it stands beside cannot be heard.
        if (items[0].IsLink(LinkWord.Or))
        {
            Unclear |= parts.Length > 1;
            return Condition.Or(old, added);
        }

        // "and yellows too": beside what was said.
        if (tokens.Folded(tokens.Count - 1) is "too" or "also" && news is [OneOf beside] && parts.Any(p => p is OneOf there && there.Field == beside.Field))
            return Condition.And(parts.Select(p => p is OneOf there && there.Field == beside.Field ? new OneOf(there.Field, there.Values.Union(beside.Values).ToArray()) : p));
        if (narrows) return Condition.And([.. parts.Where(p => !news.Contains(p)), .. news]);
        return Condition.And([.. parts.Where(p => !news.Any(n => About(n) is { } about && about.Equals(About(p)))), .. news]);
    }

    private static object? About(Condition c) => c switch
    {
        OneOf x => x.Field,
        HealthOn or BeenColour or Turned => Field.Health,
        Not x => About(x.Part),
        DayIn x => x.Field,
        Missing x => x.Field,
        Compare { Quantity: Over o } => o.Records.Kind,
        Compare x => x.Quantity,
        AnyOf x => x.Parts.Select(About).Distinct().ToArray() is [var one] ? one : null,
        _ => c.GetType(),
    };

    /// <summary>The conditions that must all hold: no part of an alternative.</summary>
    private static IEnumerable<Condition> AllOfIt(Condition c) => c is AllOf all ? all.Parts.SelectMany(AllOfIt) : [c];
}
