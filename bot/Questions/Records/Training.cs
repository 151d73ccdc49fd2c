using CsmBot.Accounts;

namespace CsmBot.Questions.Records;

/// <summary>Training completions. A list names the learner first; people are counted once each.</summary>
internal sealed class Training(AsOf asOf) : RecordKind<TrainingCompletion>(asOf)
{
    private readonly Dictionary<string, int> _learners = new(StringComparer.Ordinal);

    public override Kind Kind => Kind.Training;
    public override ReadOnlySpan<TrainingCompletion> Rows(int account, Between span) => Book.Training.Of(account);
    public override bool IsKnown(in TrainingCompletion row) => row.CompletedAt <= AsOf.Now;

    public override Number<TrainingCompletion>? SecondOf(RecordDay day) => day is RecordDay.Main or RecordDay.Done ? static (int _, in TrainingCompletion t) => Second(t.CompletedAt) : null;
    public override Day<TrainingCompletion>? DayOf(RecordDay day) => day is RecordDay.Main or RecordDay.Done ? (in TrainingCompletion t) => DayOf(AsOf, t.CompletedAt) : null;

    public override Text<TrainingCompletion>? TextOf(RecordField field) => field switch
    {
        RecordField.Course => static (int _, in TrainingCompletion t) => t.Course,
        RecordField.Learner or RecordField.Id => static (int _, in TrainingCompletion t) => t.Learner,
        _ => null,
    };

    public override Number<TrainingCompletion>? NumberOf(RecordField field) => field == RecordField.Score ? static (int _, in TrainingCompletion t) => t.Score ?? double.NaN : null;

    public override Number<TrainingCompletion>? NumberOf(RecordNumber number) => number switch
    {
        RecordNumber.Count => static (int _, in TrainingCompletion _) => 1,
        RecordNumber.Score => static (int _, in TrainingCompletion t) => t.Score ?? double.NaN,
        RecordNumber.Learners or RecordNumber.People => (int _, in TrainingCompletion t) => Learner(t.Learner),
        _ => null,
    };

    public override Code<TrainingCompletion>? CodeOf(Axis axis) => axis.Dimension switch
    {
        Dimension.Course => (int _, in TrainingCompletion t) => axis.Code(t.Course),
        Dimension.Learner => (int _, in TrainingCompletion t) => axis.Code(t.Learner),
        Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year => (int _, in TrainingCompletion t) => axis.Code(DayOf(AsOf, t.CompletedAt)),
        _ => null,
    };

    private int Learner(string learner) => _learners.TryGetValue(learner, out var code) ? code : _learners[learner] = _learners.Count;

    public override IEnumerable<Column<TrainingCompletion>> Columns =>
    [
        new("learner", (_, t) => t.Learner),
        new("account", (a, _) => Book.Accounts[a].Name),
        new("course", (_, t) => t.Course),
        new("completed", (_, t) => DayOf(AsOf, t.CompletedAt)),
        new("score", (_, t) => (long?)t.Score),
    ];
}
