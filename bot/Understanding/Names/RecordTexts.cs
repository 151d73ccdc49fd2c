using CsmBot.Accounts;

namespace CsmBot.Understanding.Names;

/// <summary>What records say in words: ticket subjects, causes and first signs of fires, sources of evidence, behaviours of plan steps, and the words in them; and the names of executive sponsors.</summary>
internal static class RecordTexts
{
    /// <summary>A field with more different texts than this is free text that nobody asks for by its wording.</summary>
    private const int MostTexts = 500;

    public static readonly IReadOnlyList<string> Fields = ["said subject", "said cause", "said sign", "said source", "said behaviour", "said topic", "said sponsor"];

    public static Dictionary<string, IReadOnlyCollection<string>> Of(Book book)
    {
        var all = new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["said subject"] = Distinct(book, book.Tickets, t => t.Subject),
            ["said cause"] = Distinct(book, book.Fires, f => f.Cause),
            ["said sign"] = Distinct(book, book.Fires, f => f.FirstWarningSign),
            ["said source"] = Distinct(book, book.Evidence, e => e.Source),
            ["said behaviour"] = Distinct(book, book.Steps, s => s.Behaviour),
        };
        all["said sponsor"] = Sponsors(book);
        all["said topic"] = [.. all["said subject"].SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase)];
        return all;
    }

    private static HashSet<string> Sponsors(Book book)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var account in book.Accounts.All)
            if (account.ExecutiveSponsor is { Length: > 0 } name && found.Add(name) && found.Count > MostTexts) return [];
        return found;
    }

    private static HashSet<string> Distinct<T>(Book book, PerAccount<T> rows, Func<T, string?> text)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var account = 0; account < book.Accounts.Count; account++)
            foreach (ref readonly var row in rows.Of(account))
                if (text(row) is { Length: > 0 } said && found.Add(said) && found.Count > MostTexts) return [];
        return found;
    }
}
