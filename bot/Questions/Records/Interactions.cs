using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>What was done with customers. The one kind that comes in millions, so its usual tests and groups compare small integers.</summary>
internal sealed class Interactions(AsOf asOf) : RecordKind<InteractionRow>(asOf)
{
    public override Kind Kind => Kind.Interactions;
    public override bool Narrows => true;

    public override ReadOnlySpan<InteractionRow> Rows(int account, Between span) => Contact.In(AsOf, account, span);

    public override Day<InteractionRow>? DayOf(RecordDay day) => day == RecordDay.Main ? (in InteractionRow r) => AsOf.Days.Day(r.At) : null;

    public override Number<InteractionRow>? SecondOf(RecordDay day) => day == RecordDay.Main ? static (int _, in InteractionRow r) => r.At : null;

    public override Text<InteractionRow>? TextOf(RecordField field) => field switch
    {
        RecordField.Id => (int a, in InteractionRow r) => Book.Interaction(a, r).InteractionId,
        RecordField.Person => (int _, in InteractionRow r) => Book.People.Email(r.Person),
        RecordField.PersonTeam => (int _, in InteractionRow r) => AsOf.Person(r.Person)?.Team,
        RecordField.PersonRole => (int _, in InteractionRow r) => AsOf.Person(r.Person) is { } p ? Words.Of(p.Role) : null,
        RecordField.Type => (int _, in InteractionRow r) => Words.Of(r.Type),
        RecordField.Purpose => (int _, in InteractionRow r) => r.Purpose is { } p ? Words.Of(p) : null,
        RecordField.Reactive => (int _, in InteractionRow r) => YesNo(Effort.IsReactive(r)),
        RecordField.Fire => (int _, in InteractionRow r) => Book.FireIds.WordOf(r.Fire),
        RecordField.Notes => (int _, in InteractionRow r) => Book.Notes(r),
        _ => null,
    };

    public override Number<InteractionRow>? NumberOf(RecordField field) => field switch
    {
        RecordField.Minutes => static (int _, in InteractionRow r) => r.SaidMinutes ?? double.NaN,
        RecordField.Volume => static (int _, in InteractionRow r) => r.Volume,
        RecordField.Effectiveness => static (int _, in InteractionRow r) => r.Effectiveness ?? double.NaN,
        RecordField.AgeDays => (int _, in InteractionRow r) => AsOf.Today.DayNumber - AsOf.Days.Day(r.At).DayNumber,
        _ => null,
    };

    public override Number<InteractionRow>? NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Count => static (int _, in InteractionRow r) => r.Volume,
        RecordNumber.Minutes => static (int _, in InteractionRow r) => r.SaidMinutes is { } minutes ? minutes / 60.0 : double.NaN,
        RecordNumber.ReactiveMinutes => static (int _, in InteractionRow r) => Effort.IsReactive(r) ? r.Minutes / 60.0 : 0,
        RecordNumber.ProactiveMinutes => static (int _, in InteractionRow r) => Effort.IsReactive(r) ? 0 : r.Minutes / 60.0,
        RecordNumber.Cost => (int _, in InteractionRow r) => Cost.Amount(Cost.Of(AsOf, r)),
        RecordNumber.ReactiveCost => (int _, in InteractionRow r) => Effort.IsReactive(r) ? Cost.Amount(Cost.Of(AsOf, r)) : 0,
        RecordNumber.ProactiveCost => (int _, in InteractionRow r) => Effort.IsReactive(r) ? 0 : Cost.Amount(Cost.Of(AsOf, r)),
        RecordNumber.Effectiveness => static (int _, in InteractionRow r) => r.Effectiveness ?? double.NaN,
        RecordNumber.People => static (int _, in InteractionRow r) => r.Person,
        _ => null,
    };

    public override Code<InteractionRow>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Person => static (int _, in InteractionRow r) => r.Person,
        Dimension.PersonTeam => (int _, in InteractionRow r) => axis.Code(AsOf.Person(r.Person)?.Team),
        Dimension.Type => static (int _, in InteractionRow r) => (int)r.Type,
        Dimension.Purpose => static (int _, in InteractionRow r) => r.PurposeOrNone - 1,
        Dimension.ReactiveOrProactive => static (int _, in InteractionRow r) => Effort.IsReactive(r) ? 1 : 0,
        Dimension.Fire => (int _, in InteractionRow r) => axis.Code(Book.FireIds.WordOf(r.Fire)),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in InteractionRow r) => axis.Code(AsOf.Days.Day(r.At)),
        _ => null,
    };

    public override Test<InteractionRow>? Quick(RecordIs test)
    {
        var negated = test.Negated;
        switch (test.Field)
        {
            case RecordField.Type:
                var types = Bits(test, v => Words.TryRead<InteractionType>(v, out var type) ? (int)type : -1);
                return (int _, in InteractionRow r) => ((types >> (int)r.Type) & 1) != 0 != negated;
            case RecordField.Purpose:
                var purposes = Bits(test, v => Words.TryRead<Purpose>(v, out var purpose) ? (int)purpose + 1 : -1);
                return (int _, in InteractionRow r) => ((purposes >> r.PurposeOrNone) & 1) != 0 != negated;
            case RecordField.Reactive when test.Values is ["yes" or "no"]:
                var wanted = (test.Values[0] == "yes") != negated;
                return (int _, in InteractionRow r) => Effort.IsReactive(r) == wanted;
            case RecordField.Person:
                var people = test.Values.Select(Book.People.Find).ToArray();
                return (int _, in InteractionRow r) => Array.IndexOf(people, r.Person) >= 0 != negated;
            default:
                return null;
        }
    }

    private static int Bits(RecordIs test, Func<string, int> of) => test.Values.Select(of).Where(v => v >= 0).Aggregate(0, (bits, v) => bits | (1 << v));

    public override IEnumerable<Column<InteractionRow>> Columns =>
    [
        new("interaction", (a, r) => Book.Interaction(a, r).InteractionId),
        new("account", (a, _) => Book.Accounts[a].Name),
        new("date", (_, r) => AsOf.Days.Day(r.At)),
        new("person", (_, r) => AccountFields.PersonName(AsOf, r.Person)),
        new("type", (_, r) => Words.Of(r.Type)),
        new("minutes", (_, r) => (long?)r.SaidMinutes),
        new("volume", (_, r) => (long)r.Volume),
        new("effectiveness", (_, r) => (long?)r.Effectiveness),
        new("purpose", (_, r) => r.Purpose is { } p ? Words.Of(p) : null),
        new("notes", (_, r) => Book.Notes(r)),
    ];
}
