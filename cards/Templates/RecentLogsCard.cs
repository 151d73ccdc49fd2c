namespace CsmBot.Cards.Templates;

/// <param name="Entries">What one message logged.</param>
public sealed record RecentLog(string LogId, IReadOnlyList<LoggedEntry> Entries);

/// <summary>What somebody logged last, each to be put right with one press.</summary>
public static class RecentLogsCard
{
    public const int Most = 5;

    public static Card Of(IReadOnlyList<RecentLog> logs) => logs.Count == 0
        ? new Card("You have logged nothing yet.", new Heading("Your latest logs"), new Paragraph("Nothing yet. What you log in chat shows here, to be put right.", Tone.Subtle))
        : new Card($"Your latest logs: {logs.Count}.",
        [
            new Heading("Your latest logs"),
            .. logs.Take(Most).SelectMany(l => new Block[] { new Paragraph(Line(l)), new Buttons(new VerbButton("Edit", Verbs.LogEdit, ("log", l.LogId)), new VerbButton("Undo", Verbs.LogUndo, ("log", l.LogId))) }),
        ]);

    private static string Line(RecentLog log) => Phrases.Label(LoggedCard.Title(log.Entries)) + $", {Phrases.Day(log.Entries[0].Day)}"
        + (log.Entries is [{ Minutes: { } minutes }] ? $", {Phrases.Duration(minutes)}" : "");
}
