using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>
/// In which order rows stand. Asked-for keys come first; what has no value stands last, but an account never contacted has waited longest. Health sorts by how bad it is.
/// Unasked: questions about renewals by renewal date; about risk red first, then by ARR; all others by ARR, largest first. Steps by due date, other records newest first.
/// Ties go by ARR, then name, so that the same question gives the same order.
/// </summary>
internal static class Sorting
{
    /// <summary>One key of a row and its direction; <paramref name="Number"/> is the same as a number (NaN for none), where it is one.</summary>
    internal readonly record struct Key<T>(Func<T, IComparable?> Of, bool Descending, Func<T, double>? Number = null);

    public static IReadOnlyList<Sort> Default(Condition where)
    {
        var parts = Scopes.Walk(where).ToList();
        if (parts.Any(c => c is DayIn { Field: Field.RenewalDate } or RenewalOverdue)) return [new Sort(new ByField(Field.RenewalDate), false)];
        if (parts.Any(IsRisk)) return [new Sort(new ByField(Field.Health), true)];
        return [];
    }

    private static bool IsRisk(Condition c) => c switch
    {
        OneOf { Field: Field.Health } o => !o.Values.Contains("green"),
        Turned t => !t.To.Contains(Colour.Green),
        BeenColour b => !b.Colours.Contains(Colour.Green),
        HealthOn h => !h.Colours.Contains(Colour.Green),
        _ => false,
    };

    /// <summary>An account's value to sort by; null for none.</summary>
    public static Func<int, IComparable?> OfAccount(SortKey key, AsOf asOf, IReadOnlyList<Measure> measures) => key switch
    {
        ByField { Field: Field.Health } => a => (int)HealthHistory.Now(asOf, a),
        ByField { Field: Field.LastContact } => a => Contact.Last(asOf, a) ?? int.MinValue,
        ByField k => Comparable(AccountFields.Cell(k.Field, asOf)),
        ByQuantity k => Number(Quantities.Of(k.Quantity, asOf)),
        ByMeasure k when k.Index < measures.Count => Number(Quantities.Of(measures[k.Index].Quantity, asOf)),
        ByGroup => Comparable(AccountFields.Cell(Field.Account, asOf)),
        _ => throw new CannotAnswer("Accounts cannot be put in that order."),
    };

    /// <summary>The key as a number, where it is one.</summary>
    public static Func<int, double>? NumberOfAccount(SortKey key, AsOf asOf, IReadOnlyList<Measure> measures) => key switch
    {
        ByQuantity k => Quantities.Of(k.Quantity, asOf),
        ByMeasure k when k.Index < measures.Count => Quantities.Of(measures[k.Index].Quantity, asOf),
        ByField { Field: Field.Arr } => NumberOfAccount(new ByQuantity(new Of(AccountNumber.Arr)), asOf, measures),
        _ => null,
    };

    private static Func<int, IComparable?> Comparable(Func<int, object?> cell) => a => cell(a) as IComparable;

    private static Func<int, IComparable?> Number(Func<int, double> number) => a => number(a) is var n && double.IsNaN(n) ? null : n;

    /// <summary>Sorts, cuts at the limit, and says when the cut went through equals.</summary>
    public static IEnumerable<string> Cut<T>(List<T> rows, IReadOnlyList<Key<T>> keys, int asked, int? limit, int skip = 0)
    {
        if (skip > 0 && limit is { } shown)
        {
            _ = Cut(rows, keys, asked, skip + shown).ToList();
            rows.RemoveRange(0, Math.Min(skip, rows.Count));
            return [];
        }

        if (limit is { } few && few > 0 && few < rows.Count / 4 && keys[0].Number is { } number) KeepBest(rows, number, keys[0].Descending, few);
        var sorted = rows.Select(r => (Row: r, Keys: keys.Select(k => k.Of(r)).ToArray())).ToArray();
        Array.Sort(sorted, (x, y) => Compare(x.Keys, y.Keys, keys, keys.Count));
        rows.Clear();
        rows.AddRange(sorted.Take(limit ?? sorted.Length).Select(s => s.Row));
        if (limit is not { } n || n == 0 || n >= sorted.Length || asked == 0) return [];
        var tied = sorted.Skip(n).TakeWhile(s => Compare(s.Keys, sorted[n - 1].Keys, keys, asked) == 0).Count();
        return tied == 0 ? [] : [$"{tied} more {(tied == 1 ? "is" : "are")} equal to the last one shown."];
    }

    /// <summary>The first few of each group, the groups in their own order.</summary>
    public static IEnumerable<string> CutEach<T>(List<T> rows, Func<T, int> group, Func<int, double> order, IReadOnlyList<Key<T>> keys, int asked, int? limit)
    {
        var groups = rows.GroupBy(group).OrderBy(g => order(g.Key)).Select(g => g.ToList()).ToList();
        rows.Clear();
        foreach (var each in groups)
        {
            foreach (var note in Cut(each, keys, asked, limit)) yield return note;
            rows.AddRange(each);
        }
    }

    /// <summary>Leaves the rows that can be among the first few, and all equal to them: most of a long list need not be sorted.</summary>
    private static void KeepBest<T>(List<T> rows, Func<T, double> number, bool descending, int few)
    {
        var worst = descending ? double.NegativeInfinity : double.PositiveInfinity;
        var numbers = rows.ConvertAll(r => number(r) is var n && double.IsNaN(n) ? worst : n).ToArray();
        var sorted = (double[])numbers.Clone();
        Array.Sort(sorted);
        var bound = descending ? sorted[^few] : sorted[few - 1];
        var kept = 0;
        for (var i = 0; i < numbers.Length; i++)
            if (descending ? numbers[i] >= bound : numbers[i] <= bound) rows[kept++] = rows[i];
        rows.RemoveRange(kept, rows.Count - kept);
    }

    private static int Compare<T>(IComparable?[] x, IComparable?[] y, IReadOnlyList<Key<T>> keys, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var order = x[i] is null || y[i] is null ? (x[i] is null ? 1 : 0) - (y[i] is null ? 1 : 0) : Compare(x[i]!, y[i]!) * (keys[i].Descending ? -1 : 1);
            if (order != 0) return order;
        }
        return 0;
    }

    private static int Compare(IComparable x, IComparable y) => x is string a && y is string b ? StringComparer.OrdinalIgnoreCase.Compare(a, b) : x.CompareTo(y);
}
