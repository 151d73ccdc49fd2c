using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>Numbers about one account, in the unit they are shown in (hours, the workspace's currency, percent); NaN where there is none.</summary>
internal static class Quantities
{
    public static Func<int, double> Of(Quantity quantity, AsOf asOf) => Ratios.Plain(quantity) switch
    {
        Of q => Of(q.Number, asOf),
        Over q => RecordSet.Of(q.Records, asOf).Total(q.Number),
        Metric q => MetricValue(q, asOf),
        MetricChange q => Change(q, asOf),
        Ratio q => Ratios.Parts(q, asOf).OfAccount(),
        Overall q => Constant(() => OverAll(q, asOf)),
        OfOther q => Constant(() => asOf.Book.Find(q.AccountId) is var a and >= 0 ? Of(q.Quantity, asOf)(a) : double.NaN),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity.GetType().Name),
    };

    /// <summary>The same for every account, worked out when it is first wanted.</summary>
    private static Func<int, double> Constant(Func<double> value)
    {
        var known = new Lazy<double>(value);
        return _ => known.Value;
    }

    private static double OverAll(Overall q, AsOf asOf) =>
        Figures.Answer(new Question { Shape = Shape.Figure, Measures = [new Measure(q.Aggregate, q.Quantity)] }, asOf).Value?.Number ?? double.NaN;

    private static Func<int, double> Of(AccountNumber number, AsOf asOf) => number switch
    {
        AccountNumber.Arr => a => Money.Major(asOf.Book.Figures[a].Arr),
        AccountNumber.ContractMonths => a => asOf.Book.Figures[a].ContractMonths is var months and >= 0 ? months : double.NaN,
        AccountNumber.DaysSinceContact => a => Contact.DaysSince(asOf, a) ?? double.PositiveInfinity,
        AccountNumber.DaysToRenewal => a => Renewing.DaysTo(asOf, a) ?? double.NaN,
        AccountNumber.DaysInColour => a => HealthHistory.DaysInColour(asOf, a) ?? double.PositiveInfinity,
        // Where tickets are imported, an account without any has none open.
        AccountNumber.OpenTickets => asOf.Book.Tickets.Count > 0 ? a => OpenTickets.Count(asOf, a) ?? 0 : a => OpenTickets.Count(asOf, a) ?? double.NaN,
        AccountNumber.One => static _ => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(number)),
    };

    private static Func<int, double> MetricValue(Metric q, AsOf asOf)
    {
        var metric = asOf.Book.Metrics.Find(q.Name);
        return q.On is { } day ? a => Metrics.Value(asOf, a, metric, day) ?? double.NaN : a => Metrics.Value(asOf, a, metric) ?? double.NaN;
    }

    private static Func<int, double> Change(MetricChange q, AsOf asOf)
    {
        var metric = asOf.Book.Metrics.Find(q.Name);
        Func<MetricMove, double?> form = q.Form switch
        {
            ChangeForm.Drop => m => m.Drop,
            ChangeForm.Rise => m => m.Rise,
            ChangeForm.DropPercent => m => m.DropPercent,
            ChangeForm.RisePercent => m => m.RisePercent,
            _ => throw new ArgumentOutOfRangeException(nameof(q)),
        };
        return a => Metrics.Move(asOf, a, metric, q.Days) is { } move ? form(move) ?? double.NaN : double.NaN;
    }

    /// <summary>The column's name in answers.</summary>
    public static string Name(Quantity quantity) => quantity switch
    {
        Of q => Name(q.Number),
        Over q => Name(q),
        Metric q => q.Name,
        MetricChange q => $"{q.Name}_{(q.Form is ChangeForm.Rise or ChangeForm.RisePercent ? "rise" : "drop")}{(q.Form is ChangeForm.DropPercent or ChangeForm.RisePercent ? "_percent" : "")}_{q.Days}d",
        Ratio q => Snake(q.Name.ToString()),
        Overall q => $"overall_{Snake(q.Aggregate.ToString())}_{Name(q.Quantity)}",
        OfOther q => $"{Name(q.Quantity)}_compared",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity.GetType().Name),
    };

    private static string Name(AccountNumber number) => number == AccountNumber.One ? "accounts" : Snake(number.ToString());

    private static string Name(Over q)
    {
        if (q.Number == RecordNumber.Minutes) return "hours";
        if (q.Number != RecordNumber.Count) return Snake(q.Number.ToString());
        if (q.Records.Kind == Kind.Tickets && q.Records.Tests.Any(t => t is RecordIs { Field: RecordField.Open, Values: ["yes"], Negated: false })) return "open_tickets";
        return q.Records.Tests.OfType<RecordIs>().FirstOrDefault(t => t is { Field: RecordField.Type, Negated: false, Values.Length: 1 }) is { } type
            ? type.Values[0] + "s" : CountUnit(q.Records.Kind);
    }

    /// <summary>Counts are named after what is counted.</summary>
    public static string CountUnit(Kind kind) => kind switch
    {
        Kind.HealthChanges => "changes",
        Kind.Training => "completions",
        _ => Snake(kind.ToString()),
    };

    public static string Unit(Quantity quantity, Workspace workspace) => quantity switch
    {
        Of { Number: AccountNumber.Arr } => workspace.Currency,
        Of { Number: AccountNumber.ContractMonths } => "months",
        Of { Number: AccountNumber.OpenTickets } => "tickets",
        Of { Number: AccountNumber.One } => "accounts",
        Questions.Of => "days",
        Over { Number: RecordNumber.Count } q => CountUnit(q.Records.Kind),
        Over q => Unit(q.Number, workspace),
        Metric q => q.Name == "open_tickets" ? "tickets" : "",
        MetricChange { Form: ChangeForm.DropPercent or ChangeForm.RisePercent } => "percent",
        MetricChange => "",
        Ratio q => Rates.Of(q.Name).Unit switch { RateUnit.Money => workspace.Currency, RateUnit.Plain => "", _ => "percent" },
        Overall q => Unit(q.Quantity, workspace),
        OfOther q => Unit(q.Quantity, workspace),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity.GetType().Name),
    };

    private static string Unit(RecordNumber number, Workspace workspace) => number switch
    {
        RecordNumber.Minutes or RecordNumber.ReactiveMinutes or RecordNumber.ProactiveMinutes => "hours",
        RecordNumber.DaysOpen or RecordNumber.DaysFromSign => "days",
        RecordNumber.Learners or RecordNumber.People => "people",
        RecordNumber.Accounts => "accounts",
        RecordNumber.Effectiveness or RecordNumber.Score or RecordNumber.Value => "",
        RecordNumber.Count => "",
        _ => workspace.Currency,
    };

    /// <summary>See <see cref="Judgement.Effort"/>.</summary>
    public static int Effort(Quantity quantity) => quantity switch { Of { Number: AccountNumber.Arr or AccountNumber.ContractMonths or AccountNumber.DaysToRenewal } => 2, Questions.Of => 6, Metric => 7, MetricChange => 8, _ => 12 };

    /// <summary>Why a number may be missing, for the reader: the metric nobody collected, the date nobody set.</summary>
    public static string Missing(Quantity quantity) => quantity switch
    {
        Overall q => Missing(q.Quantity),
        OfOther q => Missing(q.Quantity),
        MetricChange q => $"{q.Name} from {q.Days} days ago",
        Of { Number: AccountNumber.DaysToRenewal } => "renewal date",
        _ => Name(quantity).Replace('_', ' '),
    };

    public static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLower(c, CultureInfo.InvariantCulture) : c.ToString()));
}
