namespace CsmBot.Questions;

/// <summary>A single figure. Money's unit is its currency, counts have "accounts", "interactions", …; else "hours", "percent", "days".</summary>
public sealed record Value(string Name, double? Number, string Unit);

/// <summary>What the reader of an answer should know, a sentence.</summary>
public sealed record Note(string Text)
{
    /// <summary>The instant (UTC) that stands in the text by the asker's clock: a channel that knows its readers' zones shows it by theirs.</summary>
    public DateTime? At { get; init; }

    public static implicit operator Note(string text) => new(text);
}

/// <summary>
/// What the book says to a question. Cells are raw: string, double, long, DateOnly, bool or null; the first column names the thing listed or the group,
/// a group's figures come last. <see cref="Total"/> is the number of rows before any paging.
/// </summary>
public sealed record Answer(string Understood, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, Value? Value, DateTime AsOf)
{
    public int Total => Rows.Count;

    /// <summary>What the reader should know: rates that were missing, accounts that could not be judged.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The account behind each row, for buttons and for who may see what; empty where rows are no accounts.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];
}
