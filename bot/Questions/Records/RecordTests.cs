using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>Makes a test of a record ready for one kind.</summary>
internal static class RecordTests
{
    public static Test<T> Compile<T>(RecordTest test, RecordKind<T> kind) => test switch
    {
        RecordIs t => kind.Quick(t) ?? Is(t, kind),
        RecordCompare t => Compare(t, kind),
        RecordMissing t => Missing(t, kind),
        RecordDayIn t => DayIn(t.Day, t.Window, kind, t.Negated),
        RecordOnWeekday t => OnWeekday(t, kind),
        _ => throw new ArgumentOutOfRangeException(nameof(test), test.GetType().Name),
    };

    public static Test<T> DayIn<T>(RecordDay day, Window window, RecordKind<T> kind, bool negated = false)
    {
        var of = DayOf(day, kind);
        return (int _, in T row) => of(row) is { } on && window.Contains(on) != negated;
    }

    private static Test<T> OnWeekday<T>(RecordOnWeekday test, RecordKind<T> kind)
    {
        var of = DayOf(test.Day, kind);
        return (int _, in T row) => of(row) is { } on && test.Days.Contains(on.DayOfWeek);
    }

    private static Day<T> DayOf<T>(RecordDay day, RecordKind<T> kind) =>
        kind.DayOf(day) ?? throw new CannotAnswer($"{Plural(kind.Kind)} have no day \"{Quantities.Snake(day.ToString())}\".");

    private static Test<T> Is<T>(RecordIs test, RecordKind<T> kind)
    {
        var (text, wanted, inside) = (TextOf(test.Field, kind), test.Values, IsFreeText(test.Field));
        return (int account, in T row) =>
        {
            var word = text(account, row);
            if (word is null) return test.Negated;
            foreach (var value in wanted)
                if (inside ? word.Contains(value, StringComparison.OrdinalIgnoreCase) : string.Equals(word, value, StringComparison.OrdinalIgnoreCase)) return !test.Negated;
            return test.Negated;
        };
    }

    private static Test<T> Compare<T>(RecordCompare test, RecordKind<T> kind)
    {
        var number = kind.NumberOf(test.Field) ?? throw new CannotAnswer($"{Plural(kind.Kind)} have no number \"{Quantities.Snake(test.Field.ToString())}\".");
        return (int account, in T row) => number(account, row) is var n && !double.IsNaN(n) && Verdicts.Holds(n, test.Op, test.Value, test.High);
    }

    private static Test<T> Missing<T>(RecordMissing test, RecordKind<T> kind)
    {
        if (kind.NumberOf(test.Field) is { } number) return (int account, in T row) => double.IsNaN(number(account, row)) != test.Negated;
        var text = TextOf(test.Field, kind);
        return (int account, in T row) => string.IsNullOrEmpty(text(account, row)) != test.Negated;
    }

    /// <summary>A field as a raw cell: a number, a person by name, else the word; null where there is none.</summary>
    public static Func<int, T, object?> Cell<T>(RecordField field, RecordKind<T> kind)
    {
        if (kind.NumberOf(field) is { } number) return (a, row) => number(a, row) is var n && double.IsNaN(n) ? null : n;
        var text = TextOf(field, kind);
        return (a, row) => text(a, row) is { Length: > 0 } word ? field is RecordField.Person or RecordField.SetBy ? kind.NameOf(word) : word : null;
    }

    private static Text<T> TextOf<T>(RecordField field, RecordKind<T> kind)
    {
        if (kind.TextOf(field) is { } text) return text;
        if (kind.NumberOf(field) is { } number) return (int account, in T row) => number(account, row) is var n && double.IsNaN(n) ? null : n.ToString(CultureInfo.InvariantCulture);
        throw new CannotAnswer($"{Plural(kind.Kind)} have no {Quantities.Snake(field.ToString()).Replace('_', ' ')}.");
    }

    /// <summary>Sentences are searched; all else must be the same word.</summary>
    private static bool IsFreeText(RecordField field) =>
        field is RecordField.Subject or RecordField.Behaviour or RecordField.Notes or RecordField.Cause or RecordField.FirstSign;

    public static string Plural(Kind kind) => kind switch
    {
        Kind.HealthChanges => "Health changes",
        Kind.Training => "Training completions",
        Kind.Evidence => "Pieces of evidence",
        _ => kind.ToString(),
    };
}
