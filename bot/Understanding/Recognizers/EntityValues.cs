using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Understanding.Recognizers;

/// <summary>One way to resolve an entity, as text; a range has <see cref="Start"/> (included) and <see cref="End"/> (excluded), an open side is null.</summary>
public readonly record struct EntityValue(string? Value, string? Start = null, string? End = null, string? Unit = null);

/// <summary>All resolutions of an entity, best first.</summary>
public static class EntityValues
{
    private const string DayForm = "yyyy-MM-dd", InstantForm = "yyyy-MM-dd HH:mm:ss";

    public static IReadOnlyList<EntityValue> Of(Entity entity, bool leanFuture) => entity.Value switch
    {
        double number => [new(Number(number))],
        Percent percent => [new(percent.Value is { } p ? Number(p) : "null")],
        Money money => [new(Number(money.Amount), Unit: money.Unit)],
        Duration duration => [new(Number(duration.Seconds))],
        // Nothing else said, "3 days after Friday" and "within 30 days" look ahead.
        DayReading day => Both(Day(day.Past), Day(day.Future), leanFuture || day.Said == DayWords.Counted),
        WindowReading window => Both(Window(window.Past), Window(window.Future), leanFuture || window.LooksAhead),
        TimeReading time => Halves(new EntityValue(Time(time.Seconds)), time.EitherHalf, new EntityValue(Time(time.Later))),
        TimeRangeReading range => Halves(Range(range, 0), range.EitherHalf, Range(range, 12 * 3600)),
        InstantReading instant => Instants(instant, leanFuture),
        SpanReading span => Spans(span, leanFuture),
        _ => throw new InvalidOperationException($"no entity has a value like {entity.Value}"),
    };

    private static EntityValue[] Both(EntityValue past, EntityValue future, bool leanFuture) =>
        past == future ? [past] : leanFuture ? [future, past] : [past, future];

    private static EntityValue[] Halves(EntityValue first, bool either, EntityValue second) => either ? [first, second] : [first];

    private static EntityValue[] Instants(InstantReading instant, bool leanFuture)
    {
        var days = Both(Instant(instant.Past), Instant(instant.Future), leanFuture);
        if (!instant.EitherHalf) return days;
        return [.. days, .. Both(Instant(instant.Past.AddHours(12)), Instant(instant.Future.AddHours(12)), leanFuture)];
    }

    private static EntityValue[] Spans(SpanReading span, bool leanFuture)
    {
        var days = Both(Span(span.Past, 0), Span(span.Future, 0), leanFuture);
        return !span.EitherHalf ? days : [.. days, .. Both(Span(span.Past, 12), Span(span.Future, 12), leanFuture)];
    }

    private static EntityValue Day(DateOnly day) => new(day.ToString(DayForm, CultureInfo.InvariantCulture));

    private static EntityValue Instant(DateTime instant) => new(instant.ToString(InstantForm, CultureInfo.InvariantCulture));

    private static EntityValue Window(Window window) => new(null, window.From?.ToString(DayForm, CultureInfo.InvariantCulture), window.To?.ToString(DayForm, CultureInfo.InvariantCulture));

    private static EntityValue Span(Span span, int hours) =>
        new(null, span.From?.AddHours(hours).ToString(InstantForm, CultureInfo.InvariantCulture), span.To?.AddHours(hours).ToString(InstantForm, CultureInfo.InvariantCulture));

    private static EntityValue Range(TimeRangeReading range, int later) =>
        new(null, range.From is { } from ? Time(from + later) : null, range.To is { } to ? Time(to + later) : null);

    private static string Time(int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600 % 24:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");

    private static string Number(double value) => value.ToString("0.###############", CultureInfo.InvariantCulture) is var text && Math.Abs(value) is >= 1e-9 and < 1e15 ? text : value.ToString("R", CultureInfo.InvariantCulture);
}
