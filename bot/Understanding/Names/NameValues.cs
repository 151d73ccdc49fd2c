using System.Collections.Immutable;

namespace CsmBot.Understanding.Names;

/// <summary>Words that name accounts: one, or several that fit equally well.</summary>
/// <param name="AccountIds">By name; at most ten.</param>
/// <param name="Exact">The words are the whole of a name or alias (or an id), not a part or a misspelling of one.</param>
public sealed record AccountName(ImmutableArray<string> AccountIds, bool Exact)
{
    /// <summary>All its words are ordinary ones ("Meeting Point", "Summit"): a name only where a name can stand.</summary>
    public bool Common { get; init; }

    /// <summary>A word of it was misspelled.</summary>
    public bool Slip { get; init; }

    public bool Equals(AccountName? other) => other is not null && Exact == other.Exact && AccountIds.AsSpan().SequenceEqual(other.AccountIds.AsSpan());
    public override int GetHashCode() => AccountIds.Length == 0 ? 0 : AccountIds[0].GetHashCode(StringComparison.Ordinal);
}

/// <summary>Words that name people: one, or several that fit.</summary>
/// <param name="Exact">The full name or the e-mail address, not a first or last name alone.</param>
public sealed record PersonName(ImmutableArray<string> Emails, bool Exact)
{
    /// <summary>An ordinary word as well ("June", "Max"): a name only where a name can stand.</summary>
    public bool Common { get; init; }

    public bool Equals(PersonName? other) => other is not null && Exact == other.Exact && Emails.AsSpan().SequenceEqual(other.Emails.AsSpan());
    public override int GetHashCode() => Emails.Length == 0 ? 0 : Emails[0].GetHashCode(StringComparison.Ordinal);
}

/// <summary>A value of a field as the book spells it: a team, segment, region, industry, stage, plan, course or metric.</summary>
public sealed record FieldValue(string Field, string Value);
