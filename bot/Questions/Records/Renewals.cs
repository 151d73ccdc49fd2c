using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>Renewal results; their day is closed_on, from which they are known.</summary>
internal sealed class Renewals(AsOf asOf) : RecordKind<Renewal>(asOf)
{
    public override Kind Kind => Kind.Renewals;
    public override ReadOnlySpan<Renewal> Rows(int account, Between span) => Book.Renewals.Of(account);
    public override bool IsKnown(in Renewal row) => Renewing.IsKnown(AsOf, row);

    public override Day<Renewal>? DayOf(RecordDay day) => day switch
    {
        RecordDay.Main or RecordDay.Closed or RecordDay.Done => static (in Renewal r) => r.ClosedOn,
        RecordDay.Due => static (in Renewal r) => r.DueOn,
        _ => null,
    };

    public override Text<Renewal>? TextOf(RecordField field) => field switch
    {
        RecordField.Outcome => static (int _, in Renewal r) => Words.Of(r.Outcome),
        RecordField.Done => static (int _, in Renewal _) => "yes",
        RecordField.Late => static (int _, in Renewal r) => YesNo(r.ClosedOn > r.DueOn),
        _ => null,
    };

    public override Number<Renewal>? NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Count => static (int _, in Renewal _) => 1,
        RecordNumber.ArrBefore => (int a, in Renewal r) => Money.Major(RenewalResults.OfOne(AsOf, a, r).Before),
        RecordNumber.ArrAfter => (int a, in Renewal r) => Money.Major(RenewalResults.OfOne(AsOf, a, r).After),
        RecordNumber.ArrKept => (int a, in Renewal r) => Money.Major(RenewalResults.OfOne(AsOf, a, r).Kept),
        RecordNumber.ArrLost => (int a, in Renewal r) => RenewalResults.OfOne(AsOf, a, r) is var of ? Money.Major(of.Before - of.Kept) : 0,
        _ => null,
    };

    public override Code<Renewal>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Outcome => (int _, in Renewal r) => axis.Code(Words.Of(r.Outcome)),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in Renewal r) => axis.Code(r.ClosedOn),
        _ => null,
    };

    public override IEnumerable<Column<Renewal>> Columns =>
    [
        new("account", (a, _) => Book.Accounts[a].Name),
        new("outcome", (_, r) => Words.Of(r.Outcome)),
        new("due_on", (_, r) => r.DueOn),
        new("closed_on", (_, r) => r.ClosedOn),
        new("arr_before", (a, r) => Money.Major(RenewalResults.OfOne(AsOf, a, r).Before)),
        new("arr_after", (a, r) => Money.Major(RenewalResults.OfOne(AsOf, a, r).After)),
    ];
}
