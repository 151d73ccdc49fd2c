namespace CsmBot.Cards.Templates;

/// <summary>A checkpoint of a renewal as it stands.</summary>
/// <param name="Days">Before the renewal.</param>
/// <param name="State">"kept", "due", "missing", "to come"; null where there is none.</param>
/// <param name="Statement">What was committed to, as it was typed; null where nothing is.</param>
/// <param name="By">Who wrote it down, and when.</param>
public sealed record CheckpointLine(int Days, DateOnly Day, string? State, string? Statement, string? By);

/// <param name="Said">What was done, a sentence; null where it is only shown.</param>
/// <param name="Change">The change kept on the server, for Undo; null where there is nothing to take back.</param>
public sealed record CommitmentView(string AccountId, string Account, DateOnly Renewal, IReadOnlyList<CheckpointLine> Checkpoints, string? Said, string? Change)
{
    /// <summary>What stood there before: "“will renew”, Dana Reyes, 1 Nov 2026".</summary>
    public string? Before { get; init; }
}

/// <summary>What a customer committed to before its renewal: each checkpoint with who wrote down what, and what can be put right.</summary>
public static class CommitmentCard
{
    public static Card Of(CommitmentView view) => new(view.Said ?? $"{view.Account} renews on {Cell.Day(view.Renewal)}.",
        new Heading($"{view.Account} renews on {Cell.Day(view.Renewal)}"),
        view.Said is { } said ? new Paragraph([Span.Bold(said)]) : null,
        view.Before is { } before ? new Paragraph($"Before: {before}", Tone.Subtle) : null,
        new Facts(view.Checkpoints.Select(c => new Fact($"{c.Days} days before", Line(c)))),
        new Buttons(
            view.Change is { } change ? new VerbButton("Undo", Verbs.CommitmentUndo, ("change", change)) : null,
            new VerbButton("Write down…", Verbs.CommitmentOpen, ("account", view.AccountId)),
            new VerbButton("Show account", Verbs.AccountShow, ("account", view.AccountId))));

    private static string Line(CheckpointLine line) => line.Statement is { } statement ? $"“{statement}”, {line.By}" : line.State switch
    {
        "due" => $"due since {Cell.Day(line.Day)}, nothing written down",
        "missing" => $"missing ({Cell.Day(line.Day)})",
        "to come" => $"to come, {Cell.Day(line.Day)}",
        _ => Cell.Empty,
    };
}

/// <param name="AccountId">Null where it is to be chosen.</param>
/// <param name="Accounts">To choose from, the ones that wait first.</param>
/// <param name="Days">The checkpoint whose time it is.</param>
public sealed record CommitmentFormView(string? AccountId, string? Account, IReadOnlyList<Choice> Accounts, string? Days)
{
    /// <summary>What is written down already.</summary>
    public string? Statement { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}

/// <summary>The form of a commitment: whose, at which checkpoint, and what was committed to.</summary>
public static class CommitmentFormCard
{
    public const int MostText = 500;

    /// <summary>Stands for the checkpoint whose time it is.</summary>
    public const string Now = "now";

    public static Card Of(CommitmentFormView view) => new($"What did {view.Account ?? "the customer"} commit to?",
        new Heading($"Commitment{(view.Account is { } name ? $" of {name}" : "")} before the renewal"),
        new Form("Commitment", Verbs.CommitmentSave,
        [
            .. view.AccountId is null ? [new ChoiceField("account", "Account", view.Accounts) { Required = true, Hint = "Choose", Error = Error(view, "account") }] : Array.Empty<Field>(),
            new ChoiceField("checkpoint", "Checkpoint", [.. view.AccountId is null ? [new Choice("The one that is due", Now)] : Array.Empty<Choice>(), new Choice("180 days before", "180"), new Choice("90 days before", "90"), new Choice("30 days before", "30")])
                { Value = view.Days ?? Now, Required = true, Error = Error(view, "checkpoint") },
            new TextField("statement", "Who committed to what", Multiline: true, MaxLength: MostText) { Value = view.Statement, Required = true, Hint = "“the CFO agreed to renew for two years”", Error = Error(view, "statement") },
        ], "Save")
        {
            Data = view.AccountId is { } id ? new Dictionary<string, string> { ["account"] = id } : new Dictionary<string, string>(),
        });

    private static string? Error(CommitmentFormView view, string field) => view.Errors.GetValueOrDefault(field);
}
