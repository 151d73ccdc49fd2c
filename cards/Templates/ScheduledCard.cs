namespace CsmBot.Cards.Templates;

/// <param name="When">"every Monday at 09:00 (Europe/Berlin)".</param>
/// <param name="Next">When it comes again; null where it does not.</param>
/// <param name="Late">When it should have come, in the asker's zone, where it comes late; null where it is on time.</param>
public sealed record ScheduledView(string Words, string When, string By, int Number, Instant? Late = null, Instant? Next = null);

/// <summary>The answer to a scheduled question: the answer's own card, with why it is here.</summary>
public static class ScheduledCard
{
    public static Card Of(Card answer, ScheduledView view) => new($"{Mark(view)}{answer.Summary}",
    [
        .. view.Late is { } due ? [new Notice(NoticeKind.Warning, ["Late: this was due ", Span.Time(due), ", when I was not running."])] : Array.Empty<Block>(),
        .. answer.Blocks,
        new Paragraph([$"“{view.Words}”, {view.When}, for {view.By}. “stop {view.Number}” ends it.", .. view.Next is { } next ? [" Next: ", Span.Time(next)] : Array.Empty<Span>()], Tone.Subtle),
    ]);

    private static string Mark(ScheduledView view) => view.Late is null ? "" : "Late: ";
}
