using System.Globalization;
using System.Text;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Understanding.Names;

namespace CsmBot.Conversations;

/// <summary>Accounts whose names fit what was typed so far: those that begin with it, then those with a word that does, then near misses; active ones first.</summary>
public static class TypeAhead
{
    /// <summary>About as many as Teams shows (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search).</summary>
    public const int Most = 15;

    private const int LongestQuery = 100;
    private enum Fit { Whole, Beginning, Alias, Word, Near, None }

    public static IReadOnlyList<Choice> Accounts(Book book, string? typed)
    {
        var query = Folded(typed is { Length: > LongestQuery } ? typed[..LongestQuery] : typed ?? "");
        return [.. Enumerable.Range(0, book.Accounts.Count).Select(i => book.Accounts[i])
            .Select(a => (Account: a, Fit: query == "" ? Fit.Word : Best(a, query))).Where(f => f.Fit != Fit.None)
            .OrderBy(f => f.Fit).ThenBy(f => f.Account.Status).ThenBy(f => f.Account.Name, StringComparer.OrdinalIgnoreCase)
            .Take(Most).Select(f => new Choice(Title(f.Account), f.Account.AccountId))];
    }

    /// <summary>Members of the team whose names fit, as accounts' do; the value is the e-mail.</summary>
    public static IReadOnlyList<Choice> People(Book book, string? typed, DateOnly today)
    {
        var query = Folded(typed is { Length: > LongestQuery } ? typed[..LongestQuery] : typed ?? "");
        return [.. book.People.Known.Select(p => book.People.On(p, today)).OfType<Person>()
            .Select(p => (Person: p, Fit: query == "" ? Fit.Word : Best(p, query))).Where(f => f.Fit != Fit.None)
            .OrderBy(f => f.Fit).ThenBy(f => f.Person.Name, StringComparer.OrdinalIgnoreCase).Take(Most).Select(f => Choice(f.Person))];
    }

    public static Choice Choice(Person person) => new(person.Team is { } team ? $"{person.Name} ({Words.Of(person.Role)}, {team})" : $"{person.Name} ({Words.Of(person.Role)})", person.Email);

    private static Fit Best(Person person, string query)
    {
        var name = Folded(person.Name);
        if (name == query || string.Equals(person.Email, query, StringComparison.OrdinalIgnoreCase)) return Fit.Whole;
        if (name.StartsWith(query, StringComparison.Ordinal)) return Fit.Beginning;
        if (Folded(person.Email).StartsWith(query, StringComparison.Ordinal)) return Fit.Alias;
        if (name.Contains(" " + query, StringComparison.Ordinal)) return Fit.Word;
        return name.Split(' ').Any(w => IsNear(query, w)) ? Fit.Near : Fit.None;
    }

    public static string Title(Account account) => account.Status == AccountStatus.Churned ? $"{account.Name} (churned)" : account.Name;

    private static Fit Best(Account account, string query)
    {
        var name = Folded(account.Name);
        if (name == query || string.Equals(account.AccountId, query, StringComparison.OrdinalIgnoreCase)) return Fit.Whole;
        if (name.StartsWith(query, StringComparison.Ordinal)) return Fit.Beginning;
        if (account.Aliases.Any(a => Folded(a).StartsWith(query, StringComparison.Ordinal))) return Fit.Alias;
        if (name.Contains(" " + query, StringComparison.Ordinal)) return Fit.Word;
        return name.Split(' ').Any(w => IsNear(query, w)) ? Fit.Near : Fit.None;
    }

    /// <summary>A slip away from the word's beginning, which may be a letter longer or shorter than what was typed.</summary>
    private static bool IsNear(string query, string word) => Enumerable.Range(query.Length - 1, 3)
        .Any(length => length > 0 && length <= word.Length && NearWords.IsNear(query, word.AsSpan(0, length)));

    /// <summary>Lower case without accents, punctuation as spaces.</summary>
    internal static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ' && c is not ('\'' or '’')) folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }
}
