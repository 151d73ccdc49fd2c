using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

internal sealed class RecordSet<T> : RecordSet
{
    private readonly RecordKind<T> _kind;
    private readonly Test<T>[] _tests;
    private readonly Between _span;

    public RecordSet(RecordKind<T> kind, RecordFilter filter, AsOf asOf)
    {
        _kind = kind;
        _span = filter.Day == RecordDay.Main ? asOf.Span(filter.Window) : asOf.Span(null);
        var tests = filter.Tests.Select(t => RecordTests.Compile(t, kind)).ToList();
        if (filter.Window is { } window && !(kind.Narrows && filter.Day == RecordDay.Main)) tests.Insert(0, RecordTests.DayIn(filter.Day, window, kind));
        _tests = [.. tests];
    }

    public override IReadOnlyList<string> Columns => [.. _kind.Columns.Select(c => c.Name)];

    public override bool Any(int account)
    {
        foreach (ref readonly var row in _kind.Rows(account, _span))
            if (Passes(account, row)) return true;
        return false;
    }

    public override Func<int, double> Total(RecordNumber number)
    {
        var (of, together) = (NumberOf(number), RecordNumbers.Together(number));
        if (together == Together.Distinct) return account => Distinct(account, of);
        return account =>
        {
            var (sum, count) = (0.0, 0);
            foreach (ref readonly var row in _kind.Rows(account, _span))
            {
                if (!Passes(account, row)) continue;
                var value = of(account, row);
                if (!double.IsFinite(value)) continue;
                sum += value;
                count++;
            }
            return together == Together.Sum ? sum : count == 0 ? double.NaN : sum / count;
        };
    }

    private double Distinct(int account, Number<T> of)
    {
        var seen = new HashSet<double>();
        foreach (ref readonly var row in _kind.Rows(account, _span))
            if (Passes(account, row) && of(account, row) is var value && double.IsFinite(value)) seen.Add(value);
        return seen.Count;
    }

    public override Action<int> Into(Groups groups, Axis[] axes, int slot, RecordNumber number)
    {
        var of = NumberOf(number);
        var ofRecord = axes.Select(a => _kind.CodeOf(a) ?? (a.OfAccount is null ? throw new CannotAnswer($"{Plural} have no {a.Name}.") : null)).ToArray();
        var codes = new int[axes.Length];
        return account =>
        {
            var first = true;
            foreach (ref readonly var row in _kind.Rows(account, _span))
            {
                if (!Passes(account, row)) continue;
                for (var i = 0; i < axes.Length; i++)
                    if (ofRecord[i] is { } code) codes[i] = code(account, row);
                    else if (first) codes[i] = axes[i].OfAccount!(account);
                first = false;
                groups.Add(codes, slot, of(account, row));
            }
        };
    }

    public override void List(int account, List<RecordRow> into, IReadOnlyList<SortKey> keys)
    {
        var (columns, when, sorts) = (_kind.Columns.ToArray(), When(RecordDay.Main), keys.Select(Sorter).ToArray());
        foreach (ref readonly var row in _kind.Rows(account, _span))
        {
            if (!Passes(account, row)) continue;
            var copy = row;
            into.Add(new RecordRow(account, when?.Invoke(account, copy), [.. columns.Select(c => c.Cell(account, copy))], [.. sorts.Select(s => s?.Invoke(account, copy))]));
        }
    }

    public override Func<int, (DateOnly Day, object? Value)?> Pick(RecordField? field, RecordDay day, bool oldest)
    {
        var dayOf = _kind.DayOf(day) ?? throw new CannotAnswer($"{Plural} have no day \"{day}\".");
        var (cell, secondOf) = (field is { } f ? RecordTests.Cell(f, _kind) : null, _kind.SecondOf(day));
        return account =>
        {
            (DateOnly Day, object? Value)? best = null;
            var at = 0.0;
            foreach (ref readonly var row in _kind.Rows(account, _span))
            {
                if (!Passes(account, row) || dayOf(row) is not { } on) continue;
                var second = secondOf?.Invoke(account, row) ?? on.DayNumber;
                if (best is not null && (oldest ? second >= at : second < at)) continue;
                at = second;
                best = (on, cell is null ? on : cell(account, row));
            }
            return best;
        };
    }

    private Func<int, T, IComparable?>? When(RecordDay day) => _kind.SecondOf(day) is { } second ? (a, row) => second(a, row) is var at && double.IsNaN(at) ? null : at
        : _kind.DayOf(day) is { } of ? (_, row) => of(row) is { } on ? on.DayNumber : null : null;

    private Func<int, T, IComparable?>? Sorter(SortKey key) => key switch
    {
        ByRecordDay s => When(s.Day),
        ByRecord s => Sorter(s.Field),
        ByQuantity { Quantity: Over o } when o.Records.Kind == _kind.Kind => NumberOf(o.Number) is var of ? (a, row) => of(a, row) is var n && double.IsNaN(n) ? null : n : null,
        _ => null,
    };

    private Func<int, T, IComparable?> Sorter(RecordField field)
    {
        if (_kind.NumberOf(field) is { } number) return (a, row) => number(a, row) is var n && double.IsNaN(n) ? null : n;
        var text = _kind.TextOf(field) ?? throw new CannotAnswer($"{Plural} have no {Quantities.Snake(field.ToString())}.");
        return field == RecordField.Priority
            ? (a, row) => text(a, row) is { } word && Words.TryRead<Priority>(word, out var priority) ? (int)priority : null
            : (a, row) => text(a, row);
    }

    private string Plural => RecordTests.Plural(_kind.Kind);

    private Number<T> NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Accounts => static (int account, in T _) => account,
        _ => _kind.NumberOf(number) ?? (number == RecordNumber.Count ? static (int _, in T _) => 1 : throw new CannotAnswer($"{Plural} have no {Quantities.Snake(number.ToString())}.")),
    };

    private bool Passes(int account, in T row)
    {
        if (!_kind.Narrows && !_kind.IsKnown(row)) return false;
        foreach (var test in _tests)
            if (!test(account, row)) return false;
        return true;
    }
}
