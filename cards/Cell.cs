using System.Globalization;

namespace CsmBot.Cards;

/// <summary>The one way values are written on cards: 1,234.5 · 120,000 · 15 Dec 2026 · 12.5 %. Empty is an en dash, as Slack refuses empty cells.</summary>
public static class Cell
{
    public const string Empty = "–";

    public static string Text(object? value, ColumnKind kind = ColumnKind.Text) => value switch
    {
        null or "" => Empty,
        DateOnly day => Day(day),
        Instant at => Moment(at),
        DateTime at => Clock(at),
        bool yes => yes ? "yes" : "no",
        string text => text,
        double number when !double.IsFinite(number) => Empty,
        IConvertible number => Number(number, kind),
        _ => value.ToString() ?? Empty,
    };

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    public static string Moment(Instant at) => Clock(at.Local);

    private static string Clock(DateTime at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Money with its currency: "USD 120,000".</summary>
    public static string Money(double amount, string currency) => $"{currency} {Number(amount, ColumnKind.Money)}";

    private static string Number(IConvertible value, ColumnKind kind)
    {
        var number = value.ToDouble(CultureInfo.InvariantCulture);
        var format = kind == ColumnKind.Money && Math.Abs(number) >= 100 ? "#,##0" : "#,##0.##";
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return kind == ColumnKind.Percent ? text + " %" : text;
    }
}
