namespace CsmBot.Questions;

/// <summary>Three values, because missing data is neither true nor false. The order makes "and" the smaller and "or" the larger of two.</summary>
public enum Verdict : byte { False, Unknown, True }

internal static class Verdicts
{
    public static Verdict Of(bool holds) => holds ? Verdict.True : Verdict.False;

    public static Verdict Not(Verdict verdict) => (Verdict)(Verdict.True - verdict);

    /// <summary>A number against a bound; a number that is not there (NaN) cannot be judged.</summary>
    public static Verdict Compare(double number, Op op, double value, double high) =>
        double.IsNaN(number) || double.IsNaN(value) ? Verdict.Unknown : Of(Holds(number, op, value, high));

    public static bool Holds(double number, Op op, double value, double high) => op switch
    {
        Op.Equal => number == value,
        Op.NotEqual => number != value,
        Op.AtLeast => number >= value,
        Op.MoreThan => number > value,
        Op.AtMost => number <= value,
        Op.LessThan => number < value,
        Op.Between => number >= value && number <= high,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
