namespace CsmBot.Cards.Templates;

public sealed record UndoneView(IReadOnlyList<LoggedEntry> Entries, string By);

/// <summary>Takes the place of the logged card, so that nobody reads an entry that no longer counts.</summary>
public static class UndoneCard
{
    public static Card Of(UndoneView view)
    {
        var what = Phrases.Join([.. view.Entries.Select(LoggedCard.Short)]);
        return new Card($"Taken back: {what}.",
            new Paragraph([Span.Bold("Taken back: "), what]),
            new Paragraph($"{view.By} undid this entry. It no longer counts anywhere.", Tone.Subtle));
    }
}
