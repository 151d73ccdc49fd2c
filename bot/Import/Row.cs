using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Import;

/// <summary>
/// One row of named texts on its way to becoming a fact, from a CSV line or a JSON object alike. The readers return the typed value, or note what is wrong
/// with the column and return a stand-in: a row that has a problem is refused as a whole, with all its problems.
/// </summary>
public sealed class Row(Known known, Func<string, string?> text)
{
    private static readonly CultureInfo _plain = CultureInfo.InvariantCulture;
    private readonly List<FieldProblem> _problems = [];

    /// <summary>What is already there or was accepted before this row.</summary>
    public Known Known { get; } = known;

    public bool IsRefused => _problems.Count > 0;

    /// <summary>All that is wrong with the row.</summary>
    public IReadOnlyList<FieldProblem> Problems => _problems;

    public void Clear() => _problems.Clear();

    public void Refuse(string column, string what) => _problems.Add(new FieldProblem(column, what));

    /// <summary>The trimmed text of a column; null when it is absent or empty.</summary>
    public string? TextOrNull(string column)
    {
        var value = text(column)?.Trim();
        if (string.IsNullOrEmpty(value)) return null;
        // The decoder puts U+FFFD where bytes are no UTF-8.
        if (value.Contains('\uFFFD')) Refuse(column, $"{Quote(value)} is not valid UTF-8");
        return value;
    }

    public string Text(string column)
    {
        var value = TextOrNull(column);
        if (value is null) Refuse(column, "is empty");
        return value ?? "";
    }

    public string Account(string column) => Check(column, Text(column), Known.Accounts.Contains, "account");
    public string? FireOrNull(string column) => CheckOrNull(column, TextOrNull(column), Known.Fires.Contains, "fire");
    public string? StepOrNull(string column) => CheckOrNull(column, TextOrNull(column), Known.Steps.Contains, "step");
    public string Person(string column) => Check(column, Text(column).ToLowerInvariant(), Known.People.Contains, "person");
    public string? PersonOrNull(string column) => CheckOrNull(column, TextOrNull(column)?.ToLowerInvariant(), Known.People.Contains, "person");

    public T Choice<T>(string column) where T : struct, Enum => Text(column) is { Length: > 0 } value ? Choice<T>(column, value) : default;
    public T? ChoiceOrNull<T>(string column) where T : struct, Enum => TextOrNull(column) is { } value ? Choice<T>(column, value) : null;

    public int Whole(string column, int least, int most = int.MaxValue) => Text(column) is { Length: > 0 } value ? Whole(column, value, least, most) : least;
    public int? WholeOrNull(string column, int least, int most = int.MaxValue) => TextOrNull(column) is { } value ? Whole(column, value, least, most) : null;

    public decimal Money(string column) => Text(column) is { Length: > 0 } value ? Money(column, value) : 0;
    public decimal? MoneyOrNull(string column) => TextOrNull(column) is { } value ? Money(column, value) : null;

    public double Number(string column)
    {
        if (Text(column) is not { Length: > 0 } value) return 0;
        if (double.TryParse(value, NumberStyles.Float, _plain, out var number) && double.IsFinite(number)) return number;
        Refuse(column, $"{Quote(value)} is not a number");
        return 0;
    }

    public string Currency(string column)
    {
        var value = Text(column).ToUpperInvariant();
        if (value.Length > 0 && !(value.Length == 3 && value.All(char.IsAsciiLetterUpper))) Refuse(column, $"{Quote(value)} is not a currency of three letters, such as USD");
        return value;
    }

    public DateOnly Day(string column) => Text(column) is { Length: > 0 } value ? Day(column, value) : default;
    public DateOnly? DayOrNull(string column) => TextOrNull(column) is { } value ? Day(column, value) : null;
    public DateTime Instant(string column) => Text(column) is { Length: > 0 } value ? Instant(column, value) : default;
    public DateTime? InstantOrNull(string column) => TextOrNull(column) is { } value ? Instant(column, value) : null;

    /// <summary>Notes a problem when the later of two moments comes first.</summary>
    public void InOrder(string column, DateTime? later, string earlierColumn, DateTime earlier)
    {
        if (later < earlier) Refuse(column, $"is before {earlierColumn}");
    }

    private string Check(string column, string value, Func<string, bool> exists, string what)
    {
        if (value.Length > 0 && !exists(value)) Refuse(column, $"unknown {what} {Quote(value)}");
        return value;
    }

    private string? CheckOrNull(string column, string? value, Func<string, bool> exists, string what) => value is null ? null : Check(column, value, exists, what);

    private T Choice<T>(string column, string value) where T : struct, Enum
    {
        if (Words.TryRead<T>(value, out var choice)) return choice;
        Refuse(column, $"{Quote(value)} is none of {Words.All<T>()}");
        return default;
    }

    private int Whole(string column, string value, int least, int most)
    {
        // "25.0" is what spreadsheets make of a whole number in a column with gaps.
        if (!decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, _plain, out var number) || number != decimal.Truncate(number))
            Refuse(column, $"{Quote(value)} is not a whole number");
        else if (number < least || number > most)
            Refuse(column, most == int.MaxValue ? $"{value} is less than {least}" : $"{value} is not within {least} and {most}");
        else return (int)number;
        return least;
    }

    private decimal Money(string column, string value)
    {
        if (!decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, _plain, out var money)) Refuse(column, $"{Quote(value)} is not an amount");
        else if (money < 0) Refuse(column, $"{value} is negative");
        else if (money > 100_000_000_000_000m) Refuse(column, $"{value} is more than a hundred trillion");
        else if (money * 10_000 != decimal.Truncate(money * 10_000)) Refuse(column, $"{value} has more than four decimals");
        else return money;
        return 0;
    }

    private DateOnly Day(string column, string value)
    {
        if (!DateOnly.TryParseExact(value, "yyyy-MM-dd", _plain, DateTimeStyles.None, out var day)) Refuse(column, $"{Quote(value)} is not a date such as 2026-11-20");
        else if (day.Year is < 1900 or > 2200) Refuse(column, $"{value} is not within 1900 and 2200");
        return day;
    }

    private DateTime Instant(string column, string value)
    {
        if (!Instants.TryRead(value, out var instant)) Refuse(column, $"{Quote(value)} is not an instant such as 2026-11-20T09:30:00Z");
        else if (instant.Year is < 1900 or > 2200) Refuse(column, $"{value} is not within 1900 and 2200");
        return instant;
    }

    // A value in a message is short and on one line, whatever the file holds.
    private static string Quote(string value)
    {
        var shown = value.Length > 40 ? value[..39] + "…" : value;
        return $"\"{string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c))}\"";
    }
}
