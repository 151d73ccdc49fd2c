namespace CsmBot.Reports;

public enum ReportName : byte { BusinessCase, PostMortem, Tiers, Renewals, Effort, Prevention, Evidence, Adherence, Week, Training }

/// <summary>What a report is about cannot be told from the request; the message says what is missing or wrong.</summary>
public sealed class ReportRefused(string message) : Exception(message);

/// <summary>The reports by the names that the command line, links and the JSON use.</summary>
public static class ReportNames
{
    public static IReadOnlyList<ReportName> All { get; } = Enum.GetValues<ReportName>();

    public static string Wire(ReportName name) => name switch
    {
        ReportName.BusinessCase => "business-case",
        ReportName.PostMortem => "post-mortem",
        ReportName.Tiers => "tiers",
        ReportName.Renewals => "renewals",
        ReportName.Effort => "effort",
        ReportName.Prevention => "prevention",
        ReportName.Evidence => "evidence",
        ReportName.Adherence => "adherence",
        ReportName.Week => "week",
        ReportName.Training => "training",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static string Title(ReportName name) => name switch
    {
        ReportName.BusinessCase => "Business case",
        ReportName.PostMortem => "Post-mortem",
        ReportName.Tiers => "Tiers",
        ReportName.Renewals => "Renewals",
        ReportName.Effort => "Effort and cost",
        ReportName.Prevention => "Prevention board",
        ReportName.Evidence => "Success plan and evidence",
        ReportName.Adherence => "Plan adherence and renewal",
        ReportName.Week => "A CSM’s week",
        ReportName.Training => "Training delivered",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static ReportName? Find(string wire) => All.Cast<ReportName?>().FirstOrDefault(n => string.Equals(Wire(n!.Value), wire, StringComparison.OrdinalIgnoreCase));
}
