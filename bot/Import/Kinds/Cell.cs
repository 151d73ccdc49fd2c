using System.Globalization;

namespace CsmBot.Import.Kinds;

/// <summary>Values as they are written to a file, the other direction of <see cref="Row"/>.</summary>
internal static class Cell
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);
    public static string? Of(int? value) => value is { } v ? Of(v) : null;
    public static string Of(double value) => value.ToString(CultureInfo.InvariantCulture);
    public static string Of(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
    public static string? Of(decimal? value) => value is { } v ? Of(v) : null;
    public static string Of(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string? Of(DateOnly? value) => value is { } v ? Of(v) : null;
    public static string Of(DateTime value) => Instants.Write(value);
    public static string? Of(DateTime? value) => value is { } v ? Of(v) : null;
}
