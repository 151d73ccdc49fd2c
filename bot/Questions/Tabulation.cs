using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>A group's labels, where it stands by them, and its figures (NaN where there is none).</summary>
internal sealed record GroupRow(object?[] Labels, int[] Codes, double[] Figures);

/// <summary>The question's measures for each of its groups: one pass over the accounts.</summary>
internal sealed class Tabulation
{
    private readonly Question _q;
    private readonly AsOf _asOf;
    private readonly Scan _scan;
    private readonly List<Stream> _streams;
    private readonly int[] _firsts;
    private readonly Groups _groups;
    private readonly Groups _whole;

    public Tabulation(Question q, AsOf asOf)
    {
        (_q, _asOf, _scan) = (q, asOf, new Scan(q.Where, asOf));
        Measures = [.. MeasuresOf(q)];
        Axes = [.. q.GroupBy.Select(d => new Axis(d, asOf))];
        Figures = [.. Measures.Select(m => FigureOf.Measure(m, q, asOf))];
        _streams = [.. Figures.SelectMany(f => f.Streams)];
        _firsts = [.. Figures.Select((_, i) => Figures.Take(i).Sum(f => f.Streams.Length))];
        var slots = _streams.Select(s => (s.Keep, s.Source.Together == Together.Distinct)).ToArray();
        (_groups, _whole) = (new Groups(Axes, slots), new Groups([], slots));
    }

    public Measure[] Measures { get; }
    public Axis[] Axes { get; }
    public Figure[] Figures { get; }
    public IEnumerable<string> Notes => _scan.Notes();

    private static IEnumerable<Measure> MeasuresOf(Question q) => q.Measures.Length > 0 ? q.Measures
        : [new Measure(Aggregate.Sum, q.Kind is Kind.Accounts or Kind.People ? new Of(AccountNumber.One) : new Over(RecordNumber.Count, q.Records ?? new RecordFilter(q.Kind)))];

    /// <param name="empty">Also the groups of which there is nothing to count.</param>
    public List<GroupRow> Rows(bool empty)
    {
        var into = _streams.Select((s, i) => s.Source.Into(s.Whole ? _whole : _groups, s.Whole ? [] : Axes, i)).ToArray();
        Pour(into);
        if (empty) TouchAll();
        return [.. Enumerable.Range(0, _groups.Count).Select(Row)];
    }

    private void Pour(Action<int>[] into)
    {
        var (book, own, others) = (_asOf.Book, Places(s => s.Where is null), Places(s => s.Where is not null));
        var noted = own.Length > 0 && own.All(i => _streams[i].Only == _streams[own[0]].Only) ? _streams[own[0]].Only : null;
        _scan.Each(noted, own is [var only] && _streams[only].Only is null ? into[only] : account =>
        {
            foreach (var i in own)
                if (_streams[i].Only.Has(book, account)) into[i](account);
        });
        if (others.Length == 0) return;
        for (var account = 0; account < book.Accounts.Count; account++)
            foreach (var i in others)
                if (_streams[i].Only.Has(book, account) && _streams[i].Where!.Holds(account)) into[i](account);
    }

    private int[] Places(Func<Stream, bool> which) => [.. Enumerable.Range(0, _streams.Count).Where(i => which(_streams[i]))];

    /// <summary>Groups that active accounts have, and all CSMs where the groups are people.</summary>
    private void TouchAll()
    {
        var (book, codes) = (_asOf.Book, new int[Axes.Length]);
        if (Axes is [{ Dimension: Dimension.Owner or Dimension.Person }])
            foreach (var person in book.People.Known.Where(p => _asOf.Person(p)?.Role == Role.Csm)) _groups.Touch([person]);
        if (Axes.Any(a => a.OfAccount is null || a.Dimension == Dimension.Plan)) return;
        for (var account = 0; account < book.Accounts.Count; account++)
        {
            if (book.Figures[account].Status != AccountStatus.Active) continue;
            for (var i = 0; i < codes.Length; i++) codes[i] = Axes[i].OfAccount!(account);
            _groups.Touch(codes);
        }
    }

    private GroupRow Row(int group)
    {
        var (tallies, whole) = (_groups.Tallies(group), _whole.Tallies(0));
        var figures = new double[Figures.Length];
        for (var f = 0; f < Figures.Length; f++)
            figures[f] = Figures[f].Value([.. Figures[f].Streams.Select((s, i) => (s.Whole ? whole : tallies)[_firsts[f] + i])]);
        return new GroupRow(_groups.Labels(group), _groups.Codes(group).ToArray(), figures);
    }

    /// <summary>Does the question ask for groups of which there may be nothing: "CSMs without calls", "fewest"?</summary>
    public static bool WantsEmpty(Question q) =>
        (q.Having is { } having && Verdicts.Holds(0, having.Op, having.Value, having.High)) || q.Sort.Any(s => s is { Descending: false, Key: ByMeasure });
}
