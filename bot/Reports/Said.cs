using System.Globalization;

namespace CsmBot.Reports;

/// <summary>Sentences that several reports need.</summary>
internal static class Said
{
    /// <summary>Fewer cases than this are told one by one, and nothing is concluded from them.</summary>
    public const int Few = 5;

    public static string Count(long n, string one, string many) => n == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{n:#,##0} {many}");

    public static string WithoutMinutes(long n) => $"{Count(n, "interaction", "interactions")} without minutes {(n == 1 ? "is" : "are")} counted in volume, not in hours and cost.";
}
