using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>Values of metrics, day by day.</summary>
internal sealed class Signals(AsOf asOf) : RecordKind<SignalRow>(asOf)
{
    public override Kind Kind => Kind.Signals;
    public override ReadOnlySpan<SignalRow> Rows(int account, Between span) => Book.Signals.Of(account);
    public override bool IsKnown(in SignalRow row) => row.Day <= AsOf.Today;
    public override Day<SignalRow>? DayOf(RecordDay day) => day == RecordDay.Main ? static (in SignalRow s) => s.Day : null;

    public override Text<SignalRow>? TextOf(RecordField field) => field == RecordField.Metric ? (int _, in SignalRow s) => Book.Metrics[s.Metric] : null;
    public override Number<SignalRow>? NumberOf(RecordField field) => field == RecordField.Quantity ? static (int _, in SignalRow s) => s.Value : null;

    public override Number<SignalRow>? NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Count => static (int _, in SignalRow _) => 1,
        RecordNumber.Value => static (int _, in SignalRow s) => s.Value,
        _ => null,
    };

    public override Code<SignalRow>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Metric => (int _, in SignalRow s) => axis.Code(Book.Metrics[s.Metric]),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in SignalRow s) => axis.Code(s.Day),
        _ => null,
    };

    public override IEnumerable<Column<SignalRow>> Columns =>
    [
        new("account", (a, _) => Book.Accounts[a].Name),
        new("metric", (_, s) => Book.Metrics[s.Metric]),
        new("date", (_, s) => s.Day),
        new("value", (_, s) => s.Value),
    ];
}
