namespace CsmBot.Questions;

/// <summary>Numbers as cells: what is not there is null, and no digits are shown that a sum of cents and minutes cannot mean.</summary>
internal static class Cells
{
    public static object? Of(double number) => Number(number) is { } n ? n : null;

    public static double? Number(double number) => double.IsFinite(number) ? Math.Round(number, 4) : null;
}
