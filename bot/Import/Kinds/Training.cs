using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Training
{
    // A learner may take a course again, so the instant belongs to the key.
    public static readonly Kind<TrainingCompletion> Kind = new(
        "training", "account_id, learner, course, completed_at, score?", Read, t => $"{t.AccountId}\n{t.Learner}\n{t.Course}\n{Instants.Write(t.CompletedAt)}",
        t => [t.AccountId, t.Learner, t.Course, Cell.Of(t.CompletedAt), Cell.Of(t.Score)]);

    private static TrainingCompletion Read(Row row) =>
        new(row.Account("account_id"), row.Text("learner"), row.Text("course"), row.Instant("completed_at"), row.WholeOrNull("score", 0, 100));
}
