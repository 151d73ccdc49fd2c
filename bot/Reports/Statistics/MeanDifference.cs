using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CsmBot.Reports.Statistics;

/// <summary>
/// The difference of two groups' means with its 95 % interval by Welch's t, which does not take their variances for equal.
/// Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34 (1947).
/// </summary>
public sealed record MeanDifference(double Difference, double Low, double High)
{
    /// <param name="left">At least two values.</param>
    /// <param name="right">At least two values; they are subtracted.</param>
    public static MeanDifference Of(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var difference = left.Average() - right.Average();
        double a = left.Variance() / left.Count, b = right.Variance() / right.Count;
        if (a + b == 0) return new MeanDifference(difference, difference, difference);
        var freedom = (a + b) * (a + b) / (a * a / (left.Count - 1) + b * b / (right.Count - 1));
        var half = StudentT.InvCDF(0, 1, freedom, 0.975) * Math.Sqrt(a + b);
        return new MeanDifference(difference, difference - half, difference + half);
    }
}
