using CsmBot.Questions;

namespace CsmBot.Reports;

/// <summary>
/// A report as data: figures, tables and what must be known to read them. Pages, cards, JSON, text and CSV are drawn from it alone, so that none of them can say something else.
/// Money is in the workspace's currency, shares are percent as 0–100, effort is hours.
/// </summary>
/// <param name="From">The first day of the window.</param>
/// <param name="To">The last day of the window, included.</param>
/// <param name="AsOf">UTC: what was known then is what is told.</param>
/// <param name="Filters">What was picked, by the option's name: <c>csm</c> and an e-mail, <c>team</c> and its name, <c>account</c> and its id, <c>fire</c> and its id.</param>
/// <param name="Subject">The filters in words ("Acme Corp", "accounts of Dana Reyes"); null for the whole book.</param>
public sealed record Report(
    ReportName Name, DateOnly From, DateOnly To, DateTime AsOf, IReadOnlyDictionary<string, string> Filters, string? Subject,
    IReadOnlyList<ReportFigure> Figures, IReadOnlyList<ReportTable> Tables, IReadOnlyList<string> Notes)
{
    public string Title { get; init; } = ReportNames.Title(Name);

    /// <summary>What it comes to in a sentence or two, for who has a minute; null where the figures say it.</summary>
    public string? InShort { get; init; }

    public ReportFigure Figure(string name) => Figures.First(f => f.Name == name);

    public ReportTable Table(string name) => Tables.First(t => t.Name == name);
}

/// <summary>One number of a report.</summary>
/// <param name="Name">As on the wire (contracts: reports).</param>
/// <param name="Label">As people read it.</param>
/// <param name="Number">Null when it cannot be said; a note of the report says why.</param>
/// <param name="Unit">A currency, "hours", "percent", "days", "points", or what is counted.</param>
/// <param name="Definition">How it is worked out, in words.</param>
/// <param name="Behind">A question in the bot's own language whose answer holds the facts behind the number; null where a table of the report holds them.</param>
public sealed record ReportFigure(string Name, string Label, double? Number, string Unit, string Definition, string? Behind = null)
{
    /// <summary>The table of the report whose rows it is made of; null where there is none.</summary>
    public string? Table { get; init; }

    /// <summary>Which facts it is made of, where no table of the report holds them.</summary>
    public FactsBehind? Facts { get; init; }
}

/// <summary>Rows of raw cells: string, number, DateOnly or null.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="AccountIds">The account behind each row, for links; empty where rows are no accounts.</param>
public sealed record ReportTable(string Name, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>What its very rows tell, whatever columns are shown: accounts chosen by what they cost.</summary>
    public Concern Concern { get; init; }

    /// <summary>Which facts a number is made of, by its row and its column's name; null where none can be told.</summary>
    public Func<int, string, FactsBehind?>? Facts { get; init; }

    /// <summary>The columns that stand on a card and on a narrow page, where not all do; empty for all.</summary>
    public IReadOnlyList<string> Narrow { get; init; } = [];

    /// <summary>How the table is drawn beside its rows; null when it is not.</summary>
    public ReportChart? Chart { get; init; }
}

public sealed record ReportColumn(string Name, string Label, ColumnUnit Unit = ColumnUnit.Text);

public enum ColumnUnit : byte { Text, Count, Money, Percent, Hours, Day, Rating, Number }

/// <summary>A drawing of some columns over the first one.</summary>
/// <param name="Stacked">The columns add up to a whole, and are drawn on top of each other.</param>
public sealed record ReportChart(bool IsOverTime, bool Stacked, params IReadOnlyList<string> Columns);
