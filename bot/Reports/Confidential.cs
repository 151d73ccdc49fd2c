using CsmBot.Questions;

namespace CsmBot.Reports;

/// <summary>What of a report not everybody may see. Money that is neither named as revenue nor as cost counts as both, so that a new figure is shown to too few rather than too many.</summary>
public static class Confidential
{
    /// <summary>What a report is all about: who may not see that gets none of it.</summary>
    public static Concern Of(ReportName name) => name == ReportName.BusinessCase ? Concern.Arr | Concern.Cost : Concern.None;

    public static Concern Of(ReportFigure figure) => Of(figure.Name, IsCurrency(figure.Unit));

    public static Concern Of(ReportColumn column) => Of(column.Name, column.Unit == ColumnUnit.Money);

    private static Concern Of(string name, bool money)
    {
        var words = name.Split('_');
        var found = (words.Contains("arr") || name is "gross_retention" or "net_retention" ? Concern.Arr : Concern.None)
            | (words.Contains("cost") || words.Contains("crc") || name == "prevention_estimate" ? Concern.Cost : Concern.None);
        return money && found == Concern.None ? Concern.Arr | Concern.Cost : found;
    }

    private static bool IsCurrency(string unit) => unit.Length == 3 && unit.All(char.IsAsciiLetterUpper);
}
