using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>
/// Is it so: one row, yes or no in its last column, with the facts it rests on before it. Of one named account: does it meet the conditions; of several: do all; of none: is there
/// any such account or record. "unknown" where the data cannot tell.
/// </summary>
internal static class YesNo
{
    public static Answer Answer(Question q, AsOf asOf)
    {
        if (q.Measures.Length > 0) return OfFigure(q, asOf);
        if (q.Kind is not (Kind.Accounts or Kind.People)) return OfRecords(q, asOf);
        if (Scopes.Named(q.Where, asOf.Book) is { Length: > 0 } named) return OfNamed(named, q, asOf);
        var scan = new Scan(q.Where, asOf);
        var count = scan.Matches(Scopes.Of(q.Scope, q.Where, records: false)).Count;
        return Row(["accounts"], [(double)count], Verdicts.Of(count > 0), asOf, [.. scan.Notes()]);
    }

    private static Answer OfNamed(int[] named, Question q, AsOf asOf)
    {
        var judgement = Conditions.Compile(q.Where, asOf);
        var verdict = named.Min(judgement.Of);
        var columns = named.Length > 1 ? [] : AccountColumns.Of(q, asOf).Skip(6).Concat(Usual(q.Where, asOf)).DistinctBy(c => c.Name).ToList();
        var lacking = named.SelectMany(a => Scan.Lacking(judgement, a)).Distinct().ToList();
        return Row(["account", .. columns.Select(c => c.Name)],
            [string.Join(", ", named.Select(a => asOf.Book.Accounts[a].Name)), .. columns.Select(c => c.Cell(named[0]))], verdict, asOf,
            lacking.Count > 0 ? [$"The book holds no {string.Join(", no ", lacking)} for it."] : []) with
        {
            AccountIds = [.. named.Take(1).Select(a => asOf.Book.Accounts[a].AccountId)],
        };
    }

    /// <summary>Of the columns every list has, those that the conditions are about.</summary>
    private static IEnumerable<AccountColumn> Usual(Condition where, AsOf asOf) => Scopes.Walk(where).Select(c => c switch
    {
        OneOf o => o.Field,
        DayIn d => d.Field,
        Missing m => m.Field,
        RenewalOverdue => Field.RenewalDate,
        Compare { Quantity: Of { Number: AccountNumber.Arr } } => Field.Arr,
        BeenColour or Turned => Field.Health,
        _ => Field.Account,
    }).Where(f => f is not (Field.Account or Field.AccountId)).Select(f => AccountColumns.OfField(f, asOf));

    private static Answer OfRecords(Question q, AsOf asOf)
    {
        var set = RecordSet.Of(q.Records ?? new RecordFilter(q.Kind), asOf);
        var (scan, only) = (new Scan(q.Where, asOf), Scopes.Of(q.Scope, q.Where, records: true));
        var count = scan.Matches(only).Sum(set.Total(RecordNumber.Count));
        return Row([Quantities.CountUnit(q.Kind)], [count], Verdicts.Of(count > 0), asOf, [.. scan.Notes()]);
    }

    /// <summary>The figure against the bound in <see cref="Question.Having"/>; with another window, how much it changed against it (more than 0 when none is given).</summary>
    private static Answer OfFigure(Question q, AsOf asOf)
    {
        var figures = Figures.Answer(q with { Shape = Shape.Figure, Having = null, GroupBy = [], Measures = [q.Measures[0]] }, asOf);
        var number = q.Against is null ? figures.Value?.Number : figures.Rows[0][1] as double?;
        var having = q.Having ?? new Having(Op.MoreThan, 0);
        var verdict = Verdicts.Compare(number ?? double.NaN, having.Op, having.Value, having.High);
        return q.Against is null
            ? Row([figures.Value!.Name], [figures.Value.Number], verdict, asOf, figures.Notes)
            : Row(figures.Columns, figures.Rows[0], verdict, asOf, figures.Notes);
    }

    private static Answer Row(IReadOnlyList<string> columns, IReadOnlyList<object?> cells, Verdict verdict, AsOf asOf, IEnumerable<Note> notes) =>
        new("", [.. columns, "answer"], [[.. cells, verdict switch { Verdict.True => "yes", Verdict.False => "no", _ => "unknown" }]], null, asOf.Now) { Notes = [.. notes] };
}
