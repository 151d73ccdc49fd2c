namespace CsmBot.Cards.Templates;

/// <summary>The top of a person's home: what they come for most, one press away.</summary>
public static class QuickLogCard
{
    /// <param name="name">Of the reader.</param>
    /// <param name="example">A message that would log, with an account of theirs.</param>
    public static Card Of(string name, string example) => new($"CsmBot, for {name}.",
        new Heading($"Hello {name.Split(' ')[0]}"),
        new Paragraph(["Log with a button, or write to me as you would to a colleague: ", Span.Code(example)]),
        new Buttons(new VerbButton("Log interaction", Verbs.LogOpen).Primary(), new VerbButton("What can I say?", Verbs.Say, ("text", "help"))));
}
