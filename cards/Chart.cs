namespace CsmBot.Cards;

public enum ChartKind { Bar, Line, Donut }

/// <summary>A drawing of <paramref name="Series"/>; where it cannot be drawn, the same numbers stand as a table (<see cref="AsTable"/>).</summary>
public sealed record Chart(ChartKind Kind, string Title, IReadOnlyList<Series> Series, string? Unit = null) : Block
{
    /// <summary>A table with the numbers stands right below: where it cannot be drawn, the title alone takes its place.</summary>
    public bool NumbersFollow { get; init; }

    public Table AsTable()
    {
        var xs = Series.SelectMany(s => s.Points).Select(p => p.X).Distinct().ToList();
        IReadOnlyList<Column> columns = [new Column(Title), .. Series.Select(s => new Column(s.Name, ColumnKind.Number, Unit))];
        return new Table(columns, [.. xs.Select(x => (IReadOnlyList<object?>)[x, .. Series.Select(s => ValueAt(s, x))])]);
    }

    private static object? ValueAt(Series series, string x) => series.Points.FirstOrDefault(p => p.X == x)?.Y;
}

public sealed record Series(string Name, IReadOnlyList<Point> Points);

public sealed record Point(string X, double Y);
