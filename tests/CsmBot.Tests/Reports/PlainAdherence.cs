using CsmBot.Accounts;

namespace CsmBot.Tests.Reports;

/// <summary>Plan adherence against renewal a second time. The interval's t comes of integrating its density, the permutation test of counting all deals by their sums: other ways than the product's.</summary>
internal sealed class PlainAdherence(PlainFacts plain)
{
    private static readonly (string Band, double From, double To)[] _bands = [("0–<25", 0, 25), ("25–<50", 25, 50), ("50–<75", 50, 75), ("75–<100", 75, 100), ("100", 100, 101)];

    public PlainReport Of(Asked asked)
    {
        var rows = plain.Closed(asked).Select(r => (Adherence: plain.Adherence(plain.Account(r.AccountId), r.DueOn.AddDays(-1)), Renewed: r.Outcome != RenewalOutcome.Churned)).Where(r => r.Adherence is not null).ToList();
        var cases = plain.Closed(asked).Where(r => plain.Adherence(plain.Account(r.AccountId), r.DueOn.AddDays(-1)) is not null).ToList();
        object?[] Beside(string what, Func<Renewal, double?> of) => [what, .. new[] { true, false }.Select(renewed => (object?)cases.Where(r => r.Outcome != RenewalOutcome.Churned == renewed).Average(of))];
        var active = plain.Accounts(asked).Where(PlainFacts.IsActive).Select(a => (Account: a, Adherence: plain.Adherence(a, plain.Today))).Where(a => a.Adherence is not null).ToList();
        var renewed = rows.Where(r => r.Renewed).Select(r => r.Adherence!.Value).ToList();
        var churned = rows.Where(r => !r.Renewed).Select(r => r.Adherence!.Value).ToList();
        var enough = rows.Count >= 20 && renewed.Count >= 5 && churned.Count >= 5;
        (double, double)? interval = enough ? Welch(renewed, churned) : null;
        return new PlainReport().Figure("renewals", (double)rows.Count).Figure("mean_adherence_renewed", Mean(renewed)).Figure("mean_adherence_churned", Mean(churned))
            .Figure("difference", enough ? Mean(renewed) - Mean(churned) : null).Figure("ci_low", interval?.Item1).Figure("ci_high", interval?.Item2).Figure("p_value", enough ? ByCounting(renewed, churned) : null)
            .Table("bands", "adherence renewals renewed renewal_rate low high", _bands.Select(b =>
            {
                var members = rows.Where(r => r.Adherence >= b.From && r.Adherence < b.To).ToList();
                return new object?[] { b.Band, members.Count, members.Count(m => m.Renewed), PlainFacts.Percent(members.Count(m => m.Renewed), members.Count), PlainFacts.Score(members.Count(m => m.Renewed), members.Count).Low, PlainFacts.Score(members.Count(m => m.Renewed), members.Count).High };
            }))
            .Table("leading", "adherence accounts green green_share", _bands.Select(b =>
            {
                var members = active.Where(a => a.Adherence >= b.From && a.Adherence < b.To).ToList();
                var green = members.Count(m => plain.HealthNow(m.Account) == Colour.Green);
                return new object?[] { b.Band, members.Count, green, PlainFacts.Percent(green, members.Count) };
            }))
            .Table("confounders", "what renewed churned",
            [
                Beside("ARR before", r => (double)plain.Money(plain.Account(r.AccountId), r.ArrBefore)), .. Enumerable.Range(1, plain.Tiers).Select(t => Beside($"percent of the size of tier {t}", r => plain.Stratum(plain.Account(r.AccountId), default).Tier == t ? 100 : 0)), Beside("months since contract start", r => plain.Account(r.AccountId).ContractStart is { } start ? (r.DueOn.DayNumber - start.DayNumber) / 30.4375 : null),
                Beside("percent green 180 days before due", r => plain.HealthOn(plain.Account(r.AccountId), r.DueOn.AddDays(-180)) == Colour.Green ? 100 : 0), Beside("steps due", r => plain.StepsDue(plain.Account(r.AccountId), r.DueOn.AddDays(-1))),
            ])
            .Table("cases", "account outcome adherence steps_due due_on closed_on", cases.Select(r => new object?[] { plain.Account(r.AccountId).Name, r.Outcome.ToString().ToLowerInvariant(),
                plain.Adherence(plain.Account(r.AccountId), r.DueOn.AddDays(-1)), plain.StepsDue(plain.Account(r.AccountId), r.DueOn.AddDays(-1)), r.DueOn, r.ClosedOn }));
    }

    private static double? Mean(List<double> values) => values.Count == 0 ? null : values.Average();

    public static (double Low, double High) Welch(List<double> left, List<double> right)
    {
        static double Share(List<double> values) => values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Count - 1) / values.Count;
        var (a, b, difference) = (Share(left), Share(right), left.Average() - right.Average());
        if (a + b == 0) return (difference, difference);
        var t = T975((a + b) * (a + b) / ((a * a / (left.Count - 1)) + (b * b / (right.Count - 1))));
        return (difference - (t * Math.Sqrt(a + b)), difference + (t * Math.Sqrt(a + b)));
    }

    /// <summary>Where 47.5 % of Student's density lie between 0 and t: Simpson's rule and halving. The constant comes of the whole being 1, by the substitution t = √f·tan u.</summary>
    public static double T975(double freedom)
    {
        double Density(double u) => Math.Pow(Math.Cos(u), freedom - 1);
        double Area(double to)
        {
            const int Steps = 2_000;
            var sum = Density(0) + Density(to);
            for (var i = 1; i < Steps; i++) sum += (i % 2 == 1 ? 4 : 2) * Density(to * i / Steps);
            return sum * to / Steps / 3;
        }
        var (half, low, high) = (Area(Math.PI / 2), 0.0, Math.PI / 2);
        for (var i = 0; i < 60; i++) (low, high) = Area((low + high) / 2) < 0.95 * half ? ((low + high) / 2, high) : (low, (low + high) / 2);
        return Math.Sqrt(freedom) * Math.Tan(low);
    }

    /// <summary>How many deals there are of each sum, value by value; sums that differ by rounding alone are one.</summary>
    public static double ByCounting(List<double> left, List<double> right)
    {
        List<double> all = [.. left, .. right];
        var deals = new Dictionary<(int Dealt, long Sum), double> { [(0, 0)] = 1 };
        foreach (var value in all.Select(v => (long)Math.Round(v * 1_000_000)))
        {
            var next = new Dictionary<(int, long), double>(deals);
            foreach (var ((dealt, sum), ways) in deals.Where(d => d.Key.Dealt < left.Count))
                next[(dealt + 1, sum + value)] = next.GetValueOrDefault((dealt + 1, sum + value)) + ways;
            deals = next;
        }
        var expected = all.Average() * left.Count;
        var observed = Math.Abs(left.Sum() - expected);
        var whole = deals.Where(d => d.Key.Dealt == left.Count).ToList();
        return whole.Where(d => Math.Abs((d.Key.Sum / 1_000_000.0) - expected) >= observed - 0.0005).Sum(d => d.Value) / whole.Sum(d => d.Value);
    }
}
