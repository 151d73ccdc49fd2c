using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Questions;

// Records, numbers and names in words.
public sealed partial class Wording
{
    private string Filter(RecordFilter f)
    {
        var adjectives = string.Concat(f.Tests.Select(Adjective).OfType<string>().Select(a => a.Length > 0 ? a + " " : ""));
        var gaps = string.Concat(f.Tests.OfType<RecordDayIn>().Where(t => t.Negated).Select(t => $", but not {Days(t.Window)}"));
        var rest = string.Concat(f.Tests.Where(t => Adjective(t) is null && t is not RecordDayIn { Negated: true }).Select(t => " " + Test(t)));
        var days = f.Window is { } window ? $" {(f.Day == RecordDay.Main ? "" : Name(f.Day) + " ")}{Days(window)}" : "";
        return $"{adjectives}{Noun(f)}{rest}{days}{gaps}";
    }

    private static string Noun(RecordFilter f) => f.Tests.OfType<RecordIs>().FirstOrDefault(t => t is { Field: RecordField.Type, Negated: false }) is { } type
        ? Join(type.Values.Select(v => v switch { "qbr" => "QBRs", "site_visit" => "site visits", "training" => "training sessions", "ticket" => "ticket interactions", "other" => "other interactions", _ => v + "s" }), "or")
        : Plural(f.Kind);

    private static string? Adjective(RecordTest test) => test switch
    {
        RecordIs { Field: RecordField.Type, Negated: false } => "",
        RecordIs { Field: RecordField.Priority, Negated: false } t => Join(t.Values, "or"),
        RecordIs { Field: RecordField.Open, Values: ["yes"], Negated: false } => "open",
        RecordIs { Field: RecordField.Open, Values: ["no"], Negated: false } => "closed",
        RecordIs { Field: RecordField.Reactive, Values: ["yes"] } => "reactive",
        RecordIs { Field: RecordField.Reactive, Values: ["no"] } => "proactive",
        RecordIs { Field: RecordField.Purpose or RecordField.EvidenceKind, Negated: false } t => Join(t.Values, "or"),
        RecordIs { Field: RecordField.Done, Values: ["yes"] } => "done",
        RecordIs { Field: RecordField.Done, Values: ["no"] } => "not done",
        RecordIs { Field: RecordField.Overdue, Values: ["yes"] } => "overdue",
        RecordIs { Field: RecordField.Late, Values: ["yes"] } => "late",
        _ => null,
    };

    private string Test(RecordTest test) => test switch
    {
        RecordIs { Field: RecordField.Id or RecordField.Fire, Negated: false } t => Join(t.Values, "or"),
        RecordIs { Field: RecordField.Late, Values: ["no"], Negated: false } => "in time",
        RecordIs { Field: RecordField.Person } t => $"by {Join(t.Values.Select(Person), "or")}",
        RecordIs { Field: RecordField.PersonRole, Values: [var role], Negated: false } => role switch { "csm" => "by CSMs", "lead" => "by leads", "exec" => "by executives", _ => $"by {role}" },
        RecordIs { Field: RecordField.PersonTeam } t => $"by team {Join(t.Values, "or")}",
        RecordIs { Field: RecordField.Course } t => $"of {Join(t.Values, "or")}",
        RecordIs { Field: RecordField.Colour } t => $"to {Join(t.Values, "or")}",
        RecordIs { Field: RecordField.FromColour } t => $"from {Join(t.Values, "or")}",
        RecordIs t => $"with {Name(t.Field)} {(t.Negated ? "not " : "")}{Join(t.Values, "or")}",
        RecordCompare t => $"with {Name(t.Field)} {Than(t.Op, Number(t.Value), Number(t.High))}",
        RecordMissing t => $"{(t.Negated ? "with" : "without")} {Name(t.Field)}",
        RecordDayIn t => $"{Name(t.Day)} {Days(t.Window)}",
        RecordOnWeekday t => $"{(t.Day == RecordDay.Main ? "" : Name(t.Day) + " ")}on a {Join(t.Days.Select(d => d.ToString()), "or")}",
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private string Quantity(Quantity quantity) => quantity switch
    {
        Of q => q.Number switch
        {
            AccountNumber.Arr => "ARR",
            AccountNumber.ContractMonths => "contract length",
            AccountNumber.DaysSinceContact => "days since last contact",
            AccountNumber.DaysToRenewal => "days to renewal",
            AccountNumber.DaysInColour => "days in this colour",
            AccountNumber.OpenTickets => "open tickets",
            _ => "accounts",
        },
        Over { Number: RecordNumber.Count or RecordNumber.Learners } q => Filter(q.Records),
        Over q => $"{Name(q.Number)} of {Filter(q.Records)}",
        Metric q => Metric(q.Name) + (q.On is { } day ? $" on {Day(day)}" : ""),
        MetricChange q => $"{(q.Form is ChangeForm.Drop or ChangeForm.DropPercent ? "drop" : "rise")} of {Metric(q.Name)} over {q.Days} days",
        Overall q => $"the {(q.Aggregate == Aggregate.Median ? "median" : "average")}",
        OfOther q => Account(q.AccountId),
        Ratio q => $"{Name(q.Name)}{(q.Records is { } records ? $" of {Filter(records)}" : "")}{(q.Window is { } window ? $" {Days(window)}" : "")}",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
    };

    private static string Name(RecordNumber number) => number switch
    {
        RecordNumber.Minutes => "hours",
        RecordNumber.TotalCost => "total cost",
        RecordNumber.DirectCost => "direct cost",
        RecordNumber.IndirectCost => "indirect cost",
        RecordNumber.ProactiveCost => "CRC",
        RecordNumber.ReactiveCost => "reactive cost",
        RecordNumber.ReactiveMinutes => "reactive hours",
        RecordNumber.ArrLost => "ARR lost",
        RecordNumber.ArrKept => "ARR kept",
        _ => Spaced(number.ToString()),
    };

    private static string Name(RatioName name) => Rates.Of(name).Said;

    private static string Name(Field field) => field switch
    {
        Field.Owner => "CSM",
        Field.Sponsor => "executive sponsor",
        Field.ContractMonths => "contract length",
        Field.Arr => "ARR",
        Field.HealthSince => "date of the last health change",
        Field.HealthReason => "reason for the health",
        Field.HealthSetBy => "who set the health",
        Field.OwnerLead => "lead",
        _ => Spaced(field.ToString()),
    };

    private static string Name(RecordField field) => field switch
    {
        RecordField.AgeDays => "age in days",
        RecordField.Score => "score",
        _ => Spaced(field.ToString()),
    };

    private static string Name(RecordDay day) => day switch { RecordDay.Main => "date", RecordDay.FirstSign => "first warning sign", _ => Spaced(day.ToString()) };

    private static string Grouping(Dimension dimension) => dimension switch
    {
        Dimension.ReactiveOrProactive => "reactive or proactive",
        Dimension.PersonTeam => "team of who did it",
        Dimension.Person => "who did it",
        Dimension.Owner => "CSM",
        Dimension.StartMonth => "month of contract start",
        Dimension.StartQuarter => "quarter of contract start",
        Dimension.StartYear => "year of contract start",
        Dimension.Sponsor => "executive sponsor",
        _ => Spaced(dimension.ToString()),
    };

    private static string Plural(Kind kind) => kind switch
    {
        Kind.Training => "training completions",
        Kind.Evidence => "evidence",
        Kind.HealthChanges => "health changes",
        Kind.Renewals => "closed renewals",
        _ => Spaced(kind.ToString()),
    };

    private static string Metric(string name) => name.Length <= 4 ? name.ToUpper(CultureInfo.InvariantCulture) : name.Replace('_', ' ');

    /// <summary>"RenewalDate" as "renewal date".</summary>
    private static string Spaced(string name)
    {
        var text = new System.Text.StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append(' ');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
