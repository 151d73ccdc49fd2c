using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Signals
{
    public static readonly Kind<Signal> Kind = new(
        "signals", "date, account_id, metric, value", Read, s => $"{s.AccountId} {s.Metric} {s.Date:yyyy-MM-dd}",
        s => [Cell.Of(s.Date), s.AccountId, s.Metric, Cell.Of(s.Value)]);

    private static Signal Read(Row row)
    {
        var signal = new Signal(row.Day("date"), row.Account("account_id"), row.Text("metric"), row.Number("value"));
        var (least, most) = Range(signal.Metric);
        if (signal.Value < least || signal.Value > most)
            row.Refuse("value", most == double.MaxValue ? $"{signal.Value} is less than {least}, the least {signal.Metric}" : $"{signal.Value} is not within {least} and {most}, the range of {signal.Metric}");
        else if (signal.Metric == "sponsor_left" && signal.Value is not (0 or 1)) row.Refuse("value", $"{signal.Value} is neither 0 nor 1");
        return signal;
    }

    // The known metrics of contracts' data.md; a company's own metric may take any value.
    private static (double Least, double Most) Range(string metric) => metric switch
    {
        "active_users" or "seats" or "open_tickets" or "overdue_invoices" => (0, double.MaxValue),
        "usage_index" => (0, 100),
        "nps" => (-100, 100),
        "csat" => (1, 5),
        "sponsor_left" => (0, 1),
        _ => (double.MinValue, double.MaxValue),
    };
}
