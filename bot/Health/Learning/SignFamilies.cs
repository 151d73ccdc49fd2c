using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Health.Learning;

/// <summary>Conditions of one kind that differ in how much they ask, the mildest first, in the bot's own language.</summary>
/// <param name="About">What they are about, in words.</param>
internal sealed record SignFamily(string About, Sense Sense, IReadOnlyList<string> Whens);

/// <summary>All that the facts of an account could show before a fire: silence, tickets, plans, an overdue renewal, and each metric that is collected, by level and by how it moved.</summary>
internal static class SignFamilies
{
    private static readonly int[] _percents = [15, 20, 25, 30, 40, 50, 60, 75];
    private static readonly int[] _rises = [25, 50, 75, 100, 150, 200];

    public static IEnumerable<SignFamily> Of(AsOf eve, int account)
    {
        yield return new("contact", Sense.Any, [.. new[] { 14, 21, 30, 45, 60, 90, 120 }.Select(n => $"accounts not contacted in {n} days")]);
        yield return new("open support tickets", Sense.High, ["accounts with an open ticket", .. new[] { 2, 3, 4, 5, 7, 10, 15, 20 }.Select(n => $"accounts with at least {n} open tickets")]);
        yield return new("urgent support tickets, escalation", Sense.High, ["accounts with an open urgent ticket", .. new[] { 2, 3, 5 }.Select(n => $"accounts with at least {n} open urgent tickets")]);
        yield return new("plan", Sense.Any, ["accounts that are behind on plan"]);
        yield return new("renewal", Sense.Any, ["accounts with an overdue renewal"]);
        foreach (var family in eve.Book.Metrics.All.SelectMany(name => OfMetric(name, eve, account))) yield return family;
    }

    private static IEnumerable<SignFamily> OfMetric(string name, AsOf eve, int account)
    {
        var (metric, ordinal) = (new Metric(name), eve.Book.Metrics.Find(name));
        if (Metrics.Value(eve, account, ordinal) is null) yield break;
        var (said, about) = (name == "usage_index" ? "usage" : name, name.Replace('_', ' '));
        var values = Threshold.Values(metric, eve).ToList();
        if (values.All(v => v is 0 or 1))
        {
            yield return new(about, Sense.Any, [name == "sponsor_left" ? "accounts whose sponsor left" : $"accounts with at least 1 {said}"]);
            yield break;
        }

        foreach (var days in new[] { 60, 30 })
        {
            yield return new(about, Sense.Fall, [.. _percents.Select(p => $"accounts whose {said} dropped by {p} % over {days} days")]);
            yield return new(about, Sense.Rise, [.. _rises.Select(p => $"accounts whose {said} rose by {p} % over {days} days")]);
        }

        // Levels count from the middle of all accounts outwards; whole small numbers are counts.
        var middle = values.Order().ElementAt(values.Count / 2);
        var steps = values.All(v => v >= 0 && v == Math.Floor(v)) && values.Max() <= 10 ? [.. Enumerable.Range(1, (int)values.Max()).Select(n => (double)n)] : Threshold.Spread(metric, eve);
        yield return new(about, Sense.Low, [.. steps.Where(s => s <= middle).Reverse().Take(Most).Select(s => $"accounts with {said} below {Number(s)}")]);
        yield return new(about, Sense.High, [.. steps.Where(s => s >= middle).Take(Most).Select(s => $"accounts with at least {Number(s)} {said}")]);
    }

    private const int Most = 12;

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
