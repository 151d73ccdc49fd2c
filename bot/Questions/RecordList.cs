using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>A list of records. The record's own name comes first, then the account.</summary>
internal static class RecordList
{
    public static Answer Answer(Question q, AsOf asOf)
    {
        var filter = q.Records ?? new RecordFilter(q.Kind);
        var (set, scan, only) = (RecordSet.Of(filter, asOf), new Scan(q.Where, asOf), Scopes.Of(q.Scope, q.Where, records: true));
        var (rows, recordKeys) = (new List<RecordRow>(), q.Sort.Select(s => s.Key).Concat(OfRecord(q).Select(o => new ByQuantity(o))).ToArray());
        scan.Each(only, a => { if (only.Has(asOf.Book, a)) set.List(a, rows, recordKeys); });
        var tied = (q.Per is { } per ? Each(rows, per, set, q, asOf) : Sorting.Cut(rows, Keys(q, asOf), q.Sort.Length, q.Limit, q.Skip)).ToList();
        var shown = q.Show.Where(s => !IsOfRecord(s, q)).Select(s => AccountColumns.Of(s, asOf)).Where(c => !set.Columns.Contains(c.Name)).ToList();
        return new Answer("", [.. set.Columns, .. shown.Select(c => c.Name), .. OfRecord(q).Select(o => Quantities.Name(o))],
            rows.ConvertAll(r => (IReadOnlyList<object?>)[.. r.Cells, .. shown.Select(c => c.Cell(r.Account)), .. r.Keys.Skip(q.Sort.Length).Select(k => k is double n ? Cells.Of(n) : null)]),
            null, asOf.Now)
        {
            Notes = [.. scan.Notes(), .. tied],
            AccountIds = rows.ConvertAll(r => asOf.Book.Accounts[r.Account].AccountId),
        };
    }

    /// <summary>The first few of each group: by what their account is, or by a column of theirs.</summary>
    private static IEnumerable<string> Each(List<RecordRow> rows, Dimension per, RecordSet set, Question q, AsOf asOf)
    {
        var axis = new Axis(per, asOf);
        var column = set.Columns.ToList().IndexOf(axis.Name);
        if (axis.OfAccount is null && column < 0) throw new CannotAnswer($"{RecordTests.Plural(q.Kind)} have no {axis.Name}.");
        Func<RecordRow, int> code = axis.OfAccount is { } of ? r => of(r.Account) : r => axis.Code(r.Cells[column]?.ToString());
        return Sorting.CutEach(rows, code, axis.OfAccount is null ? c => c : axis.Order, Keys(q, asOf), q.Sort.Length, q.Limit);
    }

    /// <summary>Numbers of the listed records themselves, such as each fire's cost; other numbers are their account's.</summary>
    private static IEnumerable<Over> OfRecord(Question q) => q.Show.Where(s => IsOfRecord(s, q)).Select(s => (Over)((ShowQuantity)s).Quantity);

    private static bool IsOfRecord(Show show, Question q) => show is ShowQuantity { Quantity: Over o } && o.Records.Kind == q.Kind;

    private static List<Sorting.Key<RecordRow>> Keys(Question q, AsOf asOf)
    {
        var keys = q.Sort.Select((s, i) => new Sorting.Key<RecordRow>(Key(s.Key, i, q, asOf), s.Descending)).ToList();
        keys.Add(new(r => r.When, q.Kind != Kind.Steps));
        keys.Add(new(r => asOf.Book.Figures[r.Account].Arr, true));
        keys.Add(new(r => r.Cells[0] as IComparable, false));
        return keys;
    }

    private static Func<RecordRow, IComparable?> Key(SortKey key, int place, Question q, AsOf asOf)
    {
        if (key is ByRecord or ByRecordDay || (key is ByQuantity { Quantity: Over o } && o.Records.Kind == q.Kind)) return r => r.Keys[place];
        var of = Sorting.OfAccount(key, asOf, q.Measures);
        return r => of(r.Account);
    }
}
