namespace CsmBot.Cards.Templates;

/// <param name="LogExample">A sentence that would log; shown, never a button, as pressing it would store something that did not happen.</param>
/// <param name="Questions">Sentences that ask; pressing one asks it.</param>
public sealed record HelpView(string LogExample, IReadOnlyList<string> Questions, IReadOnlyList<string> Watching)
{
    /// <summary>A line before the jobs: "Welcome, Dana."</summary>
    public string? Greeting { get; init; }

    /// <summary>Reports by name; pressing one shows it.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];
}

/// <summary>The main jobs, each with something to press.</summary>
public static class HelpCard
{
    public static Card Of(HelpView view) => new("I log what you did with customers, answer questions about your accounts, and warn you when one turns yellow or red.",
        new Heading(view.Greeting ?? "What I can do"),
        new Heading("Log what you did", Level: 2),
        new Paragraph(["Write it as you would say it: ", Span.Code(view.LogExample)]),
        new Buttons(new VerbButton("Open the log form", Verbs.LogOpen)),
        new Heading("Ask about accounts", Level: 2),
        Say(view.Questions),
        new Heading("Know before it burns", Level: 2),
        new Paragraph("When an account turns yellow or red, its owner and the health channel hear why, with a next step."),
        new Paragraph(["“rules” shows what I warn of. A lead makes one by saying it: ", Span.Code("warn me when tier 1 accounts have not been contacted in 30 days")]),
        view.Watching.Count > 0 ? Say(view.Watching) : null,
        view.Reports.Count > 0 ? new Heading("Show what it is worth", Level: 2) : null,
        view.Reports.Count > 0 ? new Paragraph("Fires against prevention, effort and cost, renewals with their commitments, success plans and their evidence: as a card, a page, on paper, or posted every Monday.") : null,
        view.Reports.Count > 0 ? Say(view.Reports) : null);

    internal static Buttons Say(IEnumerable<string> sentences) => new(sentences.Take(4).Select(s => new VerbButton(s, Verbs.Say, ("text", s))));
}
