using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

internal sealed class FireRecords(AsOf asOf) : RecordKind<Fire>(asOf)
{
    public override Kind Kind => Kind.Fires;
    public override ReadOnlySpan<Fire> Rows(int account, Between span) => Book.Fires.Of(account);
    public override bool IsKnown(in Fire row) => Fires.IsKnown(AsOf, row);

    private DateTime? Closed(Fire f) => Fires.IsClosed(AsOf, f) ? f.ClosedAt : null;
    private string? Outcome(Fire f) => Fires.Outcome(AsOf, f) is { } outcome ? Words.Of(outcome) : null;

    /// <summary>How long it has burned, or did until it was closed, in calendar days.</summary>
    private double Age(Fire f) => (Closed(f) is { } closed ? AsOf.Days.Day(closed) : AsOf.Today).DayNumber - AsOf.Days.Day(f.OpenedAt).DayNumber;

    /// <summary>Calendar days from the first warning sign to the opening; NaN without a sign.</summary>
    private double FromSign(Fire f) => f.FirstWarningAt is { } sign ? AsOf.Days.Day(f.OpenedAt).DayNumber - AsOf.Days.Day(sign).DayNumber : double.NaN;

    public override Day<Fire>? DayOf(RecordDay day) => day switch
    {
        RecordDay.Main or RecordDay.Opened => (in Fire f) => DayOf(AsOf, f.OpenedAt),
        RecordDay.Closed or RecordDay.Done => (in Fire f) => DayOf(AsOf, Closed(f)),
        RecordDay.FirstSign => (in Fire f) => DayOf(AsOf, f.FirstWarningAt),
        _ => null,
    };

    public override Number<Fire>? SecondOf(RecordDay day) => day switch
    {
        RecordDay.Main or RecordDay.Opened => static (int _, in Fire f) => Second(f.OpenedAt),
        RecordDay.Closed or RecordDay.Done => (int _, in Fire f) => Second(Closed(f)),
        _ => null,
    };

    public override Text<Fire>? TextOf(RecordField field) => field switch
    {
        RecordField.Id or RecordField.Fire => static (int _, in Fire f) => f.FireId,
        RecordField.Open => (int _, in Fire f) => YesNo(Fires.IsOpen(AsOf, f)),
        RecordField.Done => (int _, in Fire f) => YesNo(Fires.IsClosed(AsOf, f)),
        RecordField.Outcome => (int _, in Fire f) => Outcome(f),
        RecordField.Cause => static (int _, in Fire f) => f.Cause,
        RecordField.FirstSign => static (int _, in Fire f) => f.FirstWarningSign,
        RecordField.Notes => static (int _, in Fire f) => f.Notes,
        _ => null,
    };

    public override Number<Fire>? NumberOf(RecordField field) => field switch
    {
        RecordField.AgeDays => (int _, in Fire f) => Age(f),
        RecordField.DirectCost => NumberOf(RecordNumber.DirectCost),
        RecordField.IndirectCost => NumberOf(RecordNumber.IndirectCost),
        RecordField.TotalCost => NumberOf(RecordNumber.TotalCost),
        _ => null,
    };

    public override Number<Fire>? NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Count => static (int _, in Fire _) => 1,
        RecordNumber.DaysOpen => (int _, in Fire f) => Age(f),
        RecordNumber.DaysFromSign => (int _, in Fire f) => FromSign(f),
        RecordNumber.DirectCost or RecordNumber.Cost => (int a, in Fire f) => Cost.Amount(Fires.DirectCost(AsOf, f)),
        RecordNumber.IndirectCost => (int a, in Fire f) => Fires.IndirectCost(AsOf, a, f),
        RecordNumber.TotalCost => (int a, in Fire f) => Fires.TotalCost(AsOf, a, f),
        _ => null,
    };

    public override Code<Fire>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Fire => (int _, in Fire f) => axis.Code(f.FireId),
        Dimension.Outcome => (int _, in Fire f) => axis.Code(Outcome(f) ?? "open"),
        Dimension.Cause => (int _, in Fire f) => axis.Code(f.Cause),
        Dimension.Reason => (int _, in Fire f) => axis.Code(f.FirstWarningSign),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in Fire f) => axis.Code(DayOf(AsOf, f.OpenedAt)),
        _ => null,
    };

    public override IEnumerable<Column<Fire>> Columns =>
    [
        new("fire", (_, f) => f.FireId),
        new("account", (a, _) => Book.Accounts[a].Name),
        new("opened", (_, f) => DayOf(AsOf, f.OpenedAt)),
        new("closed", (_, f) => DayOf(AsOf, Closed(f))),
        new("outcome", (_, f) => Outcome(f)),
        new("cause", (_, f) => f.Cause),
        new("first_warning_sign", (_, f) => f.FirstWarningSign),
        new("cost_direct", (a, f) => Cost.Amount(Fires.DirectCost(AsOf, f))),
        new("cost_total", (a, f) => Fires.TotalCost(AsOf, a, f)),
    ];
}
