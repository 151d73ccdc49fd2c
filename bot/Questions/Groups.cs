using System.Runtime.InteropServices;

namespace CsmBot.Questions;

/// <summary>How a number over records comes together: hours add up, scores do not, and people are counted once.</summary>
internal enum Together : byte { Sum, Mean, Distinct }

/// <summary>The running figures of one group and one source.</summary>
internal sealed class Tally(bool keep, bool distinct)
{
    private readonly List<double>? _values = keep ? [] : null;
    private readonly HashSet<double>? _distinct = distinct ? [] : null;

    public double Sum { get; private set; }
    public int Count { get; private set; }
    public double Min { get; private set; } = double.PositiveInfinity;
    public double Max { get; private set; } = double.NegativeInfinity;
    public int Distinct => _distinct!.Count;

    /// <summary>A number that is not there, or has no end (days since a contact that never was), is in no figure.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) return;
        if (_distinct is not null)
        {
            _distinct.Add(value);
            return;
        }
        Sum += value;
        Count++;
        if (value < Min) Min = value;
        if (value > Max) Max = value;
        _values?.Add(value);
    }

    public double Median()
    {
        if (_values is not { Count: > 0 } values) return double.NaN;
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

/// <summary>Tallies by group. A group is a code along each axis; without axes all is one group.</summary>
internal sealed class Groups
{
    private readonly Axis[] _axes;
    private readonly (bool Keep, bool Distinct)[] _slots;
    private readonly Dictionary<long, int> _places = [];
    private readonly Dictionary<(long, int), int> _pairs = [];
    private readonly List<int[]> _codes = [];
    private readonly List<Tally[]> _tallies = [];

    // Groups that were met lately, where a key's low bits point: most rows need no look into the dictionary.
    private readonly (long Key, Tally[]? Tallies)[] _recent = new (long, Tally[]?)[256];

    public Groups(Axis[] axes, (bool Keep, bool Distinct)[] slots)
    {
        (_axes, _slots) = (axes, slots);
        if (axes.Length == 0) At([]);
    }

    public int Count => _codes.Count;

    public ReadOnlySpan<int> Codes(int group) => _codes[group];

    public Tally[] Tallies(int group) => _tallies[group];

    public object?[] Labels(int group) => [.. _axes.Select((axis, i) => axis.Label(_codes[group][i]))];

    public void Add(ReadOnlySpan<int> codes, int slot, double value) => At(codes)[slot].Add(value);

    /// <summary>Makes sure of a group that may hold nothing.</summary>
    public void Touch(ReadOnlySpan<int> codes) => At(codes);

    private Tally[] At(ReadOnlySpan<int> codes)
    {
        var key = codes.Length switch { 0 => 0, 1 => codes[0], 2 => Pair(codes[0], codes[1]), _ => Key(codes) };
        ref var recent = ref _recent[(int)(key ^ (key >> 27)) & 255];
        if (recent.Tallies is { } known && recent.Key == key) return known;
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, key, out var exists);
        if (!exists)
        {
            place = _codes.Count;
            _codes.Add(codes.ToArray());
            _tallies.Add([.. _slots.Select(s => new Tally(s.Keep, s.Distinct))]);
        }
        recent = (key, _tallies[place]);
        return _tallies[place];
    }

    private static long Pair(int a, int b) => ((long)a << 32) | (uint)b;

    private long Key(ReadOnlySpan<int> codes)
    {
        var key = Pair(codes[0], codes[1]);
        for (var i = 2; i < codes.Length; i++)
        {
            ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (key, i), out var exists);
            if (!exists) pair = _pairs.Count;
            key = Pair(pair, codes[i]);
        }
        return key;
    }
}
