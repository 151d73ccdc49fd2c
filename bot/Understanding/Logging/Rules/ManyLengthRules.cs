using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

/// <summary>Several lengths or grades in a row: added up for one account, or one for each of several, in their order.</summary>
internal static class ManyLengthRules
{
    private const string And = "(and|+|plus|&|then)";
    private const string Next = "(/|,|(, and|&)|and|&|+)";
    private const string Further = "(,|(, and|&)|and|&|+)";

    /// <summary>"10 min respectively", "12 resp. 18 min".</summary>
    private const string Respectively = "(,? respectively|(resp .?)|(in that order))";

    public static IEnumerable<Rule> All { get; } =
    [
        new("log", "added up", $"<took> {And} <took> {Respectively}?", (in Match m) => new Added(m.Get<Lasting>(0).Minutes + m.Get<Lasting>(1).Minutes) { Each = Lengths(m) }, "10 min and 15 min", "10 min and 15 min respectively"),
        new("log", "added up, the unit said once", $"<digits> ({And}|{Next}|{Respectively}) <took> {Respectively}?", UnitOnce, "15 and 20 minutes", "12 and 18 minutes respectively", "10/15 min"),
        new("log", "three, the unit said once", $"<digits>|<took> {Further} <digits>|<took> {Further} <took> {Respectively}?", ForEach, "10, 15 and 20 min", "10 min, 15 min and 20 min respectively"),
        new("log", "four, the unit said once", $"<digits>|<took> {Further} <digits>|<took> {Further} <digits>|<took> {Further} <took> {Respectively}?", ForEach, "10, 15, 25 and 20 min"),
        new("log", "a row in brackets", "\\( <took> , <took> (, <took>)? (, <took>)? \\)", ForEach, "(20m, 35m)"),
        new("log", "grades, one for each", $"((rated|scored|graded) (at|as|a)?)? <outof> {And}|{Next} <outof> {Respectively}?", (in Match m) => new Grades([m.Get<int>(0), m.Get<int>(1)]), "4/5 and 3/5 respectively"),
        new("log", "figures, one for each", $"(rated|scored|graded) (them)? (at|as)? <digits> {And}|{Next} <digits> {Respectively}", (in Match m) => m.Double(0) is >= 1 and <= 5 && m.Double(1) is >= 1 and <= 5 ? new Grades([(int)m.Double(0), (int)m.Double(1)]) : null, "rated 4 and 3 respectively"),
    ];

    private static double[] Lengths(in Match m)
    {
        var all = new double[m.Count];
        for (var i = 0; i < all.Length; i++) all[i] = m.Edge(i).Value is Lasting { Minutes: var minutes } ? minutes : m.Double(i);
        return all;
    }

    /// <summary>The 3 of "11/3, 15 min".</summary>
    private static bool IsOfDay(in Match m) => m.Start > 0 && m.Chart.Tokens[m.Start].Glued && !m.BeforeAny("(", "[");

    /// <summary>"1/2 hour" is a half, "30/45 min" one of each; a number of its own counts the minutes that the last one names.</summary>
    private static object? UnitOnce(in Match m)
    {
        if (IsOfDay(m) || (m.Has(",") && !m.HasAny("and", "&", "respectively", "resp", "order"))) return null;
        if (m.Double(0) is not (>= 5 and <= 240) || m.Get<Lasting>(1) is not { Minutes: < 240 and >= 1 } last) return null;
        return new Added(m.Double(0) + last.Minutes, OfSeveral: true) { Each = Lengths(m), Listed = m.HasAny("/", ",") };
    }

    private static object? ForEach(in Match m)
    {
        if (IsOfDay(m)) return null;
        var lengths = Lengths(m);
        foreach (var length in lengths) if (length is < 2 or > 480) return null;
        return new Added(lengths.Sum(), OfSeveral: true) { Each = lengths, Listed = true };
    }
}
