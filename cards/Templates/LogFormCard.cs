using System.Globalization;

namespace CsmBot.Cards.Templates;

/// <summary>
/// One interaction as far as it is known, every value in wire form as a form sends it, so that what was typed is put back unchanged.
/// <see cref="Needs"/> and the keys of <see cref="Errors"/> are field names (<see cref="LogFormCard.FieldNames"/>).
/// </summary>
public sealed record LogFormEntry
{
    public string? AccountId { get; init; }
    public string? AccountName { get; init; }
    public string? Type { get; init; }
    public string? OccurredOn { get; init; }
    public string? Minutes { get; init; }
    public string? Volume { get; init; }
    public string? Effectiveness { get; init; }
    public string? Purpose { get; init; }
    public string? Notes { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>The accounts an ambiguous name could be, offered before anything is typed.</summary>
    public IReadOnlyList<Choice> AccountChoices { get; init; } = [];
}

public enum LogFormKind { Empty, Rest, Review, Edit }

/// <param name="Id">The draft (Rest, Review) or the log (Edit); null for the empty form.</param>
public sealed record LogFormView(LogFormKind Kind, IReadOnlyList<LogFormEntry> Entries, DateOnly Today, string? Id = null)
{
    /// <summary>Of the log that is edited, so that an edit of something newer than what was shown is noticed.</summary>
    public string? Version { get; init; }

    /// <summary>What is wrong with the form as a whole: "Dana changed this entry meanwhile."</summary>
    public string? Problem { get; init; }
}

/// <summary>The form of a log: empty, holding what was understood and asking for the rest, or holding all for an edit.</summary>
public static class LogFormCard
{
    public const string Dataset = "accounts";
    public static readonly IReadOnlyList<string> FieldNames = ["account", "type", "occurred_on", "minutes", "volume", "effectiveness", "purpose", "notes"];
    public static readonly IReadOnlyList<string> Types = ["call", "email", "meeting", "site_visit", "qbr", "training", "chat", "ticket", "other"];
    public static readonly IReadOnlyList<string> Purposes = ["firefighting", "prevention", "onboarding", "adoption", "renewal", "expansion"];

    /// <summary>More whole entries than this do not fit into one message on every channel.</summary>
    public const int MostEntries = 3;

    /// <summary>The form's name of a field: "type" for the first entry, "type.2" for the second.</summary>
    public static string FieldId(string name, int entry) => entry == 0 ? name : $"{name}.{entry + 1}";

    public static Card Of(LogFormView view) => new(Summary(view),
    [
        new Heading(Title(view)),
        .. view.Problem is { } problem ? [new Notice(NoticeKind.Error, problem)] : Array.Empty<Block>(),
        .. Left(view) is { } left ? [new Notice(NoticeKind.Info, left)] : Array.Empty<Block>(),
        .. view.Kind == LogFormKind.Rest ? view.Entries.SelectMany((e, i) => Understood(e, view.Entries.Count, i)) : [],
        new Form(view.Kind == LogFormKind.Edit ? "Edit entry" : "Log interaction", Verbs.LogSave, [.. Shown(view).SelectMany((e, i) => Fields(view, e, i))],
            view.Kind == LogFormKind.Edit ? "Save" : "Log it")
        {
            Data = Data(view),
            Others = Others(view),
        },
    ]);

    private static IEnumerable<LogFormEntry> Shown(LogFormView view) => view.Kind == LogFormKind.Rest ? view.Entries : view.Entries.Take(MostEntries);

    private static string? Left(LogFormView view) => view.Kind == LogFormKind.Rest || view.Entries.Count <= MostEntries ? null
        : $"{Phrases.Count(view.Entries.Count - MostEntries, "more entry", "more entries")} of this message stay as they are.";

    private static string Title(LogFormView view) => view.Kind switch
    {
        LogFormKind.Empty => "Log an interaction",
        LogFormKind.Edit => "Edit the entry",
        LogFormKind.Review => "Check and log",
        _ => "Almost logged: " + Phrases.Join([.. view.Entries.SelectMany(e => e.Needs).Distinct().Select(n => Ask(n))]) + "?",
    };

    private static string Ask(string need) => need switch
    {
        "account" => "which account", "type" => "what kind of contact", "occurred_on" => "which day", "minutes" => "how long", "volume" => "how many",
        "effectiveness" => "how useful", "purpose" => "what for", _ => need,
    };

    private static string Summary(LogFormView view) => view.Kind switch
    {
        LogFormKind.Rest => Title(view) + " Nothing is stored yet.",
        _ => Title(view) + ".",
    };

    private static IReadOnlyDictionary<string, string> Data(LogFormView view) => (view.Kind, view.Id) switch
    {
        (LogFormKind.Edit, { } id) => new Dictionary<string, string> { ["log"] = id, ["version"] = view.Version ?? "" },
        (LogFormKind.Rest, { } id) => new Dictionary<string, string> { ["draft"] = id, ["rest"] = "true" },
        (_, { } id) => new Dictionary<string, string> { ["draft"] = id },
        _ => new Dictionary<string, string>(),
    };

    private static IReadOnlyList<VerbButton> Others(LogFormView view)
    {
        var cancel = new VerbButton("Cancel", Verbs.LogCancel, Data(view));
        return view is { Kind: LogFormKind.Rest, Id: { } id } ? [new VerbButton("Change the rest", Verbs.LogReview, ("draft", id)), cancel] : [cancel];
    }

    private static IEnumerable<Block> Understood(LogFormEntry entry, int count, int index)
    {
        if (count > 1) yield return new Heading(Group(entry, count, index), Level: 2);
        if (Known(entry) is { Items.Count: > 0 } known) yield return known;
    }

    private static string Group(LogFormEntry entry, int count, int index) => $"{index + 1} of {count}: {About(entry)}";

    private static Facts Known(LogFormEntry e) => new(
        Fact.If("Account", e.Needs.Contains("account") ? null : e.AccountName),
        Fact.If("Type", e.Needs.Contains("type") || e.Type is null ? null : Phrases.Label(e.Type)),
        Fact.If("Day", DateOnly.TryParseExact(e.OccurredOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Phrases.Day(day) : e.OccurredOn),
        Fact.If("Time spent", int.TryParse(e.Minutes, out var m) ? Phrases.Duration(m) : null),
        Fact.If("Volume", e.Volume is null or "1" ? null : e.Volume),
        Fact.If("Effectiveness", int.TryParse(e.Effectiveness, out var score) && score is >= 1 and <= 5 ? Phrases.Effectiveness(score) : null),
        Fact.If("Purpose", e.Purpose is null ? null : Phrases.Label(e.Purpose)),
        Fact.If("Notes", e.Notes));

    private static IEnumerable<Field> Fields(LogFormView view, LogFormEntry entry, int index)
    {
        var group = view.Entries.Count == 1 ? null : Group(entry, view.Entries.Count, index);
        var names = view.Kind == LogFormKind.Rest ? FieldNames.Where(n => entry.Needs.Contains(n) || entry.Errors.ContainsKey(n)) : FieldNames;
        return names.Select((n, i) => Field(view, entry, n, FieldId(n, index)) with { Error = entry.Errors.GetValueOrDefault(n), Group = i == 0 ? group : null });
    }

    private static string About(LogFormEntry e) => (e.Type is null ? "contact" : Phrases.Contact(e.Type)) + (e.AccountName is null ? "" : $" with {e.AccountName}");

    private static Field Field(LogFormView view, LogFormEntry e, string name, string id) => name switch
    {
        "account" => new LookupField(id, "Account", Dataset)
        {
            Required = true, Value = e.AccountId, Hint = "Type a few letters of the name",
            Suggestions = e.AccountId is { } known && e.AccountChoices.All(c => c.Value != known) ? [new Choice(e.AccountName ?? known, known), .. e.AccountChoices] : e.AccountChoices,
        },
        "type" => new ChoiceField(id, "Type", Choices(Types)) { Required = true, Value = e.Type, Hint = "Choose" },
        "occurred_on" => new DateField(id, "Day") { Required = true, Value = e.OccurredOn ?? view.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Max = view.Today },
        "minutes" => new NumberField(id, "Minutes", 1, 14400) { Value = e.Minutes, Hint = "Time it took in all" },
        "volume" => new NumberField(id, "How many", 1, 1000) { Value = e.Volume ?? "1" },
        "effectiveness" => new ChoiceField(id, "Effectiveness", [.. Enumerable.Range(1, 5).Reverse().Select(n => new Choice(Phrases.Effectiveness(n), $"{n}"))])
            { Value = e.Effectiveness, Hint = "Not said" },
        "purpose" => new ChoiceField(id, "Purpose", Choices(Purposes)) { Value = e.Purpose, Hint = "Not said" },
        "notes" => new TextField(id, "Notes", Multiline: true) { Value = e.Notes },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A log's form has no such field."),
    };

    private static IReadOnlyList<Choice> Choices(IReadOnlyList<string> words) => [.. words.Select(w => new Choice(Phrases.Label(w), w))];
}
