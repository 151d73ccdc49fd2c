using System.Collections.Immutable;
using CsmBot.Reports;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Understanding.Commands;

/// <summary>What reports are called, and what is said beside the name: whom they are about and over which days. <see cref="ReportReading"/> puts a message together from them.</summary>
internal static class ReportRules
{
    public const string Opening = "reportopening", Name = "reportname", Part = "reportpart";

    private const string Report = "report|reports|card|page|overview";
    private const string Of = "for|of|about|on|by|at|from|with";

    public static IEnumerable<Rule> All { get; } =
    [
        new(Opening, "asked for", "(((can|could|may|would|will you|i|we) please?)? show|give|send|open|get|see|print|prepare|make|bring|pull|want|need|have (me|us|up)? (to see)?)|((what is)|whats)|((i|we would like) (to see)?)|((let (me|us)) see)",
            (in Match _) => new ReportOpening(), "show me", "can you send us", "I need"),

        Called(ReportName.BusinessCase, "business case", $"business case ({Report})?", "business case", "the business case report"),
        Called(ReportName.PostMortem, "post-mortem", $"(post - mortem)|(post mortem)|postmortem ({Report})?", "post-mortem", "postmortem report", "post mortem"),
        Called(ReportName.Tiers, "tiers", "((tier|tiers|tiering (and renewal|renewals)? report|overview)|(report (on|of|about (the|our)?) tiers))", "tiers report", "tier overview"),
        Called(ReportName.Renewals, "renewals", "(renewal|renewals report|calendar|overview)|(report|calendar (on|of|about (the|our)?) renewals)", "renewals report", "renewal calendar"),
        Called(ReportName.Effort, "effort", "(effort|efforts|cost|costs (and cost|costs|effort)? report|overview)|(report (on|of|about (the|our)?) effort|cost|costs (and cost|costs|effort)?)", "effort report", "effort and cost report", "cost report"),
        Called(ReportName.Prevention, "prevention", "(prevention|preventions board|leaderboard|scoreboard|report|overview)|(board|report (on|of|about (the|our)?) prevention)", "prevention board", "prevention report"),
        Called(ReportName.Evidence, "evidence", "((success plan)|plan|plans? (and|')? evidence report|trail|card|overview)|((success plan)|plan evidence)|((success plan)|plan and evidence)|(trail of evidence)", "evidence report", "evidence trail", "plan evidence"),
        Called(ReportName.Adherence, "adherence", "((success plan)|plan? adherence (and renewal|renewals)? report|overview)|(report (on|of|about (the|our)?) (plan)? adherence)", "adherence report", "plan adherence report"),
        Called(ReportName.Training, "training", "(training|trainings|enablement (delivered|delivery)? report|export|overview)|(report|export (on|of|about|for (the|our)?) (training|trainings|enablement (delivered|team)?))|((what|which) training (did|was) (we|they|you)? (deliver|delivered))", "training report", "training export", "export of the training"),
        // "week" alone is a time; with whose it is, it is a report: the reading asks for that.
        Called(ReportName.Week, "week", "week|weekly|(this week) (report|card|overview|summary)?", "week", "weekly report"),

        new(Part, "over days", "(for|in|over|from|of|during|within|through)? <window>|<period>", (in Match m) => new OverDays(m.Get<WindowReading>(0)), "this quarter", "in the last 6 months"),
        new(Part, "of an account", $"({Of} (account|customer)?)? <account> ('s)?", (in Match m) => new OfAccount(m.Get<AccountName>(0)), "for Acme", "of Acme Corp"),
        new(Part, "of a person", $"({Of})? <person> ('s)? (accounts|customers|book|portfolio)?", (in Match m) => new OfPerson(m.Get<PersonName>(0).Emails), "for Dana", "for Dana's accounts"),
        new(Part, "of me", $"({Of} me|mine|(my accounts|customers|book|portfolio))|my", (in Match m) => m.Reading.Moment.AskerEmail is { } me ? new OfPerson([me]) : new OfNobody(), "for me", "for my accounts", "my"),
        new(Part, "of a team", $"({Of})? (team)? <team> ('s)? (team)? (accounts|customers|book)?", (in Match m) => new OfTeam(m.Get<FieldValue>(0).Value), "for team Orion", "of the Orion team"),
        new(Part, "of my team", $"({Of})? my|our team ('s)? (accounts|customers|book)?", (in Match m) => MyTeam(m), "for my team", "our team's"),
    ];

    private static Rule Called(ReportName name, string called, string pattern, params string[] examples) => new(Name, called, pattern, (in Match _) => new ReportCalled(name), examples);

    private static object MyTeam(in Match m) => m.Reading is { Names: Directory names, Moment.AskerEmail: { } me } && names.TeamOf(me) is { } team ? new OfTeam(team) : new OfNobody();
}

internal sealed record ReportOpening;

internal sealed record ReportCalled(ReportName Name);

/// <summary>What is said of a report beside its name.</summary>
internal abstract record ReportAbout;

internal sealed record OverDays(WindowReading Window) : ReportAbout;

internal sealed record OfAccount(AccountName Name) : ReportAbout;

internal sealed record OfPerson(ImmutableArray<string> Emails) : ReportAbout;

internal sealed record OfTeam(string Team) : ReportAbout;

/// <summary>"my", where it is not known who speaks.</summary>
internal sealed record OfNobody : ReportAbout;
