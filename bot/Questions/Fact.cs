using System.Globalization;

namespace CsmBot.Questions;

/// <summary>Something true of an account that a judgement rests on: what it is called, its raw value, the day it is of, and how it is said ("no contact for 41 days").</summary>
public sealed record Fact(string Name, object? Value, DateOnly? Day, string Words)
{
    /// <summary>A day as people write it in a sentence.</summary>
    internal static string SaidDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    internal static string Said(object? value) => value switch
    {
        null => "none",
        double n => n.ToString("#,0.##", CultureInfo.InvariantCulture),
        long n => n.ToString("#,0", CultureInfo.InvariantCulture),
        DateOnly day => SaidDay(day),
        _ => value.ToString()!,
    };
}
