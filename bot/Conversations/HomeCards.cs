using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>What a person comes back to: a way to log, their accounts at risk, their alerts, and what they logged last. Only what is theirs and what they may see.</summary>
internal static class HomeCards
{
    public const string AtRisk = "my accounts at risk";

    public static IReadOnlyList<Card> Of(Work work, Scene scene, Understood atRisk, Card alerts) =>
    [
        QuickLogCard.Of(scene.Person.Name, Talk.Example(scene)),
        .. atRisk is Ask ask ? [Asks.Posted(work, scene, ask.Question)] : Array.Empty<Card>(),
        alerts,
        RecentLogsCard.Of([.. Recent(scene).Select(l => new RecentLog(l.Key, [.. l.Select(e => LoggedViews.Entry(scene, e))]))]),
    ];

    /// <summary>The newest logs that were made in chat.</summary>
    private static IEnumerable<IGrouping<string, Interaction>> Recent(Scene scene)
    {
        var (book, me) = (scene.Book, scene.Book.People.Find(scene.Person.Email));
        var mine = new List<Interaction>();
        for (var account = 0; account < book.Accounts.Count; account++)
            foreach (ref readonly var row in book.Interactions.Of(account))
                if (row.Person == me && book.Interaction(account, row) is { } entry && Interactions.Logbook.LogOf(entry.InteractionId) is not null) mine.Add(entry);
        return mine.GroupBy(e => Interactions.Logbook.LogOf(e.InteractionId)!).OrderByDescending(l => l.Max(e => e.OccurredAt)).ThenByDescending(l => l.Key, StringComparer.Ordinal).Take(RecentLogsCard.Most);
    }
}
