namespace CsmBot.Tests.Reports;

/// <summary>A report worked out plainly: the contract's figures and the contract's first columns of its tables.</summary>
internal sealed class PlainReport
{
    public Dictionary<string, double?> Figures { get; } = [];
    public Dictionary<string, (string[] Columns, List<object?[]> Rows)> Tables { get; } = [];

    public PlainReport Figure(string name, double? number)
    {
        Figures.Add(name, number);
        return this;
    }

    public PlainReport Figure(string name, decimal? number) => Figure(name, (double?)number);

    public PlainReport Table(string name, string columns, IEnumerable<object?[]> rows)
    {
        Tables.Add(name, (columns.Split(' '), [.. rows]));
        return this;
    }
}
