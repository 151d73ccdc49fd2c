using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>"Average hours per CSM": a mean, median, least or most over people, each with the sum of what they did. CSMs unless the records' tests name a role; those who did nothing count.</summary>
internal static class PerPerson
{
    public static bool Asks(Question q) => q is { Kind: Kind.People, Measures: [{ Quantity: Over, Aggregate: Aggregate.Average or Aggregate.Median or Aggregate.Min or Aggregate.Max }] };

    public static Answer Answer(Question q, AsOf asOf)
    {
        if (q.GroupBy.Length > 0) throw new CannotAnswer("A figure per person cannot be grouped.");
        var (measure, over) = (q.Measures[0], (Over)q.Measures[0].Quantity);
        var named = over.Records.Tests.Any(t => t is RecordIs { Field: RecordField.PersonRole or RecordField.Person });
        var sums = new Tabulation(q with { Measures = [measure with { Aggregate = Aggregate.Sum }], GroupBy = [Dimension.Person], Kind = over.Records.Kind }, asOf);
        var people = sums.Rows(empty: !named).Where(r => named || asOf.Person(r.Codes[0])?.Role == Role.Csm).ToList();
        var tally = new Tally(keep: true, distinct: false);
        foreach (var person in people) tally.Add(person.Figures[0]);
        var number = people.Count == 0 ? double.NaN : measure.Aggregate switch
        {
            Aggregate.Average => tally.Sum / tally.Count,
            Aggregate.Median => tally.Median(),
            Aggregate.Min => tally.Min,
            _ => tally.Max,
        };
        var figure = FigureOf.Measure(measure, q, asOf);
        return new Answer("", [], [], new Value(figure.Name, Cells.Number(number), figure.Unit), asOf.Now) { Notes = [.. sums.Notes] };
    }
}
