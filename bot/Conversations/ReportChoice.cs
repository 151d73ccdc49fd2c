using CsmBot.Accounts;
using CsmBot.Reports;

namespace CsmBot.Conversations;

/// <summary>From the words that pick what a report is about to what the book holds; what fits nothing, or several, is refused with what would fit.</summary>
public sealed class ReportChoice(Book book, DateOnly today)
{
    private const int MostNamed = 5;

    /// <summary>By id, name or alias, or by what only one account's name begins with.</summary>
    public int? Account(string? text)
    {
        if (text is null) return null;
        if (book.Find(text) is var byId and >= 0) return byId;
        var folded = TypeAhead.Folded(text);
        var exact = Enumerable.Range(0, book.Accounts.Count).Where(a => TypeAhead.Folded(book.Accounts[a].Name) == folded || book.Accounts[a].Aliases.Any(s => TypeAhead.Folded(s) == folded)).ToList();
        if (exact.Count > 1 && exact.Where(a => book.Figures[a].Status == AccountStatus.Active).ToList() is [var active]) return active;
        if (exact.Count == 1) return exact[0];
        var near = exact.Count > 1 ? [.. exact.Select(a => book.Accounts[a].Name)] : TypeAhead.Accounts(book, text).Select(c => book.Accounts[book.Find(c.Value)].Name).ToList();
        if (near is [var only] && exact.Count == 0) return book.Find(TypeAhead.Accounts(book, text)[0].Value);
        throw new ReportRefused(near.Count == 0 ? $"I know no account “{text}”." : $"“{text}” fits several accounts: {Named(near)}. Say which.");
    }

    /// <summary>By e-mail or full name.</summary>
    public int? Csm(string? text)
    {
        if (text is null) return null;
        if (book.People.Find(text) is var byEmail and >= 0) return byEmail;
        var fits = book.People.Known.Where(p => string.Equals(book.People.On(p, today)?.Name, text, StringComparison.OrdinalIgnoreCase)).ToList();
        return fits.Count == 1 ? fits[0] : throw new ReportRefused(fits.Count == 0 ? $"I know nobody “{text}”." : $"“{text}” fits several people: {Named([.. fits.Select(book.People.Email)])}. Say whose e-mail.");
    }

    /// <summary>As the book spells it.</summary>
    public string? Team(string? text) => text is null ? null
        : book.Teams.Find(text) is var team and >= 0 ? book.Teams.WordOf(team) : throw new ReportRefused($"I know no team “{text}”. There are: {Named([.. book.Teams.All])}.");

    private static string Named(IReadOnlyList<string> names) => string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");
}
