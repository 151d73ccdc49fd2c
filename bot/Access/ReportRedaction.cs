using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Reports;

namespace CsmBot.Access;

/// <summary>Reports for people who may not see everything.</summary>
public static class ReportRedaction
{
    /// <summary>What the person may not be told without which this report says nothing, in words; null when there is nothing.</summary>
    public static string? Refused(this Rights rights, Person person, ReportName report) => Redaction.InWords(rights.Hidden(person) & Confidential.Of(report));

    /// <summary>The report without the figures, columns and tables that are not for this person, and a note that says so.</summary>
    public static Report For(this Rights rights, Person person, Report report)
    {
        var hidden = rights.Hidden(person);
        if (Redaction.InWords(hidden) is not { } words) return report;
        return report with
        {
            InShort = null,
            Figures = [.. report.Figures.Where(f => (Confidential.Of(f) & hidden) == 0)],
            Tables = [.. report.Tables.Where(t => (t.Concern & hidden) == 0).Select(t => Without(t, hidden))],
            Notes = [$"Your role may not see {words}: it is left out.", .. report.Notes],
        };
    }

    private static bool ShowsCost(Report shown) =>
        shown.Figures.Any(f => (Confidential.Of(f) & Concern.Cost) != 0) || shown.Tables.Any(t => ((t.Concern | t.Columns.Aggregate(Concern.None, (all, c) => all | Confidential.Of(c))) & Concern.Cost) != 0);

    /// <summary>What is shown, in the words of the audit trail; null where it does not say what work costs.</summary>
    public static string? CostIn(Report shown) => ShowsCost(shown) ? $"{shown.Title}{(shown.Subject is { } subject ? $" of {subject}" : "")}, {shown.From:yyyy-MM-dd} to {shown.To:yyyy-MM-dd}" : null;

    private static ReportTable Without(ReportTable table, Concern hidden)
    {
        var kept = Enumerable.Range(0, table.Columns.Count).Where(i => (Confidential.Of(table.Columns[i]) & hidden) == 0).ToList();
        if (kept.Count == table.Columns.Count) return table;
        return table with
        {
            Columns = kept.ConvertAll(i => table.Columns[i]),
            Rows = [.. table.Rows.Select(r => (IReadOnlyList<object?>)kept.ConvertAll(i => r[i]))],
            Chart = table.Chart is { } chart && chart.Columns.All(c => kept.Any(i => table.Columns[i].Name == c)) ? chart : null,
        };
    }
}
