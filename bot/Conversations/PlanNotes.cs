using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Questions;
using CsmBot.Reports;
using CsmBot.SuccessPlans;

namespace CsmBot.Conversations;

/// <summary>What the store keeps of success plans beside the facts, as reports, cards and answers take it.</summary>
public static class PlanNotes
{
    public static Beside Of(Store store) => new()
    {
        Readiness = (asOf, account, by) =>
        {
            using var db = store.Db();
            return States(db, asOf, account, by);
        },
        Evidence = ids =>
        {
            using var db = store.Db();
            return db.EvidenceNotes.Where(n => ids.Contains(n.EvidenceId)).ToDictionary(n => n.EvidenceId, n => new EvidenceOrigin(n.Author, n.Links));
        },
    };

    /// <summary>An account's readiness statements, in order of agreement.</summary>
    public static IReadOnlyList<ReadinessState> States(CsmDb db, AsOf asOf, string accountId, DateOnly by) =>
        [.. db.Readiness.Where(r => r.AccountId == accountId).ToList().OrderBy(r => r.AgreedOn).ThenBy(r => r.Goal, StringComparer.OrdinalIgnoreCase).Select(r => ReadinessState.Of(asOf, r, by)).OfType<ReadinessState>()];

    /// <summary>A list of evidence with who wrote each piece down, and where what it rests on lies.</summary>
    internal static Answer WithAuthors(CsmDb db, Question question, Answer answer, AsOf asOf)
    {
        if (question is not { Kind: Kind.Evidence, Shape: Shape.List } || answer.Columns is not ["evidence", ..] || answer.Rows.Count == 0) return answer;
        var ids = answer.Rows.Select(r => r[0] as string).OfType<string>().ToHashSet();
        var notes = db.EvidenceNotes.Where(n => ids.Contains(n.EvidenceId)).ToDictionary(n => n.EvidenceId);
        string? Author(object? id) => id is string known && notes.GetValueOrDefault(known) is { } note ? asOf.Person(asOf.Book.People.Find(note.Author))?.Name ?? note.Author : "import";
        var links = notes.Values.Any(n => n.Links is not null);
        return answer with
        {
            Columns = [.. answer.Columns, "author", .. links ? ["links"] : Array.Empty<string>()],
            Rows = [.. answer.Rows.Select(r => (IReadOnlyList<object?>)[.. r, Author(r[0]), .. links ? [r[0] is string id ? notes.GetValueOrDefault(id)?.Links?.Replace("\n", " ") : null] : Array.Empty<object?>()])],
        };
    }
}
