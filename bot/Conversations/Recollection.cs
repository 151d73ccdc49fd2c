using CsmBot.Data;
using CsmBot.Questions;

namespace CsmBot.Conversations;

/// <summary>What a conversation remembers of one person for a while, so that "and tier 2?", "no, 35 minutes" and "undo" have something to follow on.</summary>
internal sealed record Recollection
{
    /// <summary>Rows of an answer that can be pointed at later.</summary>
    public const int MostAccounts = 50;

    public Question? LastQuestion { get; init; }
    public IReadOnlyList<string> LastAccountIds { get; init; } = [];

    /// <summary>The accounts that "the first one" can mean: those of the answer, or, where it is a figure over the accounts listed before it, still those.</summary>
    public static IReadOnlyList<string> Rows(IReadOnlyList<string> shown, Question question, (Question? Question, IReadOnlyList<string>? Rows) before) =>
        shown.Count == 0 && question.Shape is Shape.Figure or Shape.Count && before.Question?.Where == question.Where ? before.Rows ?? [] : shown;
    public LastLog? LastLog { get; init; }

    /// <summary>The colour that was set last, where nothing was logged since: what "undo" takes back.</summary>
    public string? LastSetting { get; init; }

    /// <summary>The fire that was opened or closed last, where nothing was logged or set since: "undo" takes that back.</summary>
    public LastFire? LastFire { get; init; }

    /// <summary>The report that was shown last.</summary>
    public Understanding.ShowReport? LastReport { get; init; }

    /// <summary>The change of a commitment that was made last, where nothing else was done since: what "undo" takes back.</summary>
    public string? LastCommitment { get; init; }

    /// <summary>The health rule that was proposed last and waits for a word.</summary>
    public string? RuleDraft { get; init; }

    public static Recollection Of(CsmDb db, Incoming incoming, string email, DateTime now) =>
        Memory.Recall<Recollection>(db, Id(incoming, email), now)?.Value ?? new Recollection();

    public void Keep(Work work, Incoming incoming, string email, DateTime now) => Memory.Keep(work, Id(incoming, email), email, this, now + Memory.Talk);

    private static string Id(Incoming incoming, string email) => $"talk:{incoming.Channel}:{incoming.Conversation}:{email.ToLowerInvariant()}";
}

/// <summary>The newest log and the message that shows it: by its id, or by the key under which it was owed.</summary>
/// <param name="By">Id of the message that logged it or changed it last.</param>
internal sealed record LastLog(string LogId, string? Message, string? Letter, string By);

/// <summary>What was done last to a fire: closed, else opened.</summary>
internal sealed record LastFire(string FireId, bool Closed);
