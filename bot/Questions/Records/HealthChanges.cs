using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>A health change and the colour before it; the first row of an account that only says green came from none.</summary>
internal readonly record struct HealthMove(HealthRow Row, Colour? From);

/// <summary>Changes of colour. A row that repeats the colour before it is no change, and is left out.</summary>
internal sealed class HealthChanges(AsOf asOf) : RecordKind<HealthMove>(asOf)
{
    public override Kind Kind => Kind.HealthChanges;

    public override ReadOnlySpan<HealthMove> Rows(int account, Between span)
    {
        var known = HealthHistory.Known(AsOf, account);
        if (known.Length == 0) return [];
        var moves = new HealthMove[known.Length];
        var (n, before) = (0, (Colour?)null);
        foreach (ref readonly var row in known)
        {
            if (row.Status != before) moves[n++] = new HealthMove(row, before ?? (row.Status == Colour.Green ? null : Colour.Green));
            before = row.Status;
        }
        return moves.AsSpan(0, n);
    }

    public override Number<HealthMove>? SecondOf(RecordDay day) => day == RecordDay.Main ? static (int _, in HealthMove m) => Second(m.Row.At) : null;
    public override Day<HealthMove>? DayOf(RecordDay day) => day == RecordDay.Main ? (in HealthMove m) => DayOf(AsOf, m.Row.At) : null;

    public override Text<HealthMove>? TextOf(RecordField field) => field switch
    {
        RecordField.Colour => static (int _, in HealthMove m) => Words.Of(m.Row.Status),
        RecordField.FromColour => static (int _, in HealthMove m) => m.From is { } from ? Words.Of(from) : null,
        RecordField.SetBy or RecordField.Person => static (int _, in HealthMove m) => m.Row.SetBy,
        RecordField.PersonTeam => (int _, in HealthMove m) => TeamOf(m.Row.SetBy),
        RecordField.PersonRole => (int _, in HealthMove m) => RoleOf(m.Row.SetBy),
        RecordField.Cause or RecordField.Notes => static (int _, in HealthMove m) => m.Row.Reason,
        _ => null,
    };

    public override Number<HealthMove>? NumberOf(RecordNumber number) => number == RecordNumber.Count ? static (int _, in HealthMove _) => 1 : null;

    public override Code<HealthMove>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Health => static (int _, in HealthMove m) => (int)m.Row.Status,
        Dimension.Reason or Dimension.Cause => (int _, in HealthMove m) => axis.Code(m.Row.Reason),
        Dimension.Person => (int _, in HealthMove m) => PersonCode(m.Row.SetBy),
        Dimension.PersonTeam => (int _, in HealthMove m) => axis.Code(TeamOf(m.Row.SetBy)),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in HealthMove m) => axis.Code(DayOf(AsOf, m.Row.At)),
        _ => null,
    };

    public override IEnumerable<Column<HealthMove>> Columns =>
    [
        new("account", (a, _) => Book.Accounts[a].Name),
        new("changed", (_, m) => DayOf(AsOf, m.Row.At)),
        new("from", (_, m) => m.From is { } from ? Words.Of(from) : null),
        new("to", (_, m) => Words.Of(m.Row.Status)),
        new("reason", (_, m) => m.Row.Reason),
        new("set_by", (_, m) => NameOf(m.Row.SetBy)),
    ];
}
