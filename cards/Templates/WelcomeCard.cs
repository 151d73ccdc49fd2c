namespace CsmBot.Cards.Templates;

/// <param name="Place">The channel's or team's name; null in a direct chat.</param>
public sealed record WelcomeView(string? Name, string LogExample, IReadOnlyList<string> Questions)
{
    public string? Place { get; init; }
}

/// <summary>The first message: who this is and two things to try at once.</summary>
public static class WelcomeCard
{
    public static Card Of(WelcomeView view)
    {
        var hello = view.Place is { } place ? $"Hello {place}, I’m CsmBot" : view.Name is { } name ? $"Hello {name}, I’m CsmBot" : "Hello, I’m CsmBot";
        return new Card($"{hello}. Write “help” to see what I can do.",
            new Heading(hello),
            new Paragraph("I keep the book on your customers: what was done, how they are, and who needs you next."),
            new Paragraph(["Tell me what you did, for example ", Span.Code(view.LogExample), ", or ask:"]),
            HelpCard.Say(view.Questions),
            new Buttons(new VerbButton("Log an interaction", Verbs.LogOpen).Primary(), new VerbButton("My alerts", Verbs.Say, ("text", "my alerts")), new VerbButton("Help", Verbs.Say, ("text", "help"))));
    }
}
