using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health;

/// <summary>The number in a rule's condition that decides how soon it warns: days of silence, percent of a drop, a metric's limit. Back-testing others beside it lets people choose.</summary>
/// <param name="Part">Which part of the condition it stands in, in the order of <c>Scopes.Walk</c>.</param>
/// <param name="Unit">"days", "%", or what the number counts; empty for a metric's value.</param>
public sealed record Threshold(int Part, double Value, string Unit)
{
    /// <summary>How many others are tried at most on each side.</summary>
    private const int Each = 4;

    private static readonly double[] _days = [7, 14, 21, 30, 45, 60, 75, 90, 120, 150, 180, 270, 365];
    private static readonly double[] _percents = [5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90];
    private static readonly double[] _counts = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 75, 100, 150, 200];

    /// <summary>The condition's threshold; of several the one that says most of time or a metric. Null when it has none.</summary>
    public static Threshold? Of(Condition condition, AsOf asOf)
    {
        var parts = Scopes.Walk(condition).Select((part, i) => (Found: Number(part, i, asOf), Rank: Rank(part))).Where(f => f.Found is not null).ToList();
        return parts.Count == 0 ? null : parts.MinBy(f => f.Rank).Found;
    }

    /// <summary>The condition with another number in the same place.</summary>
    public Condition With(Condition condition, double value)
    {
        var part = -1;
        return Walk(condition);

        Condition Walk(Condition c)
        {
            if (++part == Part) return Changed(c, value);
            return c switch
            {
                AllOf all => new AllOf([.. all.Parts.Select(Walk)]),
                AnyOf any => new AnyOf([.. any.Parts.Select(Walk)]),
                Not not => new Not(Walk(not.Part)),
                _ => c,
            };
        }
    }

    /// <summary>Numbers worth trying, rising, its own among them; those of a metric are drawn from the values that accounts have.</summary>
    public IReadOnlyList<double> Steps(Condition condition, AsOf asOf)
    {
        var others = Scopes.Walk(condition).ElementAt(Part) is Compare { Quantity: Metric metric } ? Spread(metric, asOf)
            : Unit switch { "days" => _days, "%" => _percents, _ => Value > 200 ? Powers(Value) : _counts };
        return [.. others.Where(o => o < Value).TakeLast(Each), Value, .. others.Where(o => o > Value).Take(Each)];
    }

    /// <summary>"45 days", "25 %", "20".</summary>
    public string Label(double value) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:#,0.##}{(Unit.Length > 0 ? " " + Unit : "")}");

    private static int Rank(Condition part) => part switch
    {
        NotContacted => 0,
        Compare { Quantity: Metric or MetricChange } => 1,
        BeenColour or Compare { Quantity: Over or Ratio } => 2,
        Compare { Quantity: Of { Number: AccountNumber.DaysSinceContact or AccountNumber.DaysInColour or AccountNumber.OpenTickets } } => 2,
        DayIn => 3,
        _ => 4,
    };

    private static Threshold? Number(Condition part, int index, AsOf asOf) => part switch
    {
        NotContacted c => new(index, c.Days, "days"),
        BeenColour c => new(index, c.Days, "days"),
        // "renewing in the next 90 days": a window that begins today.
        DayIn { Field: Field.RenewalDate, Window: { Days: { } days, From: { } from } } when from == asOf.Today => new(index, days, "days"),
        // "with an open ticket" asks whether there is one: no number was chosen.
        Compare { Op: Op.AtLeast, Value: 1 } or Compare { Op: Op.MoreThan, Value: 0, Quantity: Over } => null,
        Compare { Op: Op.AtLeast or Op.AtMost or Op.MoreThan or Op.LessThan } c when !(c.Quantity is Metric metric && IsFlag(metric, asOf)) =>
            new(index, c.Value, UnitOf(c.Quantity, asOf)),
        _ => null,
    };

    private static Condition Changed(Condition part, double value) => part switch
    {
        NotContacted => new NotContacted((int)value),
        BeenColour c => c with { Days = (int)value },
        DayIn c => c with { Window = new Window(c.Window.From, c.Window.From!.Value.AddDays((int)value)) },
        Compare c => c with { Value = value },
        _ => throw new ArgumentOutOfRangeException(nameof(part), part.GetType().Name),
    };

    private static string UnitOf(Quantity quantity, AsOf asOf) => quantity is Metric ? "" : Quantities.Unit(quantity, asOf.Book.Workspace) is var unit && unit == "percent" ? "%" : unit;

    /// <summary>A metric that says yes or no has no threshold to choose.</summary>
    private static bool IsFlag(Metric metric, AsOf asOf) => Values(metric, asOf).Distinct().Take(3).Count() < 3;

    /// <summary>Round steps over the range in which nine of ten accounts lie.</summary>
    internal static double[] Spread(Metric metric, AsOf asOf)
    {
        var values = Values(metric, asOf).Order().ToList();
        if (values.Count == 0) return [];
        var (low, high) = (values[values.Count / 20], values[values.Count - 1 - (values.Count / 20)]);
        var step = Round((high - low) / 10);
        if (step <= 0) return [];
        var first = Math.Floor(values[0] / step);
        return [.. Enumerable.Range(0, (int)Math.Min(1000, Math.Ceiling(values[^1] / step) - first + 1)).Select(i => Math.Round((first + i) * step, 6))];
    }

    internal static IEnumerable<double> Values(Metric metric, AsOf asOf)
    {
        var ordinal = asOf.Book.Metrics.Find(metric.Name);
        for (var account = 0; account < asOf.Book.Accounts.Count; account++)
            if (Metrics.Value(asOf, account, ordinal) is { } value) yield return value;
    }

    private static double[] Powers(double value)
    {
        var ten = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return [.. new[] { 1, 2, 3, 5, 7.5, 10, 15, 20, 30, 50, 75, 100, 200, 500 }.Select(m => m * ten)];
    }

    /// <summary>1, 2 or 5 times a power of ten, not below the number.</summary>
    private static double Round(double number)
    {
        if (number <= 0) return 0;
        var ten = Math.Pow(10, Math.Floor(Math.Log10(number)));
        return new[] { 1, 2, 5, 10 }.Select(m => m * ten).First(m => m >= number - 1e-9);
    }
}
