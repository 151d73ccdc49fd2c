using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Interactions;
using CsmBot.Questions;

namespace CsmBot.Understanding;

/// <summary>What a message means. A closed set: whoever consumes it does so in one switch.</summary>
public abstract record Understood
{
    /// <summary>Words that carry meaning and were not used. While there are any, nothing is answered or stored as if they had not been said.</summary>
    public ImmutableArray<string> Unused { get; init; } = [];
}

/// <summary>Something was done and is to be logged; ready when no draft needs anything.</summary>
public sealed record Log(ImmutableArray<Draft> Drafts) : Understood
{
    public bool Ready => Drafts.Length > 0 && Drafts.All(d => !d.Needs.Any());
}

/// <summary>A bare "log": the empty form.</summary>
public sealed record OpenLogForm : Understood;

/// <summary>A question that can be answered.</summary>
public sealed record Ask(Question Question) : Understood;

/// <summary>A question that fits several ways; each choice is a whole reading, and picking one finishes it.</summary>
public sealed record Clarify(string Prompt, ImmutableArray<Choice> Choices) : Understood;

/// <param name="Label">What the button says, e.g. an account's name.</param>
/// <param name="Meaning">What picking it means.</param>
public sealed record Choice(string Label, Understood Meaning);

/// <summary>A plan for the future ("call Acme tomorrow at 10"): offered as a reminder, never logged.</summary>
public sealed record Plan(string Text, DateOnly? Day, string? AccountId) : Understood;

/// <summary>A change to what was logged last: "no, 35 minutes", "that was Globex", "also 2 emails".</summary>
public sealed record Correct(Correction Correction) : Understood;

/// <summary>Only what is to change is set. <see cref="Also"/> means: another entry beside the last, not a change of it.</summary>
public sealed record Correction(Draft Changes, ImmutableArray<string> Fields, bool Also = false);

/// <summary>"teach: platinum means tier 1": a word of the company's own, as it was typed.</summary>
public sealed record Teach(string Word, string Meaning) : Understood;

/// <summary>"forget platinum".</summary>
public sealed record Forget(string Word) : Understood;

/// <summary>"our words": which the company has taught.</summary>
public sealed record TellWords : Understood;

/// <summary>"undo", "delete that".</summary>
public sealed record Undo : Understood;

public sealed record Help(string? About = null) : Understood;

/// <summary>"thanks", "hi": a friendly word back, nothing more.</summary>
public sealed record Courtesy(string Kind) : Understood;

/// <summary>Declined with a reason: data we do not hold, a person nobody knows, a request that is not ours.</summary>
public sealed record Declined(string Reason) : Understood;

/// <summary>No reading uses all the words; <see cref="Suggestions"/> are the nearest things that can be said.</summary>
public sealed record NotUnderstood(ImmutableArray<string> Suggestions) : Understood;

/// <summary>All that understanding depends on beside the words.</summary>
public sealed record Context(Moment Moment, Names.Directory Names)
{
    /// <summary>The last question of this conversation by this person, which "and tier 2?" follows on.</summary>
    public Question? LastQuestion { get; init; }

    /// <summary>Rows of the last answer (account ids), for "the first one", "which of them".</summary>
    public IReadOnlyList<string> LastAccountIds { get; init; } = [];

    /// <summary>Does this person have a log entry just made here, which "no, 35 minutes" corrects?</summary>
    public bool HasLastLog { get; init; }

    /// <summary>Was a report shown to this person here, of which "what is behind ARR lost" asks?</summary>
    public bool HasLastReport { get; init; }

    /// <summary>Was a health rule just proposed to this person here, which "call it gone silent" names?</summary>
    public bool HasRuleDraft { get; init; }
}
