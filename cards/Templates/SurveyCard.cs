namespace CsmBot.Cards.Templates;

/// <summary>A question as it is put to somebody of the team.</summary>
/// <param name="Lowest">Null where the answer is in words alone.</param>
public sealed record SurveyAskedView(string Invitation, string Account, string Question, int? Lowest, int? Highest, string By, DateOnly Until)
{
    public string? Score { get; init; }
    public string? Comment { get; init; }
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>A survey's card in a direct chat: the question, a scale, a place for words.</summary>
public static class SurveyAskedCard
{
    public const int MostComment = 1000;

    public static Card Of(SurveyAskedView view) => new($"{view.By} asks about {view.Account}: {view.Question}",
        new Heading(view.Question),
        new Paragraph($"{view.By} asks about {view.Account}, until {Phrases.Day(view.Until)}. Your answer becomes evidence with your name, for all of the team to read.", Tone.Subtle),
        new Form("Answer", Verbs.SurveyAnswer,
        [
            .. view is { Lowest: { } low, Highest: { } high } ? [new ChoiceField("score", "Your answer", [.. Enumerable.Range(low, high - low + 1).Select(n => new Choice(n == low ? $"{n} – lowest" : n == high ? $"{n} – highest" : $"{n}", $"{n}"))]) { Value = view.Score, Required = true, Error = view.Errors.GetValueOrDefault("score"), Hint = "Choose" }] : Array.Empty<Field>(),
            new TextField("comment", view.Lowest is null ? "Your answer" : "In words", Multiline: true, MaxLength: MostComment) { Value = view.Comment, Required = view.Lowest is null, Error = view.Errors.GetValueOrDefault("comment") },
        ], "Answer") { Data = new Dictionary<string, string> { ["invitation"] = view.Invitation } });

    /// <summary>What stands in its place once it is answered or over.</summary>
    public static Card Done(string question, string said) => new(said, new Heading(question), new Paragraph(said));
}

/// <param name="Answer">"4", or null where it is in words alone.</param>
/// <param name="On">Null while there is no answer.</param>
public sealed record SurveyAnswerLine(string Recipient, int? Score, string? Comment, DateOnly? On);

/// <param name="Links">What customers open, by whom each is for.</param>
/// <param name="Unreached">Colleagues whom the bot has never met in a direct chat.</param>
public sealed record SurveyView(string Survey, string AccountId, string Account, string Question, int? Lowest, int? Highest, string By, DateOnly Asked, DateOnly Until, IReadOnlyList<SurveyAnswerLine> Answers)
{
    public IReadOnlyList<(string Recipient, string Url)> Links { get; init; } = [];
    public IReadOnlyList<string> Unreached { get; init; } = [];

    /// <summary>It was just put: whom it went to is said.</summary>
    public bool IsNew { get; init; }
}

/// <summary>A survey and what came back.</summary>
public static class SurveyCard
{
    public static Card Of(SurveyView view) => new(Said(view),
        [
            new Heading(view.Question),
            new Paragraph($"About {view.Account}, asked by {view.By} on {Cell.Day(view.Asked)}, open until {Cell.Day(view.Until)}{(view is { Lowest: { } low, Highest: { } high } ? $", on a scale from {low} to {high}" : "")}.", Tone.Subtle),
            new Paragraph([Span.Bold(Said(view))]),
            .. view.Links.Count > 0 ? Links(view) : [],
            .. view.Answers.Any(a => a.On is not null) ? [Answers(view)] : Array.Empty<Block>(),
            .. view.Unreached.Count > 0 ? [new Notice(NoticeKind.Warning, $"I have not met {string.Join(", ", view.Unreached)} in a direct chat yet, so they were not asked: they have to write to me once.")] : Array.Empty<Block>(),
            new Buttons(
                new VerbButton(view.IsNew ? "Results" : "Refresh", Verbs.SurveyShow, ("survey", view.Survey)),
                new VerbButton("Evidence", Verbs.Say, ("text", $"evidence report for {view.Account}")),
                new VerbButton($"Show {view.Account}", Verbs.AccountShow, ("account", view.AccountId))),
        ]);

    private static IEnumerable<Block> Links(SurveyView view) =>
    [
        new Paragraph($"{(view.Links.Count == 1 ? "This link is good for one answer: whoever opens it" : "These links are good for one answer each: whoever opens one")} sees the question and nothing else. Send {(view.Links.Count == 1 ? "it to whom it is for" : "each to whom it is for")}:"),
        .. view.Links.Select(l => new Paragraph([Span.Bold(l.Recipient), ": ", Span.Link(l.Url, l.Url)])),
    ];

    private static Table Answers(SurveyView view) => new([new Column("Who"), .. view.Lowest is null ? Array.Empty<Column>() : [new Column("Answer", ColumnKind.Number)], new Column("In words"), new Column("On", ColumnKind.Date)],
        [.. view.Answers.Where(a => a.On is not null).OrderBy(a => a.On).Select(a => (IReadOnlyList<object?>)[a.Recipient, .. view.Lowest is null ? Array.Empty<object?>() : [a.Score], a.Comment, a.On])]);

    private static string Said(SurveyView view)
    {
        var (asked, answered) = (view.Answers.Count, view.Answers.Where(a => a.On is not null).ToList());
        var mean = answered.Where(a => a.Score is not null).Select(a => a.Score!.Value).ToList() is { Count: > 0 } scores ? $", {Cell.Text(Math.Round(scores.Average(), 1))} on average" : "";
        return view.IsNew ? view.Links.Count > 0 ? $"{Phrases.Count(view.Links.Count, "link")} for {view.Account}." : $"Asked {Phrases.Count(asked - view.Unreached.Count, "colleague")} about {view.Account}." : $"{answered.Count} of {asked} answered{mean}.";
    }
}

/// <summary>A line of several surveys.</summary>
public sealed record SurveyLine(string Survey, string Account, string Question, string By, DateOnly Asked, int Answered, int Sent, double? Mean);

/// <summary>Surveys of an account or of the reader.</summary>
public static class SurveyListCard
{
    private const int MostLines = 10;

    public static Card Of(string said, IReadOnlyList<SurveyLine> lines) => new(said,
        new Paragraph([Span.Bold(said)]),
        lines.Count > 0 ? new Table([new Column("Account"), new Column("Question"), new Column("Answered"), new Column("Mean", ColumnKind.Number), new Column("Asked", ColumnKind.Date), new Column("By")],
            [.. lines.Take(MostLines).Select(l => (IReadOnlyList<object?>)[l.Account, l.Question, $"{l.Answered} of {l.Sent}", l.Mean, l.Asked, l.By])], lines.Count) : new Paragraph("“survey the team about …: how ready are they? 1-5” asks colleagues; “survey link for …: how useful was it? 1-5” makes a link for a customer.", Tone.Subtle),
        lines.Count > 0 ? new Buttons(lines.Take(5).Select(l => (Button)new VerbButton(Cut.Short(l.Question, 30), Verbs.SurveyShow, ("survey", l.Survey)))) : null);
}
