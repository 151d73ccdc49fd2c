using CsmBot.Accounts;

namespace CsmBot.Alerts;

/// <summary>What a round found and did, or in a dry run would do.</summary>
public sealed record RoundResult(DateTime Now, int Accounts, int Rules)
{
    public List<NotJudged> NotJudged { get; } = [];
    public List<ColourChange> Changes { get; } = [];
    public List<Told> Alerts { get; } = [];

    /// <summary>Decides once more what is sent, now that it is known how much of it comes together in a conversation.</summary>
    internal void Gather()
    {
        foreach (var together in Alerts.Where(a => a.Send && a.Case is not null).GroupBy(a => a.Place).Where(g => g.Count() > 1).ToList())
            foreach (var told in together)
            {
                var ruling = Sending.For(told.Case! with { Together = together.Count() });
                Alerts[Alerts.IndexOf(told)] = told with { Send = ruling.Send, Reason = ruling.Reason };
            }
    }

    /// <summary>Both together, of accounts that were done one after the other.</summary>
    public RoundResult With(RoundResult next)
    {
        var both = new RoundResult(Now, Accounts + next.Accounts, Rules);
        both.NotJudged.AddRange(NotJudged.Concat(next.NotJudged).GroupBy(n => n.Rule).Select(g => new NotJudged(g.Key, g.Sum(n => n.Accounts))));
        both.Changes.AddRange([.. Changes, .. next.Changes]);
        both.Alerts.AddRange([.. Alerts, .. next.Alerts]);
        return both;
    }
}

/// <summary>A rule could not judge so many accounts for want of data.</summary>
public sealed record NotJudged(string Rule, int Accounts);

public sealed record ColourChange(string Account, string AccountId, Colour From, Colour To, string Rule, string Because);

/// <summary>An alert and one of those it is for; <paramref name="Send"/> false when it is held, and <paramref name="Reason"/> says why either way.</summary>
public sealed record Told(string Account, string Rule, string To, bool Send, string Reason)
{
    /// <summary>The conversation, and the case that was decided; null where there is no conversation.</summary>
    internal string? Place { get; init; }
    internal Case? Case { get; init; }
}
