namespace CsmBot.Cards.Templates;

/// <param name="ClarifyId">The open question kept on the server.</param>
/// <param name="Choices">In words; the place in this list is what a press sends.</param>
public sealed record ClarifyView(string ClarifyId, string Question, IReadOnlyList<string> Choices)
{
    public string? Understood { get; init; }
}

/// <summary>Asks instead of guessing.</summary>
public static class ClarifyCard
{
    /// <summary>More choices than this are better narrowed by typing.</summary>
    public const int MostChoices = 5;

    public static Card Of(ClarifyView view)
    {
        var hidden = view.Choices.Count - MostChoices;
        return new Card($"{view.Question} {string.Join(" · ", view.Choices.Take(MostChoices))}",
            view.Understood is { } understood ? new Paragraph(understood, Tone.Subtle) : null,
            new Heading(view.Question, Level: 2),
            new Buttons(view.Choices.Take(MostChoices).Select((c, i) => new VerbButton(c, Verbs.Clarify, ("clarify", view.ClarifyId), ("pick", i.ToString())))),
            hidden > 0 ? new Paragraph($"{Phrases.Count(hidden, "more choice")}: write it more exactly to get there.", Tone.Subtle) : null);
    }
}
