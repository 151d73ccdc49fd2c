using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>
/// Figures: one value, or a row for each group with the group first and the figures last. Against another window the row reads like a statement of account: what it was, by how
/// much it changed, what it is.
/// </summary>
internal static class Figures
{
    public static Answer Answer(Question q, AsOf asOf)
    {
        if (PerPerson.Asks(q)) return PerPerson.Answer(q, asOf);
        var now = new Tabulation(q, asOf);
        var rows = now.Rows(Tabulation.WantsEmpty(q));
        var before = q.Against is { } window ? Before(q, window, asOf, rows) : null;
        if (q.Having is { } having)
            rows.RemoveAll(r => (before is null || q.Change == 0 ? r.Figures[0] : q.Change * (r.Figures[0] - before.GetValueOrDefault(Key(r), [0])[0])) is var figure && (double.IsNaN(figure) || !Verdicts.Holds(figure, having.Op, having.Value, having.High)));
        return q.GroupBy.IsEmpty ? Single(now, rows, before, q.Change, asOf) : Table(q, now, rows, before, asOf);
    }

    /// <summary>The figures of the other window by group; groups that are only there are added with nothing for now.</summary>
    private static Dictionary<string, double[]> Before(Question q, Window window, AsOf asOf, List<GroupRow> rows)
    {
        var then = new Tabulation(Windowed.In(q with { Against = null, Having = null }, window), asOf);
        var before = new Dictionary<string, double[]>();
        var here = rows.Select(Key).ToHashSet();
        foreach (var row in then.Rows(empty: false))
        {
            before[Key(row)] = row.Figures;
            if (!here.Contains(Key(row))) rows.Add(row with { Figures = [.. then.Figures.Select((f, i) => f.Value(Nothing(f)))] });
        }
        return before;
    }

    private static Tally[] Nothing(Figure figure) => [.. figure.Streams.Select(s => new Tally(s.Keep, s.Source.Together == Together.Distinct))];

    private static string Key(GroupRow row) => string.Join('\u001f', row.Labels);

    private static Answer Single(Tabulation table, List<GroupRow> rows, Dictionary<string, double[]>? before, int change, AsOf asOf)
    {
        var figures = table.Figures;
        var value = figures.Length == 1 && rows.Count == 1 ? new Value(figures[0].Name, Cells.Number(rows[0].Figures[0]), figures[0].Unit) : null;
        var notes = table.Notes.Concat(rows.Count == 1 && rows[0].Figures.Any(double.IsNaN) ? ["There is nothing to work this out from."] : []);
        if (value is not null && before is not null && change != 0) value = value with { Name = value.Name + "_change", Number = Cells.Number(change * (double)Row(rows[0], before, figures)[1]!) };
        if (value is not null && before is null) return new Answer("", [], [], value, asOf.Now) { Notes = [.. notes] };
        return new Answer("", Columns(table, before is not null), rows.ConvertAll(r => Row(r, before, figures)), value, asOf.Now) { Notes = [.. notes] };
    }

    private static Answer Table(Question q, Tabulation table, List<GroupRow> rows, Dictionary<string, double[]>? before, AsOf asOf)
    {
        var asked = q.Sort.Length == 0 ? 0 : q.Sort.Length + (table.Axes.Length == 1 ? 1 : 0);
        var tied = Sorting.Cut(rows, Keys(q, table, before, asOf), asked, q.Limit, q.Skip).ToList();
        var accounts = q.GroupBy[0] == Dimension.Account ? rows.ConvertAll(r => asOf.Book.Accounts[r.Codes[0]].AccountId) : [];
        return new Answer("", Columns(table, before is not null), rows.ConvertAll(r => Row(r, before, table.Figures)), null, asOf.Now)
        {
            Notes = [.. table.Notes, .. tied],
            AccountIds = accounts,
        };
    }

    private static List<string> Columns(Tabulation table, bool against)
    {
        var names = table.Axes.Select(a => a.Name).ToList();
        foreach (var figure in table.Figures)
        {
            var name = names.Contains(figure.Name) ? $"{figure.Name}_{names.Count}" : figure.Name;
            names.AddRange(against ? [name + "_before", name + "_change", name] : [name]);
        }
        return names;
    }

    private static IReadOnlyList<object?> Row(GroupRow row, Dictionary<string, double[]>? before, Figure[] figures)
    {
        if (before is null) return [.. row.Labels, .. row.Figures.Select(Cells.Of)];
        var then = before.GetValueOrDefault(Key(row)) ?? [.. figures.Select(f => f.Value(Nothing(f)))];
        return [.. row.Labels, .. row.Figures.SelectMany((now, i) => new[] { then[i], now - then[i], now }).Select(Cells.Of)];
    }

    private static List<Sorting.Key<GroupRow>> Keys(Question q, Tabulation table, Dictionary<string, double[]>? before, AsOf asOf)
    {
        var keys = q.Sort.Select(s => new Sorting.Key<GroupRow>(s.Key is ByChange k ? Change(k, before) : Key(s.Key, q, table, asOf), s.Descending)).ToList();
        var byFigure = new Sorting.Key<GroupRow>(r => Number(r.Figures[0]), true);
        if (table.Axes is [{ HasOrder: false }]) keys.Add(byFigure);
        for (var i = 0; i < table.Axes.Length; i++)
        {
            var (place, axis) = (i, table.Axes[i]);
            keys.Add(new(r => axis.HasOrder ? axis.Order(r.Codes[place]) : r.Labels[place] as IComparable, false));
        }
        // What belongs to no group is no answer to "which": it stands last in whatever order.
        if (table.Axes.Length == 1) keys.Insert(0, new(r => r.Labels[0] is null, false));
        return keys;
    }

    private static Func<GroupRow, IComparable?> Change(ByChange key, Dictionary<string, double[]>? before) => before is null
        ? throw new CannotAnswer("A change needs something that it is compared with.")
        : r => Number(r.Figures[key.Index] - (before.GetValueOrDefault(Key(r))?[key.Index] ?? 0));

    private static Func<GroupRow, IComparable?> Key(SortKey key, Question q, Tabulation table, AsOf asOf)
    {
        switch (key)
        {
            case ByMeasure k when k.Index < table.Figures.Length:
                return r => Number(r.Figures[k.Index]);
            case ByQuantity k when Array.FindIndex(table.Measures, m => m.Quantity == k.Quantity) is var i and >= 0:
                return r => Number(r.Figures[i]);
            case ByGroup:
                return r => table.Axes[0].HasOrder ? table.Axes[0].Order(r.Codes[0]) : r.Labels[0] as IComparable;
            case ByField or ByQuantity when q.GroupBy[0] == Dimension.Account:
                var of = Sorting.OfAccount(key, asOf, q.Measures);
                return r => of(r.Codes[0]);
            case ByField or ByRecord or ByRecordDay:
                return r => table.Axes[0].HasOrder ? table.Axes[0].Order(r.Codes[0]) : r.Labels[0] as IComparable;
            default:
                throw new CannotAnswer("Groups can be put in order by their name or by a figure that is shown.");
        }
    }

    private static IComparable? Number(double number) => double.IsNaN(number) ? null : number;
}
