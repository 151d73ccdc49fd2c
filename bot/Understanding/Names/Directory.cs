using CsmBot.Accounts;

namespace CsmBot.Understanding.Names;

/// <summary>The names of the book, found in a message by their words. Made anew when names change.</summary>
public sealed class Directory
{
    public static Directory Of(IEnumerable<Account> accounts, IEnumerable<Person> people, IEnumerable<string> plans, IEnumerable<string> courses, IEnumerable<string> metrics) =>
        new();
}

/// <summary>Words that name accounts: one, or several that fit equally well.</summary>
/// <param name="AccountIds">Best first.</param>
/// <param name="Exact">The words are the whole of a name or alias, not a part or a misspelling of one.</param>
public sealed record AccountName(System.Collections.Immutable.ImmutableArray<string> AccountIds, bool Exact)
{
    public bool Equals(AccountName? other) => other is not null && Exact == other.Exact && AccountIds.AsSpan().SequenceEqual(other.AccountIds.AsSpan());
    public override int GetHashCode() => AccountIds.Length == 0 ? 0 : AccountIds[0].GetHashCode(StringComparison.Ordinal);
}

/// <summary>Words that name people: one, or several that fit.</summary>
public sealed record PersonName(System.Collections.Immutable.ImmutableArray<string> Emails, bool Exact)
{
    public bool Equals(PersonName? other) => other is not null && Exact == other.Exact && Emails.AsSpan().SequenceEqual(other.Emails.AsSpan());
    public override int GetHashCode() => Emails.Length == 0 ? 0 : Emails[0].GetHashCode(StringComparison.Ordinal);
}

/// <summary>A value of a field as the book spells it: a team, segment, region, industry, plan, course or metric.</summary>
public sealed record FieldValue(string Field, string Value);
